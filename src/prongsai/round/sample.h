// SPDX-License-Identifier: Apache-2.0
// How many answers are wanted of one agency, by the edition's rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/agency/agency.h"
#include "prongsai/framework/edition.h"

namespace prongsai::round {

/// What a rule may look at to tell whether an agency is in its group.
struct SampledAgency {
  std::string type;   ///< as in agency::types(); empty where not known
  std::string size;   ///< "S", "M", "L"; empty where not known
  std::string group;  ///< SampleRule::group_code where the register puts the agency in a group; usually empty
  std::string name_th;  ///< official name, for the exceptions of a rule
};

enum class Demand : std::uint8_t {
  count,      ///< so many at least
  everybody,  ///< everyone there is
  unknown,    ///< not known: never a number of our own
};

/// Which part of the rule the number comes from.
enum class SampleBasis : std::uint8_t {
  none,
  exactly,   ///< the fixed number of the group, however many people there are
  share,     ///< the share of the people, rounded up to whole people
  at_least,  ///< the share is fewer than the least that is wanted
  fewer,     ///< no more people than the rule wants: everybody
  large,     ///< the number that is enough for a large population
};

/// The answer and what explains it: the rule itself (share, at_least, …) stands at `rule` in the edition.
struct MinimumSample {
  Demand demand = Demand::unknown;
  std::int64_t count = 0;  ///< answers wanted; 0 where unknown
  SampleBasis basis = SampleBasis::none;
  std::optional<std::size_t> rule;          ///< index into Edition::samples
  std::optional<std::int64_t> head_count;   ///< as given
  std::optional<std::int64_t> share_count;  ///< the share of the head-count, rounded up
  /// Why unknown. {"rule", code}: no rule of the edition is known to cover the agency; {"head_count", code};
  /// {"type", ""}, {"size", type}, {"group", code}: what must be known of the agency to choose a rule.
  std::vector<std::pair<std::string, std::string>> missing;

  friend bool operator==(const MinimumSample&, const MinimumSample&) = default;
};

inline constexpr std::int64_t head_count_most = 100'000'000;

/// The minimum for an instrument or part. A rule that names the agency's group code comes first, then one for
/// its type and size, then one for all agencies; while a rule for a group cannot be ruled out, none for all
/// is used. A rule of an instrument says nothing of its parts.
///
/// Of 10 percent, at least 30, 400 above 4,000: 5 people → everybody; 300 → 30; 301 → 31; 4,000 → 400; 4,001
/// → 400. Requires: 0 <= head_count <= head_count_most.
[[nodiscard]] MinimumSample minimum_sample(const framework::Edition& edition,
                                           std::string_view instrument_or_part, const SampledAgency& agency,
                                           std::optional<std::int64_t> head_count);

/// The instrument and part codes for which answers of one agency are counted: of each survey itself where a
/// rule names it or no rule names a part, else its parts.
[[nodiscard]] std::vector<std::string> sampled_codes(const framework::Edition& edition);

}  // namespace prongsai::round
