// SPDX-License-Identifier: Apache-2.0
// The power goes while ballots come in: whatever was acknowledged is there afterwards, once. Five cuts on
// each engine, or as many as PRONGSAI_FAULTS says. Needs root, because the disk is a file system of the
// test's own.
#include <csignal>
#include <iostream>
#include <mutex>
#include <random>
#include <thread>

#include "box_place.h"
#include "child_process.h"

namespace prongsai::faults {
namespace {

constexpr int usual_cuts = 5;
constexpr int disk_mebibytes = 1'024;

class PowerCuts : public testing::TestWithParam<engines::Place> {
 protected:
  void SetUp() override {
    const std::string reason = LoopDisk::reason_for_none();
    if (!reason.empty()) GTEST_SKIP() << "the power cannot be cut here: " << reason;
    disk_.emplace(disk_mebibytes);
    place_.emplace(GetParam(), disk_->folder(), disk_->outside());
  }

  /// What the program had acknowledged when its disk went. It stands in our memory, not on that disk. A real
  /// cut ends the program with the disk, so what it tells afterwards nobody hears; here it may tell: a sync
  /// that is under way while the file system is shut down returns without an error.
  std::set<std::string> cut(int run) {
    engines::ChildProcess child(PRONGSAI_BALLOT_CHILD,
                                place_->watch().words(place_->address(), run, "never", 0));
    std::mutex mutex;
    std::string told;
    const auto hear = [&] {
      const std::string some = child.read_some();
      const std::lock_guard lock(mutex);
      told += some;
      return !some.empty();
    };
    // Sometimes while it opens the database, mostly in the middle of its work, and sometimes so late that the
    // log is being copied into the file.
    if (run % 10 != 9) hear();
    std::jthread journal([&] {
      while (hear()) continue;
    });
    const int most = run % 10 == 4 ? 4'000'000 : 60'000;
    std::this_thread::sleep_for(
        std::chrono::microseconds(std::uniform_int_distribution<int>(0, most)(random_)));
    std::unique_lock lock(mutex);
    const std::size_t heard = told.size();
    lock.unlock();
    disk_->cut_power();
    std::this_thread::sleep_for(
        std::chrono::microseconds(std::uniform_int_distribution<int>(0, 20'000)(random_)));
    child.kill_now();
    journal.join();
    child.wait();
    return crash::ids_in(told.substr(0, heard));
  }
  void come_back() {
    if (place_->server() != nullptr) place_->server()->stop(SIGQUIT);
    disk_->come_back();
    if (place_->server() != nullptr) place_->server()->start();
  }

  std::optional<LoopDisk> disk_;
  std::optional<BoxPlace> place_;
  std::mt19937 random_{std::random_device{}()};
};

TEST_P(PowerCuts, lose_no_ballot_and_count_none_twice) {
  const int cuts = faults_wanted(usual_cuts);
  for (int run = 0; run < cuts && !HasFailure(); ++run) {
    crash::BallotWatch::Numbers before;
    {
      db::Database database = place_->open();
      place_->watch().make_codes(database, run);
      before = place_->watch().numbers(database);
    }
    const std::set<std::string> told = cut(run);
    come_back();
    db::Database database = place_->open();
    place_->watch().look_after(database, run, before, told);
  }
  EXPECT_GT(place_->watch().seen().acknowledged, cuts) << "the power was cut before anything was done";
  place_->look_into_every_ballot();
  std::cout << crash::to_text(place_->watch().seen(), "power cuts") << std::endl;
}

PRONGSAI_ON_SHARED_ENGINES(PowerCuts);

}  // namespace
}  // namespace prongsai::faults
