// SPDX-License-Identifier: Apache-2.0
#include "prongsai/improvement/library.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "prongsai/base/assert.h"

namespace prongsai::improvement {
namespace {

using base::Ratio;
using framework::Edition;

constexpr std::array<std::string_view, 4> sort_codes = {"recommendation", "guideline", "measure", "activity"};
constexpr int buddhist_era = 543;
constexpr int first_month = 10;  // October

std::string padded(int number, std::size_t digits) {
  std::string out = std::to_string(number);
  return out.size() >= digits ? out : std::string(digits - out.size(), '0') + out;
}

std::optional<int> two_digits(std::string_view text) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
    return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/// "12" as "2021-12": the calendar year is the one in which the month lies within the fiscal year.
std::optional<std::string> dated_month(std::string_view month, int fiscal_year) {
  const auto number = two_digits(month);
  if (!number || *number < 1 || *number > 12) return std::nullopt;
  const int year = fiscal_year - buddhist_era - (*number >= first_month ? 1 : 0);
  return padded(year, 4) + "-" + padded(*number, 2);
}

/// "02-end" as "2022-02-28".
std::optional<std::string> dated_day(std::string_view text, int fiscal_year) {
  auto out = dated_month(text.substr(0, 2), fiscal_year);
  if (!out || text.size() < 3 || text[2] != '-') return std::nullopt;
  std::string_view day = text.substr(3);
  if (day != "end") {
    if (!two_digits(day)) return std::nullopt;
    return *out + "-" + std::string(day);
  }
  const auto first = parse_iso(*out + "-01");
  PRONGSAI_ASSERT(first.has_value());
  const std::chrono::year_month_day date(*first);
  return iso(Day(date.year() / date.month() / std::chrono::last));
}

bool is_in_years(const Aim& aim, int fiscal_year) {
  return (aim.from_year == 0 || aim.from_year <= fiscal_year) &&
         (aim.to_year == 0 || fiscal_year <= aim.to_year);
}

const framework::Topic* find_topic(const Edition& edition, std::string_view code) {
  const auto found = std::find_if(edition.topics.begin(), edition.topics.end(),
                                  [&](const framework::Topic& one) { return one.code == code; });
  return found == edition.topics.end() ? nullptr : &*found;
}

Nearness nearness_of(std::string_view node) {
  if (node.starts_with("item:")) return Nearness::item;
  if (node.starts_with("indicator:")) return Nearness::indicator;
  if (node.starts_with("topic:")) return Nearness::topic;
  if (node.starts_with("instrument:")) return Nearness::instrument;
  return Nearness::total;
}

/// One result, and the question which entries suit it.
struct Match {
  const Library& library;
  const Edition& edition;
  const scoring::Plan& plan;
  const scoring::Sheet& sheet;

  [[nodiscard]] std::optional<Ratio> score_of(std::string_view node) const {
    if (node.starts_with("topic:")) return lowest_of(*find_topic(edition, node.substr(6)));
    if (const auto score = known(node)) return score;
    // A survey asked in parts, of which only some are known: the weakest counts.
    std::optional<Ratio> out;
    for (const framework::Instrument& instrument : edition.instruments) {
      for (const framework::Part& part : instrument.parts) {
        const auto score = known(std::string(node) + "@" + part.code);
        if (score && (!out || *score < *out)) out = score;
      }
    }
    return out;
  }
  [[nodiscard]] std::optional<Ratio> known(std::string_view node) const {
    const auto index = plan.find(node);
    if (!index || sheet.nodes[*index].basis == scoring::Basis::missing) return std::nullopt;
    return sheet.nodes[*index].value;
  }
  [[nodiscard]] std::optional<Ratio> lowest_of(const framework::Topic& topic) const {
    std::optional<Ratio> out;
    for (const std::string& item : topic.items) {
      const auto score = score_of("item:" + item);
      if (score && (!out || *score < *out)) out = score;
    }
    return out;
  }
  /// Adds the entry where the score lies in one of its bands.
  void offer(std::vector<Fitting>& out, const LibraryEntry& entry, const std::string& node,
             const Ratio& score) const {
    const Band& band = library.band_of(score);
    const bool fits = entry.bands.empty() ||
                      std::find(entry.bands.begin(), entry.bands.end(), band.code) != entry.bands.end();
    if (fits) out.push_back({&entry, node, score, &band, nearness_of(node)});
  }
  /// A stable order without std::stable_sort: the place of node and entry decides last.
  void order(std::vector<Fitting>& all) const {
    std::sort(all.begin(), all.end(), [&](const Fitting& a, const Fitting& b) {
      if (a.nearness != b.nearness) return a.nearness < b.nearness;
      if (a.band != b.band) return a.band < b.band;
      if (a.score != b.score) return a.score < b.score;
      if (a.node != b.node) return place_of(a.node) < place_of(b.node);
      return a.entry < b.entry;
    });
  }
  [[nodiscard]] std::pair<std::size_t, std::string_view> place_of(std::string_view node) const {
    const auto index = plan.find(node);
    return {index ? *index : plan.nodes.size(), node};
  }
};

/// True when `holder` (an indicator, topic or instrument) holds the item or indicator.
bool holds(const Edition& edition, std::string_view holder, std::string_view node) {
  if (!holder.starts_with("instrument:")) return covers({std::string(holder)}, node, edition);
  const framework::Instrument* instrument = edition.find_instrument(holder.substr(11));
  if (instrument == nullptr) return false;
  return std::any_of(instrument->indicators.begin(), instrument->indicators.end(),
                     [&](const auto& indicator) {
                       const std::string id = "indicator:" + indicator.code;
                       return id == node || covers({id}, node, edition);
                     });
}

}  // namespace

std::string_view code_of(EntrySort sort) {
  return sort_codes[static_cast<std::size_t>(sort)];
}

std::optional<EntrySort> find_entry_sort(std::string_view code) {
  const auto found = std::find(sort_codes.begin(), sort_codes.end(), code);
  if (found == sort_codes.end()) return std::nullopt;
  return static_cast<EntrySort>(found - sort_codes.begin());
}

const LibraryEntry* Library::find(std::string_view id) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const LibraryEntry& one) { return one.id == id; });
  return found == entries.end() ? nullptr : &*found;
}

const Band& Library::band_of(const Ratio& score) const {
  PRONGSAI_ASSERT(!bands.empty());
  const Band* out = &bands.front();
  for (const Band& band : bands) {
    if (Ratio(band.from) <= score) out = &band;
  }
  return *out;
}

std::optional<Period> read_yearly_period(std::string_view text, int fiscal_year) {
  const std::size_t blank = text.find(' ');
  const std::string_view form = text.substr(0, blank);
  const std::string_view rest = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
  std::optional<std::string> dated;
  if (form == "month") dated = dated_month(rest, fiscal_year);
  if (form == "until") dated = dated_day(rest, fiscal_year);
  if (form == "days") {
    const std::size_t middle = rest.find(' ');
    if (middle == std::string_view::npos) return std::nullopt;
    const auto first = dated_day(rest.substr(0, middle), fiscal_year);
    const auto last = dated_day(rest.substr(middle + 1), fiscal_year);
    if (first && last) dated = *first + " " + *last;
  }
  if (form == "quarter" || form == "year") return read_period(text, fiscal_year);
  if (!dated) return std::nullopt;
  return read_period(std::string(form) + " " + *dated, fiscal_year);
}

std::optional<Period> period_in(const LibraryEntry& entry, int fiscal_year) {
  return read_yearly_period(entry.period, fiscal_year);
}

bool has_node(const Edition& edition, std::string_view node) {
  if (node == "total" || node == "indicators") return true;
  if (node.starts_with("instrument:")) return edition.find_instrument(node.substr(11)) != nullptr;
  if (node.starts_with("item:")) return edition.find_item(node.substr(5)) != nullptr;
  if (node.starts_with("topic:")) return find_topic(edition, node.substr(6)) != nullptr;
  if (!node.starts_with("indicator:")) return false;
  return std::any_of(edition.instruments.begin(), edition.instruments.end(), [&](const auto& instrument) {
    return std::any_of(instrument.indicators.begin(), instrument.indicators.end(),
                       [&](const auto& one) { return one.code == node.substr(10); });
  });
}

About aims_in(const LibraryEntry& entry, const Edition& edition) {
  About out;
  for (const Aim& aim : entry.aims) {
    if (!is_in_years(aim, edition.fiscal_year) || !has_node(edition, aim.node)) continue;
    if (std::find(out.begin(), out.end(), aim.node) == out.end()) out.push_back(aim.node);
  }
  return out;
}

std::vector<Fitting> fitting(const Library& library, const Edition& edition, const scoring::Plan& plan,
                             const scoring::Sheet& sheet) {
  const Match match{library, edition, plan, sheet};
  std::vector<Fitting> out;
  for (const LibraryEntry& entry : library.entries) {
    if (entry.sort == EntrySort::activity) continue;
    for (const std::string& node : aims_in(entry, edition)) {
      if (const auto score = match.score_of(node)) match.offer(out, entry, node, *score);
    }
  }
  match.order(out);
  return out;
}

std::vector<Fitting> fitting_for(const Library& library, const Edition& edition, const scoring::Plan& plan,
                                 const scoring::Sheet& sheet, std::string_view node) {
  const Match match{library, edition, plan, sheet};
  std::vector<Fitting> out;
  const auto asked = has_node(edition, node) ? match.score_of(node) : std::nullopt;
  if (!asked) return out;
  for (const LibraryEntry& entry : library.entries) {
    if (entry.sort == EntrySort::activity) continue;
    for (const std::string& aim : aims_in(entry, edition)) {
      if (aim == node || holds(edition, aim, node)) {
        match.offer(out, entry, aim, *asked);
      } else if (holds(edition, node, aim)) {
        if (const auto score = match.score_of(aim)) match.offer(out, entry, aim, *score);
      }
    }
  }
  match.order(out);
  return out;
}

}  // namespace prongsai::improvement
