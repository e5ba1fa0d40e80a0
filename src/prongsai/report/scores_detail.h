// SPDX-License-Identifier: Apache-2.0
// What facts, tests and tables of the scores all ask.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "prongsai/improvement/progress.h"
#include "prongsai/report/parts_detail.h"

namespace prongsai::report::detail {

/// Indicators by which way their scores went since the year before, in the order of indicators.
struct Moved {
  std::vector<NodeIndex> risen;
  std::vector<NodeIndex> fallen;
  std::vector<NodeIndex> unchanged;
  std::vector<NodeIndex> unknown;
};
/// Empty lists where there is no year before.
[[nodiscard]] Moved moved(const Writer& writer);
/// Of one node of the year the document is about; empty where a value is missing or there is no year before.
[[nodiscard]] std::optional<analysis::Change> change_of(const Writer& writer, NodeIndex node);

/// The level that the scores give; where they leave it open, the one that was printed, if it is one.
[[nodiscard]] std::optional<std::size_t> level_at(const YearFigures& year);

/// All indicators as they stand, best first. Empty without results.
[[nodiscard]] const std::vector<analysis::IndicatorRow>& rows_of(const Writer& writer);
/// Indicators in their order.
[[nodiscard]] std::vector<NodeIndex> indicators_of(const Writer& writer);
[[nodiscard]] bool is_failing(const Writer& writer, NodeIndex node);

/// On the two sides of the target; all unknown where there is none.
[[nodiscard]] analysis::Split split_by_target(const Writer& writer);

/// The targets of the earlier plan about indicators, against the result.
struct Review {
  std::vector<improvement::TargetOutcome> outcomes;
  std::size_t reached = 0;
  std::size_t unknown = 0;
};
[[nodiscard]] Review review_of(const Writer& writer);

/// "ตัวชี้วัดที่ 2 การใช้งบประมาณ (81.80 คะแนน), … และ…".
[[nodiscard]] doc::Spans named_with_scores(Writer& writer, const std::vector<NodeIndex>& nodes);
[[nodiscard]] doc::Spans named(Writer& writer, const std::vector<NodeIndex>& nodes);
/// "มากกว่า 90.00 คะแนน", "ตั้งแต่ 90.00 คะแนนขึ้นไป".
[[nodiscard]] doc::Spans target_words(Writer& writer, base::Points value, bool is_more_than,
                                      std::string_view datum);

/// Records of the plan whose `about` covers the node or something below it ("item:e14" of indicator 8).
[[nodiscard]] std::vector<const improvement::Record*> records_about(const Writer& writer,
                                                                    improvement::RecordKind kind,
                                                                    NodeIndex node);
/// True where the record names the node itself, or a thing below it; or a topic by which a weak item of it,
/// one below the pass mark, is gathered (of its instrument, where the record names instruments as well).
/// "indicators" and the total name nothing of it.
[[nodiscard]] bool is_about(const Writer& writer, const improvement::Record& record, NodeIndex node);

/// The instrument of a node of this year's edition.
[[nodiscard]] const framework::Instrument& instrument_at(const Writer& writer, NodeIndex node);
/// "แบบวัด… (IIT)" as "IIT".
[[nodiscard]] std::string short_name_of(const Writer& writer, NodeIndex instrument);

// Cells and spans.
[[nodiscard]] doc::Cell cell(doc::Spans spans);
[[nodiscard]] doc::Cell cell(doc::Span span);
[[nodiscard]] doc::Cell head_cell(const Writer& writer, std::string_view key);
/// A table that fits a page stands on one.
void keep_together(doc::Table& table);
void append(doc::Spans& to, const doc::Spans& more);
[[nodiscard]] doc::Spans list_of(const Writer& writer, const std::vector<doc::Spans>& parts);
/// The first line of a text, cut where it is long: by which a reader knows a record.
[[nodiscard]] std::string short_words(std::string_view text);
/// Lines of a text that somebody typed, empty ones left out.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

}  // namespace prongsai::report::detail
