// SPDX-License-Identifier: Apache-2.0
#include "prongsai/framework/edition.h"

#include <algorithm>
#include <array>

#include "prongsai/base/assert.h"

namespace prongsai::framework {
namespace {

bool scorable(const Edition& edition, const Item& item) {
  if (!item.scale || !edition.scales[*item.scale].scorable()) return false;
  return std::all_of(item.boxes.begin(), item.boxes.end(), [](const Box& box) {
    return box.polarity.value && *box.polarity.value != Polarity::unknown;
  });
}

bool official_wording(const Item& item) {
  return item.wording == Wording::exact || item.wording == Wording::cleaned;
}

/// Adds "so many items lack this" when there are any.
void add_lack(Allowance& allowance, const std::string& what, std::size_t count) {
  if (count > 0) allowance.missing.emplace_back(what, std::to_string(count));
}

void add_unlisted(Allowance& allowance, const Instrument& instrument) {
  for (const Indicator& indicator : instrument.indicators) {
    if (indicator.items.empty() && indicator.sub_indicators.empty()) {
      allowance.missing.emplace_back("items", indicator.code);
    }
  }
  if (instrument.indicators.empty()) allowance.missing.emplace_back("indicators", instrument.code);
}

template <class Predicate>
std::size_t count_without(const Instrument& instrument, Predicate holds) {
  std::size_t count = 0;
  for (const Item* item : items_of(instrument)) count += holds(*item) ? 0u : 1u;
  return count;
}

Allowance finished(Allowance allowance) {
  allowance.allowed = allowance.missing.empty();
  return allowance;
}

}  // namespace

std::span<const std::string_view> phase_codes() {
  static constexpr std::array<std::string_view, 7> all = {"register", "collect", "disclose", "grade",
                                                          "clarify",  "confirm", "publish"};
  return all;
}

bool Scale::scorable() const {
  return std::all_of(choices.begin(), choices.end(),
                     [](const Choice& choice) { return choice.points.has_value(); });
}

const Source* Edition::find_source(std::string_view key) const {
  const auto found =
      std::find_if(sources.begin(), sources.end(), [&](const Source& source) { return source.key == key; });
  return found == sources.end() ? nullptr : &*found;
}

const Instrument* Edition::find_instrument(std::string_view code) const {
  const auto found = std::find_if(instruments.begin(), instruments.end(),
                                  [&](const Instrument& instrument) { return instrument.code == code; });
  return found == instruments.end() ? nullptr : &*found;
}

const Item* Edition::find_item(std::string_view code) const {
  for (const Instrument& instrument : instruments) {
    for (const Item* item : items_of(instrument)) {
      if (item->code == code) return item;
    }
  }
  return nullptr;
}

std::vector<const Item*> items_of(const Indicator& indicator) {
  std::vector<const Item*> out;
  for (const Item& item : indicator.items) out.push_back(&item);
  for (const SubIndicator& sub_indicator : indicator.sub_indicators) {
    for (const Item& item : sub_indicator.items) out.push_back(&item);
  }
  return out;
}

std::vector<const Item*> items_of(const Instrument& instrument) {
  std::vector<const Item*> out;
  for (const Indicator& indicator : instrument.indicators) {
    const std::vector<const Item*> some = items_of(indicator);
    out.insert(out.end(), some.begin(), some.end());
  }
  return out;
}

std::optional<Points> points_of(const Scale& scale, const Box& box, std::size_t choice) {
  PRONGSAI_ASSERT(choice < scale.choices.size());
  if (!scale.scorable() || !box.polarity.value) return std::nullopt;
  const Points points = *scale.choices[choice].points;
  switch (*box.polarity.value) {
    case Polarity::positive:
      return points;
    case Polarity::unknown:
      return std::nullopt;
    case Polarity::negative:
      break;
  }
  Points least = points;
  Points most = points;
  for (const Choice& other : scale.choices) {
    least = std::min(least, *other.points);
    most = std::max(most, *other.points);
  }
  return most + least - points;
}

std::vector<Allowance> allowances(const Edition& edition) {
  std::vector<Allowance> out;
  Allowance total{.use = Use::score_total, .instrument = {}, .missing = {}};
  for (const Instrument& instrument : edition.instruments) {
    if (!instrument.weight.value) total.missing.emplace_back("weight", instrument.code);
  }
  out.push_back(finished(std::move(total)));

  Allowance level{.use = Use::find_level, .instrument = {}, .missing = {}};
  if (edition.levels.empty()) level.missing.emplace_back("levels", edition.id);
  if (!edition.pass_mark.value) level.missing.emplace_back("pass_mark", edition.id);
  out.push_back(finished(std::move(level)));

  for (const Instrument& instrument : edition.instruments) {
    Allowance score{.use = Use::score_answers, .instrument = instrument.code, .missing = {}};
    add_unlisted(score, instrument);
    add_lack(score, "scale",
             count_without(instrument, [&](const Item& item) { return scorable(edition, item); }));
    out.push_back(finished(std::move(score)));

    const bool survey = instrument.kind == InstrumentKind::survey;
    Allowance second{.use = survey ? Use::ask : Use::grade, .instrument = instrument.code, .missing = {}};
    add_unlisted(second, instrument);
    add_lack(second, "wording", count_without(instrument, official_wording));
    if (survey) {
      add_lack(second, "scale",
               count_without(instrument, [&](const Item& item) { return scorable(edition, item); }));
    } else {
      add_lack(second, "elements", count_without(instrument, [](const Item& item) {
                 return item.elements && item.elements->status == ElementsStatus::complete;
               }));
    }
    out.push_back(finished(std::move(second)));
  }
  return out;
}

}  // namespace prongsai::framework
