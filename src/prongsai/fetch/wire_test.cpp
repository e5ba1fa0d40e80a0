// SPDX-License-Identifier: Apache-2.0
#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "prongsai/base/random.h"
#include "prongsai/fetch/wire_detail.h"

namespace prongsai::fetch {
namespace {

Capture sample() {
  Exchange first{.address = "http://example.go.th/",
                 .peer = "93.184.216.34",
                 .request_head = "GET / HTTP/1.1\r\n\r\n",
                 .response_head = "HTTP/1.1 302 Found\r\n\r\n",
                 .body = std::string("\0\xff", 2),
                 .status = 302,
                 .took = std::chrono::microseconds(7)};
  Exchange second{.address = "https://example.go.th/"};
  return {.order = "o-1",
          .outcome = Outcome::no_connection,
          .detail = "Couldn't connect to server",
          .exchanges = {first, second},
          .tls = {.version = "TLSv1.3",
                  .subject = "example.go.th",
                  .issuer = "CA",
                  .valid_until = "2027-01-01",
                  .leaf_sha256 = "ab",
                  .trusted = true}};
}

TEST(Wire, carries_a_capture_whole) {
  const auto back = unpack_capture(pack_capture(sample()), {});
  ASSERT_TRUE(back);
  EXPECT_EQ(pack_capture(*back), pack_capture(sample()));
  EXPECT_EQ(back->exchanges[0].body, sample().exchanges[0].body);
  EXPECT_EQ(back->final(), back->exchanges.data());
}

TEST(Wire, carries_orders_and_settings) {
  const auto order = unpack_order(pack_order({"o-1", "www.example.go.th"}));
  ASSERT_TRUE(order);
  EXPECT_EQ(order->address, "www.example.go.th");
  Settings settings;
  settings.limits.redirects_max = 3;
  settings.surroundings.contact = "https://example.go.th/contact";
  const auto back = unpack_settings(pack_settings(settings));
  ASSERT_TRUE(back);
  EXPECT_EQ(pack_settings(*back), pack_settings(settings));
}

TEST(Wire, believes_nothing_that_an_honest_child_would_not_say) {
  const auto is_refused = [](const std::function<void(Capture&)>& change) {
    Capture capture = sample();
    change(capture);
    return !unpack_capture(pack_capture(capture), {});
  };
  EXPECT_FALSE(is_refused([](Capture&) {}));
  EXPECT_TRUE(is_refused([](Capture& c) { c.exchanges[0].address = "http://127.0.0.1/"; }));
  EXPECT_TRUE(is_refused([](Capture& c) { c.exchanges[0].address = "http://EXAMPLE.go.th/"; }));
  EXPECT_TRUE(is_refused([](Capture& c) { c.exchanges[0].peer = "nobody"; }));
  EXPECT_TRUE(is_refused([](Capture& c) { c.exchanges[0].status = 1'000; }));
  EXPECT_TRUE(is_refused([](Capture& c) { c.exchanges[1].body = "without an answer"; }));
  EXPECT_TRUE(is_refused([](Capture& c) { c.exchanges.resize(7, c.exchanges[0]); }));
  EXPECT_TRUE(is_refused([](Capture& c) { c.exchanges[0].body.resize(32U * 1024 * 1024 + 1); }));
  EXPECT_TRUE(is_refused([](Capture& c) { c.exchanges[0].response_head.append(40'000, '\n'); }));
  EXPECT_TRUE(is_refused([](Capture& c) { c.outcome = static_cast<Outcome>(9); }));
}

TEST(Wire, ends_on_any_bytes) {
  const std::string good = pack_capture(sample());
  base::Random random(11);
  for (int i = 0; i < 50'000; ++i) {
    std::string broken = good.substr(0, random.below(good.size() + 1));
    for (std::uint64_t n = random.below(5); n > 0 && !broken.empty(); --n) {
      broken[random.below(broken.size())] = static_cast<char>(random.below(256));
    }
    (void)unpack_capture(broken, {});
    (void)unpack_order(broken);
    (void)unpack_settings(broken);
  }
  EXPECT_FALSE(unpack_capture(good + "x", {}));
}

TEST(Wire, puts_frames_together_however_they_arrive) {
  const std::string sent =
      framed(Frame::begun, "o-1") + framed(Frame::alive, "") + framed(Frame::order, std::string(3'000, 'x'));
  for (const std::size_t step : {1U, 2U, 7U, 5'000U}) {
    Frames frames(4'096);
    std::vector<std::size_t> lengths;
    for (std::size_t at = 0; at < sent.size(); at += step) {
      frames.add(std::string_view(sent).substr(at, step));
      while (const auto frame = frames.next()) lengths.push_back(frame->payload.size());
    }
    EXPECT_EQ(lengths, (std::vector<std::size_t>{3, 0, 3'000})) << step;
    EXPECT_FALSE(frames.is_broken());
  }
  Frames short_ones(10);
  short_ones.add(framed(Frame::begun, "01234567890"));
  EXPECT_FALSE(short_ones.next());
  EXPECT_TRUE(short_ones.is_broken());
}

}  // namespace
}  // namespace prongsai::fetch
