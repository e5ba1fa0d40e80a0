// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/follow_up.h"

#include <algorithm>
#include <map>

#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/desk/surveys/surveys_detail.h"
#include "prongsai/store/results.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using survey::Reached;
using survey::ShownNumber;

constexpr std::array<std::string_view, outlook_count> outlook_words = {
    "reached", "likely", "open", "unlikely", "no_answers", "no_minimum"};

/// What a look at a round's numbers needs to know.
struct Basis {
  store::StoredRound round;
  std::vector<RoundSurvey> asked;  ///< those that can be
  detail::Span span;
};

base::Result<Basis> basis_of(db::Transaction& transaction, const Office& office, const access::Actor& actor,
                             std::string_view round, const FollowUpScope& scope, Moment now) {
  access::Area area{scope.province, scope.agency, ""};
  if (!scope.agency.empty()) {
    const auto member = store::find_round_agency(transaction, round, scope.agency);
    area.province = member ? member->province : "";
  }
  const auto role = permit(actor, Deed::see_surveys, area);
  if (!role) return role.problems();
  auto stored = store::find_round(transaction, round);
  if (!stored) return detail::no_such_round(round);
  if (stored->round.stage == round::Stage::draft)
    return Problem{"round.not_opened", {{"round", std::string(round)}}, {}};
  const auto rules = office.editions.find(stored->round.edition);
  if (!rules) return detail::rules_problems(*stored, nullptr);
  Basis out{*std::move(stored), detail::surveys_of(transaction, round, rules), {}};
  std::erase_if(out.asked, [](const RoundSurvey& one) { return !one.why_not.empty(); });
  out.span = detail::span_of({}, &out.round, now);
  return out;
}

Outlook outlook_of(const ShownNumber& received, round::Demand demand, std::int64_t minimum,
                   const std::optional<survey::Forecast>& forecast, bool is_over) {
  if (demand == round::Demand::unknown) return Outlook::no_minimum;
  const Reached reached = survey::reached(received, minimum);
  if (reached == Reached::yes) return Outlook::reached;
  if (is_over) return reached == Reached::perhaps ? Outlook::open : Outlook::unlikely;
  if (!forecast) return Outlook::no_answers;
  if (forecast->low >= minimum) return Outlook::likely;
  return forecast->high >= minimum ? Outlook::open : Outlook::unlikely;
}

/// Puts the lines of the database together into agencies and totals.
class Gathering {
 public:
  Gathering(const Basis& basis, Moment now) : basis_(basis), now_(now), sums_(basis.asked.size()) {
    for (const RoundSurvey& one : basis.asked) {
      FollowUpTotal total;
      total.asked = one;
      out_.totals.push_back(std::move(total));
    }
    is_over_ = basis.span.closes && now >= *basis.span.closes;
  }

  void add(const store::FollowUpLine& line) {
    if (out_.agencies.empty() || out_.agencies.back().agency != line.agency) begin(line);
    for (std::size_t i = 0; i < out_.totals.size(); ++i) {
      const RoundSurvey& asked = out_.totals[i].asked;
      if (line.survey != 0 && asked.instrument == line.instrument && asked.part == line.part) put(i, line);
    }
  }

  FollowUp finish() {
    for (std::size_t i = 0; i < out_.totals.size(); ++i)
      out_.totals[i].forecast = detail::forecast_of(sums_[i], basis_.span, std::nullopt, now_);
    for (FollowUpAgency& agency : out_.agencies) agency.is_behind = is_behind(agency);
    out_.opens = basis_.span.opens;
    out_.closes = basis_.span.closes;
    return std::move(out_);
  }

 private:
  void begin(const store::FollowUpLine& line) {
    FollowUpAgency agency{.agency = line.agency,
                          .name_th = line.name_th,
                          .name_en = line.name_en,
                          .province = line.province,
                          .head_count_internal = line.head_count_internal,
                          .head_count_external = line.head_count_external,
                          .cells = {}};
    for (FollowUpTotal& total : out_.totals) {
      FollowUpCell cell;
      cell.asked = total.asked.setting.asked;
      agency.cells.push_back(std::move(cell));
      if (detail::head_count_of(line, total.asked.setting)) ++total.heads_stated;
    }
    out_.agencies.push_back(std::move(agency));
  }

  void put(std::size_t index, const store::FollowUpLine& line) {
    FollowUpTotal& total = out_.totals[index];
    FollowUpCell& cell = out_.agencies.back().cells[index];
    const store::SurveySetting& setting = total.asked.setting;
    const detail::Numbers numbers = detail::numbers_of(line, setting);
    cell.survey = line.survey;
    cell.is_opened = line.is_opened;
    cell.received = numbers.now;
    cell.demand = line.demand;
    cell.minimum = line.minimum;
    cell.list_state = line.list_state;
    if (!line.is_opened)
      cell.forecast = detail::forecast_of(numbers, basis_.span, detail::head_count_of(line, setting), now_);
    cell.outlook =
        outlook_of(cell.received, cell.demand, cell.minimum, cell.forecast, is_over_ || line.is_opened);
    ++total.surveys;
    total.received += numbers.now;
    total.minimum += line.minimum;
    ++total.outlooks[static_cast<std::size_t>(cell.outlook)];
    if (setting.is_interviewed && line.list_state == store::word_of(store::ListState::handed_in))
      ++total.lists_handed_in;
    sums_[index].now += numbers.now;
    sums_[index].midnight += numbers.midnight;
    sums_[index].week_before += numbers.week_before;
  }

  [[nodiscard]] bool is_behind(const FollowUpAgency& agency) const {
    for (std::size_t i = 0; i < agency.cells.size(); ++i) {
      const store::SurveySetting& setting = out_.totals[i].asked.setting;
      const FollowUpCell& cell = agency.cells[i];
      const bool is_inside = setting.audience == store::Audience::internal;
      if (!(is_inside ? agency.head_count_internal : agency.head_count_external)) return true;
      if (cell.outlook == Outlook::unlikely) return true;
      if (setting.is_interviewed && (cell.list_state.empty() || cell.list_state == "open")) return true;
    }
    return false;
  }

  const Basis& basis_;
  Moment now_;
  bool is_over_ = false;
  std::vector<detail::Numbers> sums_;
  FollowUp out_;
};

/// Adds up surveys by their days: of each what is shown of it, so that a day of many says no more than its
/// parts.
class DaySums {
 public:
  DaySums(std::int64_t first, std::int64_t last, std::int64_t floor)
      : first_(first),
        floor_(floor),
        days_(static_cast<std::size_t>(std::max<std::int64_t>(0, last - first + 1))) {}

  /// Lines come by survey, then day.
  void add(const store::FollowUpDay& line) {
    if (line.survey != survey_) {
      survey_ = line.survey;
      received_ = 0;
      shown_ = survey::shown_number(0, floor_);
      start_ += shown_;
    }
    received_ += line.received;
    const ShownNumber shown = survey::shown_number(received_, floor_);
    if (days_.empty() || shown == shown_) return;
    const std::int64_t place =
        std::clamp<std::int64_t>(line.day - first_, 0, static_cast<std::int64_t>(days_.size()) - 1);
    ShownNumber& step = days_[static_cast<std::size_t>(place)];
    step.at_least += shown.at_least - shown_.at_least;
    step.at_most += shown.at_most - shown_.at_most;
    shown_ = shown;
  }

  [[nodiscard]] std::vector<FollowUpDayView> views() const {
    std::vector<FollowUpDayView> out;
    ShownNumber sum = start_;
    for (std::size_t i = 0; i < days_.size(); ++i) {
      sum += days_[i];
      out.push_back({first_ + static_cast<std::int64_t>(i), sum});
    }
    return out;
  }

 private:
  std::int64_t first_;
  std::int64_t floor_;
  std::vector<ShownNumber> days_;  ///< what each day adds
  ShownNumber start_;
  std::int64_t survey_ = 0;
  std::int64_t received_ = 0;
  ShownNumber shown_;
};

}  // namespace

std::string_view word_of(Outlook outlook) {
  return outlook_words[static_cast<std::size_t>(outlook)];
}

base::Result<FollowUp> look_at_follow_up(const Office& office, const access::Actor& actor,
                                         std::string_view round, const FollowUpScope& scope) {
  const Moment now = office.now();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<FollowUp> {
    const auto basis = basis_of(transaction, office, actor, round, scope, now);
    if (!basis) return basis.problems();
    Gathering gathering(*basis, now);
    for (const store::FollowUpLine& line :
         store::list_follow_up(transaction, round, {scope.province, scope.agency, detail::day_number(now)}))
      gathering.add(line);
    FollowUp out = gathering.finish();
    out.round = std::string(round);
    out.province = scope.province;
    out.agency = scope.agency;
    return out;
  });
}

base::Result<std::vector<FollowUpDayView>> look_at_days(const Office& office, const access::Actor& actor,
                                                        std::string_view round, std::string_view asked,
                                                        const FollowUpScope& scope) {
  using Days = std::vector<FollowUpDayView>;
  const Moment now = office.now();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<Days> {
    const auto basis = basis_of(transaction, office, actor, round, scope, now);
    if (!basis) return basis.problems();
    const auto known = std::find_if(basis->asked.begin(), basis->asked.end(),
                                    [&](const RoundSurvey& one) { return one.setting.asked == asked; });
    if (known == basis->asked.end()) {
      std::string words;
      for (const RoundSurvey& one : basis->asked) words += (words.empty() ? "" : ", ") + one.setting.asked;
      return Problem{"surveys.not_asked", {{"found", std::string(asked)}, {"expected", words}}, {}};
    }
    if (!basis->span.opens || now < *basis->span.opens) return Days{};
    const bool is_inside = known->setting.audience == store::Audience::internal;
    const std::int64_t today = detail::day_number(now) - (is_inside ? 1 : 0);
    const std::int64_t end = detail::day_number(*basis->span.closes - std::chrono::microseconds(1));
    const std::int64_t last = std::min(today, end);
    DaySums sums(detail::day_number(*basis->span.opens), last, known->setting.floor);
    for (const store::FollowUpDay& line : store::list_follow_up_days(
             transaction, round, known->instrument, known->part, {scope.province, scope.agency, last}))
      sums.add(line);
    return sums.views();
  });
}

}  // namespace prongsai::desk
