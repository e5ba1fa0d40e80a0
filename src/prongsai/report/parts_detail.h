// SPDX-License-Identifier: Apache-2.0
// The tables of what templates may name. Each file that makes such parts exports its entries here, so that a
// name, where it may stand and what it makes are one line.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "prongsai/report/writer_detail.h"

namespace prongsai::report::detail {

struct FactEntry {
  std::string_view code;
  std::string_view scope;  ///< the `each` it needs around it; empty: none
  std::optional<doc::Spans> (*make)(Writer& writer, const Scope& scope);
};
struct TestEntry {
  std::string_view code;
  std::string_view scope;
  std::optional<bool> (*decide)(const Writer& writer, const Scope& scope);
};
struct TableEntry {
  std::string_view code;
  std::string_view scope;
  std::optional<doc::Table> (*make)(Writer& writer, const Scope& scope);
};
struct ListEntry {
  std::string_view code;
  std::string_view scope;
  std::optional<doc::List> (*make)(Writer& writer, std::string_view mark, const Scope& scope);
};
struct FigureEntry {
  std::string_view code;
  std::string_view scope;
  std::optional<doc::Figure> (*make)(Writer& writer, const Scope& scope);
};
/// What to repeat a body for. Scopes of a repetition within another one keep what the outer one set.
struct EachEntry {
  std::string_view code;
  std::string_view within;  ///< the `each` it needs around it; empty: none
  std::vector<Scope> (*make)(const Writer& writer, const Scope& outer);
};
/// Looks for what a whole document of the input's kind lacks.
using GapFinder = void (*)(Writer& writer);

// Of the scores.
std::span<const FactEntry> facts_of_document();
std::span<const FactEntry> facts_of_scores();
std::span<const FactEntry> facts_of_changes();
std::span<const FactEntry> facts_of_nodes();
std::span<const TestEntry> tests_of_scores();
std::span<const TestEntry> tests_of_changes();
std::span<const TestEntry> tests_of_nodes();
std::span<const TableEntry> tables_of_scores();
std::span<const TableEntry> tables_of_rules();
std::span<const TableEntry> tables_of_answers();
std::span<const TableEntry> tables_of_advice();
std::span<const ListEntry> lists_of_advice();
std::span<const ListEntry> lists_of_limits();
std::span<const FigureEntry> figures_of_scores();
std::span<const EachEntry> repetitions_of_scores();
void find_gaps_of_scores(Writer& writer);

// Of plans: the drive plan, the report on measures, and the analysis by topic.
std::span<const FactEntry> facts_of_plans();
std::span<const FactEntry> facts_of_topics();
std::span<const TestEntry> tests_of_plans();
std::span<const TestEntry> tests_of_topics();
std::span<const TableEntry> tables_of_plans();
std::span<const TableEntry> tables_of_topics();
std::span<const ListEntry> lists_of_plans();
std::span<const ListEntry> lists_of_topics();
void find_gaps_of_plans(Writer& writer);

// All of them, in the order of their files.
[[nodiscard]] const std::vector<FactEntry>& all_facts();
[[nodiscard]] const std::vector<TestEntry>& all_tests();
[[nodiscard]] const std::vector<TableEntry>& all_tables();
[[nodiscard]] const std::vector<ListEntry>& all_lists();
[[nodiscard]] const std::vector<FigureEntry>& all_figures();
[[nodiscard]] const std::vector<EachEntry>& all_repetitions();
[[nodiscard]] const std::vector<GapFinder>& all_gap_finders();

}  // namespace prongsai::report::detail
