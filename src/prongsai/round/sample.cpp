// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/sample.h"

#include <algorithm>

#include "prongsai/base/assert.h"

namespace prongsai::round {

using framework::SampleRule;

namespace {

bool holds(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool told_by_type(const SampleRule& rule) {
  return !rule.types.empty() || !rule.sizes.empty();
}

enum class Match : std::uint8_t { no, yes, needs_type, needs_size };

Match match(const SampleRule& rule, const SampledAgency& agency) {
  if (holds(rule.except, agency.name_th)) return Match::no;
  if (!rule.types.empty() && !agency.type.empty() && !holds(rule.types, agency.type)) return Match::no;
  if (!rule.sizes.empty() && !agency.size.empty() && !holds(rule.sizes, agency.size)) return Match::no;
  if (!rule.types.empty() && agency.type.empty()) return Match::needs_type;
  if (!rule.sizes.empty() && agency.size.empty()) return Match::needs_size;
  return Match::yes;
}

/// Finds the rule, or tells in `out.missing` why there is none.
void choose_rule(const std::vector<SampleRule>& rules, std::string_view code, const SampledAgency& agency,
                 MinimumSample& out) {
  std::optional<std::size_t> for_all;
  std::optional<std::size_t> by_type;
  Match doubt = Match::no;
  bool groups_nobody_can_tell = false;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const SampleRule& rule = rules[i];
    if (rule.instrument != code) continue;
    if (!agency.group.empty() && rule.group_code == agency.group) {
      out.rule = i;
      return;
    }
    if (!rule.for_a_group()) {
      for_all = i;
    } else if (!told_by_type(rule)) {
      groups_nobody_can_tell = true;
    } else if (const Match found = match(rule, agency); found == Match::yes) {
      by_type = i;
    } else if (found != Match::no && doubt != Match::needs_type) {
      doubt = found;
    }
  }
  if (by_type) {
    out.rule = by_type;
    return;
  }
  const bool may_be_in_a_group = groups_nobody_can_tell && agency.group.empty();
  if (doubt == Match::needs_type) out.missing.emplace_back("type", "");
  if (doubt == Match::needs_size) out.missing.emplace_back("size", agency.type);
  if (doubt == Match::no && may_be_in_a_group) out.missing.emplace_back("group", std::string(code));
  if (!out.missing.empty()) return;
  out.rule = for_all;
  if (!out.rule) out.missing.emplace_back("rule", std::string(code));
}

std::int64_t rounded_up_share(base::Points percent, std::int64_t people) {
  constexpr std::int64_t whole = 100 * base::Points::unit;
  return (people * percent.ten_thousandths() + whole - 1) / whole;
}

void compute(const SampleRule& rule, MinimumSample& out) {
  const auto settle = [&](SampleBasis basis, std::int64_t count) {
    out.basis = basis;
    out.count = count;
    out.demand = Demand::count;
  };
  if (rule.exactly) return settle(SampleBasis::exactly, *rule.exactly);
  if (!rule.share && !rule.at_least) {
    out.missing.emplace_back("rule", rule.instrument);
    return;
  }
  if (!out.head_count) {
    out.missing.emplace_back("head_count", rule.instrument);
    return;
  }
  const std::int64_t people = *out.head_count;
  if (rule.share) {
    out.share_count = rounded_up_share(*rule.share, people);
    settle(SampleBasis::share, *out.share_count);
  }
  if (rule.at_least && (!rule.share || out.count < *rule.at_least))
    settle(SampleBasis::at_least, *rule.at_least);
  if (rule.large_population && rule.large_at_least && people > *rule.large_population)
    settle(SampleBasis::large, *rule.large_at_least);
  if (out.count >= people) {
    settle(SampleBasis::fewer, people);
    out.demand = Demand::everybody;
  }
}

}  // namespace

MinimumSample minimum_sample(const framework::Edition& edition, std::string_view instrument_or_part,
                             const SampledAgency& agency, std::optional<std::int64_t> head_count) {
  PRONGSAI_ASSERT(!head_count || (*head_count >= 0 && *head_count <= head_count_most));
  MinimumSample out;
  out.head_count = head_count;
  choose_rule(edition.samples, instrument_or_part, agency, out);
  if (out.rule) compute(edition.samples[*out.rule], out);
  return out;
}

std::vector<std::string> sampled_codes(const framework::Edition& edition) {
  const auto has_rule = [&](const std::string& code) {
    return std::any_of(edition.samples.begin(), edition.samples.end(),
                       [&](const SampleRule& rule) { return rule.instrument == code; });
  };
  std::vector<std::string> out;
  for (const framework::Instrument& instrument : edition.instruments) {
    if (instrument.kind != framework::InstrumentKind::survey) continue;
    const bool by_part = std::any_of(instrument.parts.begin(), instrument.parts.end(),
                                     [&](const framework::Part& part) { return has_rule(part.code); });
    if (has_rule(instrument.code) || !by_part) out.push_back(instrument.code);
    if (!by_part) continue;
    for (const framework::Part& part : instrument.parts) out.push_back(part.code);
  }
  return out;
}

}  // namespace prongsai::round
