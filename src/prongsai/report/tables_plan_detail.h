// SPDX-License-Identifier: Apache-2.0
// Tables, lists and gaps of the documents about plans, one function each; named for templates in
// names_plans.cpp and names_topics.cpp.
#pragma once

#include "prongsai/report/plan_parts_detail.h"

namespace prongsai::report::detail::plans {

// Drive plan.
[[nodiscard]] std::optional<doc::Table> activities_table(Writer& writer, const Scope& scope);
[[nodiscard]] std::optional<doc::Table> calendar_table(Writer& writer, const Scope& scope);
[[nodiscard]] std::optional<doc::Table> guidelines_table(Writer& writer, const Scope& scope);
[[nodiscard]] std::optional<doc::Table> groups_table(Writer& writer, const Scope& scope);
[[nodiscard]] std::optional<doc::Table> item_changes_table(Writer& writer, const Scope& scope);

// Report on measures.
[[nodiscard]] std::optional<doc::Table> measures_table(Writer& writer, const Scope& scope);
[[nodiscard]] std::optional<doc::Table> progress_table(Writer& writer, const Scope& scope);
[[nodiscard]] std::optional<doc::Table> problems_table(Writer& writer, const Scope& scope);
[[nodiscard]] std::optional<doc::Table> target_outcomes_table(Writer& writer, const Scope& scope);
[[nodiscard]] std::optional<doc::Table> changes_table(Writer& writer, const Scope& scope);

// Analysis by topic.
[[nodiscard]] std::optional<doc::Table> topic_items_table(Writer& writer, const Scope& scope);
[[nodiscard]] std::optional<doc::Table> practice_table(Writer& writer, const Scope& scope);
[[nodiscard]] std::optional<doc::Table> no_topic_table(Writer& writer, const Scope& scope);

// Lists.
[[nodiscard]] std::optional<doc::List> sections_list(Writer& writer, std::string_view mark,
                                                     const Scope& scope);
[[nodiscard]] std::optional<doc::List> recommendations_list(Writer& writer, std::string_view mark,
                                                            const Scope& scope);
[[nodiscard]] std::optional<doc::List> targets_list(Writer& writer, std::string_view mark,
                                                    const Scope& scope);
[[nodiscard]] std::optional<doc::List> constraints_list(Writer& writer, std::string_view mark,
                                                        const Scope& scope);
[[nodiscard]] std::optional<doc::List> topic_lowest_list(Writer& writer, std::string_view mark,
                                                         const Scope& scope);
[[nodiscard]] std::optional<doc::List> topic_measures_list(Writer& writer, std::string_view mark,
                                                           const Scope& scope);

/// All the topic's items that share the lowest score; empty where none is known.
[[nodiscard]] std::vector<NodeIndex> lowest_of(const Writer& writer, const analysis::TopicRow& topic);
/// Disclosure items of the topic at exactly 0.
[[nodiscard]] std::vector<NodeIndex> undisclosed(const Writer& writer, const analysis::TopicRow& topic);
/// The measures about the topic: it names the topic, an item of it, or an indicator that one of its weak
/// items is of.
[[nodiscard]] Records measures_about(const Writer& writer, const analysis::TopicRow& topic);
/// The disclosure items of the topic that a measure serves.
[[nodiscard]] std::vector<NodeIndex> disclosed_by(const Writer& writer, const analysis::TopicRow& topic,
                                                  const Record& measure);
/// An agency's own words for an instrument of a topic that tell it to keep what the figures say is to be
/// mended; false for words that do not.
[[nodiscard]] bool contradicts(const Record& recommendation, analysis::Advice advice);
/// The recommendations written for this instrument of this topic.
[[nodiscard]] Records recommendations_for(const Writer& writer, const analysis::TopicRow& topic,
                                          const analysis::TopicPart& part);
/// "I1, I2 และ O43"
[[nodiscard]] std::string codes_of(const Writer& writer, const std::vector<NodeIndex>& nodes);

/// The wording of an item, marked where it is not that of its year; empty where none is known.
[[nodiscard]] std::string wording_of(const Writer& writer, NodeIndex node);

/// The fixed headings of what holds an agency back, in their order: "staff", "budget", …
[[nodiscard]] std::span<const std::string_view> constraint_headings();
/// The record of a heading; null where there is none.
[[nodiscard]] const Record* constraint_of(const Writer& writer, std::string_view heading);

/// A committee that is named as responsible and has no record, by name; each once.
[[nodiscard]] std::vector<std::string> undefined_groups(const Writer& writer);

void drive_plan_gaps(Writer& writer);
void measures_report_gaps(Writer& writer);
void topic_analysis_gaps(Writer& writer);

}  // namespace prongsai::report::detail::plans
