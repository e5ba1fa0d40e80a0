// SPDX-License-Identifier: Apache-2.0
// How many stuffed agencies the signals find, by style and share, and how many honest ones they trouble: the
// tables of docs/reference/credibility.md. Fails where the bar is missed.
//   bench_stuffing EDITION_FOLDER [--agencies N] [--seed S] [--stuffed NATIONS] [--clean NATIONS] [--threads
//   N]
#include <algorithm>
#include <cstdlib>
#include <string>
#include <thread>

#include <fmt/format.h>

#include "stuffing.h"

namespace {

using namespace prongsai;
using bench::Found;
using bench::Recall;

struct Options {
  std::string edition;
  std::uint32_t agencies = 8'300;
  std::uint64_t seed = 7'001;  // weights and bounds were chosen on seeds 11 to 13
  std::uint32_t stuffed = 4;
  std::uint32_t clean = 20;
  unsigned threads = std::max(1U, std::thread::hardware_concurrency());
};

constexpr std::array<std::uint32_t, 3> shares = {10, 20, 40};

Recall nations(const simulation::Forms& forms, simulation::NationOptions nation, std::uint32_t count,
               unsigned threads) {
  Recall out;
  for (std::uint32_t i = 0; i < count; ++i, ++nation.seed) {
    const Recall one = bench::measure(forms, nation, threads);
    fmt::print(stderr, "seed {}: {:.1f} s, mean total {:.2f}, {:.1f} % passed, inflation {:.2f}\n",
               nation.seed, one.seconds, one.mean_total, one.passed, one.inflation);
    out.add(one);
  }
  return out;
}

void print_found(const Recall& recall, const char* title) {
  fmt::print(
      "\n{}\n\n| style | 10 %: rare | queue | 20 %: rare | queue | 40 %: rare | queue | agencies |\n"
      "|---|---|---|---|---|---|---|---|\n",
      title);
  for (std::size_t i = 0; i < simulation::style_count; ++i) {
    const auto style = static_cast<simulation::Style>(i);
    fmt::print("| {} |", simulation::word_of(style));
    std::size_t agencies = 0;
    for (const std::uint32_t share : shares) {
      const auto at = recall.stuffed.find({style, share});
      const Found found = at == recall.stuffed.end() ? Found{} : at->second;
      agencies += found.agencies;
      fmt::print(" {:.0f} | {:.0f} |", 100 * found.rare_share(), 100 * found.queued_share());
    }
    fmt::print(" {} |\n", agencies);
  }
  fmt::print("| *honest* | | | {:.2f} | {:.2f} | | | {} |\n", 100 * recall.honest.rare_share(),
             100 * recall.honest.queued_share(), recall.honest.agencies);
}

void print_shown(const Recall& recall) {
  fmt::print(
      "\nUnusual at a share of 20 %, percent of agencies (internal / external; 5 in honest ones)\n\n| signal "
      "|");
  for (std::size_t i = 0; i < simulation::style_count; ++i)
    fmt::print(" {} |", simulation::word_of(static_cast<simulation::Style>(i)));
  fmt::print("\n|---|---|---|---|---|---|---|\n");
  for (std::size_t s = 0; s < credibility::signal_count; ++s) {
    const auto signal = static_cast<credibility::Signal>(s);
    fmt::print("| {} |", credibility::word_of(signal));
    for (std::size_t i = 0; i < simulation::style_count; ++i) {
      const auto cell = [&](credibility::Asked asked) {
        const auto at = recall.shown.find({static_cast<simulation::Style>(i), signal, asked});
        if (at == recall.shown.end()) return std::string("–");
        return fmt::format("{:.0f}", 100.0 * at->second.first / at->second.second);
      };
      fmt::print(" {} / {} |", cell(credibility::Asked::internal), cell(credibility::Asked::external));
    }
    fmt::print("\n");
  }
}

Options read(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = arguments[i];
    if (i + 1 == count || word.substr(0, 2) != "--") {
      options.edition = word;
      continue;
    }
    const std::uint64_t number = std::strtoull(arguments[++i], nullptr, 10);
    if (word == "--seed") options.seed = number;
    if (word == "--agencies") options.agencies = static_cast<std::uint32_t>(number);
    if (word == "--stuffed") options.stuffed = static_cast<std::uint32_t>(number);
    if (word == "--clean") options.clean = static_cast<std::uint32_t>(number);
    if (word == "--threads") options.threads = static_cast<unsigned>(number);
  }
  return options;
}

}  // namespace

int main(int count, char** arguments) {
  const Options options = read(count, arguments);
  const simulation::Forms forms = bench::load_forms(options.edition);
  simulation::NationOptions nation{
      .agencies = options.agencies, .seed = options.seed, .stuffed_per_mille = 50};
  const Recall stuffed = nations(forms, nation, options.stuffed, options.threads);
  nation.seed += 500;
  nation.patient_percent = 100;
  const Recall patient = nations(forms, nation, options.stuffed, options.threads);
  nation.seed += 500;
  nation.stuffed_per_mille = 0;
  const Recall clean = nations(forms, nation, options.clean, options.threads);

  print_found(stuffed, "Found, percent of the agencies stuffed in each style and share");
  print_found(patient, "The same, where whoever fills in takes as long for each sheet as people who read");
  print_shown(stuffed);
  const Found at_a_fifth = stuffed.catchable(20);
  fmt::print("\n{} clean nations: {:.2f} % of honest agencies rare, {:.3f} % queued\n", clean.nations,
             100 * clean.honest.rare_share(), 100 * clean.honest.queued_share());
  fmt::print(
      "Catchable styles at 20 %: recall {:.3f} where {:.2f} % of honest agencies are troubled; queue "
      "{:.3f}\n",
      at_a_fifth.rare_share(), 100 * stuffed.honest.rare_share(), at_a_fifth.queued_share());
  const bool held = at_a_fifth.rare_share() >= 0.80 && stuffed.honest.rare_share() <= 0.01 &&
                    clean.honest.queued_share() <= 0.01;
  fmt::print("{}\n", held ? "The bar is held." : "THE BAR IS MISSED.");
  return held ? 0 : 1;
}
