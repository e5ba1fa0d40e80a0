// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/home/home_page.h"

#include <algorithm>
#include <array>

#include "prongsai/desk/organisations/find.h"
#include "prongsai/desk/plans/view.h"
#include "prongsai/text/language.h"
#include "prongsai/web/documents/documents_pages.h"
#include "prongsai/web/frame/last_minute.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/people/area_words.h"

namespace prongsai::web {
namespace {

using access::Deed;

struct Entry {
  Section section;
  const char* words;
  const char* below;
  Deed deed;
};

constexpr std::array<Entry, 12> entries = {
    {{Section::home, "work.menu.home", "", Deed::see_own_account},
     {Section::organisations, "work.menu.organisations", "/organisations", Deed::see_organisations},
     {Section::rounds, "work.menu.rounds", "/rounds", Deed::see_rounds},
     {Section::entry, "work.menu.results", "/results", Deed::see_results},
     {Section::plans, "work.menu.plans", "/plans", Deed::see_plans},
     {Section::surveys, "work.menu.surveys", "/surveys", Deed::see_surveys},
     {Section::disclosure, "work.menu.disclosure", "/disclosure", Deed::see_disclosure},
     {Section::grading, "work.menu.grading", "/grading", Deed::grade_items},
     {Section::calls, "work.menu.calls", "/calls", Deed::work_contacts},
     {Section::people, "work.menu.people", "/people", Deed::see_people},
     {Section::trail, "work.menu.trail", "/trail", Deed::see_trail},
     {Section::system, "work.menu.system", "/system", Deed::see_system}}};

/// The area in the words that people use for it.
std::string named_area(const desk::Office& office, const Visit& visit, const access::Area& area) {
  std::string agency;
  std::string unit;
  if (!area.agency.empty()) {
    const auto file = desk::find_agency(office, visit.actor(), area.agency);
    if (file) {
      const agency::AgencyRecord& record = file->agency.record;
      agency = text::choose(visit.voice.language(), record.name_th, record.name_en);
      for (const auto& each : file->units) {
        if (each.unit.id == area.unit) unit = each.unit.name;
      }
    }
  }
  return area_words(visit.voice, office.reference, area, agency, unit);
}

Html tasks_of(const Visit& visit, const std::vector<TasksOf>& sources) {
  std::vector<Task> all;
  for (const TasksOf& source : sources) {
    const std::vector<Task> more = source(visit);
    all.insert(all.end(), more.begin(), more.end());
  }
  std::sort(all.begin(), all.end(), [](const Task& a, const Task& b) {
    if (a.until.has_value() != b.until.has_value()) return a.until.has_value();
    return a.until && *a.until < *b.until;
  });
  const Voice& voice = visit.voice;
  if (all.empty()) return paragraph("calm", icon(Icon::good), voice.say("work.home.nothing"));
  Html items;
  for (const Task& task : all) {
    const Html until =
        task.until
            ? span("until", voice.say("work.home.until", {{"moment", last_minute(voice, *task.until)}}))
            : Html();
    items += element("li", {}, link_to(task.address, voice.prose(task.words)), until);
  }
  return element("ul", {{"class", "tasks"}}, items);
}

Html roles_of(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  if (visit.actor().grants.empty()) return paragraph("", voice.say("work.home.no_role"));
  Html items;
  for (const access::Grant& grant : visit.actor().grants) {
    items += element("li", {}, voice.say("role." + std::string(access::code_of(grant.role))), " · ",
                     voice.prose(named_area(office, visit, grant.area)));
  }
  return element("ul", {{"class", "plain"}}, items);
}

/// The way to the documents, for whoever works for an agency.
Html documents_of(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  Html items;
  for (const store::ResultAgency& agency : desk::own_agencies(office, visit.actor())) {
    const auto sight = desk::sight_of(visit.actor(), agency);
    if (!sight || !sight->is_whole) continue;
    const std::string name = text::choose(voice.language(), agency.name_th, agency.name_en);
    items += element("li", {}, link_to(documents_path(visit, agency.id, 0), voice.prose(name)));
  }
  return items.empty() ? Html()
                       : section("documents", voice.say("docs.title"), paragraph("", voice.say("docs.home")),
                                 element("ul", {{"class", "plain"}}, items));
}

}  // namespace

std::vector<MenuEntry> menu_of(const Voice& voice, const desk::SignedIn& person, Section current) {
  std::vector<MenuEntry> out;
  for (const Entry& entry : entries) {
    if (!access::may_somewhere(person.actor, entry.deed)) continue;
    out.push_back({voice.say(entry.words), home_path(voice.language()) + "office" + entry.below,
                   entry.section == current});
  }
  return out;
}

void add_home(Gate& gate, std::vector<TasksOf> sources) {
  gate.get_somewhere("/office", Deed::see_own_account,
                     [&office = gate.office(), sources = std::move(sources)](const Visit& visit) -> Answer {
                       const Voice& voice = visit.voice;
                       Page page;
                       page.title = voice.say("work.home.title");
                       page.description = voice.say("account.description");
                       page.section = Section::home;
                       page.main =
                           heading(1, "", page.title) +
                           section("waiting", voice.say("work.home.waiting"), tasks_of(visit, sources)) +
                           documents_of(office, visit) +
                           section("roles", voice.say("work.home.roles"), roles_of(office, visit));
                       return page;
                     });
}

}  // namespace prongsai::web
