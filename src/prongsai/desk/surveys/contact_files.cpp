// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include "prongsai/desk/record.h"
#include "prongsai/desk/surveys/contacts_detail.h"
#include "prongsai/table_files/write_xlsx.h"

namespace prongsai::desk {
namespace {

constexpr std::string_view xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

table_files::OutSheet sheet_of(const std::vector<ListedContact>& people) {
  table_files::OutSheet out;
  out.name = "รายชื่อ";
  out.heading_rows = 1;
  out.widths = {32, 18, 30, 48};
  std::vector<table_files::OutCell> headings;
  for (const std::string_view one : detail::contact_headings) headings.emplace_back(std::string(one));
  out.rows.push_back(std::move(headings));
  for (const ListedContact& one : people)
    out.rows.push_back({one.person.name, one.person.telephone, one.person.mail, one.person.service});
  return out;
}

base::Result<ContactFile> file_of(const std::string& name, const std::vector<ListedContact>& people,
                                  Moment at) {
  table_files::OutWorkbook workbook;
  workbook.sheets.push_back(sheet_of(people));
  workbook.made_at = std::chrono::floor<std::chrono::seconds>(at);
  auto bytes = table_files::write_xlsx(workbook);
  if (!bytes) return bytes.problems();
  return ContactFile{name, std::string(xlsx_type), *std::move(bytes)};
}

}  // namespace

base::Result<ContactFile> export_contacts(const Office& office, const access::Actor& actor,
                                          const store::ContactListKey& key) {
  const Moment now = office.now();
  const auto seen = see_contacts(office, actor, key);
  if (!seen) return seen.problems();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<ContactFile> {
    const auto subject = detail::list_subject(transaction, office, actor, access::Deed::see_contacts, key);
    if (!subject) return subject.problems();
    record(
        transaction, actor, subject->role, now,
        {.action = "contacts.export",
         .subject_kind = "contact_list",
         .subject = detail::name_of(key),
         .agency = key.agency,
         .after = audit::Snapshot().number("count", static_cast<std::int64_t>(seen->people.size())).str()});
    return file_of("prongsai-contacts-" + key.agency + "-" + key.asked + ".xlsx", seen->people, now);
  });
}

ContactFile contact_template(Moment made_at) {
  return file_of("prongsai-contacts.xlsx", {}, made_at).value();
}

}  // namespace prongsai::desk
