// SPDX-License-Identifier: Apache-2.0
#include "made_agency.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>

#include "prongsai/framework_files/load_edition.h"
#include "prongsai/improvement_files/library_file.h"
#include "prongsai/scoring/assess.h"

#include "made_plan.h"

namespace prongsai::planted {
namespace {

using base::Points;
using framework::NodeKind;
using scoring::NodeIndex;

constexpr std::array towns = {"บ้านสวนลำไย",   "ท่าน้ำเย็น",     "ดอนตะวันอุ่น",
                              "หนองดาวนับร้อย", "ห้วยลมพัดเพลิน", "ทุ่งใบไม้ยิ้ม"};

/// Answers to one question, leaning to its good end by `lean` of 100.
std::vector<std::uint32_t> counts_of(const scoring::PlanNode& leaf, std::uint32_t people, std::uint32_t lean,
                                     Chance& chance) {
  const std::size_t choices = leaf.choice_points.size();
  std::vector<std::uint32_t> out(choices, 0);
  std::uint32_t left = people;
  for (std::size_t from_best = 0; from_best + 1 < choices; ++from_best) {
    const std::uint32_t share = lean / 2 + below(chance, lean / 2 + 1);
    const std::uint32_t here = std::min(left, left * share / 100);
    out[choices - 1 - from_best] = here;
    left -= here;
  }
  out[0] = left;
  if (leaf.choice_points.front() > leaf.choice_points.back()) std::reverse(out.begin(), out.end());
  return out;
}

struct Nature {
  std::uint32_t lean = 80;
  std::uint32_t undisclosed = 6;  ///< of 100 disclosure items
  bool has_counts = true;
};

scoring::Printed printed(Points value) {
  return {.value = value, .decimals = 2, .text = base::to_string(value, 2), .at = "made"};
}

/// Where rules or counts are missing, the figures stand as a document would print them.
void print_figures(const scoring::Plan& plan, const scoring::Sheet& sheet, scoring::Known& known) {
  for (NodeIndex node = 0; node < plan.nodes.size(); ++node) {
    const auto& score = sheet.nodes[node];
    if (score.basis == scoring::Basis::missing) continue;
    known.figures[node] = {printed(base::round_half_up(score.value, 2))};
  }
}

bool is_missing(const MadeAgency::Year& year, NodeIndex node) {
  return year.assessment->sheet.nodes[node].basis == scoring::Basis::missing;
}

/// Indicators that the rules of the year cannot work out from answers, as an authority would print them; an
/// instrument in parts is the mean of its parts as well as of its indicators.
void publish_the_rest(MadeAgency::Year& year, const Nature& nature, Chance& chance) {
  const scoring::Plan& plan = year.rules->plan;
  const auto assess_again = [&] {
    *year.assessment = scoring::assess(year.rules->edition, plan, year.known);
  };
  for (const NodeIndex node : analysis::nodes_of(plan, NodeKind::indicator)) {
    if (!is_missing(year, node)) continue;
    const auto hundredths = std::min<std::uint32_t>(10'000, 100 * nature.lean + below(chance, 1'900));
    year.known.figures[node] = {printed(Points::from_ten_thousandths(std::int64_t{hundredths} * 100))};
  }
  assess_again();
  for (const framework::Instrument& instrument : year.rules->edition.instruments) {
    if (instrument.parts.size() != 2) continue;
    const auto whole = plan.find("instrument:" + instrument.code);
    if (!whole || is_missing(year, *whole)) continue;
    const Points mean = base::round_half_up(year.assessment->sheet.nodes[*whole].value, 2);
    const Points gap =
        std::min(Points::whole(100) - mean, Points::from_ten_thousandths(100 * below(chance, 800)));
    for (std::size_t part = 0; part < 2; ++part) {
      const auto node = plan.find("part:" + instrument.parts[part].code);
      if (node && is_missing(year, *node)) {
        year.known.figures[*node] = {printed(part == 0 ? mean + gap : mean - gap)};
      }
    }
  }
  assess_again();
}

MadeAgency::Year make_year(const std::shared_ptr<const results_files::PlannedEdition>& rules,
                           const Nature& nature, Chance& chance) {
  MadeAgency::Year year{.rules = rules, .known = {}, .assessment = nullptr};
  std::map<std::string, std::uint32_t> people;
  for (NodeIndex node = 0; node < rules->plan.nodes.size(); ++node) {
    const scoring::PlanNode& leaf = rules->plan.nodes[node];
    if (!leaf.is_leaf()) continue;
    if (leaf.ways.front().rule == scoring::Rule::grade) {
      year.known.grades[node] = {
          .applies = true, .points = below(chance, 100) < nature.undisclosed ? Points{} : Points::whole(100)};
    } else if (leaf.scale && !leaf.choice_points.empty()) {
      std::uint32_t& group = people[leaf.group];
      if (group == 0) group = 30 + below(chance, 1500);
      const std::uint32_t lean = std::min<std::uint32_t>(98, nature.lean + below(chance, 20));
      year.known.counts[node] = counts_of(leaf, group, lean, chance);
    }
  }
  year.assessment =
      std::make_unique<scoring::Assessment>(scoring::assess(rules->edition, rules->plan, year.known));
  if (!nature.has_counts) {
    scoring::Known known;
    known.grades = year.known.grades;
    print_figures(rules->plan, year.assessment->sheet, known);
    year.known = std::move(known);
    *year.assessment = scoring::assess(rules->edition, rules->plan, year.known);
  }
  publish_the_rest(year, nature, chance);
  return year;
}

analysis::Scored scored_of(const MadeAgency::Year& year) {
  return {.edition = &year.rules->edition,
          .plan = &year.rules->plan,
          .inputs = &year.assessment->inputs,
          .sheet = &year.assessment->sheet,
          .known = &year.known};
}

/// Years whose rules score answers, so that everything can be worked out.
std::vector<std::shared_ptr<const results_files::PlannedEdition>> scored_editions(const World& world) {
  std::vector<std::shared_ptr<const results_files::PlannedEdition>> out;
  for (const auto& one : world.editions->all()) {
    if (one->edition.made_up || !one->edition.id.starts_with("ita/")) continue;
    for (const auto& allowance : framework::allowances(one->edition)) {
      if (allowance.use == framework::Use::score_total && allowance.allowed) out.push_back(one);
    }
  }
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return a->edition.fiscal_year < b->edition.fiscal_year; });
  return out;
}

report::Letterhead letterhead_of(Chance& chance) {
  const std::string town = towns.at(below(chance, towns.size()));
  report::Letterhead out;
  out.agency = "made";
  out.name = "เทศบาลตำบล" + town;
  out.place = "อำเภอเมือง จังหวัดสีสมมต";
  out.issuer = {"งานวิเคราะห์นโยบายและแผน สำนักปลัดเทศบาล"};
  out.telephone = "0 5300 0000";
  out.mail = "office@example.go.th";
  return out;
}

}  // namespace

std::uint32_t below(Chance& chance, std::uint32_t bound) {
  return static_cast<std::uint32_t>((chance() >> 11u) % bound);
}

World load_world() {
  const std::filesystem::path root = PRONGSAI_SOURCE_DIR;
  World world{.editions = std::make_shared<results_files::Editions>(
                  framework_files::load_shelf((root / "frameworks").string())),
              .library = {}};
  improvement_files::KnownEditions known;
  for (const auto& one : world.editions->all()) known.push_back(&one->edition);
  auto library = improvement_files::load_library((root / "library").string(), known);
  if (!library) throw std::runtime_error("library/ cannot be read");
  world.library = std::move(library).value();
  return world;
}

std::unique_ptr<MadeAgency> make_agency(const World& world, report::Kind kind, std::uint64_t seed) {
  Chance chance(seed * 5 + static_cast<std::uint64_t>(kind));
  const auto editions = scored_editions(world);
  auto out = std::make_unique<MadeAgency>();
  const std::size_t last = 1 + below(chance, static_cast<std::uint32_t>(editions.size() - 1));
  // A report on measures looks back upon a plan: its results lie one year before the last figures.
  const bool looks_back = kind == report::Kind::measures_report;
  Nature nature{.lean = 50 + below(chance, 45), .undisclosed = below(chance, 25), .has_counts = true};
  for (std::size_t at = last >= 2 ? last - 2 : 0; at <= last; ++at) {
    nature.has_counts = below(chance, 4) != 0;
    nature.lean = std::min<std::uint32_t>(96, nature.lean + below(chance, 9));
    out->years.push_back(make_year(editions[at], nature, chance));
  }
  const std::size_t results_at = out->years.size() - (looks_back ? 2 : 1);
  const MadeAgency::Year& results = out->years[results_at];
  const int results_year = results.rules->edition.fiscal_year;
  out->plan = make_plan(world, scored_of(results), results_year + 1, looks_back, chance);
  out->earlier_plan = make_plan(world, scored_of(results), results_year, true, chance);
  report::Input& input = out->input;
  input.kind = kind;
  input.year = report::is_of_plan(kind) ? results_year + 1 : results_year;
  input.letterhead = letterhead_of(chance);
  for (std::size_t at = 0; at < out->years.size(); ++at) {
    input.years.push_back(
        {.scored = scored_of(out->years[at]), .fingerprint = std::string(64, 'a'), .is_published = true});
  }
  input.plan = &out->plan;
  input.earlier_plan = &out->earlier_plan;
  input.plan_mark = std::string(64, 'b');
  input.typed["announced"] = std::to_string(results_year - 543) + "-08-01";
  for (const auto& one : world.editions->all()) {
    if (!one->edition.topics.empty() && !one->edition.made_up) input.topics_from = &one->edition;
  }
  input.issue = {.version = 1,
                 .day = std::to_string(results_year - 542) + "-02-03",
                 .address = "https://ita.example.go.th/agency/made",
                 .software = "Prongsai"};
  return out;
}

}  // namespace prongsai::planted
