// SPDX-License-Identifier: Apache-2.0
// kill -9 in a loop while ballots come in: none that was acknowledged is lost, none counts twice, and whoever
// was not told sends again and learns what became of it. PRONGSAI_KILLS says how often, 60 without it.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "prongsai/desk/surveys/recount.h"

#include "ballot_ids.h"
#include "boxes_fixture.h"
#include "child_process.h"
#include "postgres_server.h"

namespace prongsai {
namespace {

using desk::Submitted;

constexpr int usual_kills = 60;
constexpr int beyond_the_last = 100;  ///< more than can have been under way

int kills_wanted() {
  const char* told = std::getenv("PRONGSAI_KILLS");  // NOLINT(concurrency-mt-unsafe)
  return told == nullptr ? usual_kills : std::stoi(told);
}

std::string to_hexadecimal(std::string_view bytes) {
  std::string out;
  for (const char each : bytes) {
    out += "0123456789abcdef"[static_cast<unsigned char>(each) / 16];
    out += "0123456789abcdef"[static_cast<unsigned char>(each) % 16];
  }
  return out;
}

/// What was seen over all kills.
struct Seen {
  int kills = 0;
  std::int64_t acknowledged = 0;
  std::int64_t stored_and_not_told = 0;  ///< the acknowledgement was lost
  std::int64_t never_stored = 0;
};

class BallotKills : public offices::BoxOffices {
 protected:
  struct Numbers {
    std::int64_t open = 0;
    std::int64_t coded = 0;
  };
  /// Requires of every moment: as many ballots as were counted, as many codes spent as ballots with codes.
  [[nodiscard]] Numbers numbers() {
    return perform([&](db::Transaction& t) {
      store::take_collecting_turn(t);  // what the killed program had under way has ended
      Numbers kept;
      for (const auto& each : store::count_sealed(t))
        (each.survey == first_ ? kept.open : kept.coded) = each.received;
      EXPECT_EQ(received(t, first_), kept.open) << "numbers received and ballots differ";
      EXPECT_EQ(received(t, first_ + 1), kept.coded) << "numbers received and ballots differ";
      EXPECT_EQ(store::count_codes(t, first_ + 1).used, kept.coded) << "codes spent and ballots differ";
      return kept;
    });
  }
  [[nodiscard]] static std::int64_t received(db::Transaction& t, std::int64_t survey) {
    std::int64_t out = 0;
    for (const store::DayReceived& day : store::list_days(t, survey)) out += day.received;
    return out;
  }
  void make_codes(int run) {
    std::vector<std::string> digests;
    for (int i = 0; i < crash::codes_of_a_run; ++i)
      digests.push_back(survey::slip_code_digest(first_ + 1, crash::code_of(run, i * 10)));
    perform([&](db::Transaction& t) { store::record_codes(t, first_ + 1, digests); });
  }

  [[nodiscard]] std::vector<std::string> words(int run, const std::string& end, int number) const {
    return {address_,
            std::to_string(run),
            std::to_string(first_),
            to_hexadecimal(box_.public_key),
            to_hexadecimal(plain_),
            to_hexadecimal(coded_plain_),
            end,
            std::to_string(number)};
  }
  /// The last line may be cut off: an id is told whole or not at all.
  [[nodiscard]] static std::set<std::string> ids_in(const std::string& told) {
    std::istringstream ids(told.substr(0, told.rfind('\n') + 1));
    std::set<std::string> out;
    for (std::string id; ids >> id;) EXPECT_TRUE(out.insert(id).second) << "acknowledged twice: " << id;
    return out;
  }
  /// A ballot is on disk and its acknowledgement goes nowhere.
  std::set<std::string> kill_before_it_tells(int run) {
    engines::ChildProcess child(PRONGSAI_BALLOT_CHILD, words(run, "silent", dice(1, 300)));
    const std::string told = child.read_all();
    EXPECT_EQ(child.wait(), -1);
    return ids_in(told);
  }
  /// At a moment of its work; sometimes before it has begun, and sometimes together with the database.
  std::set<std::string> kill_somewhere(int run) {
    engines::ChildProcess child(PRONGSAI_BALLOT_CHILD, words(run, "never", 0));
    std::string told;
    if (run % 10 != 9) told = child.read_some();
    std::this_thread::sleep_for(std::chrono::microseconds(dice(0, 8'000)));
    const bool with_the_database = GetParam() == engines::Place::postgres && run % 20 == 6;
    if (with_the_database) engines::crash_and_restart_postgres();
    child.kill_now();
    told += child.read_all();
    const int status = child.wait();
    EXPECT_TRUE(status == -1 || with_the_database) << "it ended with " << status << " before it was killed";
    return ids_in(told);
  }
  [[nodiscard]] int dice(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }

  [[nodiscard]] bool is_kept(const std::string& id) {
    const std::string digest = survey::receipt_digest(survey::receipt_of(id));
    return read([&](db::Transaction& t) { return store::find_receipt(t, digest); }) ==
           store::ReceiptStanding::received;
  }
  [[nodiscard]] desk::Submission again(int run, int number) {
    const std::string id = crash::id_of(run, number);
    desk::Submission out{.id_digest = survey::submission_digest(id),
                         .receipt_digest = survey::receipt_digest(survey::receipt_of(id)),
                         .survey = first_,
                         .sealed = sealer_->seal(plain_),
                         .channel = survey::Channel::poster,
                         .day = 20'778};
    if (!crash::has_code(number)) return out;
    out.survey = first_ + 1;
    out.code_digest = survey::slip_code_digest(out.survey, crash::code_of(run, number));
    out.sealed = sealer_->seal(coded_plain_);
    return out;
  }
  /// All clients of that run send again, told or not.
  void send_again(int run, const std::set<std::string>& told, Seen& seen) {
    int last = 0;
    for (std::size_t found = 0; found < told.size(); ++last)
      found += told.contains(crash::id_of(run, last)) ? 1 : 0;
    last += beyond_the_last;
    std::vector<bool> kept;
    for (int number = 0; number < last; ++number) {
      const std::string id = crash::id_of(run, number);
      kept.push_back(is_kept(id));
      const bool is_told = told.contains(id);
      EXPECT_TRUE(kept.back() || !is_told) << "acknowledged and lost: " << id;
      seen.stored_and_not_told += kept.back() && !is_told ? 1 : 0;
      seen.never_stored += kept.back() ? 0 : 1;
    }
    desk::Collector collector(test_.database(), [](const std::string& what) { FAIL() << what; });
    offices::Handing hand(collector);
    for (int number = 0; number < last; ++number) hand.submit(again(run, number));
    const auto outcomes = hand.outcomes();
    for (std::size_t number = 0; number < outcomes.size(); ++number)
      EXPECT_EQ(outcomes[number], kept[number] ? Submitted::received_before : Submitted::received) << number;
  }

  /// `told`: what a killed program acknowledged before it ended.
  template <class Kill>
  void look_after(int run, Seen& seen, Kill&& kill) {
    make_codes(run);
    const Numbers before = numbers();
    const std::set<std::string> told = kill();
    const Numbers after = numbers();
    EXPECT_GE(after.open + after.coded, before.open + before.coded + static_cast<std::int64_t>(told.size()));
    send_again(run, told, seen);
    (void)numbers();
    ++seen.kills;
    seen.acknowledged += static_cast<std::int64_t>(told.size());
  }
  /// The box opens, and every ballot is counted.
  void open_and_recount(const Seen& seen) {
    const Numbers all = numbers();
    end_collecting();
    desk::JobProgress progress;
    const auto opened = desk::open_box(office(), officer_.actor, box_.id, std::nullopt, progress);
    ASSERT_THAT(engines::codes(opened), testing::IsEmpty());
    EXPECT_EQ(opened->ballots, all.open + all.coded);
    EXPECT_EQ(opened->refused, 0);
    EXPECT_THAT(desk::recount(office(), "")->differences, testing::IsEmpty());
    std::cout << seen.kills << " kills, " << seen.acknowledged << " acknowledged, "
              << seen.stored_and_not_told << " stored and not told, " << all.open + all.coded << " ballots\n";
  }

  const survey::Answers answers_ = random_answers();
  const std::string plain_ = survey::pack_ballot(questionnaire_, first_, answers_);
  const std::string coded_plain_ = survey::pack_ballot(questionnaire_, first_ + 1, answers_);
  std::mt19937 random_{std::random_device{}()};
};

class KillsAtEachCall : public BallotKills {};

TEST_P(BallotKills, lose_no_ballot_and_count_none_twice) {
  Seen seen;
  const int kills = kills_wanted();
  for (int run = 0; run < kills && !HasFailure(); ++run)
    look_after(run, seen, [&] { return run % 4 == 3 ? kill_before_it_tells(run) : kill_somewhere(run); });
  EXPECT_GT(seen.acknowledged, seen.kills) << "the programs were killed before they did anything";
  EXPECT_GT(seen.stored_and_not_told, 0) << "no acknowledgement was lost";
  open_and_recount(seen);
}

/// A script of a few ballots, or of two hundred where PRONGSAI_KILLS says anything: killed at its first call
/// that writes or makes durable, at its second, and so on until one run comes to its end.
TEST_P(KillsAtEachCall, lose_nothing_either) {
  if (!std::filesystem::exists("/usr/bin/strace"))
    GTEST_SKIP() << "there is no strace; expected the package strace";
  const std::string calls = "pwrite64,fdatasync,fsync,ftruncate,unlink";
  const int ballots = kills_wanted() == usual_kills ? 24 : 200;
  Seen seen;
  bool is_at_its_end = false;
  int at = 1;
  for (; !is_at_its_end && !HasFailure(); ++at) {
    look_after(at, seen, [&] {
      std::vector<std::string> all = words(at, "script", ballots);
      const std::string where = ":signal=KILL:when=" + std::to_string(at);
      all.insert(all.begin(),
                 {"-f", "-qq", "-o", "/dev/null", "-e", "inject=" + calls + where, PRONGSAI_BALLOT_CHILD});
      engines::ChildProcess child("/usr/bin/strace", all);
      const std::string told = child.read_all();
      is_at_its_end = child.wait() == 0;
      return ids_in(told);
    });
  }
  EXPECT_GT(at, 20) << "the script hardly writes anything";
  open_and_recount(seen);
}

PRONGSAI_ON_SHARED_ENGINES(BallotKills);
// PostgreSQL writes in programs of its own.
INSTANTIATE_TEST_SUITE_P(On, KillsAtEachCall, testing::Values(engines::Place::file), engines::name_of);

}  // namespace
}  // namespace prongsai
