// SPDX-License-Identifier: Apache-2.0
// Numbers typed into a sentence of a template, where only a fact may stand: next year they are wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prongsai::report {

/// Scores ("91.50", "85 คะแนน"), percents ("ร้อยละ 5", "5%"), years of the Buddhist era, counts of indicators
/// and numbers of parts, tables and charts ("ตารางที่ 3"), Thai digits too, each with the word that makes it
/// one. Not: numbers inside {facts}; the year of a law right behind its name ("พระราชบัญญัติ… พ.ศ. 2561"); whole
/// numbers of anything else ("ภายใน 7 วัน", "มาตรา 33").
[[nodiscard]] std::vector<std::string> typed_numbers(std::string_view sentence);

/// "ร้อยละ {total_change}", "{change}%": a change is in points, never in percent.
[[nodiscard]] std::vector<std::string> changes_as_percent(std::string_view sentence);

}  // namespace prongsai::report
