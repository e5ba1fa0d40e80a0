// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/opening_detail.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <map>
#include <optional>
#include <thread>
#include <utility>

#include "prongsai/base/assert.h"
#include "prongsai/survey/answers.h"
#include "prongsai/tally/count.h"
#include "prongsai/tally/in_parallel.h"

namespace prongsai::desk::detail {
namespace {

constexpr const char* pace_question = "pace";

/// Counts each question about the respondents by itself, and nothing together with another.
class ProfileCounts {
 public:
  void add(const survey::Questionnaire& questionnaire, const survey::Answers& answers) {
    for (std::size_t i = 0; i < answers.profile.size(); ++i)
      ++counts_[{questionnaire.profile[i].question->code, answers.profile[i]}];
    ++counts_[{pace_question, static_cast<std::int64_t>(answers.pace)}];
  }
  [[nodiscard]] std::vector<store::ProfileCount> list() const {
    std::vector<store::ProfileCount> out;
    for (const auto& [key, count] : counts_) out.push_back({key.first, key.second, count});
    return out;
  }

 private:
  std::map<std::pair<std::string, std::int64_t>, std::int64_t> counts_;
};

std::vector<std::uint32_t> count(const survey::Questionnaire& questionnaire, std::string_view sheets,
                                 std::uint64_t number) {
  if (number == 0) {
    const tally::Counts none(questionnaire.layout, 1);
    return {none.cells().begin(), none.cells().end()};
  }
  const std::array<tally::AgencyRun, 1> run = {tally::AgencyRun{0, number}};
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(sheets.data()), sheets.size());
  const auto counts = tally::count(questionnaire.layout, {run, bytes}, {.agencies = 1});
  const bool unpacked_ballots_hold_possible_sheets = counts.ok();
  PRONGSAI_ASSERT(unpacked_ballots_hold_possible_sheets);
  return {counts->cells().begin(), counts->cells().end()};
}

std::optional<survey::Answers> answers_in(secret::BallotOpener& opener,
                                          const survey::Questionnaire& questionnaire, std::int64_t survey,
                                          std::string_view sealed) {
  const auto plain = opener.open(sealed);
  if (!plain) return std::nullopt;
  auto answers = survey::unpack_ballot(questionnaire, survey, *plain);
  if (!answers) return std::nullopt;
  return *std::move(answers);
}

}  // namespace

OpenedSurvey open_survey(secret::BallotOpener& opener, const survey::Questionnaire& questionnaire,
                         std::int64_t survey, std::span<const store::SealedBallot> ballots) {
  OpenedSurvey out;
  std::vector<std::string> sheets;
  ProfileCounts profile;
  for (const store::SealedBallot& ballot : ballots) {
    const auto answers = answers_in(opener, questionnaire, survey, ballot.sealed);
    if (!answers) {
      ++out.stack.refused;
      continue;
    }
    sheets.emplace_back(answers->sheet.begin(), answers->sheet.end());
    profile.add(questionnaire, *answers);
    out.receipts.push_back(ballot.receipt);
  }
  std::ranges::sort(sheets);
  out.stack.survey = survey;
  out.stack.fingerprint = questionnaire.fingerprint;
  out.stack.bytes_each = static_cast<std::int64_t>(questionnaire.boxes());
  out.stack.sheets_count = static_cast<std::int64_t>(sheets.size());
  for (const std::string& sheet : sheets) out.stack.sheets.value += sheet;
  out.cells = count(questionnaire, out.stack.sheets.value, sheets.size());
  out.profile = profile.list();
  return out;
}

Openers::Openers(const secret::BoxKey& key) {
  const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
  for (std::size_t i = 0; i < threads; ++i) openers_.emplace_back(key);
}

std::vector<OpenedSurvey> Openers::open(std::span<const ToOpen> surveys,
                                        std::span<const store::SealedBallot> ballots) {
  std::vector<OpenedSurvey> out(surveys.size());
  std::atomic<std::size_t> next = 0;
  std::vector<std::exception_ptr> thrown(openers_.size());
  tally::in_parallel(openers_.size(), [&](std::size_t thread) {
    try {
      for (std::size_t i = next++; i < surveys.size(); i = next++) {
        const auto own =
            std::ranges::equal_range(ballots, surveys[i].survey, {}, &store::SealedBallot::survey);
        out[i] = open_survey(openers_[thread], *surveys[i].questionnaire, surveys[i].survey,
                             std::span(own.begin(), own.end()));
      }
    } catch (...) {
      thrown[thread] = std::current_exception();
    }
  });
  for (const std::exception_ptr& each : thrown) {
    if (each) std::rethrow_exception(each);
  }
  return out;
}

}  // namespace prongsai::desk::detail
