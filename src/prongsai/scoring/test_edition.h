// SPDX-License-Identifier: Apache-2.0
// A small edition for the tests of this room: one of everything, of the shape of the ITA of 2566.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "prongsai/base/assert.h"
#include "prongsai/scoring/assess.h"

namespace prongsai::scoring::test {

using framework::Edition;
using framework::Polarity;

inline Points points(std::string_view text) {
  const auto value = base::parse_points(text);
  PRONGSAI_ASSERT(value.has_value());
  return *value;
}

template <class T>
framework::Fact<T> known_fact(T value) {
  return {.value = value,
          .provenance = {.certainty = framework::Certainty::single_source, .sources = {"made"}, .note = {}}};
}

inline framework::Scale scale(std::string code, const std::vector<std::string>& points_of_choices) {
  framework::Scale out{.code = std::move(code), .name = {}, .choices = {}, .provenance = {}};
  for (const std::string& one : points_of_choices)
    out.choices.push_back({.code = "c" + one, .label = {one, one}, .points = points(one)});
  return out;
}

inline framework::Item item(std::string code, std::size_t scale, Polarity polarity = Polarity::positive) {
  framework::Item out;
  out.code = std::move(code);
  out.text = {"ข้อ " + out.code, "item " + out.code};
  out.scale = scale;
  out.boxes.push_back({.code = out.code, .text = {}, .polarity = known_fact(polarity)});
  return out;
}

inline framework::Item item_of_bullets(std::string code, std::size_t scale,
                                       const std::vector<Polarity>& bullets) {
  framework::Item out = item(std::move(code), scale);
  out.boxes.clear();
  for (std::size_t i = 0; i < bullets.size(); ++i) {
    out.boxes.push_back(
        {.code = out.code + "." + std::to_string(i + 1), .text = {}, .polarity = known_fact(bullets[i])});
  }
  return out;
}

inline framework::Indicator indicator(std::string code, std::vector<framework::Item> items) {
  framework::Indicator out;
  out.code = std::move(code);
  out.name = {"ตัวชี้วัด " + out.code, "indicator " + out.code};
  out.items = std::move(items);
  return out;
}

inline framework::Instrument instrument(std::string code, std::string_view weight) {
  framework::Instrument out;
  out.code = std::move(code);
  out.name = {out.code, out.code};
  out.weight = known_fact(points(weight));
  return out;
}

inline framework::ResultLevel level(std::string code, std::vector<framework::LevelCondition> conditions) {
  framework::ResultLevel out;
  out.code = std::move(code);
  out.name = {out.code, out.code};
  out.conditions = std::move(conditions);
  return out;
}

constexpr std::size_t level4 = 0;     ///< 0, 33, 67, 100
constexpr std::size_t has_it = 1;     ///< 100, 0
constexpr std::size_t disclosed = 2;  ///< 100, 0

/// iit (30): 1 = i1, i2 (two bullets, the second negative); 2 = i3 (yes or no).
/// eit (30), parts eit1 and eit2: 6 = e1; 7 = e2 (negative). oit (40): 9 = 9.1 (o1, o2), 9.2 (o3); 10 = 10.1
/// (o4).
inline Edition edition() {
  Edition out;
  out.id = "test/2570";
  out.fiscal_year = 2570;
  out.scales = {scale("level4", {"0", "33", "67", "100"}), scale("has_it", {"100", "0"}),
                scale("disclosed", {"100", "0"})};
  framework::Instrument iit = instrument("iit", "30");
  iit.indicators = {indicator("1", {item("i1", level4),
                                    item_of_bullets("i2", level4, {Polarity::positive, Polarity::negative})}),
                    indicator("2", {item("i3", has_it)})};
  framework::Instrument eit = instrument("eit", "30");
  for (const char* code : {"eit1", "eit2"})
    eit.parts.push_back({.code = code, .name = {code, code}, .provenance = {}});
  eit.indicators = {indicator("6", {item("e1", level4)}),
                    indicator("7", {item("e2", level4, Polarity::negative)})};
  framework::Instrument oit = instrument("oit", "40");
  oit.kind = framework::InstrumentKind::disclosure;
  oit.indicators = {indicator("9", {}), indicator("10", {})};
  const auto group = [](std::string code, std::vector<framework::Item> items) {
    framework::SubIndicator one;
    one.code = std::move(code);
    one.items = std::move(items);
    return one;
  };
  oit.indicators[0].sub_indicators = {group("9.1", {item("o1", disclosed), item("o2", disclosed)}),
                                      group("9.2", {item("o3", disclosed)})};
  oit.indicators[1].sub_indicators = {group("10.1", {item("o4", disclosed)})};
  out.instruments = {iit, eit, oit};
  for (const NodeKind kind : {NodeKind::box, NodeKind::item, NodeKind::indicator, NodeKind::part,
                              NodeKind::instrument, NodeKind::total}) {
    out.rounding.places[kind] = 2;
  }
  out.pass_mark = known_fact(points("85"));
  const std::vector<std::string> each = {"instrument:iit", "part:eit1", "part:eit2", "instrument:oit"};
  out.levels = {level("excellent", {{{"total"}, points("95")}, {each, points("95")}}),
                level("good", {{{"total"}, points("85")}, {each, points("85")}}),
                level("pass", {{{"total"}, points("85")}}), level("improve", {{{"total"}, points("70")}}),
                level("urgent", {})};
  return out;
}

/// An edition with its plan, and short ways to fill in what is known.
struct Case {
  explicit Case(Edition one = test::edition()) : edition(std::move(one)), plan(make_plan(edition)) {
    known.deductions.resize(edition.deductions.size());
  }

  [[nodiscard]] NodeIndex node(std::string_view id) const {
    const auto found = plan.find(id);
    PRONGSAI_ASSERT(found.has_value());
    return *found;
  }
  static Printed printed(std::string_view text, std::string at = {}) {
    return {.value = points(text),
            .decimals = base::decimals_of(text),
            .text = std::string(text),
            .at = std::move(at)};
  }
  Case& print(std::string_view id, std::string_view text, std::string at = {}) {
    known.figures[node(id)].push_back(printed(text, std::move(at)));
    return *this;
  }
  Case& count(std::string_view id, std::vector<std::uint32_t> counts) {
    known.counts[node(id)] = std::move(counts);
    return *this;
  }
  Case& percents(std::string_view id, const std::vector<std::string>& texts) {
    for (const std::string& one : texts) known.percents[node(id)].percents.push_back(printed(one));
    return *this;
  }
  Case& grade(std::string_view id, std::string_view text) {
    known.grades[node(id)] = {.applies = true, .points = points(text)};
    return *this;
  }
  [[nodiscard]] Assessment assessed() const { return assess(edition, plan, known); }

  Edition edition;
  Plan plan;
  Known known;
};

/// A node's value as it is printed, or "–".
inline std::string value(const Case& of, const Assessment& assessment, std::string_view id) {
  const NodeIndex index = of.node(id);
  const NodeScore& score = assessment.sheet.nodes[index];
  return score.basis == Basis::missing ? "–" : written(of.plan.nodes[index], score.value);
}

}  // namespace prongsai::scoring::test
