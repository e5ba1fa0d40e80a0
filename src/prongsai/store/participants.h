// SPDX-License-Identifier: Apache-2.0
// The agencies that take part in a round and how many answers are wanted of each, as the database keeps them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/db/transaction.h"
#include "prongsai/round/sample.h"

namespace prongsai::store {

/// An agency in a round: of a draft as the register has it now, later as it was when the round opened. The
/// names are always today's.
struct RoundAgency {
  std::string agency;
  std::string name_th;
  std::string name_en;
  std::string type;
  std::string size;      ///< "S", "M", "L"; empty where not known
  std::string province;  ///< may be empty
  std::optional<std::int64_t> head_count_internal;
  std::optional<std::int64_t> head_count_external;

  static RoundAgency read(const db::Row& row);
};

/// Narrows down the agencies at work; empty fields do not.
struct AgencyChoice {
  std::string type;
  std::string ministry;
  std::string province;
};

/// How many were added or removed.
std::int64_t add_round_agencies(db::Transaction& transaction, std::string_view round,
                                const AgencyChoice& choice);
std::int64_t remove_round_agencies(db::Transaction& transaction, std::string_view round,
                                   const AgencyChoice& choice);
/// False when it takes part already, does not exist, or is not at work any more.
bool add_round_agency(db::Transaction& transaction, std::string_view round, std::string_view agency);
bool remove_round_agency(db::Transaction& transaction, std::string_view round, std::string_view agency);

[[nodiscard]] std::int64_t count_round_agencies(db::Transaction& transaction, std::string_view round);
/// All that take part in a draft, in the order of their ids.
[[nodiscard]] std::vector<RoundAgency> list_planned_agencies(db::Transaction& transaction,
                                                             std::string_view round);
[[nodiscard]] std::optional<RoundAgency> find_round_agency(db::Transaction& transaction,
                                                           std::string_view round, std::string_view agency);

/// `text` is in search form (agency::search_form) and may be empty.
struct RoundAgencyPage {
  std::vector<RoundAgency> agencies;  ///< by name
  std::int64_t found = 0;             ///< on all pages
};
[[nodiscard]] RoundAgencyPage list_round_agencies(db::Transaction& transaction, std::string_view round,
                                                  std::string_view text, std::int64_t limit,
                                                  std::int64_t offset);
/// Agencies at work that do not take part.
[[nodiscard]] std::vector<RoundAgency> list_agencies_outside_round(db::Transaction& transaction,
                                                                   std::string_view round,
                                                                   std::string_view text, std::int64_t limit);

/// How many agencies at work there are of one type, ministry and province.
struct AgencyKind {
  AgencyChoice kind;
  std::int64_t agencies = 0;
  static AgencyKind read(const db::Row& row);
};
[[nodiscard]] std::vector<AgencyKind> list_agency_kinds(db::Transaction& transaction);

/// The minimum for one instrument or part.
struct RoundSample {
  std::string instrument;
  round::MinimumSample sample;
  static RoundSample read(const db::Row& row);
};
struct SampledRoundAgency {
  RoundAgency agency;
  std::vector<RoundSample> samples;
};
/// Everybody who takes part, with what is known of them, in place of what stood there before.
void freeze_round_agencies(db::Transaction& transaction, std::string_view round,
                           std::span<const SampledRoundAgency> agencies);
/// Of one agency, by instrument.
[[nodiscard]] std::vector<RoundSample> list_round_samples(db::Transaction& transaction,
                                                          std::string_view round, std::string_view agency);
/// New head-counts of one agency, and the samples that follow from them.
void set_round_head_counts(db::Transaction& transaction, std::string_view round,
                           const SampledRoundAgency& agency);

/// How many agencies have a known minimum for an instrument.
struct SampleCount {
  std::string instrument;
  round::Demand demand = round::Demand::unknown;
  std::int64_t agencies = 0;
  std::int64_t answers = 0;  ///< wanted of all of them together
  static SampleCount read(const db::Row& row);
};
[[nodiscard]] std::vector<SampleCount> count_round_samples(db::Transaction& transaction,
                                                           std::string_view round);

}  // namespace prongsai::store
