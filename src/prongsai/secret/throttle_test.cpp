// SPDX-License-Identifier: Apache-2.0
// Slowing down: the bucket's arithmetic, and the law that nobody is kept out by others.
#include "prongsai/secret/throttle.h"

#include <atomic>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "prongsai/secret/sign_in_throttle.h"

namespace prongsai::secret {
namespace {

using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const Throttle::Moment start{std::chrono::hours(500'000)};

TEST(Throttle, gives_its_burst_and_then_one_each_refill) {
  Throttle throttle({.burst = 3, .refill = seconds(10)});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(throttle.take("a", start), std::nullopt);
  EXPECT_EQ(throttle.take("a", start), seconds(10));
  EXPECT_EQ(throttle.take("a", start + seconds(4)), seconds(6));
  EXPECT_EQ(throttle.take("b", start), std::nullopt);
  EXPECT_EQ(throttle.take("a", start + seconds(10) - microseconds(1)), microseconds(1));
  EXPECT_EQ(throttle.take("a", start + seconds(10)), std::nullopt);
  EXPECT_EQ(throttle.take("a", start + seconds(10)), seconds(10));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(throttle.take("a", start + std::chrono::hours(9)), std::nullopt);
  EXPECT_NE(throttle.take("a", start + std::chrono::hours(9)), std::nullopt);
}

TEST(Throttle, with_a_clock_set_back_makes_nobody_wait_longer_than_from_empty) {
  Throttle throttle({.burst = 3, .refill = seconds(10)});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(throttle.take("a", start + std::chrono::hours(5)), std::nullopt);
  EXPECT_EQ(throttle.take("a", start), seconds(10));
}

TEST(Throttle, forgets_the_key_unused_longest_and_never_holds_more_than_its_limit) {
  Buckets buckets({.burst = 1, .refill = seconds(10)}, 3);
  for (const char* key : {"a", "b", "c"}) buckets.spend(key, start);
  buckets.give_back("a");
  buckets.spend("a", start);  // the oldest is b now
  buckets.spend("d", start);
  EXPECT_EQ(buckets.size(), 3U);
  EXPECT_EQ(buckets.wait("b", start).count(), 0);
  for (const char* key : {"a", "c", "d"}) EXPECT_EQ(buckets.wait(key, start), seconds(10)) << key;
  for (int i = 0; i < 1000; ++i) buckets.spend("many" + std::to_string(i), start);
  EXPECT_EQ(buckets.size(), 3U);
}

TEST(Throttle, gives_no_more_to_many_threads_than_to_one) {
  Throttle throttle({.burst = 100, .refill = minutes(1)});
  std::atomic<int> taken = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 100; ++k) taken += throttle.take("a", start) ? 0 : 1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(taken.load(), 100);
}

TEST(SignInThrottle, cookie_is_for_one_account_and_one_password_version) {
  const KeyRing ring = KeyRing::random();
  const SignInThrottle throttle(ring);
  const std::string cookie = throttle.known_device("p-1", 3);
  EXPECT_TRUE(throttle.is_known({.account = "p-1", .account_version = 3, .known_device = cookie}));
  EXPECT_FALSE(throttle.is_known({.account = "p-2", .account_version = 3, .known_device = cookie}));
  EXPECT_FALSE(throttle.is_known({.account = "p-1", .account_version = 4, .known_device = cookie}));
  EXPECT_FALSE(throttle.is_known({.account = "p-1", .account_version = 3, .known_device = ""}));
  EXPECT_FALSE(SignInThrottle(KeyRing::random())
                   .is_known({.account = "p-1", .account_version = 3, .known_device = cookie}));
  EXPECT_TRUE(SignInThrottle(KeyRing({Key::random(), ring.newest()}))
                  .is_known({.account = "p-1", .account_version = 3, .known_device = cookie}))
      << "after a new key";
  EXPECT_NE(cookie, throttle.known_device("p-1", 3));
  EXPECT_LE(throttle.known_device(std::string(64, 'x'), 1'000'000).size(), 200U);
  EXPECT_EQ(cookie.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."),
            std::string::npos);
}

TEST(SignInThrottle, believes_no_cookie_that_was_changed_or_cut) {
  const SignInThrottle throttle(KeyRing::random());
  const std::string cookie = throttle.known_device("p-1", 3);
  const auto is_known = [&](std::string text) {
    return throttle.is_known({.account = "p-1", .account_version = 3, .known_device = std::move(text)});
  };
  for (std::size_t at = 0; at < cookie.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string changed = cookie;
      changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ (1U << bit));
      EXPECT_FALSE(is_known(changed)) << changed;
    }
    EXPECT_FALSE(is_known(cookie.substr(0, at)));
    EXPECT_FALSE(is_known(cookie.substr(at + 1)));
  }
  for (const char* bad : {".", "..", "...", "d1", "d1.", "d1..", "d1....", "d1.00000000.cC0x.3.x.y"})
    EXPECT_FALSE(is_known(bad)) << bad;
  EXPECT_FALSE(is_known(std::string(1'000'000, '.')));
}

TEST(SignInThrottle, counts_unknown_devices_together_and_a_refused_try_for_nothing) {
  SignInThrottle throttle(KeyRing::random(), {.unknown_device = {.burst = 2, .refill = minutes(3)}});
  const auto attempt = [](std::string address) {
    return SignInAttempt{.account = "p-1", .address = std::move(address)};
  };
  EXPECT_EQ(throttle.take(attempt("10.0.0.1"), start), std::nullopt);
  EXPECT_EQ(throttle.take(attempt("10.0.0.2"), start), std::nullopt);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(throttle.take(attempt("10.0.0.3"), start), minutes(3));
  // The hundred tries above took nothing from their address either.
  for (int i = 0; i < 60; ++i) {
    const SignInAttempt other{.account = "other" + std::to_string(i), .address = "10.0.0.3"};
    EXPECT_EQ(throttle.take(other, start), std::nullopt);
  }
  const SignInAttempt code{.account = "p-1", .purpose = "code"};
  EXPECT_EQ(throttle.take(code, start), std::nullopt) << "another purpose has its own bucket";
}

TEST(SignInThrottle, counts_an_address_as_wide_as_one_customer_has) {
  SignInThrottle throttle(KeyRing::random(), {.address = {.burst = 2, .refill = minutes(3)}});
  int account = 0;
  const auto waits = [&](const char* address) {
    return throttle.take({.account = std::to_string(++account), .address = address}, start).has_value();
  };
  EXPECT_FALSE(waits("2001:db8:1:2::1"));
  EXPECT_FALSE(waits("2001:db8:1:2:ffff::"));
  EXPECT_TRUE(waits("2001:db8:1:2:3:4:5:6"));
  EXPECT_FALSE(waits("2001:db8:1:3::1"));
  EXPECT_FALSE(waits("192.0.2.1"));
  EXPECT_FALSE(waits("::ffff:192.0.2.1"));
  EXPECT_TRUE(waits("192.0.2.1"));
  EXPECT_FALSE(waits("192.0.2.2"));
}

TEST(SignInThrottle, that_forgives_puts_back_one_try_and_no_more) {
  SignInThrottle throttle(KeyRing::random(), {.address = {.burst = 2, .refill = minutes(3)}});
  const SignInAttempt mine{.account = "attacker", .address = "192.0.2.1"};
  EXPECT_EQ(throttle.take({.account = "p-1", .address = "192.0.2.1"}, start), std::nullopt);
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(throttle.take(mine, start), std::nullopt);
    throttle.forgive(mine);
  }
  EXPECT_EQ(throttle.take({.account = "p-1", .address = "192.0.2.1"}, start), std::nullopt);
  EXPECT_NE(throttle.take({.account = "p-1", .address = "192.0.2.1"}, start), std::nullopt);
}

/// Everything somebody can do who has neither the owner's cookie nor the installation's keys.
class Attacker {
 public:
  explicit Attacker(SignInThrottle& throttle)
      : throttle_(throttle),
        own_cookie_(throttle.known_device("attacker", 1)),
        old_cookie_(throttle.known_device("owner", 1)) {}

  bool guesses(unsigned seed, Throttle::Moment now) {
    std::mt19937 random(seed);
    SignInAttempt attempt{
        .account = random() % 4 == 0 ? "junk" + std::to_string(random()) : "owner",
        .account_version = 2,
        .address = random() % 2 == 0 ? "192.0.2.9" : "10.0.0." + std::to_string(random() % 256)};
    switch (random() % 5) {
      case 0:
        attempt.known_device = own_cookie_;
        break;
      case 1:
        attempt.known_device = old_cookie_;
        break;
      case 2:
        attempt.known_device = old_cookie_.substr(0, random() % old_cookie_.size());
        break;
      case 3:
        attempt.known_device = std::string(random() % 100, static_cast<char>('!' + random() % 90));
        break;
      default:
        break;
    }
    const bool tried = !throttle_.take(attempt, now);
    if (random() % 10 == 0) throttle_.forgive({.account = "attacker", .address = attempt.address});
    return tried && attempt.account == "owner";
  }

 private:
  SignInThrottle& throttle_;
  std::string own_cookie_;
  std::string old_cookie_;
};

TEST(SignInThrottle, never_keeps_the_owners_known_device_out_whatever_others_do) {
  SignInLimits limits;
  limits.keys_max = 300;  // small, so that others' keys push each other out
  SignInThrottle throttle(KeyRing::random(), limits);
  Attacker attacker(throttle);
  const SignInAttempt owner{.account = "owner",
                            .account_version = 2,
                            .address = "192.0.2.9",
                            .known_device = throttle.known_device("owner", 2)};
  std::mt19937 random(20'670);
  Throttle::Moment now = start;
  bool somebody_waited = false;
  for (unsigned step = 0; step < 20'000; ++step) {
    now += microseconds(random() % 2'000'000);
    attacker.guesses(step, now);
    somebody_waited = somebody_waited || throttle.take({.account = "owner", .address = "192.0.2.9"}, now);
    if (step % 7 == 0) {
      ASSERT_EQ(throttle.take(owner, now), std::nullopt) << "after " << step << " tries of others";
      throttle.forgive(owner);
    }
  }
  EXPECT_TRUE(somebody_waited);
}

TEST(SignInThrottle, gives_all_unknown_devices_together_no_more_guesses_than_the_rule_says) {
  const SignInLimits limits;
  SignInThrottle throttle(KeyRing::random());
  Attacker attacker(throttle);
  int guesses = 0;
  for (unsigned step = 0; step < 24 * 60 * 6; ++step)
    guesses += attacker.guesses(step, start + seconds(10) * static_cast<int>(step)) ? 1 : 0;
  const auto day = std::chrono::hours(24) / limits.unknown_device.refill;
  EXPECT_LE(guesses, limits.unknown_device.burst + day);
  EXPECT_GT(guesses, day / 2) << "the attacker of this test does try";
}

TEST(SignInThrottle, slows_down_a_known_device_that_guesses) {
  SignInThrottle throttle(KeyRing::random());
  const SignInAttempt thief{
      .account = "owner", .account_version = 2, .known_device = throttle.known_device("owner", 2)};
  for (int i = 0; i < 10; ++i) EXPECT_EQ(throttle.take(thief, start), std::nullopt);
  EXPECT_EQ(throttle.take(thief, start), minutes(1));
  SignInAttempt other = thief;
  other.known_device = throttle.known_device("owner", 2);
  EXPECT_EQ(throttle.take(other, start), std::nullopt) << "each device for itself";
}

}  // namespace
}  // namespace prongsai::secret
