// SPDX-License-Identifier: Apache-2.0
// What things are called and what a finding says, in both languages: one wording for page, command and paper.
#pragma once

#include <string>
#include <vector>

#include "prongsai/results_files/load_results.h"
#include "prongsai/scoring/explain.h"
#include "prongsai/text/language.h"

namespace prongsai::words {

using framework::Edition;
using results_files::Results;
using scoring::NodeIndex;
using text::Language;

/// The wanted language, else the other one.
[[nodiscard]] const std::string& choose(Language language, const framework::Text& text);

/// "ตัวชี้วัดที่ 2 การใช้งบประมาณ", "Item i8 …": a node in full; where an item has no known wording it says so.
[[nodiscard]] std::string node_name(Language language, const scoring::Plan& plan, const Edition& edition,
                                    NodeIndex node);
/// "ตัวชี้วัดที่ 2", "IIT": as short as it stays clear.
[[nodiscard]] std::string short_name(Language language, const scoring::Plan& plan, const Edition& edition,
                                     NodeIndex node);

[[nodiscard]] std::string short_name(Language language, const Results& results, NodeIndex node);

/// A finding as one sentence, with its place in brackets where it has one.
[[nodiscard]] std::string finding_sentence(Language language, const Results& results,
                                           const scoring::Finding& finding);

[[nodiscard]] std::string level_name(Language language, const Edition& edition, std::size_t level);
/// Of an outcome: one name, or the possible ones joined by " / ", or "" when none.
[[nodiscard]] std::string level_names(Language language, const Edition& edition,
                                      const scoring::LevelOutcome& outcome);
/// Requires: why is not has_value.
[[nodiscard]] std::string why_sentence(Language language, scoring::Why why);
[[nodiscard]] std::string basis_name(Language language, scoring::Basis basis);
[[nodiscard]] std::string certainty_name(Language language, framework::Certainty certainty);
[[nodiscard]] std::string wording_name(Language language, framework::Wording wording);
/// How the node comes about: "ค่าเฉลี่ยของทุกข้อ".
[[nodiscard]] std::string rule_sentence(Language language, const scoring::Explanation& explanation);
/// "ปัดเป็นทศนิยม 2 ตำแหน่ง เศษตั้งแต่ครึ่งปัดขึ้น".
[[nodiscard]] std::string rounding_sentence(Language language, const scoring::PlanNode& node);
[[nodiscard]] std::string citation_name(Language language, const scoring::Citation& citation);
/// "คำนวณคะแนนรวม": a use, and each thing that is missing for it.
[[nodiscard]] std::string use_name(Language language, const framework::Allowance& allowance);
[[nodiscard]] std::vector<std::string> missing_sentences(Language language,
                                                         const framework::Allowance& allowance);
/// The type of an agency; an unlisted type as it is written.
[[nodiscard]] std::string agency_type_name(Language language, const std::string& type);

}  // namespace prongsai::words
