// SPDX-License-Identifier: Apache-2.0
// One item: what it demands, what the agency tells of it, its files, and the way to the next.
#include <algorithm>
#include <optional>

#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/capture_now.h"
#include "prongsai/web/disclosure/item_detail.h"

namespace prongsai::web::filing {
namespace {

using desk::DisclosureItemView;
using desk::DisclosureView;

Html elements_of(const Voice& voice, const framework::Item& item) {
  if (!item.elements || item.elements->texts.empty()) return {};
  Html lines;
  for (const std::string& text : item.elements->texts) lines += element("li", {}, voice.prose(text));
  const bool is_whole = item.elements->status == framework::ElementsStatus::complete;
  return join(heading(3, "", voice.say("disclosure.demands.elements")), element("ul", {}, lines),
              is_whole ? Html() : paragraph("muted", voice.say("disclosure.demands.partial")));
}

Html year_of(const Voice& voice, const DisclosureView& view, const DisclosureItemView& item) {
  using disclosure::YearDemand;
  if (item.rules == nullptr) return {};
  const int year = view.round.round.fiscal_year;
  const text::Details details = {{"year", voice.year(year)}, {"before", voice.year(year - 1)}};
  switch (item.rules->year) {
    case YearDemand::this_year:
      return paragraph("", voice.say("disclosure.demands.this_year", details));
    case YearDemand::last_year:
      return paragraph("", voice.say("disclosure.demands.last_year", details));
    case YearDemand::this_or_last:
      return paragraph("", voice.say("disclosure.demands.this_or_last", details));
    case YearDemand::none:
    case YearDemand::unknown:
      break;
  }
  return {};
}

Html parts_of(const Voice& voice, const disclosure::ItemRules& rules) {
  Html lines;
  for (const disclosure::PartDemand& part : rules.parts) lines += element("li", {}, voice.text(part.name));
  if (lines.empty()) return {};
  return join(heading(3, "", voice.say("disclosure.demands.parts")), element("ul", {}, lines));
}

Html failures_of(const Voice& voice, const DisclosureView& view, const DisclosureItemView& item) {
  Html lines;
  const auto add = [&](const std::vector<disclosure::Failure>& failures) {
    for (const disclosure::Failure& one : failures) lines += element("li", {}, voice.text(one));
  };
  if (item.rules != nullptr) add(item.rules->failures);
  const auto edition = view.all_rules->find(view.edition().id);
  if (edition != view.all_rules->end()) add(edition->second.failures);
  if (lines.empty()) return {};
  return join(heading(3, "", voice.say("disclosure.demands.failures")),
              paragraph("muted", voice.say("disclosure.demands.failures_what")), element("ul", {}, lines));
}

/// What somebody must know before writing; open while nothing is told.
Html demands_of(const Voice& voice, const DisclosureView& view, const DisclosureItemView& item) {
  Html out;
  if (item.rules != nullptr && !item.rules->help.empty()) out += paragraph("", voice.text(item.rules->help));
  out += year_of(voice, view, item) + elements_of(voice, *item.item);
  if (item.rules != nullptr) out += parts_of(voice, *item.rules);
  const bool knows_nothing = out.empty();
  if (knows_nothing) out += paragraph("muted", voice.say("disclosure.demands.unknown"));
  out += failures_of(voice, view, item);
  return disclosure(voice.say("disclosure.demands.title"), out, item.told.version == 0 || !item.is_told(),
                    "demands");
}

/// What to look at once more, link by link.
Html notes_of(const Voice& voice, const DisclosureView& view, const DisclosureItemView& item) {
  Html lines;
  for (const desk::LinkNote& one : item.notes) {
    const std::string& address = item.told.filing.links[one.link].address;
    if (one.is_off_site)
      lines += element("li", {},
                       voice.say("disclosure.note.off_site", {{"address", address}, {"site", view.website}}));
    if (one.also_under.empty()) continue;
    std::vector<std::string> codes;
    for (const std::string& code : one.also_under) codes.push_back(code_words(code));
    lines += element(
        "li", {},
        voice.say("disclosure.note.also_under", {{"address", address}, {"items", voice.list(codes)}}));
  }
  if (lines.empty()) return {};
  return div("next-step", join(paragraph("", voice.say("disclosure.note.title")), element("ul", {}, lines)));
}

Html copied_line(const Voice& voice, const DisclosureView& view, const DisclosureItemView& item) {
  const std::string& from = item.told.filing.copied_from;
  if (from.empty()) return {};
  std::string year = from;
  for (const desk::CopySource& one : view.sources) {
    if (one.round == from) year = voice.year(one.fiscal_year);
  }
  const bool is_of_year = item.rules != nullptr && item.rules->year == disclosure::YearDemand::this_year;
  return div("next-step", paragraph("", voice.say("disclosure.copied_what", {{"year", year}})),
             is_of_year ? paragraph("", voice.say("disclosure.copied_of_year",
                                                  {{"year", voice.year(view.round.round.fiscal_year)}}))
                        : Html());
}

Html links_of(const Voice& voice, const DisclosureItemView& item) {
  Html lines;
  for (const disclosure::Link& one : item.told.filing.links)
    lines += element("li", {}, outside_link(one.address),
                     one.path.empty() ? Html() : paragraph("muted", voice.prose(one.path)));
  return lines.empty() ? Html(span("none", "–")) : element("ul", {{"class", "plain"}}, lines);
}

/// To be read only: by those who may not write, and after disclosing.
Html told_of(const Voice& voice, const DisclosureItemView& item) {
  const disclosure::ItemFiling& told = item.told.filing;
  Html facts = fact_line(voice.say("disclosure.answer"),
                         voice.say("disclosure.status." + std::string(disclosure::word_of(told.answer))));
  facts += fact_line(voice.say("disclosure.links"), links_of(voice, item));
  if (!told.note.empty()) facts += fact_line(voice.say("disclosure.note_field"), voice.prose(told.note));
  return element("dl", {{"class", "facts readable"}}, facts);
}

Html owner_line(const Voice& voice, const DisclosureView& view, const DisclosureItemView& item) {
  Html facts;
  if (!item.told.owner_unit.empty())
    facts += fact_line(voice.say("disclosure.owner"), voice.prose(unit_name(view, item.told.owner_unit)));
  if (item.told.due_day)
    facts += fact_line(voice.say("disclosure.due"), day_words(voice, *item.told.due_day));
  if (item.told.version > 0)
    facts += fact_line(voice.say("disclosure.last_change"),
                       join(voice.moment(item.told.changed_at),
                            item.changed_by.empty() ? Html() : Html(" · " + item.changed_by)));
  return facts.empty() ? Html() : element("dl", {{"class", "facts"}}, facts);
}

Html neighbours_of(const Visit& visit, const DisclosureView& view, const DisclosureItemView& item) {
  const auto at = std::find_if(view.items.begin(), view.items.end(), [&](const DisclosureItemView& one) {
    return one.item->code == item.item->code;
  });
  Html out;
  if (at != view.items.begin() && at != view.items.end())
    out += link_to(item_path(visit, view.key, (at - 1)->item->code), "← ", code_words((at - 1)->item->code));
  if (at != view.items.end() && at + 1 != view.items.end())
    out += link_to(item_path(visit, view.key, (at + 1)->item->code), code_words((at + 1)->item->code), " →");
  return element("nav", {{"class", "buttons"}, {"aria-label", visit.voice.say("disclosure.neighbours")}}, out,
                 link_to(list_path(visit, view.key), visit.voice.say("disclosure.back")));
}

}  // namespace

bool may_write(const Visit& visit, const DisclosureView& view, const DisclosureItemView& item) {
  if (!view.closed.empty()) return false;
  access::Area area = view.area();
  area.unit = item.told.owner_unit;
  return access::role_for(visit.actor(), access::Deed::change_disclosure, area).has_value();
}

Page item_shown(const desk::Office& office, const Visit& visit, const DisclosureView& view,
                const DisclosureItemView& item, const ItemTrouble& trouble) {
  const Voice& voice = visit.voice;
  const bool is_writable = may_write(visit, view, item);
  Html missing;
  for (const base::Problem& one : readable(voice, item.missing)) {
    const bool is_said = one.code == "disclosure.not_confirmed" || one.code == "disclosure.untold";
    if (!is_said) missing += paragraph("next-step bad", voice.prose(text::sentence(voice.language(), one)));
  }
  const Html told = is_writable ? item_form(visit, view, item, trouble) : told_of(voice, item);
  Page page = page_of(
      visit, view, item_name(voice, *item.item),
      join(trouble.capture_errors.summary(voice, "capture_now.title"),
           done_line(visit, {"saved", "same", "attached", "removed", "capture_asked"}),
           closed_line(voice, view), div("chips", status_chips(voice, view, item)),
           copied_line(voice, view, item), missing, notes_of(voice, view, item),
           demands_of(voice, view, item), section("told", voice.say("disclosure.told"), told),
           files_part(visit, view, item, trouble, is_writable),
           capture_now_part(office, visit, {view.key.round, view.key.agency, item.item->code},
                            item.told.filing, item_path(visit, view.key, item.item->code, "captures")),
           captures_part(office, visit, view, item), owner_line(voice, view, item),
           neighbours_of(visit, view, item)));
  page.keeps_texts = is_writable;
  return page;
}

Answer item_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::see_disclosure(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  const DisclosureItemView* item = view->find(visit.request.capture("item"));
  if (item == nullptr) return Response::not_found();
  return item_shown(office, visit, *view, *item, {});
}

Answer ask_capture(const desk::Office& office, const Visit& visit) {
  const store::DisclosureKey key = key_in_path(visit);
  const std::string& code = visit.request.capture("item");
  const auto asked_for = ask_now(office, visit, {key.round, key.agency, code});
  if (asked_for) return Response::see_other(item_path(visit, key, code) + "?done=capture_asked");
  if (!is_about_link(asked_for.problems())) return refused(visit, asked_for.problems());
  const auto view = desk::see_disclosure(office, visit.actor(), key);
  if (!view) return refused(visit, view.problems());
  const DisclosureItemView* item = view->find(code);
  if (item == nullptr) return Response::not_found();
  ItemTrouble trouble{.capture_errors = FormErrors(visit.voice, asked_for.problems())};
  return with_status(item_shown(office, visit, *view, *item, trouble), 422);
}

}  // namespace prongsai::web::filing
