// SPDX-License-Identifier: Apache-2.0
// What the pages of a plan share; private to this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/plans/edit.h"
#include "prongsai/desk/plans/take.h"
#include "prongsai/desk/plans/versions.h"
#include "prongsai/web/analysis/peers_shelf.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/gate/form_parts.h"
#include "prongsai/web/gate/gate.h"

namespace prongsai::web::plans {

using http::Response;
using improvement::Record;
using improvement::RecordKind;

/// Agency and year as the address names them; year 0 for what is no year.
[[nodiscard]] store::PlanKey key_in_path(const Visit& visit);
/// "/th/office/plans/cm-city/2567", and below it.
[[nodiscard]] std::string plan_path(const Visit& visit, const store::PlanKey& key,
                                    std::string_view below = {});
[[nodiscard]] std::string record_path(const Visit& visit, const store::PlanKey& key, const std::string& id,
                                      std::string_view below = {});
/// How the form for `what` is kept. Its page is the one that is read now; for the answer to a form, the one
/// `below` the plan.
[[nodiscard]] Keep keep_of(const Visit& visit, const store::PlanKey& key, std::string_view what,
                           const std::string& below);

/// 403, 404 or a page that says what stands in the way.
[[nodiscard]] Answer refused(const Visit& visit, const base::Problems& problems);
/// To an address below the plan, with a line there that says what was done ("plan.done.<code>").
[[nodiscard]] Answer done(const Visit& visit, const std::string& address, std::string_view code);
/// The line that says so.
[[nodiscard]] Html done_line(const Visit& visit);

[[nodiscard]] std::string agency_words(const Voice& voice, const store::ResultAgency& agency);
/// A page about one plan: crumbs, title, agency and year below it, the ways through the plan, then `main`.
[[nodiscard]] Page page_of(const Visit& visit, const desk::PlanView& view, std::string_view way,
                           const std::string& title, const Html& main);

/// "มาตรการที่ 3"; the first line of its words.
[[nodiscard]] std::string kind_words(const Voice& voice, RecordKind kind);
[[nodiscard]] std::string numbered(const Voice& voice, const desk::PlanView& view, const Record& record);
[[nodiscard]] std::string title_of(const Record& record);
/// A value in words for reading: names for codes, days in full; empty for nothing.
[[nodiscard]] Html shown_value(const Voice& voice, const desk::PlanView& view,
                               const improvement::FieldSpec& spec, const std::string& canonical);
/// "plan.label.<kind>.<field>".
[[nodiscard]] std::string label_of(const Voice& voice, RecordKind kind, std::string_view field);

[[nodiscard]] Html state_chip(const Voice& voice, store::PlanState state);
[[nodiscard]] Html standing_chip(const Voice& voice, improvement::Standing standing);
/// "ยังไม่มีใครยืนยันข้อความจากปี 2565", with the way to confirm where one may; empty for confirmed records.
[[nodiscard]] Html unconfirmed_line(const Visit& visit, const desk::PlanView& view, const Record& record);

/// A finding as a sentence, its names in the language of the page.
[[nodiscard]] std::string finding_words(const Voice& voice, const desk::PlanView& view,
                                        const improvement::PlanFinding& finding);
/// Where the finding is mended; "" where there is no single place.
[[nodiscard]] std::string finding_address(const Visit& visit, const desk::PlanView& view,
                                          const improvement::PlanFinding& finding);
/// Those of one record, each a whole sentence; empty without any.
[[nodiscard]] Html findings_of(const Visit& visit, const desk::PlanView& view, const std::string& record);
[[nodiscard]] Html findings_list(const Visit& visit, const desk::PlanView& view,
                                 const std::vector<const improvement::PlanFinding*>& findings);

/// Those of one record in a word or two each, for lists; empty without any.
[[nodiscard]] Html card_findings(const Voice& voice, const desk::PlanView& view, const std::string& record);

/// A button-like link.
[[nodiscard]] Html button_to(const std::string& address, const std::string& words, bool is_primary = false);

/// The form of a record: of its planned fields, or of what is followed up. `typed` are the texts that were
/// refused with `errors`; without errors the kept values stand there.
struct RecordForm {
  const Visit& visit;
  const desk::PlanView& view;
  const improvement::KindSpec& spec;
  const Record* record = nullptr;  ///< null: a new one
  std::string id;
  std::string parent;
  improvement::FieldTexts typed;
  FormErrors errors;
  bool follow_up = false;
};
[[nodiscard]] Html record_form(const RecordForm& form);

using Handler = Answer (*)(const desk::Office& office, const Visit& visit);

Answer plans_page(const desk::Office& office, const Visit& visit);         // …/plans
Answer agency_plans_page(const desk::Office& office, const Visit& visit);  // …/plans/{agency}
Answer make_plan(const desk::Office& office, const Visit& visit);
Answer overview_page(const desk::Office& office, const Visit& visit);    // …/plans/{agency}/{year}
Answer list_page(const desk::Office& office, const Visit& visit);        // …/list/{kind}
Answer new_record_page(const desk::Office& office, const Visit& visit);  // …/new/{kind}
Answer record_page(const desk::Office& office, const Visit& visit);      // …/record/{record}
Answer save_record(const desk::Office& office, const Visit& visit);
Answer remove_record(const desk::Office& office, const Visit& visit);   // …/record/{record}/remove
Answer move_record(const desk::Office& office, const Visit& visit);     // …/record/{record}/move
Answer confirm_record(const desk::Office& office, const Visit& visit);  // …/record/{record}/confirm
Answer keep_record(const desk::Office& office, const Visit& visit);     // …/record/{record}/keep
Answer library_page(const desk::Office& office, const Visit& visit);    // …/library
Answer take_entries(const desk::Office& office, const Visit& visit);
Answer carry_page(const desk::Office& office, const Visit& visit);  // …/carry
Answer carry_over(const desk::Office& office, const Visit& visit);
Answer history_page(const desk::Office& office, const Visit& visit);  // …/history
Answer undo_change(const desk::Office& office, const Visit& visit);
Answer check_page(const desk::Office& office, const Visit& visit);  // …/check
Answer hand_in(const desk::Office& office, const Visit& visit);
Answer version_page(const desk::Office& office, const Visit& visit);  // …/versions/{number}
Answer version_file(const desk::Office& office, const Visit& visit);  // …/versions/{number}/file
Answer decide(const desk::Office& office, const Visit& visit);
Answer publish(const desk::Office& office, const Visit& visit);
Answer calendar_page(const desk::Office& office, const Visit& visit);   // …/calendar
Answer follow_up_page(const desk::Office& office, const Visit& visit);  // …/follow-up
Answer outcome_page(const desk::Office& office, const Visit& visit);    // …/outcome
Answer board_page(const desk::Office& office, const Visit& visit);      // …/plans/board
Answer sheet_page(const desk::Office& office, const Visit& visit);      // …/sheet
Answer sheet_file(const desk::Office& office, const Visit& visit);      // …/sheet/file
Answer upload_sheet(const desk::Office& office, const Visit& visit);
Answer apply_sheet(const desk::Office& office, const Visit& visit);

// …/analysis; `peers` finds those published results among which the agency stands.
Answer analysis_page(const desk::Office& office, const Visit& visit, const PeersOf& peers);

}  // namespace prongsai::web::plans
