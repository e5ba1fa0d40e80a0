// SPDX-License-Identifier: Apache-2.0
// The analysis page of one agency with five years, with the results of a made-up nation of 8,400 agencies on
// the shelf: how long the page takes, and how long its place among the nation takes alone beside a plain
// sort.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "prongsai/web/analysis/analysis_page.h"

namespace {

using prongsai::base::Points;
using prongsai::results_files::Editions;
using prongsai::results_files::Results;
using prongsai::scoring::NodeIndex;
using prongsai::scoring::Rule;

constexpr std::uint32_t agencies = 8'400;
constexpr std::size_t years = 5;
constexpr std::uint32_t provinces = 77;
constexpr std::uint32_t types = 12;
constexpr int runs = 41;

/// Whole numbers from a fixed start: every machine makes the same nation.
class Numbers {
 public:
  explicit Numbers(std::uint64_t start) : state_(start * 2'862'933'555'777'941'757u + 3'037'000'493u) {}
  std::uint32_t below(std::uint32_t bound) {
    state_ ^= state_ << 13u;
    state_ ^= state_ >> 7u;
    state_ ^= state_ << 17u;
    return static_cast<std::uint32_t>((state_ >> 33u) % bound);
  }

 private:
  std::uint64_t state_;
};

/// An agency's year: counted answers and grades where the edition can score them, no printed figure.
Results made(const std::shared_ptr<const prongsai::results_files::PlannedEdition>& rules,
             std::uint32_t agency) {
  Results out{.file = "made.yaml",
              .fingerprint = {},
              .agency = {.id = "agency-" + std::to_string(agency),
                         .name_th = "หน่วยงานสมมติ " + std::to_string(agency),
                         .name_en = {},
                         .type = "type-" + std::to_string(agency % types),
                         .province = "province-" + std::to_string(agency % provinces)},
              .made_up = true,
              .rules = rules,
              .documents = {},
              .known = {},
              .assessment = prongsai::scoring::Assessment(rules->plan)};
  Numbers numbers(agency * 8u + static_cast<std::uint32_t>(rules->edition.fiscal_year % 8));
  for (NodeIndex node = 0; node < rules->plan.nodes.size(); ++node) {
    const prongsai::scoring::PlanNode& leaf = rules->plan.nodes[node];
    if (!leaf.is_leaf()) continue;
    if (leaf.ways.front().rule == Rule::grade) {
      out.known.grades[node] = {.applies = true,
                                .points = numbers.below(9) == 0 ? Points{} : Points::whole(100)};
      continue;
    }
    std::uint32_t left = 120;
    std::vector<std::uint32_t>& counts = out.known.counts[node];
    for (std::size_t choice = leaf.choice_points.size(); choice > 1; --choice) {
      counts.push_back(numbers.below(left + 1) / static_cast<std::uint32_t>(choice));
      left -= counts.back();
    }
    counts.push_back(left);
    const bool best_last =
        !leaf.choice_points.empty() && leaf.choice_points.back() > leaf.choice_points.front();
    if (!best_last) std::reverse(counts.begin(), counts.end());
  }
  out.assessment = prongsai::scoring::assess(rules->edition, rules->plan, out.known);
  return out;
}

template <class Work>
double milliseconds_of(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

void print(const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  std::printf("%-64s median %8.2f ms   worst %8.2f ms\n", what, times[times.size() / 2], times.back());
}

/// What a script does for one agency's place: every column copied, sorted, its middle and the rank read.
std::size_t plain_places(const prongsai::web::EditionPeers& peers, const std::vector<const Results*>& nation,
                         std::size_t own) {
  std::size_t ranks = 0;
  for (const NodeIndex node : peers.columns()) {
    std::vector<Points> values;
    Points mine;
    for (std::size_t i = 0; i < nation.size(); ++i) {
      const auto value = prongsai::web::points_of(*nation[i], node);
      if (value) values.push_back(*value);
      if (value && i == own) mine = *value;
    }
    std::sort(values.begin(), values.end());
    ranks +=
        static_cast<std::size_t>(values.end() - std::upper_bound(values.begin(), values.end(), mine)) + 1;
  }
  return ranks;
}

}  // namespace

int main(int count, char** values) {
  const std::string folder = count > 1 ? values[1] : "frameworks";
  const Editions editions(prongsai::framework_files::load_shelf(folder));
  std::vector<std::shared_ptr<const prongsai::results_files::PlannedEdition>> rules;
  for (const auto& one : editions.all()) {
    if (one->edition.id.starts_with("ita/") && rules.size() < years) rules.push_back(one);
  }
  std::vector<Results> results;
  results.reserve(agencies + years);
  const auto& newest = rules.back();
  for (std::uint32_t agency = 0; agency < agencies; ++agency) results.push_back(made(newest, agency));
  for (std::size_t year = 0; year + 1 < rules.size(); ++year) results.push_back(made(rules[year], 0));

  std::vector<double> shelf_times;
  const prongsai::web::Register by_agency(results);
  for (int run = 0; run < 3; ++run)
    shelf_times.push_back(milliseconds_of([&] { const prongsai::web::PeersShelf again(by_agency); }));
  const prongsai::web::PeersShelf peers(by_agency);
  const prongsai::web::AgencyYears& looked_at = *by_agency.find("agency-0");
  const prongsai::web::PeersOf peers_of = [&](const Results& of) { return peers.of(of); };
  const prongsai::web::Voice voice(prongsai::text::Language::th);

  std::vector<double> page_times;
  std::size_t bytes = 0;
  for (int run = 0; run < runs; ++run) {
    page_times.push_back(milliseconds_of([&] {
      const prongsai::web::Page page = prongsai::web::public_analysis_page(
          voice, looked_at, looked_at.latest(), editions, peers_of, prongsai::web::read_analysis_wish({}));
      bytes = page.main.markup().size();
    }));
  }
  const auto edition_peers = peers.of(looked_at.latest());
  const std::size_t own = *edition_peers->row_of("agency-0");
  std::vector<const Results*> nation;
  for (const prongsai::web::AgencyYears& agency : by_agency.agencies()) nation.push_back(&agency.latest());
  std::vector<double> place_times;
  std::vector<double> plain_times;
  std::size_t ranks = 0;
  std::size_t plain = 0;
  for (int run = 0; run < runs; ++run) {
    ranks = 0;
    place_times.push_back(milliseconds_of([&] {
      for (const auto& place : edition_peers->peers().places(own, prongsai::analysis::PeerGroup::nation))
        ranks += place.rank;
    }));
    plain_times.push_back(milliseconds_of([&] { plain = plain_places(*edition_peers, nation, own); }));
  }
  if (ranks != plain) {
    std::fprintf(stderr, "the ranks differ: %zu and %zu\n", ranks, plain);
    return 1;
  }
  std::printf("%u agencies of %s, %zu columns; the agency looked at has %zu years; the page has %zu bytes\n",
              agencies, newest->edition.id.c_str(), edition_peers->columns().size(), looked_at.years.size(),
              bytes);
  print("the analysis page", page_times);
  print("  of it: the agency's places in the nation, quartiles too", place_times);
  print("  a plain sort of every column, ranks only", plain_times);
  print("the peers of the nation, built once a shelf", shelf_times);
  return 0;
}
