// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/plans/plans_pages.h"

#include "prongsai/web/gate/where.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web {
namespace {

using access::Deed;
using plans::Handler;

/// Thai letters are nine characters each in a form that is not one of files.
constexpr std::size_t form_body_bytes_max = 1024 * 1024;
constexpr std::size_t upload_body_bytes_max = 5 * 1024 * 1024;

/// Registers handlers with what they all need.
struct Door {
  Gate& gate;
  const desk::Office& office;
  Where agency;
  std::string plan = "/office/plans/{agency}/{year}";

  [[nodiscard]] Gate::Handler with(Handler handler) const {
    const desk::Office& o = office;
    return [&o, handler](const Visit& visit) { return handler(o, visit); };
  }
  /// For whole agencies and for units alike: the desk shows each what is theirs.
  void see(const std::string& below, Handler handler) const {
    gate.get_somewhere(plan + below, Deed::see_plans, with(handler));
  }
  void see_whole(const std::string& below, Handler handler) const {
    gate.get(plan + below, Deed::see_plans, agency, with(handler));
  }
  void ask(const std::string& below, Handler handler) const {
    gate.get(plan + below, Deed::change_plans, agency, with(handler));
  }
  void change(const std::string& below, Handler handler, std::size_t bytes_max = 0) const {
    gate.post(plan + below, Deed::change_plans, agency, with(handler), bytes_max);
  }
};

void add_records(const Door& door) {
  door.see("", plans::overview_page);
  door.see("/list/{kind}", plans::list_page);
  door.see("/new/{kind}", plans::new_record_page);
  door.see("/record/{record}", plans::record_page);
  door.gate.post_somewhere(door.plan + "/record/{record}", Deed::report_progress,
                           door.with(plans::save_record), form_body_bytes_max);
  door.change("/record/{record}/remove", plans::remove_record);
  door.change("/record/{record}/move", plans::move_record);
  door.change("/record/{record}/confirm", plans::confirm_record);
  door.change("/record/{record}/keep", plans::keep_record);
  door.see("/calendar", plans::calendar_page);
  door.see("/follow-up", plans::follow_up_page);
  door.see("/history", plans::history_page);
  door.change("/undo", plans::undo_change);
}

void add_sources(const Door& door) {
  door.see_whole("/outcome", plans::outcome_page);
  door.see_whole("/library", plans::library_page);
  door.change("/library", plans::take_entries);
  door.ask("/carry", plans::carry_page);
  door.change("/carry", plans::carry_over);
  door.see_whole("/sheet", plans::sheet_page);
  door.see_whole("/sheet/file", plans::sheet_file);
  door.change("/sheet", plans::upload_sheet, upload_body_bytes_max);
  door.change("/sheet/apply", plans::apply_sheet, upload_body_bytes_max);
}

void add_versions(const Door& door) {
  door.see_whole("/check", plans::check_page);
  door.change("/hand-in", plans::hand_in);
  door.see_whole("/versions/{number}", plans::version_page);
  door.see_whole("/versions/{number}/file", plans::version_file);
  door.gate.post(door.plan + "/versions/{number}/decide", Deed::approve_plans, door.agency,
                 door.with(plans::decide));
  door.gate.post(door.plan + "/versions/{number}/publish", Deed::publish_plans, door.agency,
                 door.with(plans::publish));
}

}  // namespace

void add_plans(Gate& gate, const PeersOf& peers) {
  const desk::Office& office = gate.office();
  const Door door{gate, office, agency_in_path(office)};
  gate.get_somewhere("/office/plans", Deed::see_plans, door.with(plans::plans_page));
  gate.get_somewhere("/office/plans/board", Deed::see_plans, door.with(plans::board_page));
  gate.get_somewhere("/office/plans/{agency}", Deed::see_plans, door.with(plans::agency_plans_page));
  gate.post("/office/plans/{agency}", Deed::change_plans, door.agency, door.with(plans::make_plan));
  add_records(door);
  add_sources(door);
  gate.get(door.plan + "/analysis", Deed::see_plans, door.agency,
           [&office, peers](const Visit& visit) { return plans::analysis_page(office, visit, peers); });
  add_versions(door);
}

}  // namespace prongsai::web
