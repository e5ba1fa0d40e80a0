// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/recount.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/desk/surveys/questionnaires_detail.h"
#include "prongsai/store/ballots.h"
#include "prongsai/store/rounds.h"
#include "prongsai/tally/count.h"

namespace prongsai::desk {
namespace {

/// One opened survey as it is stored.
struct Stored {
  store::StoredSurvey survey;
  std::optional<store::BallotStack> stack;
  std::optional<std::vector<std::uint32_t>> cells;
  std::int64_t by_days = 0;
  std::int64_t by_channels = 0;
  std::int64_t receipts = 0;
  std::vector<store::ProfileCount> profile;
};

Stored read(db::Transaction& transaction, const store::StoredSurvey& survey) {
  const std::int64_t number = survey.survey.number;
  Stored out{.survey = survey,
             .stack = store::find_stack(transaction, number),
             .cells = store::find_survey_count(transaction, number),
             .receipts = store::count_receipts(transaction, number),
             .profile = store::list_profile_counts(transaction, number)};
  for (const store::DayReceived& each : store::list_days(transaction, number)) out.by_days += each.received;
  for (const store::ChannelReceived& each : store::list_channels(transaction, number))
    out.by_channels += each.received;
  return out;
}

class Comparison {
 public:
  Comparison(const Stored& stored, Recount& out) : stored_(stored), out_(out) {}

  void run(const base::Result<std::shared_ptr<const survey::Questionnaire>>& questionnaire) {
    if (!stored_.stack) return tell("recount.no_stack");
    const store::BallotStack& stack = *stored_.stack;
    out_.sheets += stack.sheets_count;
    out_.refused += stack.refused;
    const std::int64_t received = stack.sheets_count + stack.refused;
    compare("recount.received_differ", stored_.by_days, received);
    compare("recount.channels_differ", stored_.by_channels, received);
    compare("recount.receipts_differ", stored_.receipts, stack.sheets_count);
    compare_profile(stack);
    if (!questionnaire || stack.fingerprint != (*questionnaire)->fingerprint ||
        stack.bytes_each != static_cast<std::int64_t>((*questionnaire)->boxes()))
      return tell("recount.other_questions");
    if (!is_sorted(stack)) tell("recount.sheets_disordered");
    count_again(**questionnaire, stack);
  }

 private:
  void tell(const char* code, std::vector<std::pair<std::string, std::string>> details = {}) {
    details.emplace_back("survey", std::to_string(stored_.survey.survey.number));
    details.emplace_back("link", stored_.survey.survey.link);
    out_.differences.push_back({code, std::move(details), {}});
  }
  void compare(const char* code, std::int64_t found, std::int64_t expected) {
    if (found != expected)
      tell(code, {{"found", std::to_string(found)}, {"expected", std::to_string(expected)}});
  }

  void compare_profile(const store::BallotStack& stack) {
    std::map<std::string, std::int64_t> answered;
    for (const store::ProfileCount& each : stored_.profile) answered[each.question] += each.count;
    if (stack.sheets_count > 0) answered.try_emplace("pace", 0);
    for (const auto& [question, count] : answered) {
      if (count == stack.sheets_count) continue;
      tell("recount.profile_differ", {{"question", question},
                                      {"found", std::to_string(count)},
                                      {"expected", std::to_string(stack.sheets_count)}});
    }
  }

  static bool is_sorted(const store::BallotStack& stack) {
    const std::string_view sheets = stack.sheets.value;
    const auto width = static_cast<std::size_t>(stack.bytes_each);
    for (std::size_t at = width; at < sheets.size(); at += width) {
      if (sheets.substr(at - width, width) > sheets.substr(at, width)) return false;
    }
    return true;
  }

  void count_again(const survey::Questionnaire& questionnaire, const store::BallotStack& stack) {
    tally::Counts counts(questionnaire.layout, 1);
    if (stack.sheets_count > 0) {
      const std::array<tally::AgencyRun, 1> run = {
          tally::AgencyRun{0, static_cast<std::uint64_t>(stack.sheets_count)}};
      const std::span bytes(reinterpret_cast<const std::uint8_t*>(stack.sheets.value.data()),
                            stack.sheets.value.size());
      auto counted = tally::count(questionnaire.layout, {run, bytes}, {.agencies = 1});
      if (!counted) return tell("recount.sheet_impossible");
      counts = *std::move(counted);
    }
    if (!stored_.cells || stored_.cells->size() != counts.cells().size()) return tell("recount.no_counts");
    out_.cells += static_cast<std::int64_t>(counts.cells().size());
    const auto [mine, theirs] = std::ranges::mismatch(counts.cells(), *stored_.cells);
    if (mine == counts.cells().end()) return;
    const auto place = static_cast<std::size_t>(mine - counts.cells().begin());
    tell("recount.counts_differ", {{"box", questionnaire.box_codes[place / tally::Counts::slots]},
                                   {"choice", std::to_string(place % tally::Counts::slots)},
                                   {"found", std::to_string(*theirs)},
                                   {"expected", std::to_string(*mine)}});
  }

  const Stored& stored_;
  Recount& out_;
};

base::Result<std::vector<store::StoredSurvey>> surveys_of(db::Transaction& transaction,
                                                          std::string_view round) {
  if (!round.empty()) {
    if (!store::find_round(transaction, round)) return detail::no_such_round(round);
    return store::list_round_surveys(transaction, round);
  }
  std::vector<store::StoredSurvey> out;
  for (store::NamedSurvey& each : store::list_changed_surveys(transaction, 0))
    out.push_back(std::move(each.stored));
  return out;
}

}  // namespace

base::Result<Recount> recount(const Office& office, std::string_view round) {
  detail::Questionnaires questionnaires(office.editions);
  return office.database.read([&](db::Transaction& transaction) -> base::Result<Recount> {
    const auto surveys = surveys_of(transaction, round);
    if (!surveys) return surveys.problems();
    Recount out;
    std::map<std::int64_t, std::int64_t> sealed;
    for (const store::SurveyReceived& each : store::count_sealed(transaction))
      sealed.emplace(each.survey, each.received);
    for (const store::StoredSurvey& each : *surveys) {
      ++out.surveys;
      if (!each.is_opened) continue;
      ++out.opened;
      const Stored stored = read(transaction, each);
      Comparison(stored, out).run(questionnaires.find(each.survey, each.fingerprint));
      if (const auto left = sealed.find(each.survey.number); left != sealed.end()) {
        out.differences.push_back({"recount.left_sealed",
                                   {{"found", std::to_string(left->second)},
                                    {"survey", std::to_string(each.survey.number)},
                                    {"link", each.survey.link}},
                                   {}});
      }
    }
    return out;
  });
}

}  // namespace prongsai::desk
