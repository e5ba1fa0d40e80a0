// SPDX-License-Identifier: Apache-2.0
// The parent against children that are none. This program is those children too, called by names that tell it
// how to behave; what an honest one does, tests/fetch shows.
#include "prongsai/fetch/fetch_apart.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "prongsai/fetch/child_detail.h"
#include "prongsai/fetch/wire_detail.h"

namespace prongsai::fetch {
namespace {

void say(const std::string& bytes) {
  for (std::string_view left = bytes; !left.empty();) {
    const ssize_t sent = write(STDOUT_FILENO, left.data(), left.size());
    if (sent <= 0) _exit(3);
    left.remove_prefix(static_cast<std::size_t>(sent));
  }
}

/// What somebody who took the child over could make of it. Each life says one thing and ends.
int misbehave(const std::string& how) {
  char first = 0;
  if (read(STDIN_FILENO, &first, 1) != 1) return 1;
  const Capture invented{
      .order = "somebody", .outcome = Outcome::answered, .detail = {}, .exchanges = {}, .tls = {}};
  if (how != "ends") say(framed(Frame::begun, "o-1"));
  if (how == "floods") say(std::string(8U * 1024 * 1024, '\xff'));
  if (how == "lies") say(framed(Frame::capture, "no capture"));
  if (how == "invents") say(framed(Frame::capture, pack_capture(invented)));
  if (how == "repeats") say(framed(Frame::begun, "o-1"));
  if (how == "commands") say(framed(Frame::order, pack_order({"o-1", "example.go.th"})));
  return 0;
}

class FetcherTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("fetcher-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string program(const std::string& how) {
    const auto link = folder_ / how;
    std::filesystem::create_symlink(std::filesystem::read_symlink("/proc/self/exe"), link);
    return link.string();
  }

 private:
  std::filesystem::path folder_;
};

constexpr std::chrono::milliseconds long_enough{20'000};

TEST_F(FetcherTest, asks_twice_and_then_gives_the_order_back) {
  for (const char* const how : {"breaks-off", "floods", "lies", "invents", "repeats", "commands"}) {
    Fetcher fetcher(program(how), {});
    fetcher.order({.order = "o-1", .address = "www.example.go.th"});
    EXPECT_EQ(fetcher.waiting(), 1U);
    Capture capture;
    ASSERT_TRUE(fetcher.next(capture, long_enough)) << how;
    EXPECT_EQ(capture.order, "o-1");
    EXPECT_EQ(capture.outcome, Outcome::no_connection) << how;
    EXPECT_TRUE(capture.exchanges.empty());
    EXPECT_EQ(fetcher.waiting(), 0U);
    EXPECT_FALSE(fetcher.next(capture, long_enough));  // at once: nothing is waited for
  }
}

TEST_F(FetcherTest, tells_of_a_program_that_cannot_work) {
  Capture capture;
  Fetcher missing("/nowhere/prongsai", {});
  missing.order({.order = "o-1", .address = "www.example.go.th"});
  EXPECT_THROW((void)missing.next(capture, long_enough), std::system_error);
  Fetcher ends(program("ends"), {});
  ends.order({.order = "o-1", .address = "www.example.go.th"});
  EXPECT_THROW((void)ends.next(capture, long_enough), std::runtime_error);
}

TEST_F(FetcherTest, answers_what_needs_no_network) {
  Fetcher fetcher(program("honest"), {},
                  {.resolver = "127.0.0.1:9", .ca_file = {}, .user = {}, .contact = {}});
  fetcher.order({.order = "ip", .address = "http://๑๒๗.๐.๐.๑/"});
  fetcher.order({.order = "long", .address = "https://example.go.th/" + std::string(5'000, 'a')});
  for (const char* const detail : {"address.host_is_ip", "address.too_long"}) {
    Capture capture;
    ASSERT_TRUE(fetcher.next(capture, long_enough));
    EXPECT_EQ(capture.outcome, Outcome::forbidden_address);
    EXPECT_EQ(capture.detail, detail);
  }
}

TEST_F(FetcherTest, returns_in_time_when_nothing_comes) {
  Fetcher fetcher(program("honest"), {},
                  {.resolver = "127.0.0.1:9", .ca_file = {}, .user = {}, .contact = {}});
  fetcher.order({.order = "o-1", .address = "www.example.go.th"});
  Capture capture;
  EXPECT_FALSE(fetcher.next(capture, std::chrono::milliseconds(0)));
  EXPECT_FALSE(fetcher.next(capture, std::chrono::milliseconds(50)));
  EXPECT_EQ(fetcher.waiting(), 1U);
}

}  // namespace
}  // namespace prongsai::fetch

int main(int count, char** values) {
  const std::string name = std::filesystem::path(values[0]).filename().string();
  if (count > 1 && std::string(values[1]) == prongsai::fetch::fetch_argument) {
    // For tests/fetch: without a fence, so that it is seen that a breach would be noticed.
    if (name == "without_fence") return prongsai::fetch::fetch_behind([](const sockaddr&) { return false; });
    return name == "honest" ? prongsai::fetch::fetch_for_parent({}) : prongsai::fetch::misbehave(name);
  }
  testing::InitGoogleTest(&count, values);
  return RUN_ALL_TESTS();
}
