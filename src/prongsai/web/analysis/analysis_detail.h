// SPDX-License-Identifier: Apache-2.0
// The parts of the analysis page, in the order they stand on it; private to this folder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prongsai/analysis/leverage.h"
#include "prongsai/analysis/years.h"
#include "prongsai/web/analysis/analysis_page.h"
#include "prongsai/web/frame/parts.h"

namespace prongsai::web {

/// What all parts look at, worked out once.
class AnalysisView {
 public:
  AnalysisView(const Voice& voice, const AnalysisSubject& subject, const AnalysisWish& wish);

  const Voice& voice;
  const AnalysisSubject& subject;
  const AnalysisWish& wish;
  std::vector<AnalysedYear> years;  ///< those compared, oldest first; the last is the one looked at
  std::vector<analysis::Scored> scored;
  analysis::Standing standing;
  analysis::Years tracks;
  std::vector<analysis::Gain> gains;  ///< of single raises, greatest first

  [[nodiscard]] const Results& results() const { return *years.back().results; }
  [[nodiscard]] const analysis::Scored& now() const { return scored.back(); }
  [[nodiscard]] std::size_t last() const { return years.size() - 1; }
  /// The year before in the comparison; null when there is none.
  [[nodiscard]] const Results* before() const {
    return years.size() < 2 ? nullptr : years[last() - 1].results;
  }
  /// What is to be reached: as asked, else the edition's first benchmark, else its pass mark.
  [[nodiscard]] std::optional<base::Points> target() const;
  /// "90 คะแนนขึ้นไป", "มากกว่า 90 คะแนน".
  [[nodiscard]] std::string target_words(base::Points target) const;

  [[nodiscard]] std::string name(NodeIndex node) const;       ///< "ตัวชี้วัดที่ 2", "ข้อ o42"
  [[nodiscard]] std::string full_name(NodeIndex node) const;  ///< with its words
  [[nodiscard]] std::string names(const std::vector<NodeIndex>& nodes) const;
  /// The value, a link to its explanation where visitors may see it.
  [[nodiscard]] Html value(NodeIndex node) const { return value(last(), node); }
  [[nodiscard]] Html value(std::size_t year, NodeIndex node) const;
  /// The step from the year before; null without one.
  [[nodiscard]] const analysis::Step* step_of(NodeIndex node) const;
  /// "เลือกมาตรการจากคลัง" about "indicator:8"; empty where not offered.
  [[nodiscard]] Html library_link(const std::string& about) const;
  /// The wish as hidden fields of a form, without those that are fields of the form itself.
  [[nodiscard]] Html hidden_wish(bool with_raises) const;
  [[nodiscard]] std::string level_words(const scoring::LevelOutcome& level) const;
};

[[nodiscard]] Html indicators_analysis(const AnalysisView& view);
[[nodiscard]] Html failing_analysis(const AnalysisView& view);
[[nodiscard]] Html ends_analysis(const AnalysisView& view);
[[nodiscard]] Html years_analysis(const AnalysisView& view);
[[nodiscard]] Html topics_analysis(const AnalysisView& view);
[[nodiscard]] Html leverage_analysis(const AnalysisView& view);
[[nodiscard]] Html peers_analysis(const AnalysisView& view);

/// The third of the sentences at the top: the disclosure items, else whatever else, that move the total most.
[[nodiscard]] std::string leverage_sentence(const AnalysisView& view);
/// "+3.41" and "+3.90 %", each "–" where it is not known; two cells, never one.
[[nodiscard]] std::vector<Cell> change_cells(const analysis::Step* step);
/// "ต่อเนื่อง", "ไม่ต่อเนื่อง: ถ้อยคำของข้อเปลี่ยน".
[[nodiscard]] std::string trend_words(const Voice& voice, const analysis::Step& step);
/// "มีนัยสำคัญ", "ไม่พบว่ามีนัยสำคัญ", "บอกไม่ได้: ไม่ทราบจำนวนผู้ตอบ".
[[nodiscard]] std::string significance_words(const AnalysisView& view, const analysis::Track& track);

}  // namespace prongsai::web
