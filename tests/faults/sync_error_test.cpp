// SPDX-License-Identifier: Apache-2.0
// The disk says EIO when something shall become durable: after the first time nothing is acknowledged any
// more, and what was is there when the program begins anew. Ten points of failure with SQLite and three with
// PostgreSQL, or as many as PRONGSAI_FAULTS says.
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <thread>

#include <unistd.h>

#include "box_place.h"
#include "child_process.h"

namespace prongsai::faults {
namespace {

namespace fs = std::filesystem;

constexpr int usual_points = 10;
constexpr int usual_points_of_postgres = 3;
constexpr int not_acknowledged = 5;  ///< ballot_child's exit code
constexpr const char* strace = "/usr/bin/strace";

/// What could be read of it: a process may end while its file in /proc is read.
std::string text_of(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path).rdbuf();
  return out.str();
}

int count(std::string_view text, std::string_view word) {
  int out = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) ++out;
  return out;
}

class SyncErrors : public testing::TestWithParam<engines::Place> {
 protected:
  void SetUp() override {
    if (!fs::exists(strace)) GTEST_SKIP() << "there is no strace; expected the package strace";
    if (GetParam() == engines::Place::postgres && geteuid() != 0)
      GTEST_SKIP() << "only root can make PostgreSQL's programs fail from outside";
    // PostgreSQL's own user passes through.
    fs::permissions(scratch_ / ".", fs::perms::others_exec, fs::perm_options::add);
    fs::create_directories(scratch_ / "disk");
    place_.emplace(GetParam(), scratch_ / "disk", scratch_ / "outside");
  }
  engines::Scratch scratch_;
  std::optional<BoxPlace> place_;
};

class SyncErrorsOfSqlite : public SyncErrors {
 protected:
  /// What was acknowledged, and what strace saw of it.
  struct Outcome {
    std::set<std::string> told;
    int status = 0;
    std::string calls;
  };
  Outcome run(int run, int ballots, const std::vector<std::string>& injection) {
    const fs::path log = scratch_ / "calls";
    std::vector<std::string> words = {"-f", "-qq", "-y", "-o", log, "-s", "8"};
    words.insert(words.end(), injection.begin(), injection.end());
    words.emplace_back(PRONGSAI_BALLOT_CHILD);
    const auto asked = place_->watch().words(place_->address(), run, "stubborn", ballots);
    words.insert(words.end(), asked.begin(), asked.end());
    engines::ChildProcess child(strace, words);
    Outcome out;
    out.told = crash::ids_in(child.read_all());
    out.status = child.wait();
    out.calls = text_of(log);
    return out;
  }
};

/// Where a call failed that must be acted upon; none where it was SQLite's own sync of the folder
/// (fdatasync), which it does not look at: ours (fsync) has been before, when the file was opened.
std::optional<std::size_t> acted_upon(const std::string& calls) {
  std::istringstream lines(calls);
  std::size_t at = 0;
  for (std::string line; std::getline(lines, line); at += line.size() + 1) {
    const bool is_of_folder = line.find("/disk>") != std::string::npos;
    if (line.ends_with("(INJECTED)") && !(is_of_folder && line.find("fdatasync(") != std::string::npos))
      return at;
  }
  return std::nullopt;
}

/// The nth call of each kind fails, for n = 1, 2, …, and every later one succeeds: a program that tried again
/// would not notice.
TEST_P(SyncErrorsOfSqlite, are_followed_by_no_acknowledgement) {
  const int points = faults_wanted(usual_points);
  const int ballots = 8 * points + 40;
  int refusals = 0;
  for (int at = 1; at <= points && !HasFailure(); ++at) {
    crash::BallotWatch::Numbers before;
    {
      db::Database database = place_->open();
      place_->watch().make_codes(database, at);
      before = place_->watch().numbers(database);
    }
    const Outcome met = run(at, ballots,
                            {"-e", "trace=write,fdatasync,fsync", "-e",
                             "inject=fdatasync,fsync:error=EIO:when=" + std::to_string(at)});
    const auto first = acted_upon(met.calls);
    ASSERT_NE(met.calls.find("(INJECTED)"), std::string::npos) << "the script ended before its call " << at;
    if (first) {
      EXPECT_EQ(count(std::string_view(met.calls).substr(*first), "write(1<"), 0)
          << "acknowledged after a failure, at " << at;
    }
    // All were received where the failure came when the file was closed, or meant nothing.
    EXPECT_TRUE(met.status == not_acknowledged || met.told.size() == static_cast<std::size_t>(ballots))
        << at << ": it ended with " << met.status;
    refusals += met.status == not_acknowledged ? 1 : 0;
    db::Database database = place_->open();
    place_->watch().look_after(database, at, before, met.told);
  }
  EXPECT_GE(refusals, points - 2)
      << "only SQLite's own sync of the folder, and those of closing, mean nothing";
  place_->look_into_every_ballot();
  std::cout << crash::to_text(place_->watch().seen(), "failed syncs") << std::endl;
}

/// Of a long write-ahead log that is copied into the file, too: SQLite by itself would tell nobody.
TEST_P(SyncErrorsOfSqlite, of_the_file_itself_are_told_when_the_log_is_copied) {
  db::Database other = place_->open();  // so that the log is not copied when the program ends
  place_->watch().make_codes(other, 1);
  const auto before = place_->watch().numbers(other);
  const Outcome met = run(1, 60'000, {"-P", place_->address(), "-e", "inject=fdatasync,fsync:error=EIO"});
  EXPECT_GE(count(met.calls, "(INJECTED)"), 1) << "nothing was copied";
  EXPECT_EQ(met.status, not_acknowledged);
  EXPECT_GT(met.told.size(), 0U);
  place_->watch().look_after(other, 1, before, met.told);
}

class SyncErrorsOfPostgres : public SyncErrors {
 protected:
  /// Programs that stay: not one that serves a connection just closed.
  [[nodiscard]] std::vector<pid_t> lasting_processes() const {
    std::vector<pid_t> out;
    for (const pid_t one : place_->server()->processes()) {
      const std::string name = text_of("/proc/" + std::to_string(one) + "/cmdline");
      if (out.empty() || name.find("writer") != std::string::npos ||
          name.find("checkpointer") != std::string::npos)
        out.push_back(one);
    }
    return out;
  }
  [[nodiscard]] static bool is_traced(pid_t process) {
    const std::string status = text_of("/proc/" + std::to_string(process) + "/status");
    return !status.empty() && status.find("TracerPid:\t0\n") == std::string::npos;
  }
  /// From now on the nth call of each of the server's programs fails; returns the one who sees to it.
  [[nodiscard]] std::unique_ptr<engines::ChildProcess> let_fail(int at) const {
    std::vector<std::string> words = {"-f", "-qq",
                                      "-o", scratch_ / "calls",
                                      "-e", "trace=fdatasync,fsync",
                                      "-e", "inject=fdatasync,fsync:error=EIO:when=" + std::to_string(at)};
    const std::vector<pid_t> all = lasting_processes();
    for (const pid_t one : all) words.insert(words.end(), {"-p", std::to_string(one)});
    auto out = std::make_unique<engines::ChildProcess>(strace, words);
    for (int looks = 0; !std::ranges::all_of(all, is_traced); ++looks) {
      if (looks == 5'000) throw std::runtime_error("strace cannot attach to PostgreSQL's programs");
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return out;
  }
  [[nodiscard]] int panics() const { return count(place_->server()->log(), "PANIC:"); }
  [[nodiscard]] int times_ready() const {
    return count(place_->server()->log(), "database system is ready to accept connections");
  }
  void wait_until_ready_again(int times_before) const {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (times_ready() == times_before) {
      if (std::chrono::steady_clock::now() > until)
        throw std::runtime_error("PostgreSQL does not recover:\n" + place_->server()->log());
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }
};

/// PostgreSQL ends all its programs at the first failure and recovers from its log. Ballots wait for it, or
/// are refused.
TEST_P(SyncErrorsOfPostgres, are_followed_by_no_acknowledgement_that_is_lost) {
  const int points = faults_wanted(usual_points_of_postgres);
  constexpr int ballots = 200;
  int at = 0;
  int refusals = 0;  // the server was not back after the collector's patience
  for (int run = 1; run <= points && !HasFailure(); ++run) {
    crash::BallotWatch::Numbers before;
    {
      db::Database database = place_->open();
      place_->watch().make_codes(database, run);
      before = place_->watch().numbers(database);
    }
    const int panics_before = panics();
    const int times_ready_before = times_ready();
    auto failing = let_fail(++at);
    engines::ChildProcess child(PRONGSAI_BALLOT_CHILD,
                                place_->watch().words(place_->address(), run, "stubborn", ballots));
    std::string told;
    std::atomic<bool> has_ended = false;
    std::jthread journal([&] {
      told = child.read_all();
      has_ended = true;
    });
    // Once: the new programs of the recovered server would fail at their nth call again, for ever.
    while (!has_ended && panics() == panics_before) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    failing.reset();
    journal.join();
    const int status = child.wait();
    EXPECT_TRUE(status == 0 || status == not_acknowledged) << "it ended with " << status;
    refusals += status == not_acknowledged ? 1 : 0;
    if (panics() == panics_before) {
      EXPECT_GT(at, 10) << "nothing failed";
      at = 0;  // no program of the server makes so many calls
    } else {
      wait_until_ready_again(times_ready_before);  // it may take longer than the collector's patience
    }
    db::Database database = place_->open();
    place_->watch().look_after(database, run, before, crash::ids_in(told));
  }
  EXPECT_GE(panics(), points / 2) << "hardly anything failed";
  place_->look_into_every_ballot();
  std::cout << crash::to_text(place_->watch().seen(), "runs") << ", " << panics() << " panics of PostgreSQL, "
            << refusals << " runs with ballots that were told to be not saved" << std::endl;
}

INSTANTIATE_TEST_SUITE_P(On, SyncErrorsOfSqlite, testing::Values(engines::Place::file), engines::name_of);
INSTANTIATE_TEST_SUITE_P(On, SyncErrorsOfPostgres, testing::Values(engines::Place::postgres),
                         engines::name_of);

}  // namespace
}  // namespace prongsai::faults
