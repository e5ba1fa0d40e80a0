// SPDX-License-Identifier: Apache-2.0
// From the nation's counts to all scores: IIT and EIT answers and OIT grades of 8,400 agencies by the rules
// of a real edition, and how long that takes.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "prongsai/framework_files/load_edition.h"
#include "prongsai/scoring/score.h"

#include "nation.h"

namespace {

using prongsai::base::Points;
using prongsai::scoring::NodeIndex;
using prongsai::scoring::Rule;

constexpr std::uint32_t agencies = 8'400;
constexpr int runs = 7;

/// A leaf of the plan and the box of the count table that feeds it.
struct Feed {
  NodeIndex leaf;
  std::size_t box;
};

std::vector<NodeIndex> leaves(const prongsai::scoring::Plan& plan, Rule rule) {
  std::vector<NodeIndex> out;
  for (NodeIndex node = 0; node < plan.nodes.size(); ++node) {
    if (plan.nodes[node].is_leaf() && plan.nodes[node].ways.front().rule == rule) out.push_back(node);
  }
  return out;
}

/// Made-up counts with the shape of the nation's: the table of the tally, box by box, reused for each leaf.
std::vector<Feed> feeds_for(const prongsai::scoring::Plan& plan, const prongsai::tally::SheetLayout& layout) {
  std::vector<Feed> out;
  std::size_t box = 0;
  for (const NodeIndex leaf : leaves(plan, Rule::answers)) {
    const std::size_t choices = plan.nodes[leaf].choice_points.size();
    while (layout.choices(box) < choices) box = (box + 1) % layout.boxes();
    out.push_back({leaf, box});
    box = (box + 1) % layout.boxes();
  }
  return out;
}

std::uint64_t score_all(const prongsai::scoring::Plan& plan, const prongsai::tally::Counts& counts,
                        const std::vector<Feed>& feeds, const std::vector<NodeIndex>& graded) {
  prongsai::scoring::Inputs inputs(plan);
  prongsai::scoring::Sheet sheet;
  std::uint64_t digest = 14'695'981'039'346'656'037u;
  for (std::uint32_t agency = 0; agency < agencies; ++agency) {
    for (const Feed& feed : feeds) {
      const auto choices = counts.choices(agency, feed.box);
      const prongsai::scoring::PlanNode& leaf = plan.nodes[feed.leaf];
      std::copy_n(choices.begin(), leaf.choice_points.size(),
                  inputs.counts.begin() + static_cast<std::ptrdiff_t>(leaf.first_cell));
    }
    for (const NodeIndex node : graded) {
      const bool full = (agency * 31 + node * 17) % 9 != 0;
      inputs.grades[node] = {.applies = true, .points = full ? Points::whole(100) : Points{}};
    }
    prongsai::scoring::score(plan, inputs, sheet);
    digest = (digest ^ static_cast<std::uint64_t>(sheet.nodes[plan.total()].value.numerator())) *
             1'099'511'628'211u;
  }
  return digest;
}

}  // namespace

int main(int count, char** values) {
  const std::string folder = count > 1 ? values[1] : "frameworks/ita/2564";
  const auto edition = prongsai::framework_files::load_edition(folder);
  if (!edition) {
    std::fprintf(stderr, "%s: %s\n", folder.c_str(), edition.problems().front().code.c_str());
    return 1;
  }
  const prongsai::scoring::Plan plan = prongsai::scoring::make_plan(*edition);
  const prongsai::bench::Nation nation = prongsai::bench::generate_nation();
  const prongsai::tally::Counts counts = nation.counts();
  const std::vector<Feed> feeds = feeds_for(plan, nation.layout);
  const std::vector<NodeIndex> graded = leaves(plan, Rule::grade);

  std::vector<double> seconds;
  std::uint64_t digest = 0;
  for (int run = 0; run < runs; ++run) {
    const auto start = std::chrono::steady_clock::now();
    const std::uint64_t now = score_all(plan, counts, feeds, graded);
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    if (run > 0 && now != digest) {
      std::fprintf(stderr, "two runs gave different scores\n");
      return 1;
    }
    digest = now;
  }
  std::sort(seconds.begin(), seconds.end());
  const double median = seconds[seconds.size() / 2];
  std::printf("scoring %u agencies by %s: %zu nodes, %zu answer boxes, %zu graded items each\n", agencies,
              edition->id.c_str(), plan.nodes.size(), feeds.size(), graded.size());
  std::printf("  promise: at most 0.05 s: %s\n", median <= 0.05 ? "kept" : "MISSED");
  std::printf("  median of %d runs  %.4f s  (%.2f us an agency, %.1f ns a node)  digest %016llx\n", runs,
              median, median * 1e6 / agencies,
              median * 1e9 / agencies / static_cast<double>(plan.nodes.size()),
              static_cast<unsigned long long>(digest));
  return 0;
}
