// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/surveys.h"

#include <algorithm>

#include "prongsai/desk/record.h"
#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/desk/surveys/boxes.h"
#include "prongsai/desk/surveys/surveys_detail.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using store::Audience;
using store::SurveySetting;

std::string words_of(const std::vector<RoundSurvey>& surveys) {
  std::string out;
  for (const RoundSurvey& one : surveys) out += (out.empty() ? "" : ", ") + one.setting.asked;
  return out;
}

/// Of the instruments that the ITA has, everybody knows who is asked; of others the round says.
std::optional<Problem> check_audience(const RoundSurvey& known, const SurveySetting& wish) {
  const bool is_iit = known.instrument == "iit";
  const bool is_eit = known.instrument == "eit";
  const bool fits = is_iit   ? wish.audience == Audience::internal
                    : is_eit ? wish.audience == Audience::external
                             : true;
  if (fits) return std::nullopt;
  const Audience expected = is_iit ? Audience::internal : Audience::external;
  return Problem{"surveys.audience_settled",
                 {{"asked", wish.asked}, {"expected", std::string(store::word_of(expected))}},
                 {}};
}

base::Problems check_wish(const std::vector<RoundSurvey>& surveys, const SurveySetting& wish) {
  const auto known = std::find_if(surveys.begin(), surveys.end(),
                                  [&](const RoundSurvey& one) { return one.setting.asked == wish.asked; });
  if (known == surveys.end())
    return {{"surveys.not_asked", {{"found", wish.asked}, {"expected", words_of(surveys)}}, {}}};
  base::Problems out;
  if (wish.credential == survey::Credential::blind_token)
    out.push_back({"surveys.not_offered_yet",
                   {{"found", std::string(survey::word_of(wish.credential))}, {"field", "credential"}},
                   {}});
  const std::int64_t least =
      wish.audience == Audience::internal ? survey::internal_floor : survey::external_floor;
  if (wish.floor < least || wish.floor > survey::floor_most)
    out.push_back({"surveys.floor_out_of_range",
                   {{"found", std::to_string(wish.floor)},
                    {"least", std::to_string(least)},
                    {"most", std::to_string(survey::floor_most)},
                    {"field", "floor"}},
                   {}});
  if (auto settled = check_audience(*known, wish)) out.push_back(*std::move(settled));
  if (wish.is_interviewed && wish.audience == Audience::internal)
    out.push_back({"surveys.insiders_not_called", {{"asked", wish.asked}}, {}});
  if (wish.is_interviewed && wish.credential != survey::Credential::single_use_code)
    out.push_back({"surveys.interviews_need_codes", {{"asked", wish.asked}}, {}});
  return out;
}

std::string snapshot_of(const SurveySetting& setting) {
  return audit::Snapshot()
      .text("asked", setting.asked)
      .text("audience", store::word_of(setting.audience))
      .text("credential", survey::word_of(setting.credential))
      .number("floor", setting.floor)
      .truth("interviewed", setting.is_interviewed)
      .truth("coordinators_make_codes", setting.coordinators_make_codes)
      .str();
}

/// Everybody who takes part; a round has no more agencies than the country.
std::vector<store::RoundAgency> participants_of(db::Transaction& transaction, std::string_view round) {
  constexpr std::int64_t all = 1'000'000;
  return store::list_round_agencies(transaction, round, "", all, 0).agencies;
}

Problem nothing_can_be_asked(const std::string& edition, const std::vector<RoundSurvey>& surveys) {
  return {"surveys.nothing_can_be_asked", {{"edition", edition}, {"missing", words_of(surveys)}}, {}};
}

/// The surveys that a round has not, ready to be recorded but for their box.
struct Missing {
  std::vector<store::StoredSurvey> surveys;
  std::int64_t there = 0;
  std::vector<std::string> left_out;
};

base::Result<Missing> missing_of(db::Transaction& transaction, const store::StoredRound& round,
                                 const std::shared_ptr<const results_files::PlannedEdition>& rules) {
  Missing out;
  std::vector<RoundSurvey> asked = detail::surveys_of(transaction, round.round.id, rules);
  const std::vector<RoundSurvey> all = asked;
  std::erase_if(asked, [&](const RoundSurvey& one) {
    if (!one.why_not.empty()) out.left_out.push_back(one.setting.asked);
    return !one.why_not.empty();
  });
  if (asked.empty()) return nothing_can_be_asked(round.round.edition, all);
  std::set<std::string, std::less<>> there;
  for (const store::StoredSurvey& one : store::list_round_surveys(transaction, round.round.id))
    there.insert(one.survey.agency + " " + one.survey.asked());  // ids have no blanks
  out.there = static_cast<std::int64_t>(there.size());
  auto links = store::list_survey_links(transaction);
  std::set<std::string, std::less<>> taken(links.begin(), links.end());
  const std::shared_ptr<const framework::Edition> edition(rules, &rules->edition);
  std::vector<std::string> fingerprints;
  for (const RoundSurvey& one : asked)
    fingerprints.push_back(survey::make_questionnaire(edition, one.setting.asked).value().fingerprint);
  for (const store::RoundAgency& agency : participants_of(transaction, round.round.id)) {
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const RoundSurvey& one = asked[i];
      if (there.contains(agency.agency + " " + one.setting.asked)) continue;
      store::StoredSurvey made;
      made.survey = {.link = detail::new_link(taken),
                     .agency = agency.agency,
                     .round = round.round.id,
                     .edition = round.round.edition,
                     .instrument = one.instrument,
                     .part = one.part,
                     .purpose = survey::Purpose::official,
                     .credential = one.setting.credential};
      made.fingerprint = fingerprints[i];
      out.surveys.push_back(std::move(made));
    }
  }
  return out;
}

/// The round's box, recorded now where there was none.
base::Result<std::string> box_of(db::Transaction& transaction, std::string_view round,
                                 const std::optional<store::BallotBox>& made) {
  if (const auto found = store::find_round_box(transaction, round)) {
    if (found->state != store::BoxState::sealed)
      return Problem{"surveys.box_not_sealed", {{"box", found->id}}, {}};
    return found->id;
  }
  PRONGSAI_ASSERT(made.has_value());
  store::record_box(transaction, *made);
  return made->id;
}

}  // namespace

base::Result<std::vector<RoundSurvey>> see_round_surveys(const Office& office, const access::Actor& actor,
                                                         std::string_view round) {
  using Surveys = std::vector<RoundSurvey>;
  const auto role = permit(actor, Deed::see_rounds, {});
  if (!role) return role.problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<Surveys> {
    const auto stored = store::find_round(transaction, round);
    if (!stored) return detail::no_such_round(round);
    const auto rules = office.editions.find(stored->round.edition);
    if (!rules) return detail::rules_problems(*stored, nullptr);
    return detail::surveys_of(transaction, round, rules);
  });
}

base::Result<bool> choose_for_survey(const Office& office, const access::Actor& actor, std::string_view round,
                                     std::int64_t version, const SurveySetting& setting) {
  const auto role = permit(actor, Deed::set_credentials, {});
  if (!role) return role.problems();
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto stored = detail::round_at(transaction, round, version, round::Stage::draft);
    if (!stored) return stored.problems();
    const auto rules = office.editions.find(stored->round.edition);
    if (!rules) return detail::rules_problems(*stored, nullptr);
    const auto surveys = detail::surveys_of(transaction, round, rules);
    base::Problems problems = check_wish(surveys, setting);
    if (!problems.empty()) return problems;
    const auto known = std::find_if(surveys.begin(), surveys.end(), [&](const RoundSurvey& one) {
      return one.setting.asked == setting.asked;
    });
    if (known->is_chosen && known->setting == setting) return true;
    if (!store::take_round_version(transaction, round, version)) return detail::round_clash();
    store::record_survey_setting(transaction, round, setting);
    record(transaction, actor, *role, now,
           {.action = "survey.choose",
            .subject_kind = "round",
            .subject = std::string(round),
            .before = snapshot_of(known->setting),
            .after = snapshot_of(setting)});
    return true;
  });
}

base::Result<MadeSurveys> make_surveys(const Office& office, const access::Actor& actor,
                                       std::string_view round) {
  const auto role = permit(actor, Deed::make_surveys, {});
  if (!role) return role.problems();
  const Moment now = office.now();
  // The key lies on disk before the box is known to anybody: an action that is run again must not make two.
  const bool has_box = office.database.read(
      [&](db::Transaction& transaction) { return store::find_round_box(transaction, round).has_value(); });
  std::optional<store::BallotBox> box;
  auto done = office.database.perform([&](db::Transaction& transaction) -> base::Result<MadeSurveys> {
    const auto stored = store::find_round(transaction, round);
    if (!stored) return detail::no_such_round(round);
    if (stored->round.stage != round::Stage::opened)
      return detail::wrong_stage(stored->round.stage, round::Stage::opened);
    const auto rules = office.editions.find(stored->round.edition);
    const base::Problems broken = detail::rules_problems(*stored, rules.get());
    if (!broken.empty()) return broken;
    auto missing = missing_of(transaction, *stored, rules);
    if (!missing) return missing.problems();
    MadeSurveys out{.made = static_cast<std::int64_t>(missing->surveys.size()),
                    .all = missing->there + static_cast<std::int64_t>(missing->surveys.size()),
                    .left_out = missing->left_out};
    if (out.made == 0) return out;
    if (!has_box && !box) {
      auto made = make_box(office, round, "");
      if (!made) return made.problems();
      box = *std::move(made);
    }
    const auto id = box_of(transaction, round, box);
    if (!id) return id.problems();
    for (store::StoredSurvey& one : missing->surveys) one.survey.box = *id;
    store::record_surveys(transaction, missing->surveys);
    record(transaction, actor, *role, now,
           {.action = "survey.make",
            .subject_kind = "round",
            .subject = std::string(round),
            .after = audit::Snapshot().number("surveys", out.made).text("box", *id).str()});
    return out;
  });
  if (done && done->made > 0) office.surveys_changed();
  return done;
}

std::string link_address(const Office& office, const survey::Survey& survey, survey::Channel channel) {
  std::string out = office.public_address + "/go/" + survey.asked() + "/" + survey.link;
  if (channel != survey::Channel::unknown) out += std::string("?c=") + survey::letter_of(channel);
  return out;
}

}  // namespace prongsai::desk
