// SPDX-License-Identifier: Apache-2.0
#include "prongsai/credibility/traces.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "prongsai/base/assert.h"
#include "prongsai/credibility/twins_detail.h"

namespace prongsai::credibility {
namespace {

constexpr std::int64_t last_days = 3;

/// One column all the way is told by the boxes of the most choices (of yes and no, half the people tick one
/// column), and only on forms where the best is not always in the same column.
bool one_column_tells(const Form& form, std::uint8_t most) {
  std::uint8_t best = 0;
  for (const FormBox& box : form.boxes) {
    if (box.choices != most || box.best == 0) continue;
    if (best != 0 && box.best != best) return true;
    best = box.best;
  }
  return false;
}

class SheetReader {
 public:
  explicit SheetReader(const Form& form) : form_(form) {
    for (const FormBox& box : form.boxes) most_ = std::max(most_, box.choices);
    columns_tell_ = one_column_tells(form, most_);
    known_ = form.known_boxes();
  }

  /// True where one column was ticked all the way.
  bool read(std::span<const std::uint8_t> sheet, SurveyTraces& out) {
    std::int64_t points = 0;
    std::size_t others = 0;
    std::uint8_t column = 0;
    bool one_column = columns_tell_;
    for (std::size_t box = 0; box < sheet.size(); ++box) {
      const FormBox& asked = form_.boxes[box];
      PRONGSAI_ASSERT(sheet[box] >= 1 && sheet[box] <= asked.choices);
      if (asked.choices == most_) {
        one_column = one_column && (column == 0 || column == sheet[box]);
        column = sheet[box];
      }
      if (asked.best == 0) continue;
      points += asked.points[static_cast<std::size_t>(sheet[box] - 1)];
      others += sheet[box] != asked.best ? 1U : 0U;
    }
    const double mean =
        known_ == 0 ? 0 : static_cast<double>(points) / static_cast<double>(known_) / Points::unit;
    sum_ += mean;
    squares_ += mean * mean;
    if (one_column) ++out.one_column;
    if (others * 16 <= known_) {
      ++out.almost_perfect;
    } else {
      out.others_mean += mean;
    }
    return one_column;
  }

  void finish(SurveyTraces& out) const {
    const auto sheets = static_cast<double>(out.sheets);
    if (out.sheets > out.almost_perfect)
      out.others_mean /= static_cast<double>(out.sheets - out.almost_perfect);
    out.deviation = std::sqrt(std::max(0.0, (squares_ - sum_ * sum_ / sheets) / (sheets - 1)));
  }

 private:
  const Form& form_;
  std::uint8_t most_ = 0;
  bool columns_tell_ = false;
  std::size_t known_ = 0;
  double sum_ = 0;
  double squares_ = 0;
};

SurveyTraces trace_survey(const Form& form, const SurveySeen& survey) {
  SurveyTraces out;
  const std::size_t boxes = form.boxes.size();
  out.sheets = static_cast<std::uint32_t>(survey.sheets.size() / boxes);
  SheetReader reader(form);
  std::vector<std::uint8_t>
      varied;  // two careless people who tick the same column are no copies of one another
  for (std::size_t at = 0; at < survey.sheets.size(); at += boxes) {
    const auto sheet = std::span(survey.sheets).subspan(at, boxes);
    if (!reader.read(sheet, out)) varied.insert(varied.end(), sheet.begin(), sheet.end());
  }
  reader.finish(out);
  const Twins twins = find_twins(form, varied);
  out.twins = twins.seen;
  out.twins_dealt = twins.dealt;
  out.pace = survey.pace;
  for (const DaySeen& day : survey.days) {
    out.day_peak = std::max(out.day_peak, day.received);
    if (day.day > survey.last_day - last_days) out.last_days += day.received;
  }
  if (survey.bursts) out.burst_levels = std::accumulate(survey.bursts->begin(), survey.bursts->end(), 0U);
  out.required = survey.required;
  out.population = survey.population;
  out.score = survey.score;
  out.score_before = survey.score_before;
  return out;
}

}  // namespace

AgencyTraces trace(std::span<const Form> forms, const AgencySeen& agency) {
  AgencyTraces out;
  out.peers = agency.peers;
  out.total = agency.total;
  for (const SurveySeen& survey : agency.surveys) {
    const Form& form = forms[survey.form];
    PRONGSAI_ASSERT(!form.boxes.empty() && survey.sheets.size() % form.boxes.size() == 0);
    if (survey.sheets.size() / form.boxes.size() < sheets_least) continue;
    out.surveys[static_cast<std::size_t>(survey.asked)] = trace_survey(form, survey);
  }
  return out;
}

}  // namespace prongsai::credibility
