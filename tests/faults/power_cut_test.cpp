// SPDX-License-Identifier: Apache-2.0
// The power goes while ballots come in: whatever was acknowledged is there afterwards, once. Five cuts on
// each engine, or as many as PRONGSAI_FAULTS says. Needs root, because the disk is a file system of the
// test's own.
#include <csignal>
#include <iostream>
#include <mutex>
#include <random>
#include <thread>

#include "prongsai/store/ballots.h"
#include "prongsai/survey/link.h"

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

  /// What the program had acknowledged when its disk went, in our memory, not on that disk; and what it told
  /// afterwards. A real cut ends the program with the disk, and nobody hears that; here it may be told of a
  /// sync that was under way during the cut (see sync_under_way_test.cpp).
  struct Told {
    std::set<std::string> before;
    std::set<std::string> after;
  };
  Told cut(int run) {
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
    Told out{.before = crash::ids_in(told.substr(0, heard)), .after = crash::ids_in(told)};
    for (const std::string& id : out.before) out.after.erase(id);
    return out;
  }
  void come_back() {
    if (place_->server() != nullptr) place_->server()->stop(SIGQUIT);
    disk_->come_back();
    if (place_->server() != nullptr) place_->server()->start();
  }

  void count_those_told_after(db::Database& database, const std::set<std::string>& ids) {
    told_after_ += ids.size();
    database.read([&](db::Transaction& t) {
      for (const std::string& id : ids) {
        const auto found = store::find_receipt(t, survey::receipt_digest(survey::receipt_of(id)));
        told_after_and_lost_ += found == store::ReceiptStanding::received ? 0U : 1U;
      }
    });
  }

  std::optional<LoopDisk> disk_;
  std::optional<BoxPlace> place_;
  std::size_t told_after_ = 0;
  std::size_t told_after_and_lost_ = 0;
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
    const Told told = cut(run);
    come_back();
    db::Database database = place_->open();
    count_those_told_after(database, told.after);
    place_->watch().look_after(database, run, before, told.before);
  }
  EXPECT_GT(place_->watch().seen().acknowledged, cuts) << "the power was cut before anything was done";
  place_->look_into_every_ballot();
  std::cout << crash::to_text(place_->watch().seen(), "power cuts")
            << "; told during and after the cuts: " << told_after_
            << ", of them not there: " << told_after_and_lost_ << std::endl;
}

PRONGSAI_ON_SHARED_ENGINES(PowerCuts);

}  // namespace
}  // namespace prongsai::faults
