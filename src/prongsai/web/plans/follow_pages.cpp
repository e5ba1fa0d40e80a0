// SPDX-License-Identifier: Apache-2.0
// Through the year and after it: what is due, who has reported, and what the next result says about the
// targets.
#include <algorithm>

#include "prongsai/analysis/compare.h"
#include "prongsai/http/target.h"
#include "prongsai/scoring/explain.h"
#include "prongsai/text/language.h"
#include "prongsai/web/plans/plan_reading.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

using improvement::Standing;

struct Course {
  const Visit& visit;
  const desk::PlanView& view;

  [[nodiscard]] const Voice& voice() const { return visit.voice; }
  [[nodiscard]] std::string record(const Record& record) const {
    return record_path(visit, view.head.key, record.id);
  }
};

Html pressing_part(const Course& course) {
  const Voice& voice = course.voice();
  Html items;
  for (const improvement::Pressing& one : improvement::pressing(course.view.plan, course.view.today)) {
    items += element(
        "li", {},
        link_to(course.record(*one.record), numbered(voice, course.view, *one.record), " ",
                voice.prose(title_of(*one.record))),
        span("until", standing_chip(voice, one.standing), " ",
             voice.say("plan.follow.until", {{"day", desk::day_words(voice.language(), one.until)}})));
  }
  const Html list = items.empty() ? paragraph("calm", icon(Icon::good), voice.say("plan.follow.nothing"))
                                  : element("ul", {{"class", "tasks"}}, items);
  return section("pressing", voice.say("plan.follow.pressing"), list);
}

std::string unit_of(const Course& course, const Record& record) {
  return course.voice().list(desk::unit_words(record.field("responsible"), course.view.context()));
}

/// Ticks for each quarter that is over: reported in it, or not.
Html quarters_of(const Course& course, const std::vector<improvement::QuarterReports>& all,
                 const Record& record) {
  const Voice& voice = course.voice();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.measure == record.id; });
  if (found == all.end() || found->quarters.empty()) return span("none", "–");
  Html out;
  for (std::size_t i = 0; i < found->quarters.size(); ++i) {
    const std::string quarter =
        voice.say("plan.quarter_short", {{"quarter", std::to_string(found->quarters[i])}});
    out += chip(found->reported[i] ? Tone::good : Tone::bad,
                join(quarter, span("unseen", " ",
                                   voice.say(found->reported[i] ? "plan.reported" : "plan.not_reported"))));
  }
  return div("chips", out);
}

std::string steps_words(const Course& course, const Record& measure) {
  std::size_t done = 0;
  const auto steps = course.view.plan.of(RecordKind::step, measure.id);
  for (const Record* step : steps)
    done += improvement::status_of(*step) == improvement::Status::done ? 1U : 0U;
  return std::to_string(done) + "/" + std::to_string(steps.size());
}

Html table_of(const Course& course, RecordKind kind) {
  const Voice& voice = course.voice();
  const auto records = course.view.plan.of(kind);
  if (records.empty()) return {};
  const bool is_measure = kind == RecordKind::measure;
  const auto quarters = improvement::quarter_reports(course.view.plan, course.view.today);
  const std::string code(improvement::spec_of(kind).code);
  Table table(voice.say("plan.list." + code));
  std::vector<Cell> head = {{voice.say("plan.number"), "number"},
                            {kind_words(voice, kind), {}},
                            {label_of(voice, kind, "responsible"), {}},
                            {label_of(voice, kind, "period"), {}},
                            {voice.say("plan.follow.standing"), {}}};
  if (is_measure) {
    head.push_back({voice.say("plan.follow.steps"), "number"});
    head.push_back({voice.say("plan.follow.quarters"), {}});
  }
  table.head(std::move(head));
  const auto& period = *improvement::spec_of(kind).find("period");
  for (const Record* record : records) {
    std::vector<Cell> cells = {
        number(course.view.numbers.at(record->id)),
        row_head(link_to(course.record(*record), voice.prose(title_of(*record)))),
        {voice.prose(unit_of(course, *record)), {}},
        {desk::show_typed(period, record->field("period"), voice.language(), course.view.context()), {}},
        {standing_chip(voice, improvement::standing_of(*record, course.view.plan.year, course.view.today)),
         {}}};
    if (is_measure) {
      cells.push_back(number(steps_words(course, *record)));
      cells.push_back({quarters_of(course, quarters, *record), {}});
    }
    table.row(std::move(cells));
  }
  return section("follow-" + code, voice.say("plan.list." + code), table.html("labelled"));
}

std::string score_words(const std::optional<base::Points>& value) {
  return value ? base::to_string(base::round_half_up(*value, 2), 2) : "–";
}

Html targets_table(const Course& course) {
  const Voice& voice = course.voice();
  const auto& after = course.view.after;
  const auto outcomes =
      improvement::target_outcomes(course.view.plan, after->plan(), after->assessment.sheet);
  if (outcomes.empty()) return paragraph("muted", voice.say("plan.none.target"));
  Table table(voice.say("plan.outcome.targets"));
  table.head({{voice.say("plan.outcome.what"), {}},
              {voice.say("plan.outcome.target"), "number"},
              {voice.say("plan.outcome.reached"), "number"},
              {voice.say("plan.outcome.met"), {}}});
  std::size_t met = 0;
  for (const improvement::TargetOutcome& one : outcomes) {
    met += one.is_met ? 1U : 0U;
    const Tone tone = !one.reached ? Tone::plain : one.is_met ? Tone::good : Tone::bad;
    const char* key = !one.reached ? "plan.outcome.unknown"
                      : one.is_met ? "plan.outcome.yes"
                                   : "plan.outcome.no";
    table.row({row_head(voice.prose(desk::node_words(voice.language(), one.node, &after->edition()))),
               number(voice.say("plan.comparison_short." + one.record->field("comparison"),
                                {{"value", one.record->field("value")}})),
               number(score_words(one.reached)),
               {chip(tone, voice.say(key)), {}}});
  }
  return paragraph("lead", voice.say("plan.outcome.met_of", {{"met", std::to_string(met)},
                                                             {"all", std::to_string(outcomes.size())}})) +
         table.html("labelled");
}

/// What each measure was about, before and after; that it worked is not said, because nobody can know it from
/// this.
Html measures_table(const Course& course) {
  const Voice& voice = course.voice();
  const auto& before = course.view.results;
  const auto& after = course.view.after;
  if (!before) return {};
  Table table(voice.say("plan.outcome.measures"));
  table.head({{kind_words(voice, RecordKind::measure), {}},
              {voice.say("plan.outcome.what"), {}},
              {voice.say("plan.outcome.before"), "number"},
              {voice.say("plan.outcome.after"), "number"},
              {voice.say("plan.outcome.change"), "number"}});
  for (const Record* measure : course.view.plan.of(RecordKind::measure)) {
    for (const std::string& node : improvement::read_about(measure->field("about"))) {
      const auto was = before->plan().find(node);
      const auto is = after->plan().find(node);
      const auto value = [](const results_files::Results& results,
                            const auto& index) -> std::optional<base::Ratio> {
        if (!index || results.assessment.sheet.nodes[*index].basis == scoring::Basis::missing)
          return std::nullopt;
        return results.assessment.sheet.nodes[*index].value;
      };
      const auto earlier = value(*before, was);
      const auto later = value(*after, is);
      const std::string change =
          earlier && later ? analysis::signed_text(analysis::change(*earlier, *later).points) : "–";
      table.row({row_head(link_to(course.record(*measure), voice.prose(title_of(*measure)))),
                 {voice.prose(desk::node_words(voice.language(), node, &after->edition())), {}},
                 number(earlier ? scoring::written(before->plan().nodes[*was], *earlier) : "–"),
                 number(later ? scoring::written(after->plan().nodes[*is], *later) : "–"),
                 number(change)});
    }
  }
  if (table.empty()) return {};
  return section("effects", voice.say("plan.outcome.measures"),
                 paragraph("", voice.say("plan.outcome.measures_what")), table.html("labelled"));
}

}  // namespace

Answer follow_up_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::look_at_plan(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  const Course course{visit, *view};
  return page_of(visit, *view, "follow-up", visit.voice.say("plan.way.follow-up"),
                 join(pressing_part(course), table_of(course, RecordKind::measure),
                      table_of(course, RecordKind::activity)));
}

Answer outcome_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::look_at_plan(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  const Voice& voice = visit.voice;
  const Course course{visit, *view};
  Html main;
  if (!view->after) {
    main = paragraph("notice", icon(Icon::open),
                     voice.say("plan.outcome.waits", {{"year", std::to_string(view->plan.year)}}));
  } else {
    main =
        section("targets", voice.say("plan.outcome.targets"), targets_table(course)) + measures_table(course);
  }
  return page_of(visit, *view, "outcome", voice.say("plan.outcome.title"), main);
}

Answer calendar_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::look_at_plan(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  const Voice& voice = visit.voice;
  const bool is_empty = view->plan.of(RecordKind::activity).empty();
  const Html drawing = is_empty ? paragraph("muted", voice.say("plan.none.activity"))
                                : plan_calendar(voice, view->plan, view->today, [&](const Record& record) {
                                    return record_path(visit, view->head.key, record.id);
                                  });
  return page_of(visit, *view, "calendar", voice.say("plan.way.calendar"),
                 join(drawing, div("buttons", button_to(plan_path(visit, view->head.key, "list/activity"),
                                                        voice.say("plan.list.activity")))));
}

}  // namespace prongsai::web::plans
