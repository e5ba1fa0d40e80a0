// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/surveys/contacts_pages.h"

#include "prongsai/desk/surveys/contact_import.h"
#include "prongsai/web/gate/handlers.h"
#include "prongsai/web/gate/where.h"
#include "prongsai/web/surveys/contacts_detail.h"

namespace prongsai::web {
namespace {

using access::Deed;

/// A file of contacts and the frame that a browser puts around it.
constexpr std::size_t file_body_bytes_max = desk::contact_file_bytes_max + 64UL * 1024;

}  // namespace

void add_survey_contacts(Gate& gate) {
  const desk::Office& office = gate.office();
  const auto on = with_office(office);
  const Where agency = agency_in_path(office);
  const std::string list = "/office/rounds/{round}/surveys/agencies/{agency}/{asked}/contacts";
  gate.get(list, Deed::see_contacts, agency, on(surveys::contacts_page));
  gate.post(list, Deed::change_contacts, agency, on(surveys::keep_list));
  gate.get(list + "/template", Deed::see_contacts, agency, on(surveys::contacts_blank));
  // Names leave the system: asked for by a form, so that nothing fetches them beforehand.
  gate.post(list + "/file", Deed::see_contacts, agency, on(surveys::contacts_file));
  gate.post(list + "/upload", Deed::change_contacts, agency, on(surveys::upload_contacts),
            file_body_bytes_max);
  gate.get(list + "/preview", Deed::change_contacts, agency, on(surveys::contacts_preview));
  gate.post(list + "/preview", Deed::change_contacts, agency, on(surveys::take_people));
  gate.post(list + "/discard", Deed::change_contacts, agency, on(surveys::discard_people));
  gate.post(list + "/hand-in", Deed::change_contacts, agency, on(surveys::hand_in));
  gate.post(list + "/remove", Deed::change_contacts, agency, on(surveys::remove_person));
  gate.post(list + "/delete", Deed::change_contacts, agency, on(surveys::delete_list));

  gate.get_somewhere("/office/calls", Deed::work_contacts, on(surveys::lists_page));
  const std::string calls = "/office/calls/{round}/{asked}/{agency}";
  gate.get(calls, Deed::work_contacts, agency, on(surveys::call_page));
  gate.post(calls + "/person", Deed::work_contacts, agency, on(surveys::show_person));
  gate.post(calls + "/outcome", Deed::work_contacts, agency, on(surveys::note_person));
  gate.post(calls + "/interview", Deed::work_contacts, agency, on(surveys::interview));
}

}  // namespace prongsai::web
