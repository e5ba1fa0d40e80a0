// SPDX-License-Identifier: Apache-2.0
// From the opened stacks of a round to its evidence cards.
#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "prongsai/credibility/form.h"
#include "prongsai/desk/record.h"
#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/desk/surveys/counted.h"
#include "prongsai/desk/surveys/credibility.h"
#include "prongsai/desk/surveys/questionnaires_detail.h"
#include "prongsai/desk/surveys/surveys_detail.h"
#include "prongsai/store/ballots.h"
#include "prongsai/store/follow_up.h"

namespace prongsai::desk {
namespace {

using base::Points;
using base::Problem;
using credibility::Asked;

constexpr std::int64_t agencies_a_page = 1000;
constexpr const char* pace_question = "pace";

Asked asked_of(const store::SurveySetting& setting) {
  if (setting.is_interviewed) return Asked::external_assessed;
  return setting.audience == store::Audience::internal ? Asked::internal : Asked::external;
}

std::string framework_of(const std::string& edition) {
  return edition.substr(0, edition.find('/'));
}

/// What each survey of an agency scores as a whole; nothing where nobody can score it.
using Scores = std::map<std::string, Points>;
Scores scores_in(const CountedAgency& counted) {
  Scores out;
  for (const CountedScore& one : counted.scores) {
    const bool is_whole = one.node.starts_with("instrument:") || one.node.starts_with("part:");
    if (is_whole && !one.asked.empty()) out.emplace(one.asked, one.points);
  }
  return out;
}

/// The surveys of one agency as they lie in the register of surveys.
struct AgencySurveys {
  store::RoundAgency agency;
  std::vector<store::StoredSurvey> surveys;
};

class Weighing {
 public:
  Weighing(const Office& office, const access::Actor& actor, std::string_view round, JobProgress& progress)
      : office_(office),
        actor_(actor),
        round_(round),
        progress_(progress),
        questionnaires_(office.editions) {}

  base::Result<WeighedRound> run() {
    auto agencies = office_.database.read([&](db::Transaction& transaction) { return begin(transaction); });
    if (!agencies) return agencies.problems();
    progress_.begin("read_stacks", static_cast<std::int64_t>(agencies->size()));
    WeighedRound out;
    std::vector<credibility::AgencyTraces> traces;
    for (const AgencySurveys& one : *agencies) {
      if (progress_.is_cancelled()) return cancelled_problem();
      auto seen = look_at(one);
      if (!seen) return seen.problems();
      traces.push_back(credibility::trace(forms_, *seen));
      out.agencies.push_back({one.agency.agency,
                              one.agency.name_th,
                              one.agency.name_en,
                              one.agency.type,
                              one.agency.size,
                              one.agency.province,
                              {}});
      progress_.done(static_cast<std::int64_t>(traces.size()));
    }
    progress_.begin("weigh");
    credibility::Weighed weighed = credibility::weigh(traces);
    for (std::size_t i = 0; i < traces.size(); ++i) out.agencies[i].card = std::move(weighed.cards[i]);
    std::ranges::sort(out.agencies, {}, [](const WeighedAgency& one) {
      return std::tuple(!one.card.queued, one.card.tail, std::string_view(one.name_th),
                        std::string_view(one.agency));
    });
    out.queued = weighed.queued;
    out.weighed_at = office_.now();
    return out;
  }

 private:
  base::Result<std::vector<AgencySurveys>> begin(db::Transaction& transaction) {
    const auto stored = store::find_round(transaction, round_);
    if (!stored) return detail::no_such_round(round_);
    stored_ = *stored;
    const auto box = store::find_round_box(transaction, round_);
    if (!box || box->state != store::BoxState::opened) return Problem{"weighing.box_not_opened", {}, {}};
    settings_ = store::list_survey_settings(transaction, round_);
    lines_.clear();
    for (store::FollowUpLine& line :
         store::list_follow_up(transaction, round_, {.today = detail::day_number(office_.now())}))
      lines_.emplace(line.survey, std::move(line));
    find_year_before(transaction);
    std::vector<AgencySurveys> out;
    std::map<std::string, std::size_t> places;
    for (;;) {
      auto page = store::list_round_agencies(transaction, round_, "", agencies_a_page,
                                             static_cast<std::int64_t>(out.size()));
      if (page.agencies.empty()) break;
      for (store::RoundAgency& one : page.agencies) {
        places.emplace(one.agency, out.size());
        out.push_back({std::move(one), {}});
      }
    }
    for (store::StoredSurvey& one : store::list_round_surveys(transaction, round_)) {
      const auto place = places.find(one.survey.agency);
      if (one.is_opened && place != places.end()) out[place->second].surveys.push_back(std::move(one));
    }
    return out;
  }

  void find_year_before(db::Transaction& transaction) {
    before_.reset();
    for (const store::StoredRound& one : store::list_rounds(transaction)) {
      if (one.round.fiscal_year != stored_.round.fiscal_year - 1 ||
          framework_of(one.round.edition) != framework_of(stored_.round.edition))
        continue;
      const auto box = store::find_round_box(transaction, one.round.id);
      if (box && box->state == store::BoxState::opened) before_ = one.round.id;
    }
  }

  /// Number of a group of peers, in the order in which they are met.
  std::uint32_t peers_of(const store::RoundAgency& agency) {
    return peers_.emplace(std::pair(agency.type, agency.size), static_cast<std::uint32_t>(peers_.size()))
        .first->second;
  }

  base::Result<std::size_t> form_of(const store::StoredSurvey& survey) {
    const auto questions = questionnaires_.find(survey.survey, survey.fingerprint);
    if (!questions) return questions.problems();
    const auto [place, is_new] = form_places_.emplace(questions->get(), forms_.size());
    if (is_new) forms_.push_back(credibility::form_of(**questions));
    return place->second;
  }

  base::Result<credibility::AgencySeen> look_at(const AgencySurveys& one) {
    credibility::AgencySeen out;
    out.peers = peers_of(one.agency);
    if (one.surveys.empty()) return out;
    const auto counted = score_of(office_, actor_, round_, one.agency.agency);
    if (!counted) return counted.problems();
    const Scores now = scores_in(*counted);
    Scores before;
    if (before_) {
      // An agency that was not asked a year ago has no score of then, and that is no trouble.
      if (const auto then = score_of(office_, actor_, *before_, one.agency.agency)) before = scores_in(*then);
    }
    std::set<Asked> there;
    for (const store::StoredSurvey& survey : one.surveys) {
      const auto setting = detail::setting_of(settings_, survey.survey.instrument, survey.survey.asked());
      if (!there.insert(asked_of(setting)).second) continue;
      const auto form = form_of(survey);
      if (!form) return form.problems();
      credibility::SurveySeen seen = look_at(survey, setting);
      seen.form = *form;
      if (const auto score = now.find(survey.survey.asked()); score != now.end()) seen.score = score->second;
      if (const auto score = before.find(survey.survey.asked()); score != before.end())
        seen.score_before = score->second;
      out.surveys.push_back(std::move(seen));
    }
    return out;
  }

  credibility::SurveySeen look_at(const store::StoredSurvey& survey, const store::SurveySetting& setting) {
    const std::int64_t number = survey.survey.number;
    return office_.database.read([&](db::Transaction& transaction) {
      credibility::SurveySeen out;
      out.asked = asked_of(setting);
      if (const auto stack = store::find_stack(transaction, number))
        out.sheets.assign(stack->sheets.value.begin(), stack->sheets.value.end());
      for (const store::ProfileCount& one : store::list_profile_counts(transaction, number)) {
        const auto pace = static_cast<std::size_t>(one.choice);
        if (one.question == pace_question && pace < out.pace.size())
          out.pace[pace] += static_cast<std::uint32_t>(one.count);
      }
      for (const store::DayReceived& one : store::list_days(transaction, number))
        out.days.push_back({one.day, static_cast<std::uint32_t>(one.received)});
      const detail::Span span = detail::span_of(survey, &stored_, office_.now());
      out.last_day = span.closes        ? detail::day_number(*span.closes - std::chrono::microseconds(1))
                     : out.days.empty() ? 0
                                        : out.days.back().day;
      if (out.asked != Asked::internal) {
        out.bursts.emplace();
        for (const store::DayBurst& one : store::list_bursts(transaction, number))
          out.bursts->push_back(static_cast<std::uint8_t>(one.level));
      }
      const auto line = lines_.find(number);
      if (line == lines_.end()) return out;
      if (line->second.demand == round::Demand::count)
        out.required = static_cast<std::uint32_t>(line->second.minimum);
      if (const auto heads = detail::head_count_of(line->second, setting))
        out.population = static_cast<std::uint32_t>(*heads);
      return out;
    });
  }

  const Office& office_;
  const access::Actor& actor_;
  std::string_view round_;
  JobProgress& progress_;
  detail::Questionnaires questionnaires_;
  store::StoredRound stored_;
  std::optional<std::string> before_;
  std::vector<store::SurveySetting> settings_;
  std::map<std::int64_t, store::FollowUpLine> lines_;  ///< by number of the survey
  std::map<std::pair<std::string, std::string>, std::uint32_t> peers_;
  std::map<const survey::Questionnaire*, std::size_t> form_places_;
  std::vector<credibility::Form> forms_;
};

}  // namespace

base::Result<std::int64_t> weigh_round(const Office& office, const access::Actor& actor,
                                       std::string_view round, CredibilityShelf& shelf,
                                       JobProgress& progress) {
  const auto role = permit(actor, access::Deed::see_credibility, {});
  if (!role) return role.problems();
  auto weighed = Weighing(office, actor, round, progress).run();
  if (!weighed) return weighed.problems();
  const auto agencies = static_cast<std::int64_t>(weighed->agencies.size());
  audit::Snapshot after;
  after.number("agencies", agencies).number("queued", static_cast<std::int64_t>(weighed->queued));
  office.database.perform([&](db::Transaction& transaction) {
    record(transaction, actor, *role, weighed->weighed_at,
           {.action = "credibility.weigh",
            .subject_kind = "round",
            .subject = std::string(round),
            .after = after.str()});
    return true;
  });
  shelf.keep(round, *std::move(weighed));
  return agencies;
}

}  // namespace prongsai::desk
