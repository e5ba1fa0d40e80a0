// SPDX-License-Identifier: Apache-2.0
#include "stuffing.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <utility>

#include "prongsai/framework_files/load_edition.h"

namespace prongsai::bench {
namespace {

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// One nation's traces; agencies are made, traced and forgotten one by one.
struct Traced {
  std::vector<credibility::AgencyTraces> traces;
  std::vector<std::optional<simulation::Stuffing>> stuffing;
};

Traced trace_nation(const simulation::Nation& nation, unsigned threads) {
  const std::uint32_t agencies = nation.options().agencies;
  const std::vector<credibility::Form> forms = {nation.forms().internal, nation.forms().external};
  Traced out;
  out.traces.resize(agencies);
  out.stuffing.resize(agencies);
  std::atomic<std::uint32_t> next = 0;
  const auto work = [&] {
    for (std::uint32_t number = next++; number < agencies; number = next++) {
      const simulation::SimulatedAgency agency = nation.agency(number);
      out.traces[number] = credibility::trace(forms, simulation::seen(nation, agency));
      out.stuffing[number] = agency.stuffing;
    }
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  others.clear();
  return out;
}

void count_signals(simulation::Style style, const credibility::EvidenceCard& card, Recall& out) {
  for (const credibility::SignalSeen& seen : card.signals) {
    auto& [unusual, known] = out.shown[{style, seen.signal, seen.asked}];
    ++known;
    if (seen.outcome == credibility::SignalOutcome::unusual) ++unusual;
  }
}

}  // namespace

double Found::queued_share() const {
  return share(queued, agencies);
}
double Found::rare_share() const {
  return share(rare, agencies);
}

Found& Found::operator+=(const Found& other) {
  agencies += other.agencies;
  queued += other.queued;
  rare += other.rare;
  return *this;
}

void Recall::add(const Recall& other) {
  honest += other.honest;
  for (const auto& [key, found] : other.stuffed) stuffed[key] += found;
  for (const auto& [key, pair] : other.shown) {
    shown[key].first += pair.first;
    shown[key].second += pair.second;
  }
  mean_total = other.mean_total;
  passed = other.passed;
  inflation = other.inflation;
  nations += other.nations;
  seconds += other.seconds;
}

Found Recall::catchable(std::uint32_t share_of_answers) const {
  Found out;
  for (const simulation::Style style : catchable_styles)
    if (const auto found = stuffed.find({style, share_of_answers}); found != stuffed.end())
      out += found->second;
  return out;
}

simulation::Forms load_forms(const std::string& edition_folder) {
  const auto edition = framework_files::load_edition(edition_folder);
  if (!edition.ok()) {
    std::fprintf(stderr, "%s cannot be read\n", edition_folder.c_str());
    std::exit(2);
  }
  const framework::Edition& rules = edition.value();
  return {.internal = credibility::form_of(rules, *rules.find_instrument("iit")),
          .external = credibility::form_of(rules, *rules.find_instrument("eit"))};
}

Recall measure(const simulation::Forms& forms, const simulation::NationOptions& options, unsigned threads) {
  const auto begun = std::chrono::steady_clock::now();
  const simulation::Nation nation(options, forms);
  const Traced traced = trace_nation(nation, threads);
  const credibility::Weighed weighed =
      credibility::weigh(traced.traces, {.q = 0.05, .pass_mark = base::Points::whole(85)});
  Recall out;
  std::int64_t sum = 0;
  std::size_t passed = 0;
  for (std::size_t i = 0; i < weighed.cards.size(); ++i) {
    const credibility::EvidenceCard& card = weighed.cards[i];
    const auto& stuffing = traced.stuffing[i];
    Found& found = stuffing ? out.stuffed[{stuffing->style, stuffing->share}] : out.honest;
    ++found.agencies;
    if (card.queued) ++found.queued;
    if (card.tail <= credibility::rare_tail) ++found.rare;
    constexpr std::uint32_t a_fifth = 20;
    if (stuffing && stuffing->share == a_fifth) count_signals(stuffing->style, card, out);
    const base::Points total = traced.traces[i].total.value_or(base::Points());
    sum += total.ten_thousandths();
    if (total >= base::Points::whole(85)) ++passed;
  }
  out.mean_total = static_cast<double>(sum) / options.agencies / static_cast<double>(base::Points::unit);
  out.passed = 100 * share(passed, options.agencies);
  out.inflation = weighed.inflation;
  out.nations = 1;
  out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return out;
}

}  // namespace prongsai::bench
