// SPDX-License-Identifier: Apache-2.0
// The night's work is killed again and again: in the end every link has been captured exactly once, every
// row's bytes are there, and the trail vouches for all of it.
#include <array>
#include <csignal>
#include <set>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "prongsai/base/random.h"
#include "prongsai/desk/disclosure/captures.h"
#include "prongsai/desk/disclosure/keep.h"

#include "rounds_fixture.h"

namespace prongsai::offices {
namespace {

using testing::SizeIs;

class KilledCaptures : public RoundOffices {
 protected:
  static constexpr int links = 400;

  KilledCaptures() : round_(opened_round()) {
    std::filesystem::create_directories(scratch_ / "tmp");
    std::vector<store::NewCaptureOrder> orders;
    for (int i = 0; i < links; ++i) {
      orders.push_back(
          {"co-" + std::to_string(i), i % 2 == 0 ? "a-1" : "a-3", round_, "o" + std::to_string(1 + i % 43),
           "https://h" + std::to_string(i % 17) + ".go.th/" + std::to_string(i), "close", now()});
    }
    perform([&](db::Transaction& t) { store::add_capture_orders(t, orders); });
  }

  /// Kills it after so many lines, or lets it end. Whether it ended.
  bool run_child(std::uint64_t lines) {
    std::array<int, 2> pipe{};
    EXPECT_EQ(::pipe(pipe.data()), 0);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, pipe[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&files, pipe[0]);
    std::string program = PRONGSAI_CAPTURES_CHILD;
    std::string database = address_;
    std::string folder = office().captures;
    std::array<char*, 4> words = {program.data(), database.data(), folder.data(), nullptr};
    // Temporary folders of what is killed go with this test.
    std::string temporary = "TMPDIR=" + (scratch_ / "tmp").string();
    std::string language = "LC_ALL=C.UTF-8";
    std::array<char*, 3> environment = {temporary.data(), language.data(), nullptr};
    pid_t child = 0;
    EXPECT_EQ(posix_spawn(&child, program.c_str(), &files, nullptr, words.data(), environment.data()), 0);
    posix_spawn_file_actions_destroy(&files);
    ::close(pipe[1]);
    std::uint64_t heard = 0;
    std::array<char, 1> letter{};
    while (heard < lines && ::read(pipe[0], letter.data(), 1) == 1) heard += letter[0] == '\n' ? 1U : 0U;
    const bool ended = heard < lines;
    if (!ended) ::kill(child, SIGKILL);
    ::close(pipe[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (ended) EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
    return ended;
  }

  std::string round_;
};

TEST_P(KilledCaptures, has_every_link_once_in_the_end_and_all_its_bytes) {
  base::Random random(99);
  int kills = 0;
  while (kills < 25 && !run_child(1 + random.below(3))) ++kills;
  EXPECT_GE(kills, 5) << "it was not killed often enough to tell anything";
  EXPECT_TRUE(run_child(1'000'000));

  const auto counted = read([&](db::Transaction& t) {
    return store::count_capture_orders(t, round_, now() - std::chrono::hours(1));
  });
  EXPECT_EQ(counted.done, links);
  EXPECT_EQ(counted.waiting, 0);
  std::set<std::string> orders;
  std::set<std::string> batches;
  for (const std::string agency : {"a-1", "a-3"}) {
    const auto views = desk::see_captures(office(), officer_.actor, agency, round_, "");
    ASSERT_THAT(codes(views), IsEmpty());
    for (const desk::CaptureView& view : *views) {
      EXPECT_TRUE(orders.insert(view.capture.order_id).second) << view.capture.order_id << " is there twice";
      EXPECT_FALSE(view.checks.empty());
      EXPECT_TRUE(view.is_read);
      EXPECT_THAT(codes(desk::capture_bytes(office(), officer_.actor, agency, view.capture.capture_id)),
                  IsEmpty());
    }
  }
  EXPECT_THAT(orders, SizeIs(links));
  std::int64_t readings = 0;
  for (const store::BatchSize& each :
       read([](db::Transaction& t) { return store::count_captures_by_batch(t); })) {
    batches.insert(each.batch);
    readings += each.captures;
  }
  EXPECT_EQ(readings, 2 * links) << "each link once more by a second reader, and no oftener";
  for (const audit::Entry& entry : trail()) {
    if (entry.action != "capture.keep") continue;
    const std::string label = "\"sha256\":\"";
    const std::string digest = entry.after.substr(entry.after.find(label) + label.size(), 64);
    EXPECT_TRUE(read([&](db::Transaction& t) { return desk::batch_holds(t, entry.subject.id, digest); }));
    EXPECT_EQ(batches.erase(entry.subject.id), 1U);
  }
  EXPECT_TRUE(batches.empty()) << "a batch without its line";
}

PRONGSAI_ON_SHARED_ENGINES(KilledCaptures);

}  // namespace
}  // namespace prongsai::offices
