// SPDX-License-Identifier: Apache-2.0
// A small edition with results, and plans put together in a line, for tests of this room.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "prongsai/base/assert.h"
#include "prongsai/improvement/checks.h"
#include "prongsai/scoring/score.h"

namespace prongsai::improvement::test {

using framework::Edition;

inline framework::Indicator indicator(std::string code, std::string name,
                                      const std::vector<std::string>& items) {
  framework::Indicator out;
  out.code = std::move(code);
  out.name = {std::move(name), "Indicator " + out.code};
  for (const std::string& item_code : items) {
    framework::Item item;
    item.code = item_code;
    item.text = {"ข้อ " + item_code, item_code};
    item.scale = 0;
    item.boxes.push_back({.code = item_code, .text = {}, .polarity = {framework::Polarity::positive, {}}});
    item.ancestors.push_back({"ita/2565", item_code, {}});
    out.items.push_back(std::move(item));
  }
  return out;
}

/// Of 2566: iit with 1 (i1, i2), 2 (i7); oit with 9 (o41, o42), 10 (o43). Topics 3 (i7, o42) and 4 (o43).
inline Edition edition_2566() {
  Edition out;
  out.id = "ita/2566";
  out.fiscal_year = 2566;
  framework::Scale scale{.code = "disclosed", .name = {}, .choices = {}, .provenance = {}};
  scale.choices = {{.code = "yes", .label = {}, .points = base::Points::whole(100)},
                   {.code = "no", .label = {}, .points = base::Points{}}};
  out.scales = {scale};
  framework::Instrument iit;
  iit.code = "iit";
  iit.name = {"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", "Internal survey"};
  iit.indicators = {indicator("1", "การปฏิบัติหน้าที่", {"i1", "i2"}), indicator("2", "การใช้งบประมาณ", {"i7"})};
  framework::Instrument oit;
  oit.code = "oit";
  oit.kind = framework::InstrumentKind::disclosure;
  oit.indicators = {indicator("9", "การเปิดเผยข้อมูล", {"o41", "o42"}),
                    indicator("10", "การป้องกันการทุจริตและประพฤติมิชอบ", {"o43"})};
  out.instruments = {iit, oit};
  out.pass_mark.value = base::Points::whole(85);
  out.topics = {
      {.code = "3", .name = {"การให้บริการและระบบ E-Service", ""}, .items = {"i7", "o42"}, .provenance = {}},
      {.code = "4", .name = {"ทรัพย์สินของราชการ", ""}, .items = {"o43"}, .provenance = {}}};
  return out;
}

/// Scores of one year, put in by node: everything else is not known.
struct Results {
  explicit Results(Edition one = edition_2566())
      : edition(std::move(one)), nodes(scoring::make_plan(edition)) {
    sheet.nodes.resize(nodes.nodes.size());
  }
  Results& score(std::string_view node, std::string_view value) {
    const auto found = nodes.find(node);
    const auto points = base::parse_points(value);
    PRONGSAI_ASSERT(found && points);
    sheet.nodes[*found] = {
        .value = *points, .basis = scoring::Basis::published, .why = scoring::Why::has_value};
    return *this;
  }
  Edition edition;
  scoring::Plan nodes;
  scoring::Sheet sheet;
};

/// A plan under construction: each call adds a record.
struct Draft {
  explicit Draft(int year = 2567) { plan.year = year; }
  Draft& add(RecordKind kind, std::string id, FieldTexts fields, std::string parent = {}) {
    Record record{.id = std::move(id), .kind = kind, .parent = std::move(parent), .position = ++last};
    record.fields = std::move(fields);
    plan.records.push_back(std::move(record));
    sort_records(plan);
    return *this;
  }
  Plan plan;
  std::int64_t last = 0;
};

inline Day day(std::string_view text) {
  const auto found = parse_iso(text);
  PRONGSAI_ASSERT(found.has_value());
  return *found;
}

}  // namespace prongsai::improvement::test
