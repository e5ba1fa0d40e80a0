// SPDX-License-Identifier: Apache-2.0
// What others have found useful: recommendations, guidelines, measures and yearly activities, each with its
// source, and which of them fit a result.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/ratio.h"
#include "prongsai/framework/edition.h"
#include "prongsai/framework/provenance.h"
#include "prongsai/improvement/about.h"
#include "prongsai/improvement/period.h"
#include "prongsai/improvement/record.h"
#include "prongsai/scoring/plan.h"
#include "prongsai/scoring/score.h"

namespace prongsai::improvement {

enum class EntrySort : std::uint8_t {
  recommendation,  ///< one sentence of advice
  guideline,       ///< advice with the points to be seen to, which may become the steps of a measure
  measure,         ///< what is done, by whom, how it is watched and what shall come of it
  activity,        ///< a line of the yearly calendar
};
/// "measure": as in files and addresses.
[[nodiscard]] std::string_view code_of(EntrySort sort);
[[nodiscard]] std::optional<EntrySort> find_entry_sort(std::string_view code);

/// Which scores an entry is for. Bands touch and never overlap: from <= score < below; `below` empty: no end.
struct Band {
  std::string code;  ///< "zero", "failing", "raise", "keep", "full"
  base::Points from;
  std::optional<base::Points> below;
};

/// What an entry is about, across the years: a code and the fiscal years in whose editions the code means
/// this. "E-Service" was o17 until 2565, o18 in 2566, o13 in 2567, o10 from then on: four aims of one entry.
struct Aim {
  std::string node;   ///< "item:e14", "indicator:8", "topic:3", "instrument:oit"
  int from_year = 0;  ///< first edition's fiscal year; 0: any
  int to_year = 0;    ///< last; 0: any later one
};

struct LibraryStep {
  framework::Text text;
};

struct LibraryEntry {
  std::string id;  ///< "public/assets-handbook"; an agency's own: "own/<agency>/<id>"
  EntrySort sort = EntrySort::measure;
  std::vector<Aim> aims;
  std::vector<std::string> bands;  ///< codes; empty: any score
  framework::Text title;
  std::vector<LibraryStep> steps;
  framework::Text owner;  ///< the role that usually has it: "งานพัสดุ / กองคลัง"
  framework::Text monitoring;
  framework::Text target;  ///< measurable
  framework::Text evidence;
  std::string period;   ///< of activities, without the year: "days 03-01 04-30"; see period_in
  std::string role;     ///< of activities: the code of the field "role"
  std::string watches;  ///< of activities: id of the entry it monitors
  framework::Provenance provenance;
};

struct Library {
  std::vector<Band> bands;  ///< from 0 up, each beginning where the one before ends
  std::vector<LibraryEntry> entries;
  std::vector<framework::Source> sources;
  [[nodiscard]] const LibraryEntry* find(std::string_view id) const;
  /// The band a score lies in. Bands cover 0 to 100. Requires: there are bands.
  [[nodiscard]] const Band& band_of(const base::Ratio& score) const;
};

/// A period as the library writes it: the canonical text of period.h without its year, for October to
/// December lie in the year before: "month 12", "days 03-01 05-31", "until 04-30", "quarter 1", "year"; "end"
/// stands for the last day of a month ("days 01-01 02-end"). Empty for anything else.
[[nodiscard]] std::optional<Period> read_yearly_period(std::string_view text, int fiscal_year);
/// Of the entry in that fiscal year; empty for one without a period.
[[nodiscard]] std::optional<Period> period_in(const LibraryEntry& entry, int fiscal_year);

/// True when the edition has the node: an indicator, item, topic, instrument, "total" or "indicators".
[[nodiscard]] bool has_node(const framework::Edition& edition, std::string_view node);
/// What the entry is about in that edition: aims of other years, and nodes it does not have, are left out.
[[nodiscard]] About aims_in(const LibraryEntry& entry, const framework::Edition& edition);

/// How exactly an entry meets what is asked, the most exact first.
enum class Nearness : std::uint8_t { item, indicator, topic, instrument, total };

/// An entry, and the score it answers.
struct Fitting {
  const LibraryEntry* entry = nullptr;
  std::string node;   ///< that the entry is about, of the result: "item:o42"
  base::Ratio score;  ///< of the node; of a topic: the lowest of its items
  const Band* band = nullptr;
  Nearness nearness = Nearness::item;
};
/// Every entry that fits the result, once for each node of the result that it is about and whose score lies
/// in one of its bands: what is at 0 is told to publish and never to keep. Nodes without a score are left
/// out, and so are activities. Ordered by nearness, then the weakest band, then the lowest score, then as the
/// edition and the library have them. Points into `library`.
[[nodiscard]] std::vector<Fitting> fitting(const Library& library, const framework::Edition& edition,
                                           const scoring::Plan& plan, const scoring::Sheet& sheet);
/// Those that help with one node, in the same order: entries about the node itself; about an item of it, by
/// the item's score; and about what holds it (the item's indicator, topics and instrument), by the score of
/// the node that is asked for: an item of 0 in an indicator of 97.50 is not told to keep its level. Empty
/// when the result has no score for it.
[[nodiscard]] std::vector<Fitting> fitting_for(const Library& library, const framework::Edition& edition,
                                               const scoring::Plan& plan, const scoring::Sheet& sheet,
                                               std::string_view node);

}  // namespace prongsai::improvement
