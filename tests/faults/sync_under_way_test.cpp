// SPDX-License-Identifier: Apache-2.0
// What our power cuts rest on, without any program of ours: a sync that had returned before the cut began has
// kept its data, and one that begins after it fails. A sync that is under way during the cut may say that all
// is well although its data are gone: that is of the simulation, for on a real machine nobody would hear it,
// and is counted here. Five cuts of each shape, or as many as PRONGSAI_FAULTS says. Needs root.
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <iostream>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "box_place.h"
#include "loop_disk.h"

namespace prongsai::faults {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int usual_cuts = 5;
constexpr int disk_mebibytes = 1'024;  // as for the cuts while ballots come in
constexpr int longest_work_us = 30'000;
constexpr std::uint64_t slots_in_place = 64;
constexpr std::uint64_t records_most = 4'000;  // they are never so many where each is synced

/// How the writers write.
struct Shape {
  const char* name;
  int writers = 1;  ///< each into a file of its own
  int pages = 1;    ///< of 4 KiB, from one sync to the next
  bool is_in_place = false;
  bool is_synced = true;
  LoopDisk::Journal journal = LoopDisk::Journal::lost;
};

/// One page, every part of which says when it was written.
struct Stamp {
  std::uint64_t round = 0;
  std::uint64_t number = 0;
};
using Page = std::array<Stamp, 4'096 / sizeof(Stamp)>;
constexpr ssize_t page_bytes = sizeof(Page);

struct Call {
  Clock::time_point begun;
  Clock::time_point ended;
};

/// Writes one record after another into its file, and makes each durable, until the first error.
class Writer {
 public:
  /// Makes the file, durably.
  Writer(const LoopDisk& disk, const Shape& shape, std::uint64_t round, int which)
      : path_(disk.folder() / ("file-" + std::to_string(which))), shape_(shape), round_(round) {
    file_ = open(path_.c_str(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0600);
    const int folder = open(disk.folder().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool is_well = file_ >= 0 && folder >= 0;
    for (std::uint64_t slot = 0; is_well && shape_.is_in_place && slot < slots_in_place; ++slot)
      is_well = write(slot, 0);
    is_well = is_well && fsync(file_) == 0 && fsync(folder) == 0;
    close(folder);
    if (!is_well) throw std::runtime_error("cannot make a file on the disk");
  }
  ~Writer() { close(file_); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void work() {
    for (std::uint64_t number = 1; number <= records_most; ++number) {
      if (!write(place_of(number), number)) break;
      Call call{.begun = Clock::now(), .ended = {}};
      if (shape_.is_synced && fdatasync(file_) != 0) break;
      call.ended = Clock::now();
      done_.push_back(call);
      let_go_on();
    }
    let_go_on();
  }
  /// Returns when the first record is durable, however slow the disk is, or when nothing can be written.
  void wait_for_first() const { is_at_work_.wait(false); }
  void close_file() {
    close(file_);
    file_ = -1;
  }

  /// Of record 1, 2, …: those whose sync said that all is well.
  [[nodiscard]] const std::vector<Call>& done() const { return done_; }
  /// Looked for when the disk is back. In place a later record may stand where this one was.
  [[nodiscard]] bool is_kept(std::uint64_t number) const {
    const int file = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    bool out = file >= 0;
    for (int page = 0; out && page < shape_.pages; ++page) {
      Page found;
      out = pread(file, found.data(), sizeof found, offset(place_of(number), page)) == page_bytes;
      for (const Stamp& stamp : found)
        out = out && stamp.round == round_ &&
              (shape_.is_in_place ? stamp.number >= number : stamp.number == number);
    }
    close(file);
    return out;
  }

 private:
  void let_go_on() {
    is_at_work_ = true;
    is_at_work_.notify_all();
  }
  [[nodiscard]] std::uint64_t place_of(std::uint64_t number) const {
    return shape_.is_in_place ? number % slots_in_place : number - 1;
  }
  [[nodiscard]] off_t offset(std::uint64_t place, int page) const {
    return (static_cast<off_t>(place) * shape_.pages + page) * page_bytes;
  }
  [[nodiscard]] bool write(std::uint64_t place, std::uint64_t number) const {
    Page page;
    page.fill({round_, number});
    const std::vector<Page> record(static_cast<std::size_t>(shape_.pages), page);
    const std::size_t bytes = record.size() * sizeof(Page);
    return pwrite(file_, record.data(), bytes, offset(place, 0)) == static_cast<ssize_t>(bytes);
  }

  const std::filesystem::path path_;
  const Shape shape_;
  const std::uint64_t round_;
  int file_ = -1;
  std::vector<Call> done_;
  std::atomic<bool> is_at_work_ = false;
};

/// Of the syncs that said that all is well.
struct Numbers {
  std::int64_t done = 0;
  std::int64_t lost = 0;
};
struct Found {
  Numbers before;                        ///< had returned before the kernel was asked to cut
  Numbers under_way;                     ///< had not returned then, and had begun before the cut was done
  Numbers after;                         ///< had begun when the cut was done
  std::int64_t lost_and_told_after = 0;  ///< of those under way: returned when the cut was done
  Clock::duration soonest_lost = Clock::duration::max();  ///< of those under way: from the cut's beginning
  Clock::duration latest_lost{};
  std::int64_t cuts_with_loss = 0;
};

std::ostream& operator<<(std::ostream& out, const Numbers& numbers) {
  return out << numbers.done << " said that all is well, " << numbers.lost << " of them lost";
}

std::int64_t microseconds(Clock::duration time) {
  return std::chrono::duration_cast<std::chrono::microseconds>(time).count();
}

class SyncsUnderWay : public testing::TestWithParam<Shape> {
 protected:
  void SetUp() override {
    const std::string reason = LoopDisk::reason_for_none();
    if (!reason.empty()) GTEST_SKIP() << "the power cannot be cut here: " << reason;
    disk_.emplace(disk_mebibytes);
  }
  void TearDown() override {
    if (disk_) report();
  }

  void cut_and_look(std::uint64_t round) {
    std::vector<std::unique_ptr<Writer>> writers;
    for (int which = 0; which < GetParam().writers; ++which)
      writers.push_back(std::make_unique<Writer>(*disk_, GetParam(), round, which));
    std::vector<std::jthread> threads;
    for (const auto& writer : writers) threads.emplace_back([&] { writer->work(); });
    writers.front()->wait_for_first();
    std::this_thread::sleep_for(
        std::chrono::microseconds(std::uniform_int_distribution<int>(0, longest_work_us)(random_)));
    const LoopDisk::Cut cut = disk_->cut_power(GetParam().journal);
    threads.clear();  // each ends at its first error
    for (const auto& writer : writers) writer->close_file();
    disk_->come_back();
    const std::int64_t lost_until_now = lost();
    for (const auto& writer : writers) look_after(*writer, cut);
    found_.cuts_with_loss += lost() > lost_until_now ? 1 : 0;
  }
  [[nodiscard]] std::int64_t lost() const {
    return found_.before.lost + found_.under_way.lost + found_.after.lost;
  }
  [[nodiscard]] const Found& found() const { return found_; }

 private:
  void look_after(const Writer& writer, const LoopDisk::Cut& cut) {
    std::uint64_t number = 0;
    for (const Call& call : writer.done()) {
      Numbers& numbers = call.ended < cut.begun   ? found_.before
                         : call.begun < cut.ended ? found_.under_way
                                                  : found_.after;
      ++numbers.done;
      if (writer.is_kept(++number)) continue;
      ++numbers.lost;
      if (&numbers != &found_.under_way) continue;
      found_.lost_and_told_after += call.ended > cut.ended ? 1 : 0;
      found_.soonest_lost = std::min(found_.soonest_lost, call.ended - cut.begun);
      found_.latest_lost = std::max(found_.latest_lost, call.ended - cut.begun);
    }
  }
  void report() const {
    std::cout << GetParam().name << ": returned before the cut: " << found_.before
              << "; under way during it: " << found_.under_way << "; begun after it: " << found_.after;
    if (found_.under_way.lost > 0)
      std::cout << "; " << found_.cuts_with_loss << " cuts lost any; those under way returned "
                << microseconds(found_.soonest_lost) << " to " << microseconds(found_.latest_lost)
                << " us after the cut began, " << found_.lost_and_told_after << " when it was done";
    std::cout << std::endl;
  }

  std::optional<LoopDisk> disk_;
  std::mt19937 random_{std::random_device{}()};
  Found found_;
};

/// As SyncsUnderWay, without any sync.
class WritesWithoutSync : public SyncsUnderWay {};

TEST_P(SyncsUnderWay, lose_nothing_that_was_told_before_the_cut) {
  const int cuts = faults_wanted(usual_cuts);
  for (int round = 1; round <= cuts; ++round) cut_and_look(static_cast<std::uint64_t>(round));
  EXPECT_GE(found().before.done, cuts) << "the power was cut before anything was done";
  EXPECT_EQ(found().before.lost, 0) << "a sync that had returned is lost";
  EXPECT_EQ(found().after.done, 0) << "a sync succeeded on a disk without power";
}

/// So that a loss would be seen.
TEST_P(WritesWithoutSync, are_lost) {
  const int cuts = faults_wanted(usual_cuts);
  for (int round = 1; round <= cuts; ++round) cut_and_look(static_cast<std::uint64_t>(round));
  EXPECT_GT(found().before.lost, 0) << "the power is not cut";
}

std::string name_of(const testing::TestParamInfo<Shape>& shape) {
  return shape.param.name;
}

INSTANTIATE_TEST_SUITE_P(On, SyncsUnderWay,
                         testing::Values(Shape{.name = "appending"},
                                         Shape{.name = "appending_fifty_pages", .pages = 50},
                                         Shape{.name = "four_appending", .writers = 4},
                                         Shape{.name = "in_place", .is_in_place = true},
                                         Shape{.name = "appending_and_the_journal_is_written",
                                               .journal = LoopDisk::Journal::written}),
                         name_of);
INSTANTIATE_TEST_SUITE_P(On, WritesWithoutSync,
                         testing::Values(Shape{.name = "appending", .is_synced = false}), name_of);

}  // namespace
}  // namespace prongsai::faults
