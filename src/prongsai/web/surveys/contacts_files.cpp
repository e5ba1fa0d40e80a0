// SPDX-License-Identifier: Apache-2.0
// Files of contacts: one that is read, the blank form, and the list as a workbook.
#include "prongsai/desk/surveys/contact_import.h"
#include "prongsai/web/surveys/contacts_detail.h"

namespace prongsai::web::surveys {

Answer upload_contacts(const desk::Office& office, const Visit& visit) {
  const http::Part* part = visit.form.find_file("file");
  desk::ContactUpload upload;
  const std::string name = part == nullptr ? "" : part->file_name.value_or("");
  if (part != nullptr) upload = {name, part->bytes};
  const auto taken = desk::take_contact_file(office, visit.actor(), list_key(visit), upload);
  if (!taken) {
    base::Problems problems = taken.problems();
    for (base::Problem& problem : problems) problem.details.emplace_back("field", "file");
    return contacts_page_with(office, visit, "file", problems);
  }
  return Response::see_other(contacts_path(visit, list_key(visit), "preview"));
}

Answer contacts_file(const desk::Office& office, const Visit& visit) {
  auto file = desk::export_contacts(office, visit.actor(), list_key(visit));
  if (!file) return contacts_page_with(office, visit, "", file.problems());
  return file_answer(std::move(file->bytes), file->media_type, file->name);
}

Answer contacts_blank(const desk::Office& office, const Visit& visit) {
  if (!takes_part(office, visit)) return Response::not_found();
  auto file = desk::contact_template(office.now());
  return file_answer(std::move(file.bytes), file.media_type, file.name);
}

}  // namespace prongsai::web::surveys
