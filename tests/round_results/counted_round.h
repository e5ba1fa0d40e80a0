// SPDX-License-Identifier: Apache-2.0
// A round whose answers are counted and whose items are graded, agency by agency, as its tests want them.
#pragma once

#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "prongsai/desk/results/draft.h"
#include "prongsai/desk/results/round_results.h"
#include "prongsai/desk/results/versions.h"
#include "prongsai/desk/surveys/surveys.h"
#include "prongsai/results_files/load_results.h"
#include "prongsai/store/ballots.h"
#include "prongsai/tally/counts.h"

#include "grades_fixture.h"

namespace prongsai::offices {

using store::RoundOutcome;
using testing::UnorderedElementsAre;

/// One officer proposes, another decides; the codes of what went wrong.
std::vector<std::string> publish(const desk::Office& office, const store::ResultKey& key,
                                 const Somebody& first, const Somebody& second);

class CountedRounds : public GradeOffices {
 protected:
  /// Opened, with its surveys made.
  std::string round_under(const std::string& edition) {
    edition_ = edition;
    const std::string id = opened_round(edition);
    EXPECT_THAT(codes(desk::make_surveys(office(), officer_.actor, id)), IsEmpty());
    return id;
  }
  [[nodiscard]] std::shared_ptr<const results_files::PlannedEdition> rules() const {
    return editions().find(edition_);
  }
  [[nodiscard]] survey::Questionnaire questions(const std::string& asked) const {
    const auto planned = rules();
    return survey::make_questionnaire(std::shared_ptr<const framework::Edition>(planned, &planned->edition),
                                      asked)
        .value();
  }
  /// As if so many had answered, and the box were open. What they chose is the same in every run.
  void count(const std::string& round, const std::string& agency, const std::string& asked,
             std::uint32_t sheets) {
    const survey::Questionnaire questionnaire = questions(asked);
    tally::Counts counts(questionnaire.layout, 1);
    const auto choices = questionnaire.layout.choices_by_box();
    std::string rows;
    for (std::size_t box = 0; box < choices.size(); ++box) {
      std::vector<std::uint32_t> row(choices[box], 0);
      for (std::uint32_t i = 0; i < sheets; ++i) ++row[dice_() % row.size()];
      std::copy(row.begin(), row.end(),
                counts.cells().begin() + static_cast<std::ptrdiff_t>(box * tally::Counts::slots + 1));
      const std::string part = questionnaire.part == nullptr ? "" : "@" + questionnaire.part->code;
      std::string list;
      for (const std::uint32_t one : row) list += (list.empty() ? "" : ", ") + std::to_string(one);
      rows += "  \"" + questionnaire.box_codes[box] + part + "\": [" + list + "]\n";
    }
    counted_[agency] += rows;
    perform([&](db::Transaction& t) {
      for (const store::StoredSurvey& one : store::list_agency_surveys(t, agency)) {
        if (one.survey.round != round || one.survey.asked() != asked) continue;
        store::record_stack(t, {.survey = one.survey.number,
                                .fingerprint = one.fingerprint,
                                .bytes_each = 1,
                                .sheets_count = sheets,
                                .sheets = {std::string(sheets, '\0')},
                                .refused = 0});
        store::record_survey_count(t, one.survey.number, counts.cells());
        store::mark_survey_opened(t, one.survey.number);
        return;
      }
      ADD_FAILURE() << "no survey " << asked << " of " << agency;
    });
  }
  /// Everything is shown with a link, and both assessors give the full grade, but the lowest to some.
  void grade(const std::string& round, const std::string& agency, const std::set<std::string>& lowest,
             const std::set<std::string>& ungraded = {}) {
    const framework::Edition& edition = rules()->edition;
    const auto items = framework::items_of(*edition.find_instrument("oit"));
    std::vector<disclosure::ItemFiling> filed;
    std::vector<store::GradeSeat> seats;
    std::string rows;
    for (const framework::Item* one : items) {
      const std::string& code = one->code;
      filed.push_back({.item = code,
                       .answer = disclosure::Answer::shown,
                       .links = {{"https://a.go.th/" + code, "หน้าหลัก"}}});
      seats.push_back({agency, code, 1, first_.actor.person, officer_.actor.person, now(), {}});
      seats.push_back({agency, code, 2, second_.actor.person, officer_.actor.person, now(), {}});
    }
    hand_in(round, agency, filed);
    perform([&](db::Transaction& t) {
      store::record_grade_seats(t, round, seats);
      for (const framework::Item* one : items) {
        if (ungraded.contains(one->code)) continue;
        const framework::Scale& scale = edition.scales[one->scale.value()];
        const std::size_t choice = choice_of(scale, lowest.contains(one->code) ? 0 : 100);
        const store::GivenGrade given{
            .number = 1, .choice = scale.choices[choice].code, .filing = 1, .given_at = now()};
        store::record_grade(t, {round, agency, one->code}, 1, first_.actor.person, given);
        store::record_grade(t, {round, agency, one->code}, 2, second_.actor.person, given);
        rows += "  \"" + one->code + "\": \"" + (lowest.contains(one->code) ? "0" : "100") + "\"\n";
      }
    });
    graded_[agency] = rows;
  }
  /// Of the scale's choices the one with so many points.
  [[nodiscard]] static std::size_t choice_of(const framework::Scale& scale, int points) {
    for (std::size_t i = 0; i < scale.choices.size(); ++i) {
      const framework::Box upright{
          .code = {}, .text = {}, .polarity = {.value = framework::Polarity::positive, .provenance = {}}};
      if (framework::points_of(scale, upright, i) == base::Points::whole(points)) return i;
    }
    ADD_FAILURE() << "no choice of " << points;
    return 0;
  }
  /// Every grade is final: the time for confirming is over.
  void go_past_confirming(const std::string& round) { go_to(round, Phase::publish); }

  [[nodiscard]] desk::RoundResultsDone make(const std::string& round,
                                            const desk::RoundResultsWish& wish = {}) {
    desk::JobProgress progress;
    const auto done = desk::make_round_results(office(), officer_.actor, round, wish, progress);
    EXPECT_THAT(codes(done), IsEmpty());
    return done ? *done : desk::RoundResultsDone{};
  }
  [[nodiscard]] store::RoundResult kept(const std::string& round, const std::string& agency) {
    const auto found = read([&](db::Transaction& t) { return store::find_round_result(t, round, agency); });
    EXPECT_TRUE(found.has_value()) << agency;
    return found.value_or(store::RoundResult{});
  }
  [[nodiscard]] std::vector<store::ResultVersion> versions(const std::string& agency) {
    return read([&](db::Transaction& t) { return store::list_result_versions(t, {agency, edition_}); });
  }
  [[nodiscard]] results_files::Results newest(const std::string& agency) {
    const std::int64_t number = versions(agency).front().number;
    const auto view = desk::look_at_version(office(), officer_.actor, {agency, edition_}, number);
    EXPECT_THAT(codes(view), IsEmpty());
    return view.value().results;
  }
  /// The points of a node as the scored sheet has them; "" where it has none.
  [[nodiscard]] static std::string points(const results_files::Results& results, const std::string& node) {
    const auto index = results.plan().find(node);
    EXPECT_TRUE(index.has_value()) << node;
    const scoring::NodeScore& score = results.assessment.sheet.nodes[*index];
    if (score.basis == scoring::Basis::missing) return {};
    return base::to_string(base::round_half_up(score.value, 2), 2);
  }
  /// The same counts and grades by another way: as a results file with every count in it.
  [[nodiscard]] results_files::Results by_file(const std::string& agency) {
    std::string text = "kind: results\nschema: 1\nedition: " + edition_ + "\nagency: { id: " + agency +
                       ", name_th: \"หน่วยงาน\" }\n";
    if (!counted_[agency].empty()) text += "counts:\n" + counted_[agency];
    if (!graded_[agency].empty()) text += "grades:\n" + graded_[agency];
    const auto results = results_files::parse_results(text, "counted.yaml", editions());
    EXPECT_THAT(codes(results), IsEmpty());
    return results.value();
  }

  std::string edition_;
  std::mt19937 dice_{2570};
  std::map<std::string, std::string> counted_;  ///< rows of a results file, by agency
  std::map<std::string, std::string> graded_;
};

}  // namespace prongsai::offices
