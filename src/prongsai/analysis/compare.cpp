// SPDX-License-Identifier: Apache-2.0
#include "prongsai/analysis/compare.h"

#include <algorithm>
#include <map>

namespace prongsai::analysis {
namespace {

using framework::Edition;
using framework::Indicator;
using framework::Instrument;
using framework::Item;

/// Names are compared without blanks: reports space the same words differently.
std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

std::vector<std::string> instrument_shape(const Edition& edition) {
  std::vector<std::string> out;
  for (const Instrument& instrument : edition.instruments) {
    out.push_back(instrument.code);
    for (const framework::Part& part : instrument.parts) out.push_back(instrument.code + "/" + part.code);
  }
  return out;
}

bool weights_differ(const Edition& earlier, const Edition& later) {
  return std::any_of(later.instruments.begin(), later.instruments.end(), [&](const Instrument& instrument) {
    const Instrument* before = earlier.find_instrument(instrument.code);
    if (before == nullptr || !before->weight.value || !instrument.weight.value) return false;
    return *before->weight.value != *instrument.weight.value;
  });
}

std::map<std::string, std::string> indicator_names(const Edition& edition) {
  std::map<std::string, std::string> out;
  for (const Instrument& instrument : edition.instruments) {
    for (const Indicator& indicator : instrument.indicators)
      out[indicator.code] = without_blanks(indicator.name.th);
  }
  return out;
}

bool listed(const Instrument& instrument) {
  return !instrument.indicators.empty() &&
         std::all_of(instrument.indicators.begin(), instrument.indicators.end(),
                     [](const Indicator& indicator) { return !framework::items_of(indicator).empty(); });
}

std::map<std::string, std::string> item_words(const Instrument& instrument) {
  std::map<std::string, std::string> out;
  for (const Item* item : framework::items_of(instrument)) {
    std::string words = item->text.th;
    for (const framework::Box& box : item->boxes) words += box.text.th;
    out[item->code] = without_blanks(words);
  }
  return out;
}

bool items_differ(const Edition& earlier, const Edition& later) {
  return std::any_of(later.instruments.begin(), later.instruments.end(), [&](const Instrument& instrument) {
    const Instrument* before = earlier.find_instrument(instrument.code);
    if (before == nullptr || !listed(*before) || !listed(instrument)) return false;
    return item_words(*before) != item_words(instrument);
  });
}

bool scales_differ(const Edition& earlier, const Edition& later) {
  for (const framework::Scale& scale : later.scales) {
    for (const framework::Scale& before : earlier.scales) {
      if (scale.code != before.code || !scale.scorable() || !before.scorable()) continue;
      if (scale.choices.size() != before.choices.size()) return true;
      for (std::size_t i = 0; i < scale.choices.size(); ++i) {
        if (scale.choices[i].points != before.choices[i].points) return true;
      }
    }
  }
  return false;
}

std::vector<std::string> level_shape(const Edition& edition) {
  std::vector<std::string> out;
  for (const framework::ResultLevel& level : edition.levels) {
    std::string shape = level.name.th;
    for (const framework::LevelCondition& condition : level.conditions) {
      for (const std::string& node : condition.nodes) shape += " " + node;
      shape += " " + base::to_shortest_string(condition.at_least);
    }
    out.push_back(std::move(shape));
  }
  return out;
}

}  // namespace

Change change(const Ratio& earlier, const Ratio& later) {
  constexpr std::int64_t hundred = 100;
  Change out{.points = later - earlier, .relative = {}};
  if (earlier.numerator() > 0) {
    const Ratio gap = later - earlier;
    out.relative = Ratio(gap.numerator() * earlier.denominator() * hundred * Points::unit,
                         gap.denominator() * earlier.numerator());
  }
  return out;
}

std::string signed_text(const Ratio& value) {
  constexpr int places = 2;
  const Points rounded = base::round_half_up(value, places);
  if (rounded == Points{}) return base::to_string(rounded, places);
  if (rounded < Points{}) return "\u2212" + base::to_string(-rounded, places);
  return "+" + base::to_string(rounded, places);
}

std::vector<std::optional<std::size_t>> ranks(const std::vector<std::optional<Ratio>>& values) {
  std::vector<std::optional<std::size_t>> out(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i]) continue;
    const auto better = std::count_if(values.begin(), values.end(),
                                      [&](const auto& other) { return other && *other > *values[i]; });
    out[i] = static_cast<std::size_t>(better) + 1;
  }
  return out;
}

std::vector<Difference> differences(const Edition& earlier, const Edition& later) {
  std::vector<Difference> out;
  if (instrument_shape(earlier) != instrument_shape(later)) out.push_back(Difference::instruments);
  if (weights_differ(earlier, later)) out.push_back(Difference::weights);
  if (indicator_names(earlier) != indicator_names(later)) out.push_back(Difference::indicators);
  if (items_differ(earlier, later)) out.push_back(Difference::items);
  if (scales_differ(earlier, later)) out.push_back(Difference::scales);
  if (level_shape(earlier) != level_shape(later)) out.push_back(Difference::levels);
  return out;
}

bool breaks_series(const std::vector<Difference>& differences) {
  return std::any_of(differences.begin(), differences.end(), [](Difference difference) {
    return difference != Difference::items && difference != Difference::levels;
  });
}

}  // namespace prongsai::analysis
