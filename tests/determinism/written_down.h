// SPDX-License-Identifier: Apache-2.0
// Everything scoring says about one agency as text: two runs that agree here agree everywhere.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "prongsai/results_files/load_results.h"

namespace prongsai::determinism {

/// Each node's value, basis, way and arithmetic; people, level, findings.
[[nodiscard]] std::string written_down(const results_files::Results& results);
[[nodiscard]] std::string written_down(const scoring::Plan& plan, const scoring::Sheet& sheet);

/// Every *.yaml below the folders, sorted.
[[nodiscard]] std::vector<std::string> files_below(const std::vector<std::string>& folders);

/// The same numbers from the same seed on every machine (splitmix64); std::shuffle promises no such thing.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  /// 0 to most - 1. Requires: most > 0.
  std::size_t below(std::size_t most) { return static_cast<std::size_t>(next() % most); }

 private:
  std::uint64_t state_;
};

template <class Element>
void shuffle(std::vector<Element>& elements, std::uint64_t seed) {
  Random random(seed);
  for (std::size_t left = elements.size(); left > 1; --left)
    std::swap(elements[left - 1], elements[random.below(left)]);
}

/// Calls work(0) to work(count - 1), each once, in whatever order the threads come to it.
template <class Work>
void in_parallel(std::size_t threads, std::size_t count, const Work& work) {
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> others;
  for (std::size_t thread = 1; thread < threads; ++thread) others.emplace_back(take);
  take();
}

}  // namespace prongsai::determinism
