// SPDX-License-Identifier: Apache-2.0
// The gate: as many as there are places do get in together, and never one more.
#include "prongsai/secret/gate.h"

#include <algorithm>
#include <atomic>
#include <latch>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace prongsai::secret {
namespace {

TEST(Gate, lets_in_as_many_as_it_has_places_and_no_more) {
  constexpr int places = 4;
  Gate gate(places);
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  std::atomic<int> arrived = 0;
  std::latch all_places_taken(places);
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round) {
        const Gate::Place place(gate);
        const int now = ++inside;
        int seen = most.load();
        while (seen < now && !most.compare_exchange_weak(seen, now)) {
        }
        // The first four wait for each other inside: with three places this test would not end.
        if (arrived++ < places) all_places_taken.arrive_and_wait();
        --inside;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(most.load(), places);
  EXPECT_EQ(inside.load(), 0);
}

}  // namespace
}  // namespace prongsai::secret
