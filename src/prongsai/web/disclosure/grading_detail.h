// SPDX-License-Identifier: Apache-2.0
// What the pages about grades share; private to this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/disclosure/disputes.h"
#include "prongsai/desk/disclosure/evidence_changes.h"
#include "prongsai/desk/disclosure/grading.h"
#include "prongsai/desk/jobs.h"
#include "prongsai/web/disclosure/agency_detail.h"
#include "prongsai/web/home/home_page.h"

namespace prongsai::web::grading {

using filing::agency_words;
using filing::button_to;
using filing::code_words;
using filing::fact_line;
using filing::item_title;
using filing::number_words;
using filing::outside_link;
using http::Response;

/// "/th/office/grading/ita-2570/cm-city/o12".
[[nodiscard]] std::string seat_path(const Visit& visit, const store::ItemKey& key);
/// "/th/office/rounds/ita-2570/agencies/cm-city/grades", and below it.
[[nodiscard]] std::string grades_path(const Visit& visit, std::string_view round, std::string_view agency,
                                      std::string_view below = {});
[[nodiscard]] store::ItemKey item_in_path(const Visit& visit);
/// Where pages about grades begin for this visitor: disclosure, or an assessor's own work.
[[nodiscard]] Crumb first_crumb(const Visit& visit);

/// Where a page stands.
struct Place {
  std::string title;
  Html line;  ///< below the title; may be empty
  std::vector<Crumb> crumbs;
  Section section = Section::disclosure;
  bool made_up = false;
};
[[nodiscard]] Page placed(const Visit& visit, const Place& place, const Html& main);
/// 403, 404 or a page that says what stands in the way.
[[nodiscard]] Answer refused(const Visit& visit, const base::Problems& problems);
/// "grading.<key>".
[[nodiscard]] std::string say(const Voice& voice, const std::string& key, const text::Details& details = {});
[[nodiscard]] Html done_line(const Visit& visit, std::initializer_list<std::string_view> known);
[[nodiscard]] std::string label_of(const Voice& voice, const framework::Text& text);

/// "แสดงครบทุกองค์ประกอบ (100)".
[[nodiscard]] std::string choice_words(const Voice& voice, const framework::Scale& scale, std::size_t choice);
[[nodiscard]] std::string choice_words(const Voice& voice, const framework::Scale& scale,
                                       std::string_view code);
[[nodiscard]] Html state_chip(const Voice& voice, disclosure::State state);
/// "ปีไม่ตรง": of a code of the edition's reasons; the code where it has none.
[[nodiscard]] std::string reason_words(const Voice& voice,
                                       const std::vector<const disclosure::Rules::Reason*>& reasons,
                                       std::string_view code);
/// Grades with reasons and words, without whose they are.
[[nodiscard]] Html given_list(const Voice& voice, const desk::AgencyGrades& grades,
                              const desk::ItemGrade& item, const std::vector<desk::GradeReasons>& given);
/// What the agency told of the item: links with their ways, and the note.
[[nodiscard]] Html filing_part(const Voice& voice, const disclosure::ItemFiling& filing);
/// What the item demands: elements of the edition, help, common reasons for failing.
[[nodiscard]] Html demand_part(const Voice& voice, const framework::Item& item,
                               const disclosure::ItemRules* rules, const std::string& website);

/// The sealed copy of each link from when disclosing closed, before that the newest: what a machine read and
/// noticed; and folded the newest where it is another one. `ids`: what is to be graded.
struct Evidence {
  Html part;
  std::vector<std::string> ids;
};
/// `download`: the address of a copy's bytes, without its id; empty: none are offered.
[[nodiscard]] Evidence evidence_of(const desk::Office& office, const Visit& visit, const store::ItemKey& key,
                                   const disclosure::ItemRules* rules, const std::string& download);

/// Where a link's newest copy is not what was graded: which words are others. Empty without any.
[[nodiscard]] Html changes_part(const Voice& voice, const std::vector<desk::EvidenceChange>& changes);
/// desk::has_seat, for the actions about captures.
[[nodiscard]] bool has_seat_there(db::Transaction& transaction, const access::Actor& actor,
                                  const std::string& agency, const std::string& round,
                                  const std::string& item);
/// What changed after grading, for those who answer for it.
void add_changed_tasks(const desk::Office& office, const Visit& visit, std::vector<Task>& out);

[[nodiscard]] Answer queue_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer declare(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer seat_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer give(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer seat_capture(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer ask_seat_capture(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer graders_page(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit);
[[nodiscard]] Answer assign(const desk::Office& office, desk::Jobs& jobs, const Visit& visit);
[[nodiscard]] Answer give_seat(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit);
[[nodiscard]] Answer keep_conflict(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit);
[[nodiscard]] Answer keep_golden(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit);
[[nodiscard]] Answer agreement_page(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer grades_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer confirm(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer grade_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer dispute(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer withdraw(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer scores_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer scores_file(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer disputes_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer dispute_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer decide(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer ask_dispute_capture(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer changed_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer decisions_page(const desk::Office& office, const Visit& visit);

}  // namespace prongsai::web::grading
