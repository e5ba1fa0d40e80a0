// SPDX-License-Identifier: Apache-2.0
// The calendar of 2565 moved to 2570, a small edition and decisions, for tests of this room.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "prongsai/framework/edition.h"
#include "prongsai/round/opening.h"

namespace prongsai::round::test {

/// The first moment of a Thai day.
inline Moment at(std::string_view day) {
  return start_of_thai_day(parse_day(day).value());
}

inline Window days(std::string_view first, std::string_view last, std::chrono::minutes grace = {}) {
  return window_of_days(first, last, grace).value();
}

/// Register 1 January to 28 February, OIT 1 March to 30 April, surveys 1 March to 31 May, grading in May,
/// clarification 1 to 15 June, confirmation 16 to 30 June, result 1 August: as announced for 2565, in 2027.
inline Calendar calendar_2570() {
  Calendar out;
  out.of(Phase::registration) = {days("2027-01-01", "2027-02-28")};
  out.of(Phase::collect) = {days("2027-03-01", "2027-05-31")};
  out.of(Phase::disclose) = {days("2027-03-01", "2027-04-30")};
  out.of(Phase::grade) = {days("2027-05-01", "2027-05-31")};
  out.of(Phase::clarify) = {days("2027-06-01", "2027-06-15")};
  out.of(Phase::confirm) = {days("2027-06-16", "2027-06-30")};
  out.of(Phase::publish) = {days("2027-08-01", "2027-08-01")};
  return out;
}

inline std::vector<Phase> every_phase() {
  return {all_phases.begin(), all_phases.end()};
}

/// One survey of one question and one disclosure item; enough is known to score both.
inline framework::Edition small_edition() {
  using namespace framework;
  Edition edition;
  edition.id = "ita/2570";
  edition.fiscal_year = 2570;
  edition.fingerprint = std::string(64, 'a');
  Scale scale{.code = "yes_no", .name = {}, .choices = {}, .provenance = {}};
  scale.choices = {{.code = "yes", .label = {}, .points = Points::whole(100)},
                   {.code = "no", .label = {}, .points = Points{}}};
  edition.scales = {scale};
  const auto instrument = [](const char* code, InstrumentKind kind, std::int64_t weight) {
    Item item;
    item.code = std::string(code) + "1";
    item.wording = Wording::exact;
    item.scale = 0;
    item.boxes = {
        {.code = item.code, .text = {}, .polarity = {.value = Polarity::positive, .provenance = {}}}};
    if (kind == InstrumentKind::disclosure)
      item.elements = Elements{.status = ElementsStatus::complete, .texts = {"ก"}, .provenance = {}};
    Indicator indicator;
    indicator.code = std::string(code) + "-all";
    indicator.items = {item};
    Instrument out;
    out.code = code;
    out.kind = kind;
    out.weight.value = Points::whole(weight);
    out.indicators = {indicator};
    return out;
  };
  edition.instruments = {instrument("eit", InstrumentKind::survey, 60),
                         instrument("oit", InstrumentKind::disclosure, 40)};
  edition.pass_mark.value = Points::whole(85);
  edition.levels = {ResultLevel{.code = "any", .name = {}, .conditions = {}, .provenance = {}}};
  edition.samples = {SampleRule{.instrument = "eit",
                                .share = Points::whole(10),
                                .at_least = 30,
                                .large_population = 4'000,
                                .large_at_least = 400}};
  return edition;
}

inline Round draft() {
  Round out;
  out.id = "ita-2570";
  out.edition = "ita/2570";
  out.fiscal_year = 2570;
  out.calendar = calendar_2570();
  return out;
}

inline Participant participant(const std::string& id, std::optional<std::int64_t> people) {
  Participant out;
  out.agency.id = id;
  out.agency.type = "department";
  if (people) out.head_counts["eit"] = *people;
  return out;
}

inline CalendarChange change(ChangeKind kind, Phase phase, Moment from, Moment to, Moment when,
                             std::chrono::minutes grace = {}) {
  return {.kind = kind,
          .phase = phase,
          .from = from,
          .to = to,
          .grace = grace,
          .reason = "ระบบปิดปรับปรุง",
          .who = "officer-1",
          .when = when};
}

/// The codes of problems, in order.
inline std::vector<std::string> codes(const base::Problems& problems) {
  std::vector<std::string> out;
  for (const base::Problem& problem : problems) out.push_back(problem.code);
  return out;
}

inline std::vector<std::string> codes(const Findings& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) out.push_back(finding.problem.code);
  return out;
}

}  // namespace prongsai::round::test
