// SPDX-License-Identifier: Apache-2.0
// The subjects that gather items of several instruments, and which kind of advice each instrument needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/analysis/scored.h"

namespace prongsai::analysis {

/// What is to be done about one instrument's items of a topic; the first that holds, most urgent first.
enum class Advice : std::uint8_t {
  disclose,        ///< a disclosure item is at exactly 0
  improve,         ///< the lowest is below the pass mark
  raise,           ///< the lowest is below the target
  keep,            ///< every item is at 100, none missing
  keep_and_watch,  ///< none of these: what is known is well
  unknown,         ///< no item is known, or the edition has no pass mark we know
};

/// One instrument's share of a topic. No mean: the rules know none over the items of a topic.
struct TopicPart {
  NodeIndex instrument = 0;
  std::vector<NodeIndex> items;    ///< in the topic's order; one for every part of an instrument in parts
  std::vector<NodeIndex> lowest;   ///< all that share the lowest score; empty where none is known
  std::vector<NodeIndex> highest;  ///< the same for the highest
  std::vector<NodeIndex> zeros;
  std::vector<NodeIndex> failing;  ///< below the pass mark
  std::size_t missing = 0;         ///< items without a score: the advice rests on the others alone
  Advice advice = Advice::unknown;
};

struct TopicRow {
  const framework::Topic* topic = nullptr;  ///< of the edition that states it
  std::vector<TopicPart> instruments;       ///< in the edition's order; those without an item left out
  std::vector<std::string> not_here;        ///< item codes that this edition does not have
};

struct Topics {
  bool stated = false;    ///< false: neither edition states topics; nothing below then
  bool borrowed = false;  ///< taken from another edition by item code: to be said beside it
  const framework::Edition* from = nullptr;
  std::vector<TopicRow> topics;
  std::vector<NodeIndex> in_no_topic;  ///< items of this edition that no topic gathers
};

/// By the edition's own topics or, where it states none, by those of `lender` (may be null). A code may stand
/// for another question in another year; whether it does is in years.h. `target` is the line that agencies
/// set themselves; without one nothing is advised to be raised.
[[nodiscard]] Topics topics(const Scored& scored, std::optional<Points> target,
                            const framework::Edition* lender = nullptr);

/// The advice for a set of items of one instrument.
[[nodiscard]] Advice advice_for(const Scored& scored, const std::vector<NodeIndex>& items,
                                std::optional<Points> target);

}  // namespace prongsai::analysis
