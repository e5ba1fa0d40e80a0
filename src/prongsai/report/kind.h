// SPDX-License-Identifier: Apache-2.0
// The official documents an agency has to hand in, and which year each is called by.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace prongsai::report {

enum class Kind : std::uint8_t {
  analysis,            ///< บทวิเคราะห์ผลการประเมิน: what the result is, what changed, what failed and why
  drive_plan,          ///< แผนการขับเคลื่อน, with its calendar
  measures_report,     ///< รายงานผลการดำเนินการตามมาตรการ
  topic_analysis,      ///< มาตรการส่งเสริมคุณธรรมและความโปร่งใส: the topics, what is done about each, constraints
  threshold_analysis,  ///< รายงานการวิเคราะห์: principle, rules, levels, charts, indicators on both sides of a
                       ///< line
};
inline constexpr std::array kinds = {Kind::analysis, Kind::drive_plan, Kind::measures_report,
                                     Kind::topic_analysis, Kind::threshold_analysis};

/// "analysis", "drive-plan", "measures-report", "topic-analysis", "threshold-analysis".
[[nodiscard]] std::string_view code_of(Kind kind);
[[nodiscard]] std::optional<Kind> find_kind(std::string_view code);

/// True for those called by the fiscal year in which the plan is carried out (drive plan, report on
/// measures); the others are called by the fiscal year of the results.
[[nodiscard]] constexpr bool is_of_plan(Kind kind) {
  return kind == Kind::drive_plan || kind == Kind::measures_report;
}

}  // namespace prongsai::report
