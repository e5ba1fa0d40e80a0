// SPDX-License-Identifier: Apache-2.0
// kill -9 in a loop while ballots come in: none that was acknowledged is lost, none counts twice, and whoever
// was not told sends again and learns what became of it. PRONGSAI_KILLS says how often, 60 without it.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <thread>

#include "prongsai/desk/surveys/recount.h"

#include "ballot_watch.h"
#include "boxes_fixture.h"
#include "child_process.h"
#include "postgres_server.h"

namespace prongsai {
namespace {

constexpr int usual_kills = 60;
constexpr int not_acknowledged = 5;  ///< ballot_child's exit code

int kills_wanted() {
  const char* told = std::getenv("PRONGSAI_KILLS");  // NOLINT(concurrency-mt-unsafe)
  return told == nullptr ? usual_kills : std::stoi(told);
}

class BallotKills : public offices::BoxOffices {
 protected:
  /// A ballot is on disk and its acknowledgement goes nowhere.
  std::string kill_before_it_tells(int run) {
    engines::ChildProcess child(PRONGSAI_BALLOT_CHILD, words(run, "silent", dice(1, 300)));
    std::string told = child.read_all();
    EXPECT_EQ(child.wait(), -1);
    return told;
  }
  /// At a moment of its work; sometimes before it has begun, and sometimes together with the database.
  std::string kill_somewhere(int run) {
    engines::ChildProcess child(PRONGSAI_BALLOT_CHILD, words(run, "never", 0));
    std::string told;
    if (run % 10 != 9) told = child.read_some();
    std::this_thread::sleep_for(std::chrono::microseconds(dice(0, 8'000)));
    const bool with_the_database = GetParam() == engines::Place::postgres && run % 20 == 6;
    if (with_the_database) engines::crash_and_restart_postgres();
    child.kill_now();
    told += child.read_all();
    const int status = child.wait();
    // Where PostgreSQL took longer than the collector's patience to come back, ballots were refused.
    if (!with_the_database || status != not_acknowledged)
      EXPECT_EQ(status, -1) << "it ended before it was killed";
    return told;
  }
  [[nodiscard]] std::vector<std::string> words(int run, const std::string& end, int number) const {
    return watch_.words(address_, run, end, number);
  }
  [[nodiscard]] int dice(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }

  /// `kill` says what a program had acknowledged before it ended.
  template <class Kill>
  void look_after(int run, Kill&& kill) {
    watch_.make_codes(test_.database(), run);
    const auto before = watch_.numbers(test_.database());
    const std::set<std::string> told = crash::ids_in(kill());
    watch_.look_after(test_.database(), run, before, told);
  }
  /// The box opens, and every ballot is counted.
  void open_and_recount() {
    const auto all = watch_.numbers(test_.database()).all();
    end_collecting();
    desk::JobProgress progress;
    const auto opened = desk::open_box(office(), officer_.actor, box_.id, std::nullopt, progress);
    ASSERT_THAT(engines::codes(opened), testing::IsEmpty());
    EXPECT_EQ(opened->ballots, all);
    EXPECT_EQ(opened->refused, 0);
    EXPECT_THAT(desk::recount(office(), "")->differences, testing::IsEmpty());
    std::cout << crash::to_text(watch_.seen(), "kills") << ", " << all << " ballots" << std::endl;
  }

  const survey::Answers answers_ = random_answers();
  crash::BallotWatch watch_{{.survey = first_,
                             .public_key = box_.public_key,
                             .plain = survey::pack_ballot(questionnaire_, first_, answers_),
                             .coded_plain = survey::pack_ballot(questionnaire_, first_ + 1, answers_)}};
  std::mt19937 random_{std::random_device{}()};
};

class KillsAtEachCall : public BallotKills {};

TEST_P(BallotKills, lose_no_ballot_and_count_none_twice) {
  const int kills = kills_wanted();
  for (int run = 0; run < kills && !HasFailure(); ++run)
    look_after(run, [&] { return run % 4 == 3 ? kill_before_it_tells(run) : kill_somewhere(run); });
  EXPECT_GT(watch_.seen().acknowledged, watch_.seen().faults)
      << "the programs were killed before they did anything";
  EXPECT_GT(watch_.seen().stored_and_not_told, 0) << "no acknowledgement was lost";
  open_and_recount();
}

/// A script of a few ballots, or of two hundred where PRONGSAI_KILLS says anything: killed at its first call
/// that writes or makes durable, at its second, and so on until one run comes to its end.
TEST_P(KillsAtEachCall, lose_nothing_either) {
  if (!std::filesystem::exists("/usr/bin/strace"))
    GTEST_SKIP() << "there is no strace; expected the package strace";
  const std::string calls = "pwrite64,fdatasync,fsync,ftruncate,unlink";
  const int ballots = kills_wanted() == usual_kills ? 24 : 200;
  bool is_at_its_end = false;
  int at = 1;
  for (; !is_at_its_end && !HasFailure(); ++at) {
    look_after(at, [&] {
      std::vector<std::string> all = words(at, "script", ballots);
      const std::string where = ":signal=KILL:when=" + std::to_string(at);
      all.insert(all.begin(),
                 {"-f", "-qq", "-o", "/dev/null", "-e", "inject=" + calls + where, PRONGSAI_BALLOT_CHILD});
      engines::ChildProcess child("/usr/bin/strace", all);
      std::string told = child.read_all();
      is_at_its_end = child.wait() == 0;
      return told;
    });
  }
  EXPECT_GT(at, 20) << "the script hardly writes anything";
  open_and_recount();
}

PRONGSAI_ON_SHARED_ENGINES(BallotKills);
// PostgreSQL writes in programs of its own.
INSTANTIATE_TEST_SUITE_P(On, KillsAtEachCall, testing::Values(engines::Place::file), engines::name_of);

}  // namespace
}  // namespace prongsai
