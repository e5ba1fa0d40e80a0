// SPDX-License-Identifier: Apache-2.0
// All that templates may name, joined from the files that make it.
#include "prongsai/report/names.h"
#include "prongsai/report/parts_detail.h"

namespace prongsai::report {
namespace detail {
namespace {

template <class Entry>
std::vector<Entry> joined(std::initializer_list<std::span<const Entry>> parts) {
  std::vector<Entry> out;
  for (const std::span<const Entry> part : parts) out.insert(out.end(), part.begin(), part.end());
  return out;
}

template <class Entry>
const Entry* find(const std::vector<Entry>& entries, std::string_view name) {
  for (const Entry& one : entries) {
    if (one.code == name) return &one;
  }
  return nullptr;
}

}  // namespace

const std::vector<FactEntry>& all_facts() {
  static const auto out = joined<FactEntry>({facts_of_document(), facts_of_scores(), facts_of_changes(),
                                             facts_of_nodes(), facts_of_plans(), facts_of_topics()});
  return out;
}

const std::vector<TestEntry>& all_tests() {
  static const auto out = joined<TestEntry>(
      {tests_of_scores(), tests_of_changes(), tests_of_nodes(), tests_of_plans(), tests_of_topics()});
  return out;
}

const std::vector<TableEntry>& all_tables() {
  static const auto out = joined<TableEntry>({tables_of_scores(), tables_of_rules(), tables_of_answers(),
                                              tables_of_advice(), tables_of_plans(), tables_of_topics()});
  return out;
}

const std::vector<ListEntry>& all_lists() {
  static const auto out =
      joined<ListEntry>({lists_of_advice(), lists_of_limits(), lists_of_plans(), lists_of_topics()});
  return out;
}

const std::vector<FigureEntry>& all_figures() {
  static const auto out = joined<FigureEntry>({figures_of_scores()});
  return out;
}

const std::vector<EachEntry>& all_repetitions() {
  static const auto out = joined<EachEntry>({repetitions_of_scores()});
  return out;
}

const std::vector<GapFinder>& all_gap_finders() {
  static const std::vector<GapFinder> out = {find_gaps_of_scores, find_gaps_of_plans};
  return out;
}

std::optional<doc::Spans> fact(Writer& writer, std::string_view name, const Scope& scope) {
  const FactEntry* entry = find(all_facts(), name);
  return entry == nullptr ? std::nullopt : entry->make(writer, scope);
}

std::optional<doc::Table> table(Writer& writer, std::string_view name, const Scope& scope) {
  const TableEntry* entry = find(all_tables(), name);
  return entry == nullptr ? std::nullopt : entry->make(writer, scope);
}

std::optional<doc::List> list(Writer& writer, std::string_view name, std::string_view mark,
                              const Scope& scope) {
  const ListEntry* entry = find(all_lists(), name);
  return entry == nullptr ? std::nullopt : entry->make(writer, mark, scope);
}

std::optional<doc::Figure> figure(Writer& writer, std::string_view name, const Scope& scope) {
  const FigureEntry* entry = find(all_figures(), name);
  return entry == nullptr ? std::nullopt : entry->make(writer, scope);
}

}  // namespace detail

namespace {

template <class Entry>
std::vector<Name> names_of(const std::vector<Entry>& entries) {
  std::vector<Name> out;
  for (const Entry& one : entries) out.push_back({one.code, one.scope});
  return out;
}

}  // namespace

const std::vector<Name>& fact_names() {
  static const std::vector<Name> out = names_of(detail::all_facts());
  return out;
}

const std::vector<Name>& test_names() {
  static const std::vector<Name> out = names_of(detail::all_tests());
  return out;
}

const std::vector<Name>& table_names() {
  static const std::vector<Name> out = names_of(detail::all_tables());
  return out;
}

const std::vector<Name>& list_names() {
  static const std::vector<Name> out = names_of(detail::all_lists());
  return out;
}

const std::vector<Name>& figure_names() {
  static const std::vector<Name> out = names_of(detail::all_figures());
  return out;
}

const std::vector<std::string_view>& each_names() {
  static const std::vector<std::string_view> out = [] {
    std::vector<std::string_view> names;
    for (const detail::EachEntry& one : detail::all_repetitions()) names.push_back(one.code);
    return names;
  }();
  return out;
}

}  // namespace prongsai::report
