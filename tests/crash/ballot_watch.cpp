// SPDX-License-Identifier: Apache-2.0
#include "ballot_watch.h"

#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "prongsai/store/ballots.h"

#include "ballot_ids.h"
#include "boxes_fixture.h"

namespace prongsai::crash {
namespace {

using desk::Submitted;

constexpr int beyond_the_last = 100;  ///< more than can have been under way

std::string to_hexadecimal(std::string_view bytes) {
  std::string out;
  for (const char each : bytes) {
    out += "0123456789abcdef"[static_cast<unsigned char>(each) / 16];
    out += "0123456789abcdef"[static_cast<unsigned char>(each) % 16];
  }
  return out;
}

std::int64_t received(db::Transaction& transaction, std::int64_t survey) {
  std::int64_t out = 0;
  for (const store::DayReceived& day : store::list_days(transaction, survey)) out += day.received;
  return out;
}

}  // namespace

std::string to_text(const Seen& seen, const std::string& faults) {
  std::ostringstream out;
  out << seen.faults << " " << faults << ", " << seen.acknowledged << " acknowledged, "
      << seen.stored_and_not_told << " stored and not told, " << seen.never_stored << " never stored";
  return out.str();
}

std::set<std::string> ids_in(const std::string& told) {
  std::istringstream ids(told.substr(0, told.rfind('\n') + 1));
  std::set<std::string> out;
  for (std::string id; ids >> id;) EXPECT_TRUE(out.insert(id).second) << "acknowledged twice: " << id;
  return out;
}

std::vector<std::string> BallotWatch::words(const std::string& address, int run, const std::string& end,
                                            int number) const {
  return {address,
          std::to_string(run),
          std::to_string(box_.survey),
          to_hexadecimal(box_.public_key),
          to_hexadecimal(box_.plain),
          to_hexadecimal(box_.coded_plain),
          end,
          std::to_string(number)};
}

void BallotWatch::make_codes(db::Database& database, int run) const {
  std::vector<std::string> digests;
  for (int i = 0; i < codes_of_a_run; ++i)
    digests.push_back(survey::slip_code_digest(box_.survey + 1, code_of(run, i * 10)));
  database.perform([&](db::Transaction& t) { store::record_codes(t, box_.survey + 1, digests); });
}

BallotWatch::Numbers BallotWatch::numbers(db::Database& database) const {
  return database.perform([&](db::Transaction& t) {
    store::take_collecting_turn(t);  // what the program had under way has ended
    Numbers kept;
    for (const auto& each : store::count_sealed(t))
      (each.survey == box_.survey ? kept.open : kept.coded) = each.received;
    EXPECT_EQ(received(t, box_.survey), kept.open) << "numbers received and ballots differ";
    EXPECT_EQ(received(t, box_.survey + 1), kept.coded) << "numbers received and ballots differ";
    EXPECT_EQ(store::count_codes(t, box_.survey + 1).used, kept.coded) << "codes spent and ballots differ";
    return kept;
  });
}

desk::Submission BallotWatch::again(int run, int number) {
  const std::string id = id_of(run, number);
  desk::Submission out{.id_digest = survey::submission_digest(id),
                       .receipt_digest = survey::receipt_digest(survey::receipt_of(id)),
                       .survey = box_.survey,
                       .sealed = sealer_.seal(box_.plain),
                       .channel = survey::Channel::poster,
                       .day = 20'778};
  if (!has_code(number)) return out;
  out.survey = box_.survey + 1;
  out.code_digest = survey::slip_code_digest(out.survey, code_of(run, number));
  out.sealed = sealer_.seal(box_.coded_plain);
  return out;
}

void BallotWatch::look_after(db::Database& database, int run, const Numbers& before,
                             const std::set<std::string>& told) {
  const Numbers after = numbers(database);
  EXPECT_GE(after.all(), before.all() + static_cast<std::int64_t>(told.size()));
  int last = 0;
  for (std::size_t found = 0; found < told.size(); ++last) found += told.contains(id_of(run, last)) ? 1 : 0;
  last += beyond_the_last;
  const auto kept = database.read([&](db::Transaction& t) {
    std::vector<bool> out;
    for (int number = 0; number < last; ++number) {
      const std::string digest = survey::receipt_digest(survey::receipt_of(id_of(run, number)));
      out.push_back(store::find_receipt(t, digest) == store::ReceiptStanding::received);
    }
    return out;
  });
  desk::Collector collector(database, [](const std::string& what) { FAIL() << what; });
  // In portions, because the collector refuses what it cannot have waiting.
  constexpr int portion = 5'000;
  for (int from = 0; from < last; from += portion) {
    offices::Handing hand(collector);
    const int to = std::min(from + portion, last);
    for (int number = from; number < to; ++number) {
      const std::string id = id_of(run, number);
      const bool is_kept = kept[static_cast<std::size_t>(number)];
      const bool is_told = told.contains(id);
      EXPECT_TRUE(is_kept || !is_told) << "acknowledged and lost: " << id;
      seen_.stored_and_not_told += is_kept && !is_told ? 1 : 0;
      seen_.never_stored += is_kept ? 0 : 1;
      hand.submit(again(run, number));
    }
    const auto outcomes = hand.outcomes();
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const std::size_t number = static_cast<std::size_t>(from) + i;
      EXPECT_EQ(outcomes[i], kept[number] ? Submitted::received_before : Submitted::received) << number;
    }
  }
  ++seen_.faults;
  seen_.acknowledged += static_cast<std::int64_t>(told.size());
}

}  // namespace prongsai::crash
