// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/participants.h"

#include <algorithm>
#include <array>

#include "prongsai/base/assert.h"
#include "prongsai/store/pattern_detail.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

using round::Demand;
using round::MinimumSample;
using round::SampleBasis;

constexpr std::array<std::string_view, 3> demand_words = {"count", "everybody", "unknown"};
constexpr std::array<std::string_view, 6> basis_words = {"none",     "exactly", "share",
                                                         "at_least", "fewer",   "large"};

template <class Words>
std::size_t place_of(const Words& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  PRONGSAI_ASSERT(found != words.end());
  return static_cast<std::size_t>(found - words.begin());
}

/// "head_count eit1", a line a lack: neither word holds a blank or a line end.
std::string joined(const std::vector<std::pair<std::string, std::string>>& missing) {
  std::string out;
  for (const auto& [what, about] : missing) out += (out.empty() ? "" : "\n") + what + " " + about;
  return out;
}

std::vector<std::pair<std::string, std::string>> split(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    const std::size_t blank = line.find(' ');
    PRONGSAI_ASSERT(blank != std::string_view::npos);
    out.emplace_back(line.substr(0, blank), line.substr(blank + 1));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return out;
}

std::string_view word_of(Demand demand) {
  return demand_words[static_cast<std::size_t>(demand)];
}

std::optional<std::int64_t> rule_of(const MinimumSample& sample) {
  if (!sample.rule) return std::nullopt;
  return static_cast<std::int64_t>(*sample.rule);
}

const std::array<std::string, 7> agency_columns = {
    "agency_id", "round_id", "type", "size", "province_id", "head_count_internal", "head_count_external"};
const std::array<std::string, 10> sample_columns = {"agency_id",   "round_id", "instrument", "demand",
                                                    "count",       "basis",    "rule",       "head_count",
                                                    "share_count", "missing"};

void record_samples(db::Transaction& transaction, std::string_view round,
                    std::span<const SampledRoundAgency> agencies) {
  transaction.insert_in_bulk("round_sample", sample_columns, [&](auto&& add) {
    for (const SampledRoundAgency& one : agencies) {
      for (const RoundSample& each : one.samples) {
        const MinimumSample& sample = each.sample;
        add(one.agency.agency, round, each.instrument, word_of(sample.demand), sample.count,
            basis_words[static_cast<std::size_t>(sample.basis)], rule_of(sample), sample.head_count,
            sample.share_count, joined(sample.missing));
      }
    }
  });
}

}  // namespace

RoundAgency RoundAgency::read(const db::Row& row) {
  return {row.get<std::string>(0),
          row.get<std::string>(1),
          row.get<std::string>(2),
          row.get<std::string>(3),
          row.get<std::string>(4),
          row.get<std::string>(5),
          row.get<std::optional<std::int64_t>>(6),
          row.get<std::optional<std::int64_t>>(7)};
}

std::int64_t add_round_agencies(db::Transaction& transaction, std::string_view round,
                                const AgencyChoice& choice) {
  return transaction.execute(sql::add_round_agencies, round, choice.type, choice.ministry, choice.province);
}

std::int64_t remove_round_agencies(db::Transaction& transaction, std::string_view round,
                                   const AgencyChoice& choice) {
  return transaction.execute(sql::remove_round_agencies, round, choice.type, choice.ministry,
                             choice.province);
}

bool add_round_agency(db::Transaction& transaction, std::string_view round, std::string_view agency) {
  return transaction.execute(sql::add_round_agency, agency, round) == 1;
}

bool remove_round_agency(db::Transaction& transaction, std::string_view round, std::string_view agency) {
  return transaction.execute(sql::remove_round_agency, agency, round) == 1;
}

std::int64_t count_round_agencies(db::Transaction& transaction, std::string_view round) {
  return transaction.one<std::int64_t>(sql::count_round_agencies, round);
}

std::vector<RoundAgency> list_planned_agencies(db::Transaction& transaction, std::string_view round) {
  return transaction.all<RoundAgency>(sql::list_round_planned, round);
}

std::optional<RoundAgency> find_round_agency(db::Transaction& transaction, std::string_view round,
                                             std::string_view agency) {
  return transaction.optional<RoundAgency>(sql::find_round_agency, round, agency);
}

RoundAgencyPage list_round_agencies(db::Transaction& transaction, std::string_view round,
                                    std::string_view text, std::int64_t limit, std::int64_t offset) {
  const std::string pattern = detail::containing(text);
  return {transaction.all<RoundAgency>(sql::list_round_agencies, round, pattern, limit, offset),
          transaction.one<std::int64_t>(sql::count_round_agencies_found, round, pattern)};
}

std::vector<RoundAgency> list_agencies_outside_round(db::Transaction& transaction, std::string_view round,
                                                     std::string_view text, std::int64_t limit) {
  return transaction.all<RoundAgency>(sql::list_agencies_outside_round, round, detail::containing(text),
                                      limit);
}

AgencyKind AgencyKind::read(const db::Row& row) {
  return {{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)},
          row.get<std::int64_t>(3)};
}

std::vector<AgencyKind> list_agency_kinds(db::Transaction& transaction) {
  return transaction.all<AgencyKind>(sql::list_agency_kinds);
}

RoundSample RoundSample::read(const db::Row& row) {
  RoundSample out;
  out.instrument = row.get<std::string>(0);
  out.sample.demand = static_cast<Demand>(place_of(demand_words, row.get<std::string>(1)));
  out.sample.count = row.get<std::int64_t>(2);
  out.sample.basis = static_cast<SampleBasis>(place_of(basis_words, row.get<std::string>(3)));
  if (const auto rule = row.get<std::optional<std::int64_t>>(4))
    out.sample.rule = static_cast<std::size_t>(*rule);
  out.sample.head_count = row.get<std::optional<std::int64_t>>(5);
  out.sample.share_count = row.get<std::optional<std::int64_t>>(6);
  out.sample.missing = split(row.get<std::string>(7));
  return out;
}

void freeze_round_agencies(db::Transaction& transaction, std::string_view round,
                           std::span<const SampledRoundAgency> agencies) {
  transaction.execute(sql::remove_every_round_agency, round);
  transaction.insert_in_bulk("round_agency", agency_columns, [&](auto&& add) {
    for (const SampledRoundAgency& one : agencies) {
      const RoundAgency& agency = one.agency;
      add(agency.agency, round, agency.type, agency.size, agency.province, agency.head_count_internal,
          agency.head_count_external);
    }
  });
  record_samples(transaction, round, agencies);
}

std::vector<RoundSample> list_round_samples(db::Transaction& transaction, std::string_view round,
                                            std::string_view agency) {
  return transaction.all<RoundSample>(sql::list_round_samples, agency, round);
}

void set_round_head_counts(db::Transaction& transaction, std::string_view round,
                           const SampledRoundAgency& agency) {
  transaction.execute(sql::set_round_head_counts, agency.agency.agency, round,
                      agency.agency.head_count_internal, agency.agency.head_count_external);
  transaction.execute(sql::remove_round_samples, agency.agency.agency, round);
  record_samples(transaction, round, {&agency, 1});
}

SampleCount SampleCount::read(const db::Row& row) {
  return {row.get<std::string>(0), static_cast<Demand>(place_of(demand_words, row.get<std::string>(1))),
          row.get<std::int64_t>(2), row.get<std::int64_t>(3)};
}

std::vector<SampleCount> count_round_samples(db::Transaction& transaction, std::string_view round) {
  return transaction.all<SampleCount>(sql::count_round_samples, round);
}

}  // namespace prongsai::store
