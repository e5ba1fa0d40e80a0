// SPDX-License-Identifier: Apache-2.0
// The workbench's first page: the way from the results to the next results, and the one thing to do now.
#include <algorithm>

#include "prongsai/scoring/explain.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

using improvement::PlanFinding;
using improvement::Weight;

enum class Reached : std::uint8_t { none, some, done };

/// One station on the way.
struct Station {
  std::string code;  ///< "plan.station.<code>"
  std::string address;
  Reached reached = Reached::none;
  std::string fact;      ///< what stands there, in words
  std::size_t open = 0;  ///< findings to be mended there
};

struct Way {
  const Visit& visit;
  const desk::PlanView& view;

  [[nodiscard]] const Voice& voice() const { return visit.voice; }
  [[nodiscard]] std::string path(std::string_view below) const {
    return plan_path(visit, view.head.key, below);
  }
  [[nodiscard]] std::size_t count(RecordKind kind) const {
    std::size_t out = 0;
    for (const Record& record : view.plan.records) out += record.kind == kind ? 1U : 0U;
    return out;
  }
  /// Findings of a kind of record that stand in the way of handing in.
  [[nodiscard]] std::size_t open(std::string_view kind) const {
    std::size_t out = 0;
    for (const PlanFinding& finding : view.findings) {
      const bool is_text = finding.code.starts_with("text.");
      const Record* record = view.plan.find(finding.record);
      const std::string_view of = is_text && record != nullptr
                                      ? improvement::spec_of(record->kind).code
                                      : std::string_view(finding.code).substr(0, finding.code.find('.'));
      const bool is_step = of == "step" && kind == "measure";
      out += finding.weight != Weight::warns && (of == kind || is_step) ? 1U : 0U;
    }
    return out;
  }
};

std::string score_of(const results_files::Results& results) {
  const auto total = results.plan().total();
  const scoring::NodeScore& score = results.assessment.sheet.nodes[total];
  return score.basis == scoring::Basis::missing ? "–"
                                                : scoring::written(results.plan().nodes[total], score.value);
}

Station results_station(const Way& way) {
  Station out{.code = "results"};
  const std::string& edition = way.view.head.edition;
  out.address = way.visit.path("results") + "/" + way.view.agency.id + "/" + edition;
  if (!way.view.results) {
    out.fact = way.voice().say("plan.fact.no_results");
    return out;
  }
  out.reached = Reached::done;
  out.fact =
      way.voice().say("plan.fact.results", {{"year", std::to_string(way.view.results->edition().fiscal_year)},
                                            {"total", score_of(*way.view.results)}});
  return out;
}

Station of_records(const Way& way, RecordKind kind, bool is_needed) {
  const std::string code(improvement::spec_of(kind).code);
  Station out{.code = code, .address = way.path("list/" + code)};
  const std::size_t count = way.count(kind);
  out.open = way.open(code);
  out.fact = way.voice().say("plan.fact.count." + code, {{"count", std::to_string(count)}});
  const bool is_done = (count > 0 || !is_needed) && out.open == 0;
  out.reached = is_done ? Reached::done : count > 0 ? Reached::some : Reached::none;
  if (!is_needed && count == 0) out.reached = Reached::some;
  return out;
}

Station approval_station(const Way& way) {
  Station out{.code = "check", .address = way.path("check")};
  const store::PlanVersion* newest = way.view.newest();
  if (newest == nullptr) {
    out.fact = way.voice().say("plan.fact.not_handed_in");
    return out;
  }
  const bool stands =
      newest->state == store::PlanState::approved || newest->state == store::PlanState::published;
  out.reached = stands && !way.view.has_changed_since() ? Reached::done : Reached::some;
  out.fact = way.voice().say(
      "plan.fact.version",
      {{"number", std::to_string(newest->number)},
       {"state", way.voice().say("plan.state." + std::string(store::code_of(newest->state)))}});
  if (way.view.has_changed_since()) out.fact += " " + way.voice().say("plan.fact.changed_since");
  return out;
}

Station follow_up_station(const Way& way) {
  Station out{.code = "follow-up", .address = way.path("follow-up")};
  const auto summary = improvement::summary_of(way.view.plan, way.view.today);
  const std::int64_t all = summary.measures + summary.activities;
  const std::int64_t done = summary.measures_done + summary.activities_done;
  const std::int64_t late = summary.measures_late + summary.activities_late;
  out.reached = all > 0 && done == all            ? Reached::done
                : done > 0 || summary.reports > 0 ? Reached::some
                                                  : Reached::none;
  out.fact = way.voice().say(
      "plan.fact.follow_up",
      {{"done", std::to_string(done)}, {"all", std::to_string(all)}, {"late", std::to_string(late)}});
  return out;
}

Station outcome_station(const Way& way) {
  Station out{.code = "outcome", .address = way.path("outcome")};
  out.reached = way.view.after ? Reached::done : Reached::none;
  out.fact = way.view.after
                 ? way.voice().say("plan.fact.results", {{"year", std::to_string(way.view.plan.year)},
                                                         {"total", score_of(*way.view.after)}})
                 : way.voice().say("plan.fact.no_outcome", {{"year", std::to_string(way.view.plan.year)}});
  return out;
}

std::vector<Station> stations_of(const Way& way) {
  std::vector<Station> out;
  if (!way.view.sight.is_whole) {
    out = {of_records(way, RecordKind::measure, false), of_records(way, RecordKind::activity, false),
           follow_up_station(way)};
    return out;
  }
  out.push_back(results_station(way));
  out.push_back(
      {.code = "analysis",
       .address = way.path("analysis"),
       .reached = way.view.results ? Reached::done : Reached::none,
       .fact = way.voice().say(way.view.results ? "plan.fact.analysis" : "plan.fact.analysis_waits")});
  out.push_back(of_records(way, RecordKind::recommendation, false));
  out.push_back(of_records(way, RecordKind::target, true));
  out.push_back(of_records(way, RecordKind::measure, true));
  out.push_back(of_records(way, RecordKind::activity, true));
  out.push_back(of_records(way, RecordKind::constraint, true));
  out.push_back(approval_station(way));
  out.push_back(follow_up_station(way));
  out.push_back(outcome_station(way));
  return out;
}

/// The first station that is not reached and not optional.
const Station* next_of(const std::vector<Station>& stations) {
  const auto found = std::find_if(stations.begin(), stations.end(), [](const Station& one) {
    return one.reached != Reached::done && one.code != "recommendation" && one.code != "outcome";
  });
  return found == stations.end() ? nullptr : &*found;
}

Html next_step(const std::string& words, const std::string& address, const std::string& button) {
  return div("next-step", element("p", {}, words), button_to(address, button, true));
}

/// What a version that was handed in asks for; empty where it asks for nothing of this visitor.
Html version_part(const Way& way) {
  const Voice& voice = way.voice();
  const store::PlanVersion* newest = way.view.newest();
  if (newest == nullptr) return {};
  const std::string address = way.path("versions/" + std::to_string(newest->number));
  if (way.view.may_approve && newest->state == store::PlanState::handed_in) {
    return next_step(voice.say("plan.next.decide"), address, voice.say("plan.next.decide_button"));
  }
  if (newest->state == store::PlanState::sent_back && way.view.may_change) {
    return div(
        "next-step bad",
        element("p", {}, voice.prose(voice.say("plan.next.sent_back", {{"note", newest->decision_note}}))),
        button_to(address, voice.say("plan.next.see_version"), true));
  }
  if (newest->state == store::PlanState::approved && way.view.may_publish && !way.view.has_changed_since()) {
    return next_step(voice.say("plan.publish.what"), address, voice.say("plan.next.see_approved"));
  }
  return {};
}

Html next_part(const Way& way, const std::vector<Station>& stations) {
  const Voice& voice = way.voice();
  if (const Html of_version = version_part(way); !of_version.empty()) return of_version;
  const bool is_over = way.view.today > improvement::last_day_of(way.view.plan.year);
  if (is_over && way.view.sight.is_whole) {
    return next_step(voice.say("plan.next.year_over"), way.path("outcome"),
                     voice.say("plan.station.outcome"));
  }
  if (!way.view.may_change) {
    return way.view.may_report ? next_step(voice.say("plan.next.follow-up"), way.path("follow-up"),
                                           voice.say("plan.station.follow-up"))
                               : Html();
  }
  const Station* next = next_of(stations);
  if (next == nullptr) return {};
  const bool has_all =
      next->code == "measure" && improvement::without_measure(way.view.plan, way.view.against()).empty();
  const std::string key = has_all && next->open > 0 ? "plan.next.measure_details" : "plan.next." + next->code;
  return div("next-step",
             element("p", {}, element("strong", {}, voice.say("plan.next.title")), " ", voice.say(key)),
             button_to(next->address, voice.say("plan.station." + next->code), true));
}

Html station_line(const Way& way, const Station& station, std::size_t number) {
  const Voice& voice = way.voice();
  const char* look = station.reached == Reached::done   ? "done"
                     : station.reached == Reached::some ? "some"
                                                        : "none-yet";
  const Html sign = station.reached == Reached::done ? icon(Icon::good) : Html(std::to_string(number));
  Html open;
  if (station.open > 0) {
    open = chip(Tone::bad, voice.say("plan.open_points", {{"count", std::to_string(station.open)}}));
  }
  return element("li", {{"class", look}},
                 span("station-sign", sign, span("unseen", voice.say("plan.reached." + std::string(look)))),
                 div("station-words",
                     element("a", {{"href", station.address}}, voice.say("plan.station." + station.code)),
                     span("station-fact", voice.prose(station.fact))),
                 open);
}

}  // namespace

Answer overview_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::look_at_plan(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  const Way way{visit, *view};
  const std::vector<Station> stations = stations_of(way);
  Html list;
  for (std::size_t i = 0; i < stations.size(); ++i) list += station_line(way, stations[i], i + 1);
  Html people;
  const auto name = view->names.find(view->head.changed_by);
  if (name != view->names.end()) {
    people = paragraph("muted",
                       visit.voice.say("plan.changed", {{"moment", visit.voice.moment(view->head.changed_at)},
                                                        {"person", name->second}}));
  }
  const std::string title = visit.voice.say("plan.title", {{"year", std::to_string(view->plan.year)}});
  Page page = page_of(visit, *view, "overview", title,
                      join(next_part(way, stations), element("ol", {{"class", "stations"}}, list), people));
  return page;
}

}  // namespace prongsai::web::plans
