// SPDX-License-Identifier: Apache-2.0
// Surveys with a sealed box, and ballots as respondents send them.
#pragma once

#include <future>
#include <random>
#include <vector>

#include "prongsai/desk/surveys/boxes.h"
#include "prongsai/desk/surveys/collector.h"
#include "prongsai/secret/ballot_box.h"
#include "prongsai/store/ballots.h"
#include "prongsai/survey/answers.h"
#include "prongsai/survey/link.h"

#include "offices.h"

namespace prongsai::offices {

using desk::Submitted;

/// Numbers that are the same in every run.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : generator_(seed) {}
  /// 1 to `most`.
  std::uint8_t roll(std::uint8_t most) { return static_cast<std::uint8_t>(1 + generator_() % most); }
  std::string hexadecimal(std::size_t digits) {
    std::string out;
    while (out.size() < digits) out += "0123456789abcdef"[generator_() % 16];
    return out;
  }

 private:
  std::mt19937_64 generator_;
};

/// Hands ballots to a collector and keeps what it was told of each.
class Handing {
 public:
  explicit Handing(desk::Collector& collector) : collector_(collector) {}
  void submit(desk::Submission submission) {
    auto told = std::make_shared<std::promise<Submitted>>();
    told_.push_back(told->get_future());
    const bool taken =
        collector_.submit(std::move(submission), [told](Submitted outcome) { told->set_value(outcome); });
    if (!taken) told->set_value(Submitted::not_saved);
  }
  /// Of all handed in so far and not asked for yet, in their order.
  [[nodiscard]] std::vector<Submitted> outcomes() {
    std::vector<Submitted> out;
    for (auto& each : told_) out.push_back(each.get());
    told_.clear();
    return out;
  }
  [[nodiscard]] Submitted outcome_of(desk::Submission submission) {
    submit(std::move(submission));
    return outcomes().back();
  }

 private:
  desk::Collector& collector_;
  std::vector<std::future<Submitted>> told_;
};

inline survey::Questionnaire iit_of_2565() {
  const auto rules = editions().find("ita/2565");
  const std::shared_ptr<const framework::Edition> edition(rules, &rules->edition);
  return survey::make_questionnaire(edition, "iit").value();
}

class BoxOffices : public Offices {
 protected:
  BoxOffices() : officer_(test_.make(access::Role::authority_officer, {})) {
    test_.register_agency("a-1", "chiang-mai");
    box_ = desk::make_box(office(), "", "a-1").value();
    perform([&](db::Transaction& t) {
      store::record_box(t, box_);
      first_ = store::record_surveys(t, {{pulse("k7m2qd"), pulse("k7m2qe"), pulse("k7m2qf")}});
    });
    sealer_ = std::make_unique<secret::BallotSealer>(box_.public_key);
  }

  [[nodiscard]] store::StoredSurvey pulse(const std::string& link) const {
    return {.survey = {.link = link,
                       .agency = "a-1",
                       .edition = "ita/2565",
                       .instrument = "iit",
                       .purpose = survey::Purpose::pulse,
                       .box = box_.id},
            .fingerprint = questionnaire_.fingerprint,
            .opens = now() - std::chrono::hours(1),
            .closes = now() + std::chrono::hours(1)};
  }
  void end_collecting() { test_.pass(std::chrono::hours(1) + desk::settling_time); }

  [[nodiscard]] survey::Answers random_answers() {
    survey::Answers out;
    for (const std::uint8_t choices : questionnaire_.layout.choices_by_box())
      out.sheet.push_back(dice_.roll(choices));
    for (const survey::AskedProfile& asked : questionnaire_.profile)
      out.profile.push_back(dice_.roll(static_cast<std::uint8_t>(asked.question->choices.size())));
    out.pace = static_cast<survey::Pace>(dice_.roll(4));
    return out;
  }
  [[nodiscard]] desk::Submission ballot(std::int64_t survey, const survey::Answers& answers) {
    const std::string id = dice_.hexadecimal(survey::submission_id_length);
    return {.id_digest = survey::submission_digest(id),
            .receipt_digest = survey::receipt_digest(survey::receipt_of(id)),
            .survey = survey,
            .sealed = sealer_->seal(survey::pack_ballot(questionnaire_, survey, answers)),
            .channel = survey::Channel::poster,
            .day = 20'778};
  }
  [[nodiscard]] desk::Submission ballot(std::int64_t survey) { return ballot(survey, random_answers()); }
  [[nodiscard]] desk::Submission coded_ballot(std::int64_t survey, const std::string& code) {
    desk::Submission out = ballot(survey);
    out.code_digest = survey::slip_code_digest(survey, code);
    return out;
  }
  void make_code(std::int64_t survey, const std::string& code) {
    const std::vector<std::string> digests = {survey::slip_code_digest(survey, code)};
    perform([&](db::Transaction& t) { store::record_codes(t, survey, digests); });
  }

  [[nodiscard]] std::int64_t sealed(std::int64_t survey) {
    for (const auto& each : read([](db::Transaction& t) { return store::count_sealed(t); }))
      if (each.survey == survey) return each.received;
    return 0;
  }

  Somebody officer_;
  Dice dice_{2570};
  store::BallotBox box_;
  const survey::Questionnaire questionnaire_ = iit_of_2565();
  std::int64_t first_ = 0;  ///< of three surveys, one after another
  std::unique_ptr<secret::BallotSealer> sealer_;
};

}  // namespace prongsai::offices
