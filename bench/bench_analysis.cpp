// SPDX-License-Identifier: Apache-2.0
// The analysis page of one agency with five years, with the results of a made-up nation of 8,400 agencies on
// the shelf: how long the page takes, and how long its place among the nation takes alone beside a plain
// sort.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "prongsai/analysis/scored.h"
#include "prongsai/web/analysis/analysis_page.h"

namespace {

using prongsai::base::Points;
using prongsai::results_files::Editions;
using prongsai::results_files::Results;
using prongsai::scoring::NodeIndex;
using prongsai::scoring::Rule;
using prongsai::web::AgencyYears;
using prongsai::web::PeersOf;
using prongsai::web::Register;

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

/// Answers to one question, leaning to the favourable end.
std::vector<std::uint32_t> made_counts(const prongsai::scoring::PlanNode& leaf, std::size_t choices,
                                       Numbers& numbers) {
  std::vector<std::uint32_t> out;
  std::uint32_t left = 120;
  for (std::size_t choice = choices; choice > 1; --choice) {
    out.push_back(numbers.below(left + 1) / static_cast<std::uint32_t>(choice));
    left -= out.back();
  }
  out.push_back(left);
  const bool best_first =
      !leaf.choice_points.empty() && leaf.choice_points.front() > leaf.choice_points.back();
  if (best_first) std::reverse(out.begin(), out.end());
  return out;
}

void print_figures(Results& results, Numbers& numbers) {
  using prongsai::framework::NodeKind;
  for (const NodeKind kind : {NodeKind::indicator, NodeKind::instrument, NodeKind::total}) {
    for (const NodeIndex node : prongsai::analysis::nodes_of(results.plan(), kind)) {
      const Points value = Points::from_ten_thousandths(600'000 + numbers.below(4'000) * 100);
      results.known.figures[node].push_back(
          {.value = value, .decimals = 2, .text = prongsai::base::to_string(value, 2), .at = "made"});
    }
  }
}

/// An agency's year: counted answers and grades; where the edition does not know enough to score them,
/// figures of indicators, instruments and total as a document prints them.
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
    } else if (leaf.scale && !leaf.choice_points.empty()) {
      out.known.counts[node] = made_counts(leaf, leaf.choice_points.size(), numbers);
    }
  }
  out.assessment = prongsai::scoring::assess(rules->edition, rules->plan, out.known);
  if (prongsai::web::value_of(out, out.plan().total())) return out;
  print_figures(out, numbers);
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

std::vector<std::shared_ptr<const prongsai::results_files::PlannedEdition>> five_years(
    const Editions& editions) {
  std::vector<std::shared_ptr<const prongsai::results_files::PlannedEdition>> out;
  for (const auto& one : editions.all()) {
    if (one->edition.id.starts_with("ita/") && out.size() < years) out.push_back(one);
  }
  return out;
}

/// Every agency in the last year, the first one in all of them.
std::vector<Results> nation_of(const Editions& editions) {
  const auto rules = five_years(editions);
  std::vector<Results> out;
  out.reserve(agencies + years);
  for (std::uint32_t agency = 0; agency < agencies; ++agency) out.push_back(made(rules.back(), agency));
  for (std::size_t year = 0; year + 1 < rules.size(); ++year) out.push_back(made(rules[year], 0));
  return out;
}

/// Of each year of the agency, with all years before it: the rules of some years score answers, of others
/// not.
void measure_pages(const Editions& editions, const AgencyYears& agency, const PeersOf& peers) {
  const prongsai::web::Voice voice(prongsai::text::Language::th);
  for (const Results* year : agency.years) {
    std::vector<double> times;
    std::size_t bytes = 0;
    for (int run = 0; run < runs; ++run) {
      times.push_back(milliseconds_of([&] {
        const auto page = prongsai::web::public_analysis_page(voice, agency, *year, editions, peers,
                                                              prongsai::web::read_analysis_wish({}));
        bytes = page.main.markup().size();
      }));
    }
    print(
        ("the analysis page of " + year->edition().id + ", " + std::to_string(bytes / 1024) + " kB").c_str(),
        times);
  }
}

/// False when the two ways find different ranks.
bool measure_places(const Register& by_agency, const prongsai::web::EditionPeers& peers) {
  std::vector<const Results*> nation;
  for (const AgencyYears& agency : by_agency.agencies()) nation.push_back(&agency.latest());
  const auto own = std::find_if(nation.begin(), nation.end(),
                                [](const Results* results) { return results->agency.id == "agency-0"; });
  const auto at = static_cast<std::size_t>(own - nation.begin());
  const std::size_t row = *peers.row_of("agency-0");
  std::vector<double> ours;
  std::vector<double> plain;
  std::size_t our_ranks = 0;
  std::size_t plain_ranks = 0;
  for (int run = 0; run < runs; ++run) {
    our_ranks = 0;
    ours.push_back(milliseconds_of([&] {
      for (const auto& place : peers.peers().places(row, prongsai::analysis::PeerGroup::nation))
        our_ranks += place.rank;
    }));
    plain.push_back(milliseconds_of([&] { plain_ranks = plain_places(peers, nation, at); }));
  }
  print("  of the last: the agency's places in the nation, with quartiles", ours);
  print("  a plain sort of every column, ranks only", plain);
  return our_ranks == plain_ranks;
}

}  // namespace

int main(int count, char** values) {
  const Editions editions(prongsai::framework_files::load_shelf(count > 1 ? values[1] : "frameworks"));
  const std::vector<Results> results = nation_of(editions);
  const Register by_agency(results);
  std::vector<double> shelf_times;
  for (int run = 0; run < 3; ++run)
    shelf_times.push_back(milliseconds_of([&] { const prongsai::web::PeersShelf again(by_agency); }));
  const prongsai::web::PeersShelf peers(by_agency);
  const AgencyYears& agency = *by_agency.find("agency-0");
  std::printf("%u agencies of %s, the one looked at has %zu years\n", agencies,
              agency.latest().edition().id.c_str(), agency.years.size());
  measure_pages(editions, agency, [&](const Results& of) { return peers.of(of); });
  if (!measure_places(by_agency, *peers.of(agency.latest()))) {
    std::fprintf(stderr, "the two ways find different ranks\n");
    return 1;
  }
  print("the peers of the nation, built once a shelf", shelf_times);
  return 0;
}
