// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/documents/documents_pages.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

using improvement::FieldType;
using improvement::PlanFinding;
using improvement::Standing;

/// The ways through a plan, in the order of the work.
struct Way {
  const char* code;
  const char* below;
  bool whole_only;
};
constexpr Way ways[] = {{"overview", "", false},
                        {"analysis", "analysis", true},
                        {"recommendation", "list/recommendation", true},
                        {"target", "list/target", true},
                        {"measure", "list/measure", false},
                        {"activity", "list/activity", false},
                        {"calendar", "calendar", false},
                        {"constraint", "list/constraint", true},
                        {"check", "check", true},
                        {"follow-up", "follow-up", false},
                        {"outcome", "outcome", true},
                        {"sheet", "sheet", true},
                        {"history", "history", true}};

Html ways_nav(const Visit& visit, const desk::PlanView& view, std::string_view current) {
  const Voice& voice = visit.voice;
  Html items;
  for (const Way& way : ways) {
    if (way.whole_only && !view.sight.is_whole) continue;
    const bool is_current = current == way.code;
    // Documents stand beside the plan: they lead from the results of the year before.
    if (std::string_view(way.code) == "outcome") {
      items += element("li", {},
                       link_to(documents_path(visit, view.agency.id, view.plan.year - 1),
                               voice.say("plan.way.documents")));
    }
    items += element("li", {},
                     element("a",
                             {{"href", plan_path(visit, view.head.key, way.below)},
                              {is_current ? "aria-current" : "", "page"}},
                             voice.say("plan.way." + std::string(way.code))));
  }
  return element("nav", {{"class", "plan-ways"}, {"aria-label", voice.say("plan.ways")}},
                 element("ul", {}, items));
}

Html lines(const Voice& voice, const std::vector<std::string>& texts) {
  Html out;
  for (const std::string& text : texts) out += element("li", {}, voice.prose(text));
  return element("ul", {{"class", "plain"}}, out);
}

/// Paragraphs as they were typed.
Html broken(const Voice& voice, const std::string& text) {
  Html out;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    out += out.empty() ? voice.prose(line) : element("br", {}, Html()) + voice.prose(line);
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  }
  return out;
}

/// A detail of a finding in words: most are the plan's own words, some are codes.
std::string detail_words(const Voice& voice, const desk::PlanView& view, const std::string& kind,
                         const std::string& name, const std::string& value) {
  const auto language = voice.language();
  if (name == "node") return desk::node_words(language, value, view.edition());
  if (name == "kind") return voice.say("plan.kind." + value);
  if (name == "heading") return voice.say("plan.heading." + value);
  if (name == "field") return voice.say("plan.label." + kind + "." + value);
  if (name == "day") {
    const auto day = improvement::parse_iso(value);
    return day ? desk::day_words(language, *day) : value;
  }
  if (name == "period" || name == "other_period") {
    const auto period = improvement::read_period(value, view.plan.year);
    return period ? desk::period_words(language, *period, view.plan.year) : value;
  }
  return value;
}

bool has_short_words(const Voice& voice, const PlanFinding& finding) {
  return text::can_say(voice.language(), "plan.short." + finding.code);
}

/// What the rules say of one record, in a word or two each.
Html short_chips(const Voice& voice, const std::vector<const PlanFinding*>& findings,
                 const std::string& record) {
  Html chips;
  for (const PlanFinding* finding : findings) {
    if (finding->record != record || !has_short_words(voice, *finding)) continue;
    const Tone tone = finding->weight == improvement::Weight::blocks ? Tone::bad : Tone::open;
    chips += chip(tone, voice.say("plan.short." + finding->code));
  }
  return chips.empty() ? Html() : div("chips", chips);
}

}  // namespace

store::PlanKey key_in_path(const Visit& visit) {
  const std::int64_t year = whole_number(visit.request.capture("year"));
  return {visit.request.capture("agency"), year < 0 ? 0 : year};
}

std::string plan_path(const Visit& visit, const store::PlanKey& key, std::string_view below) {
  std::string out = visit.path("plans") + "/" + http::percent_encode(key.agency);
  if (key.year > 0) out += "/" + std::to_string(key.year);
  return below.empty() ? out : out + "/" + std::string(below);
}

std::string record_path(const Visit& visit, const store::PlanKey& key, const std::string& id,
                        std::string_view below) {
  const std::string out = plan_path(visit, key, "record/" + http::percent_encode(id));
  return below.empty() ? out : out + "/" + std::string(below);
}

Keep keep_of(const Visit& visit, const store::PlanKey& key, std::string_view what, const std::string& below) {
  const bool is_read = visit.request.method == "GET" && asked(visit, "done").empty();
  return {.key = "plan/" + key.agency + "/" + std::to_string(key.year) + "/" + std::string(what),
          .back = is_read ? visit.request.target : plan_path(visit, key, below)};
}

Answer refused(const Visit& visit, const base::Problems& problems) {
  for (const base::Problem& problem : problems) {
    if (problem.code == "desk.not_permitted") return Response::error(403);
    const bool is_address = problem.code == "plan.no_such_agency" || problem.code == "plan.no_such_plan" ||
                            problem.code == "plan.no_such_record" || problem.code == "plan.no_such_version";
    if (is_address) return Response::not_found();
  }
  const Voice& voice = visit.voice;
  Page page;
  page.title = voice.say("plan.not_done");
  page.description = voice.say("account.description");
  page.section = Section::plans;
  page.status = 409;
  Html items;
  for (const base::Problem& problem : problems)
    items += element("li", {}, voice.prose(text::sentence(voice.language(), problem)));
  page.main = div("narrow", heading(1, "", page.title), element("ul", {}, items),
                  paragraph("", link_to(plan_path(visit, key_in_path(visit)), voice.say("plan.back"))));
  return page;
}

Answer done(const Visit&, const std::string& address, std::string_view code) {
  const bool has_query = address.find('?') != std::string::npos;
  const std::size_t hash = address.find('#');
  const std::string fragment = hash == std::string::npos ? "" : address.substr(hash);
  return Response::see_other(address.substr(0, hash) + (has_query ? "&" : "?") + "done=" + std::string(code) +
                             fragment);
}

Html done_line(const Visit& visit) {
  const std::string key = "plan.done." + asked(visit, "done");
  if (!text::can_say(visit.voice.language(), key)) return {};
  return element("p", {{"class", "notice good"}, {"role", "status"}}, icon(Icon::good), visit.voice.say(key));
}

std::string agency_words(const Voice& voice, const store::ResultAgency& agency) {
  return text::choose(voice.language(), agency.name_th, agency.name_en);
}

Page page_of(const Visit& visit, const desk::PlanView& view, std::string_view way, const std::string& title,
             const Html& main) {
  const Voice& voice = visit.voice;
  Page page;
  page.title = title;
  page.description = voice.say("account.description");
  page.section = Section::plans;
  page.keeps_texts = true;
  const std::string here = plan_path(visit, view.head.key);
  page.crumbs = {{voice.say("work.menu.plans"), visit.path("plans")},
                 {agency_words(voice, view.agency), plan_path(visit, {view.agency.id, 0})},
                 {voice.year(view.plan.year), visit.request.path == here ? "" : here}};
  if (visit.request.path != here) page.crumbs.push_back({title, ""});
  page.main = join(heading(1, "", voice.prose(title)),
                   paragraph("subtitle", voice.prose(agency_words(voice, view.agency)), " · ",
                             voice.say("plan.of_year", {{"year", std::to_string(view.plan.year)}})),
                   ways_nav(visit, view, way), done_line(visit), main);
  return page;
}

std::string kind_words(const Voice& voice, RecordKind kind) {
  return voice.say("plan.kind." + std::string(improvement::spec_of(kind).code));
}

std::string numbered(const Voice& voice, const desk::PlanView& view, const Record& record) {
  const auto found = view.numbers.find(record.id);
  if (found == view.numbers.end() || found->second.empty()) return kind_words(voice, record.kind);
  return voice.say("plan.numbered", {{"kind", kind_words(voice, record.kind)}, {"number", found->second}});
}

std::string title_of(const Record& record) {
  for (const char* field : {"title", "text", "name"}) {
    const std::string& text = record.field(field);
    if (!text.empty()) return text.substr(0, text.find('\n'));
  }
  return {};
}

Html shown_value(const Voice& voice, const desk::PlanView& view, const improvement::FieldSpec& spec,
                 const std::string& canonical) {
  if (canonical.empty()) return {};
  const auto language = voice.language();
  switch (spec.type) {
    case FieldType::units:
      return lines(voice, desk::unit_words(canonical, view.context()));
    case FieldType::about: {
      std::vector<std::string> names;
      for (const std::string& id : improvement::read_about(canonical))
        names.push_back(desk::node_words(language, id, view.edition()));
      return lines(voice, names);
    }
    case FieldType::choice:
      return voice.say("plan." + std::string(spec.code) + "." + canonical);
    case FieldType::truth:
      return voice.say("plan.yes");
    case FieldType::link:
      if (is_outside_address(canonical)) return link_to(canonical, canonical);
      return broken(voice, canonical);
    case FieldType::reference: {
      const Record* found = view.plan.find(canonical);
      return found == nullptr ? Html()
                              : join(numbered(voice, view, *found), " ", voice.prose(title_of(*found)));
    }
    case FieldType::period:
    case FieldType::day:
      return desk::show_typed(spec, canonical, language, view.context());
    case FieldType::line:
    case FieldType::paragraphs:
    case FieldType::points:
      break;
  }
  return broken(voice, canonical);
}

std::string label_of(const Voice& voice, RecordKind kind, std::string_view field) {
  return voice.say("plan.label." + std::string(improvement::spec_of(kind).code) + "." + std::string(field));
}

Html state_chip(const Voice& voice, store::PlanState state) {
  const bool is_good = state == store::PlanState::approved || state == store::PlanState::published;
  const Tone tone = is_good                                ? Tone::good
                    : state == store::PlanState::sent_back ? Tone::bad
                    : state == store::PlanState::handed_in ? Tone::open
                                                           : Tone::plain;
  return chip(tone, voice.say("plan.state." + std::string(store::code_of(state))));
}

Html standing_chip(const Voice& voice, Standing standing) {
  const Tone tone = standing == Standing::done       ? Tone::good
                    : standing == Standing::late     ? Tone::bad
                    : standing == Standing::due_soon ? Tone::open
                                                     : Tone::plain;
  return chip(tone, voice.say("plan.standing." + std::string(improvement::code_of(standing))));
}

Html unconfirmed_line(const Visit& visit, const desk::PlanView& view, const Record& record) {
  const auto steps = view.plan.of(RecordKind::step, record.id);
  const bool is_whole =
      record.is_confirmed &&
      std::all_of(steps.begin(), steps.end(), [](const Record* step) { return step->is_confirmed; });
  if (is_whole) return {};
  const Voice& voice = visit.voice;
  Html button;
  if (view.may_change) {
    button =
        post_form(record_path(visit, view.head.key, record.id, "confirm"), visit.form_token,
                  submit_button(voice.say("plan.confirm"), Weight::secondary), Encoding::fields, "inline");
  }
  return div("notice open carried", icon(Icon::flag), span("", voice.say("plan.unconfirmed")), button);
}

std::string finding_words(const Voice& voice, const desk::PlanView& view, const PlanFinding& finding) {
  text::Details details;
  std::string kind;
  for (const auto& [name, value] : finding.details) {
    if (name == "kind") kind = value;
  }
  const Record* record = view.plan.find(finding.record);
  if (kind.empty() && record != nullptr) kind = improvement::spec_of(record->kind).code;
  for (const auto& [name, value] : finding.details)
    details.emplace_back(name, detail_words(voice, view, kind, name, value));
  return voice.say("plan.finding." + finding.code, details);
}

std::string finding_address(const Visit& visit, const desk::PlanView& view, const PlanFinding& finding) {
  const store::PlanKey& key = view.head.key;
  if (view.plan.find(finding.record) != nullptr) return record_path(visit, key, finding.record);
  if (finding.code.starts_with("measure.") && !finding.node.empty()) {
    return plan_path(visit, key, "library?about=" + http::percent_encode(finding.node));
  }
  const std::string kind = finding.code.substr(0, finding.code.find('.'));
  if (improvement::find_kind(kind) != nullptr) return plan_path(visit, key, "list/" + kind);
  return kind == "plan" ? plan_path(visit, key, "list/activity") : "";
}

Html findings_list(const Visit& visit, const desk::PlanView& view,
                   const std::vector<const PlanFinding*>& findings) {
  Html items;
  std::set<std::string> told;
  for (const PlanFinding* finding : findings) {
    const Record* record = view.plan.find(finding->record);
    const bool is_short = record != nullptr && has_short_words(visit.voice, *finding);
    if (is_short && !told.insert(finding->record).second) continue;
    const std::string address = finding_address(visit, view, *finding);
    // What several rules say of one record is said in one line.
    const Html words =
        is_short ? join(numbered(visit.voice, view, *record), " ", visit.voice.prose(title_of(*record)))
                 : visit.voice.prose(finding_words(visit.voice, view, *finding));
    const Html chips = is_short ? short_chips(visit.voice, findings, finding->record) : Html();
    items += element("li", {}, icon(Icon::flag),
                     div("", address.empty() ? words : link_to(address, words), chips));
  }
  return items.empty() ? Html() : element("ul", {{"class", "plan-findings"}}, items);
}

Html card_findings(const Voice& voice, const desk::PlanView& view, const std::string& record) {
  std::vector<const PlanFinding*> found;
  for (const PlanFinding& finding : view.findings) {
    if (finding.record == record) found.push_back(&finding);
  }
  return short_chips(voice, found, record);
}

Html findings_of(const Visit& visit, const desk::PlanView& view, const std::string& record) {
  Html items;
  for (const PlanFinding& finding : view.findings) {
    if (finding.record != record) continue;
    items += element("li", {}, icon(Icon::flag),
                     div("", visit.voice.prose(finding_words(visit.voice, view, finding))));
  }
  return items.empty() ? Html() : element("ul", {{"class", "plan-findings"}}, items);
}

Html button_to(const std::string& address, const std::string& words, bool is_primary) {
  return element("a", {{"href", address}, {"class", is_primary ? "button primary" : "button"}}, words);
}

}  // namespace prongsai::web::plans
