// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/disclosure/agency_pages.h"

#include "prongsai/web/disclosure/agency_detail.h"
#include "prongsai/web/gate/handlers.h"
#include "prongsai/web/gate/where.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web {
namespace {

using access::Deed;

/// A file and the frame that a browser puts around it.
constexpr std::size_t file_body_bytes_max = desk::disclosure_file_bytes_max + 64UL * 1024;
/// Twenty links with their ways, where a Thai letter is nine characters of a form.
constexpr std::size_t form_body_bytes_max = 512UL * 1024;

/// One agency's list, while its time runs.
void list_tasks(const desk::Office& office, const Visit& visit, const desk::DisclosureRound& round,
                const std::string& agency, std::vector<Task>& out) {
  const store::DisclosureKey key{agency, round.round.round.id};
  const auto view = desk::see_disclosure(office, visit.actor(), key);
  if (!view || !view->may_change) return;
  const Voice& voice = visit.voice;
  const std::size_t open = view->completeness.items - view->completeness.told;
  const text::Details details = {{"round", rounds::round_name(voice, view->round)},
                                 {"told", filing::number_words(view->completeness.told)},
                                 {"items", filing::number_words(view->completeness.items)}};
  if (open > 0) {
    out.push_back({voice.say("disclosure.task.tell", details), filing::list_path(visit, key, "?only=open"),
                   round.closes});
  } else if (view->may_hand_in && view->has_changed) {
    out.push_back({voice.say("disclosure.task.hand_in", details), filing::list_path(visit, key, "hand-in"),
                   round.closes});
  }
}

}  // namespace

void add_disclosure(Gate& gate) {
  const desk::Office& office = gate.office();
  const auto on = with_office(office);
  const Where agency = agency_in_path(office);
  gate.get_somewhere("/office/disclosure", Deed::see_disclosure, on(filing::home_page));
  gate.get_somewhere("/office/rounds/{round}/disclosure", Deed::see_boards, on(filing::board_page));
  gate.get_somewhere("/office/rounds/{round}/disclosure/file", Deed::see_boards, on(filing::board_file));
  const std::string letters = "/office/rounds/{round}/disclosure/letters";
  gate.get_somewhere(letters, Deed::remind_agencies, on(filing::letters_page));
  gate.post_somewhere(letters, Deed::remind_agencies, on(filing::send_letters));
  gate.post(letters + "/by-themselves", Deed::remind_agencies, Gate::nation(), on(filing::switch_letters));

  // Officers of a unit come here too: the desk shows them what is their unit's.
  const std::string list = "/office/rounds/{round}/agencies/{agency}/disclosure";
  gate.get_somewhere(list, Deed::see_disclosure, on(filing::list_page));
  const std::string item = list + "/items/{item}";
  gate.get_somewhere(item, Deed::see_disclosure, on(filing::item_page));
  gate.post_somewhere(item, Deed::change_disclosure, on(filing::save_item), form_body_bytes_max);
  gate.post_somewhere(item + "/files", Deed::change_disclosure, on(filing::add_file), file_body_bytes_max);
  gate.post_somewhere(item + "/files/remove", Deed::change_disclosure, on(filing::take_out_file));
  gate.get_somewhere(item + "/files/{number}", Deed::see_disclosure, on(filing::item_file));
  gate.post_somewhere(item + "/captures", Deed::change_disclosure, on(filing::ask_capture));
  gate.get_somewhere(item + "/captures/{capture}", Deed::see_disclosure, on(filing::capture_file));

  gate.get(list + "/share", Deed::change_disclosure, agency, on(filing::share_page));
  gate.post(list + "/share", Deed::change_disclosure, agency, on(filing::share));
  gate.post(list + "/copy", Deed::change_disclosure, agency, on(filing::copy));
  gate.get(list + "/hand-in", Deed::see_disclosure, agency, on(filing::hand_in_page));
  gate.post(list + "/hand-in", Deed::hand_in_disclosure, agency, on(filing::hand_in));
  gate.get(list + "/filings/{number}", Deed::see_disclosure, agency, on(filing::filing_page));
  gate.get(list + "/filings/{number}/file", Deed::see_disclosure, agency, on(filing::filing_file));
}

TasksOf tasks_of_disclosure(const desk::Office& office) {
  return [&office](const Visit& visit) {
    std::vector<Task> out;
    if (!access::may_somewhere(visit.actor(), Deed::change_disclosure)) return out;
    const auto agencies = desk::own_disclosers(visit.actor());
    if (agencies.empty()) return out;
    for (const desk::DisclosureRound& round : desk::see_disclosure_rounds(office)) {
      const bool is_running =
          round.round.round.stage == round::Stage::opened && round.phase.standing != round::Standing::closed;
      if (!is_running) continue;
      for (const std::string& agency : agencies) list_tasks(office, visit, round, agency, out);
    }
    return out;
  };
}

}  // namespace prongsai::web
