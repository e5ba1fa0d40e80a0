// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/made_ballots.h"

#include <string_view>
#include <utility>

#include "prongsai/base/assert.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/surveys.h"
#include "prongsai/survey/link.h"

namespace prongsai::app {
namespace {

constexpr std::size_t waiting_max = 8'000;

/// As a browser makes one: chance, not the seed, so that nobody can work out receipts.
std::string new_submission_id() {
  return survey::make_submission_id(secret::unpredictable_bytes(survey::submission_id_length / 2));
}

/// Nobody waits for a receipt here, so a slow disk is no reason to give a ballot up.
desk::CollectorLimits limits() {
  return {.waiting_max = waiting_max + 1, .patience = std::chrono::minutes(10)};
}

}  // namespace

MadeBallots::MadeBallots(const desk::Office& office)
    : office_(office),
      collector_(
          office.database,
          [this](const std::string& what) {
            const std::lock_guard lock(mutex_);
            trouble_ = what;
          },
          limits()) {}

secret::BallotSealer& MadeBallots::sealer_of(const std::string& box) {
  const auto found = sealers_.find(box);
  if (found != sealers_.end()) return found->second;
  const auto stored =
      office_.database.read([&](db::Transaction& transaction) { return store::find_box(transaction, box); });
  PRONGSAI_ASSERT(stored.has_value());
  return sealers_.emplace(box, secret::BallotSealer(stored->public_key)).first->second;
}

base::Result<bool> MadeBallots::put_in(const survey::Questionnaire& questionnaire,
                                       const survey::Survey& survey,
                                       const simulation::SimulatedSurvey& answered,
                                       std::chrono::sys_days first, std::chrono::sys_days until) {
  secret::BallotSealer& sealer = sealer_of(survey.box);
  const std::size_t boxes = questionnaire.boxes();
  survey::Answers answers;
  for (std::size_t i = 0; i < answered.ballots.size(); ++i) {
    const simulation::SentBallot& sent = answered.ballots[i];
    const std::chrono::sys_days day = first + std::chrono::days(sent.day);
    if (day > until) continue;
    const auto* sheet = answered.sheets.data() + i * boxes;
    answers.sheet.assign(sheet, sheet + boxes);
    answers.pace = sent.pace;
    const std::string id = new_submission_id();
    send({.id_digest = survey::submission_digest(id),
          .receipt_digest = survey::receipt_digest(survey::receipt_of(id)),
          .survey = survey.number,
          .code_digest = std::nullopt,
          .sealed = sealer.seal(survey::pack_ballot(questionnaire, survey.number, answers)),
          .channel = sent.channel,
          .day = day.time_since_epoch().count()});
  }
  return outcome();
}

base::Result<bool> MadeBallots::finish() {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_ == 0; });
  }
  return outcome();
}

void MadeBallots::send(desk::Submission submission) {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_ < waiting_max || !trouble_.empty(); });
    if (!trouble_.empty()) return;
    ++waiting_;
  }
  if (!collector_.submit(std::move(submission), [this](desk::Submitted how) { ended(how); }))
    ended(desk::Submitted::not_saved);
}

void MadeBallots::ended(desk::Submitted how) {
  const std::lock_guard lock(mutex_);
  --waiting_;
  if (how != desk::Submitted::received && trouble_.empty())
    trouble_ = how == desk::Submitted::too_late ? "too late" : "not saved";
  if (waiting_ == 0 || waiting_ == waiting_max / 2 || !trouble_.empty()) changed_.notify_all();
}

base::Result<bool> MadeBallots::outcome() {
  const std::lock_guard lock(mutex_);
  if (trouble_.empty()) return true;
  return base::Problem{"simulate.not_saved", {{"reason", trouble_}}, {}};
}

}  // namespace prongsai::app
