// SPDX-License-Identifier: Apache-2.0
// Words from elsewhere: the library, and an earlier plan.
#include <algorithm>
#include <set>

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

using improvement::EntrySort;
using improvement::LibraryEntry;

struct Shelf {
  const Visit& visit;
  const desk::PlanView& view;
  const desk::LibraryView& library;
  std::string about;  ///< node asked for; may be empty
  std::string sort;   ///< "measure", "recommendation", "activity"; empty: all but activities

  [[nodiscard]] const Voice& voice() const { return visit.voice; }
};

bool is_of_sort(const Shelf& shelf, EntrySort sort) {
  if (shelf.sort.empty()) return sort != EntrySort::activity;
  if (shelf.sort == "measure") return sort == EntrySort::measure || sort == EntrySort::guideline;
  return shelf.sort == improvement::code_of(sort);
}

std::string uses_words(const Shelf& shelf, const std::string& origin) {
  const auto found = shelf.library.uses.find(origin);
  if (found == shelf.library.uses.end()) return shelf.voice().say("plan.library.unused");
  return shelf.voice().say("plan.library.used", {{"count", std::to_string(found->second)}});
}

Html source_words(const Shelf& shelf, const LibraryEntry& entry) {
  std::vector<std::string> titles;
  for (const std::string& key : entry.provenance.sources) {
    for (const framework::Source& source : shelf.library.shared->sources) {
      if (source.key == key)
        titles.push_back(text::choose(shelf.voice().language(), source.title.th, source.title.en));
    }
  }
  if (titles.empty()) return {};
  return paragraph("muted",
                   shelf.voice().say("plan.library.source", {{"source", shelf.voice().list(titles)}}));
}

Html steps_of(const Shelf& shelf, const LibraryEntry& entry) {
  if (entry.steps.empty()) return {};
  Html items;
  for (const improvement::LibraryStep& step : entry.steps)
    items += element("li", {}, shelf.voice().text(step.text));
  return element("ol", {}, items);
}

Html fact(const Shelf& shelf, const char* field, const framework::Text& text) {
  if (text.th.empty() && text.en.empty()) return {};
  return element("dt", {}, shelf.voice().say("plan.library." + std::string(field))) +
         element("dd", {}, shelf.voice().text(text));
}

Html entry_card(const Shelf& shelf, const std::string& id, const Html& title, const Html& chips,
                const Html& more, const Html& below) {
  const std::string box = "take-" + html_id(id);
  const Html tick =
      shelf.view.may_change
          ? element("input", {{"type", "checkbox"}, {"id", box}, {"name", "entry"}, {"value", id}})
          : Html();
  return element(
      "li", {{"class", "plan-card"}}, div("take-line", tick, element("label", {{"for", box}}, title)),
      div("chips", chips),
      more.empty() ? Html() : disclosure(shelf.voice().say("plan.library.more"), div("opened", more), false),
      below);
}

Html shared_card(const Shelf& shelf, const LibraryEntry& entry) {
  const Voice& voice = shelf.voice();
  // A code of another year may mean something else in this one.
  const framework::Edition* edition = shelf.view.edition();
  std::string aims;
  if (edition != nullptr) {
    for (const std::string& node : improvement::aims_in(entry, *edition))
      aims += (aims.empty() ? "" : " · ") + desk::node_words(voice.language(), node, edition);
  }
  const Html chips =
      chip(Tone::plain, voice.say("plan.sort." + std::string(improvement::code_of(entry.sort)))) +
      span("muted", aims);
  const Html facts = fact(shelf, "owner", entry.owner) + fact(shelf, "monitoring", entry.monitoring) +
                     fact(shelf, "target", entry.target) + fact(shelf, "evidence", entry.evidence);
  const Html more = steps_of(shelf, entry) +
                    (facts.empty() ? Html() : element("dl", {{"class", "facts"}}, facts)) +
                    source_words(shelf, entry);
  return entry_card(shelf, entry.id, voice.text(entry.title), chips, more,
                    paragraph("muted", uses_words(shelf, "library:" + entry.id)));
}

Html own_card(const Shelf& shelf, const store::OwnEntry& own) {
  const auto record = improvement::read_written(own.content);
  if (!record) return {};
  // The same form that takes entries: a button of its own name asks for the other thing.
  const Html remove = shelf.view.may_change ? submit_button(shelf.voice().say("plan.library.remove"),
                                                            Weight::secondary, "remove", own.id)
                                            : Html();
  return entry_card(
      shelf, "own/" + own.id, shelf.voice().prose(title_of(*record)),
      chip(Tone::good, shelf.voice().say("plan.library.own")), {},
      join(paragraph("muted", uses_words(shelf, "library:own/" + own.agency + "/" + own.id)), remove));
}

/// Entries that answer the asked node, or any weak point of the result; without results, all of them.
std::vector<const LibraryEntry*> chosen(const Shelf& shelf) {
  std::vector<const LibraryEntry*> out;
  const improvement::Library& library = *shelf.library.shared;
  if (shelf.sort == "activity" || !shelf.view.results) {
    for (const LibraryEntry& entry : library.entries) {
      if (is_of_sort(shelf, entry.sort)) out.push_back(&entry);
    }
    return out;
  }
  const results_files::Results& results = *shelf.view.results;
  const scoring::Sheet& sheet = results.assessment.sheet;
  const auto fits =
      shelf.about.empty()
          ? improvement::fitting(library, results.edition(), results.plan(), sheet)
          : improvement::fitting_for(library, results.edition(), results.plan(), sheet, shelf.about);
  for (const improvement::Fitting& fit : fits) {
    const bool is_new = std::find(out.begin(), out.end(), fit.entry) == out.end();
    if (is_new && is_of_sort(shelf, fit.entry->sort)) out.push_back(fit.entry);
  }
  return out;
}

Html filter(const Shelf& shelf) {
  Html links;
  const auto link = [&](const std::string& sort, const std::string& about, const std::string& words) {
    const bool is_current = sort == shelf.sort && about == shelf.about;
    std::string query = "library?sort=" + sort;
    if (!about.empty()) query += "&about=" + http::percent_encode(about);
    links += element("li", {},
                     element("a",
                             {{"href", plan_path(shelf.visit, shelf.view.head.key, query)},
                              {is_current ? "aria-current" : "", "true"}},
                             words));
  };
  for (const char* sort : {"measure", "recommendation", "activity"})
    link(sort, "", shelf.voice().say("plan.library.all." + std::string(sort)));
  for (const std::string& node : improvement::without_measure(shelf.view.plan, shelf.view.against()))
    link("measure", node, desk::node_words(shelf.voice().language(), node, shelf.view.edition()));
  return element("ul", {{"class", "verdicts"}}, links);
}

}  // namespace

Answer library_page(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  const auto view = desk::look_at_plan(office, visit.actor(), key);
  if (!view) return refused(visit, view.problems());
  const auto library = desk::look_at_library(office, visit.actor(), key.agency);
  if (!library) return refused(visit, library.problems());
  const std::string sort = asked(visit, "sort");
  const Shelf shelf{visit, *view, *library, asked(visit, "about"), sort.empty() ? "measure" : sort};
  const Voice& voice = visit.voice;
  Html cards;
  for (const LibraryEntry* entry : chosen(shelf)) cards += shared_card(shelf, *entry);
  if (shelf.sort == "measure") {
    for (const store::OwnEntry& own : library->own) cards += own_card(shelf, own);
  }
  Html list = cards.empty() ? paragraph("muted", voice.say("plan.library.nothing"))
                            : element("ul", {{"class", "plan-cards"}}, cards);
  if (view->may_change && !cards.empty()) {
    const bool is_template = shelf.sort == "activity";
    const Html take =
        submit_button(voice.say("plan.library.take"), is_template ? Weight::secondary : Weight::primary);
    const Html all =
        is_template ? submit_button(voice.say("plan.library.take_all"), Weight::primary, "all", "activities")
                    : take;
    list = post_form(plan_path(visit, key, "library"), visit.form_token,
                     join(hidden_field("about", shelf.about), hidden_field("sort", shelf.sort),
                          div("buttons", all), list, div("buttons", take)));
  }
  std::string title = voice.say("plan.library.title");
  Html lead = paragraph("lead", voice.say("plan.library.lead." + shelf.sort));
  if (!shelf.about.empty()) {
    lead = paragraph("lead",
                     voice.say("plan.library.for",
                               {{"node", desk::node_words(voice.language(), shelf.about, view->edition())}}));
  }
  return page_of(visit, *view, shelf.sort, title, join(lead, filter(shelf), list));
}

Answer take_entries(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  if (const std::string own = visit.field("remove"); !own.empty()) {
    const auto removed = desk::remove_from_library(office, visit.actor(), key.agency, own);
    if (!removed) return refused(visit, removed.problems());
    return done(visit, plan_path(visit, key, "library?sort=measure"), "unkept");
  }
  desk::TakeWish wish;
  if (visit.field("all") == "activities") {
    for (const LibraryEntry& entry : office.library->entries) {
      if (entry.sort == EntrySort::activity) wish.entries.push_back(entry.id);
    }
  }
  for (const auto& field : visit.form.fields) {
    if (field.name == "entry") wish.entries.push_back(field.value);
  }
  // A measure that answers several things says so itself; one asked for by a single node answers that node.
  wish.about = wish.entries.size() == 1 ? visit.field("about") : "";
  const std::string sort = visit.field("sort");
  const auto saved = desk::take_entries(office, visit.actor(), key, wish);
  if (!saved) return refused(visit, saved.problems());
  if (wish.entries.size() == 1 && sort == "measure")
    return done(visit, record_path(visit, key, saved->id), "taken");
  return done(visit,
              plan_path(visit, key, "list/" + (improvement::find_kind(sort) == nullptr ? "measure" : sort)),
              "taken");
}

Answer carry_page(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  const auto view = desk::look_at_plan(office, visit.actor(), key);
  if (!view) return refused(visit, view.problems());
  const auto plans = desk::look_at_plans(office, visit.actor(), key.agency);
  if (!plans) return refused(visit, plans.problems());
  const Voice& voice = visit.voice;
  Choice from{.name = "year", .label = voice.say("plan.carry.from")};
  for (const desk::PlanLine& line : plans->plans) {
    if (line.head.key.year == key.year) continue;
    from.options.push_back({std::to_string(line.head.key.year),
                            voice.say("plan.title", {{"year", std::to_string(line.head.key.year)}})});
  }
  if (from.options.empty()) {
    return page_of(visit, *view, "", voice.say("plan.carry.title"),
                   paragraph("muted", voice.say("plan.carry.nothing")));
  }
  const std::string asked_kind = asked(visit, "kind");
  const std::string_view preset =
      improvement::find_kind(asked_kind) == nullptr ? "measure" : std::string_view(asked_kind);
  Html kinds;
  for (const char* kind : {"measure", "activity", "target", "constraint", "group", "statement"})
    kinds +=
        check_field(std::string("kind_") + kind, voice.say("plan.list." + std::string(kind)), kind == preset);
  const Html form = post_form(plan_path(visit, key, "carry"), visit.form_token,
                              join(select_field(from, {}),
                                   element("fieldset", {{"class", "form-group"}},
                                           element("legend", {}, voice.say("plan.carry.kinds")), kinds),
                                   div("buttons", submit_button(voice.say("plan.carry.button")))));
  return page_of(visit, *view, "", voice.say("plan.carry.title"),
                 join(paragraph("lead", voice.say("plan.carry.lead")), form));
}

Answer carry_over(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  desk::CarryWish wish;
  wish.from = {key.agency, whole_number(visit.field("year"))};
  for (const char* kind : {"measure", "activity", "target", "constraint", "group", "statement"}) {
    if (!visit.field(std::string("kind_") + kind).empty()) wish.kinds.emplace_back(kind);
  }
  const auto saved = desk::carry_over(office, visit.actor(), key, wish);
  if (!saved) return refused(visit, saved.problems());
  return done(visit, plan_path(visit, key), "carried");
}

}  // namespace prongsai::web::plans
