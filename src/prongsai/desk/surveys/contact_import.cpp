// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/contact_import.h"

#include <algorithm>
#include <cstring>
#include <set>

#include "prongsai/desk/record.h"
#include "prongsai/desk/surveys/contacts_detail.h"
#include "prongsai/secret/token.h"
#include "prongsai/table_files/read_table.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using store::ContactListKey;
using store::ListState;

constexpr std::array<std::string_view, contact_verdict_count> verdict_words = {"added", "twice",
                                                                               "same_number", "bad"};
constexpr std::chrono::hours intake_age_max{24};
constexpr std::size_t file_name_bytes_max = 200;

table_files::Limits limits() {
  table_files::Limits out;
  out.bytes_max = contact_file_bytes_max;
  out.rows_max = static_cast<std::size_t>(contacts_most) + 100;
  out.columns_max = 40;
  out.cell_bytes_max = 4'000;
  return out;
}

struct ReadFile {
  detail::ContactReading reading;
  base::Problems remarks;
};

/// The first sheet that has the headings.
base::Result<ReadFile> read_file(const std::string& name, std::string_view bytes) {
  const auto workbook = table_files::read_table(bytes, name, limits());
  if (!workbook) return workbook.problems();
  base::Problems problems;
  for (const table_files::Sheet& sheet : workbook->sheets) {
    auto reading = detail::read_contact_rows(sheet.rows);
    if (reading.problems.empty()) return ReadFile{std::move(reading), workbook->remarks};
    if (problems.empty()) problems = reading.problems;
  }
  return problems;
}

std::string context_of(const ContactListKey& key, const std::string& person) {
  return "contact file of " + person + " for " + detail::name_of(key);
}

std::string identity_of(const ContactPerson& person) {
  return person.name + "\n" + person.telephone + "\n" + person.mail + "\n" + person.service;
}

/// What was met so far, in the list and further up in the file.
class Known {
 public:
  ContactVerdict verdict_of(const ContactPerson& person) {
    if (!everything_.insert(identity_of(person)).second) return ContactVerdict::twice;
    bool is_new = true;
    if (!person.telephone.empty()) is_new = ways_.insert(person.telephone).second && is_new;
    if (!person.mail.empty()) is_new = ways_.insert(person.mail).second && is_new;
    return is_new ? ContactVerdict::added : ContactVerdict::same_number;
  }

 private:
  std::set<std::string> everything_;
  std::set<std::string> ways_;
};

struct Looked {
  ContactPreview preview;
  access::Role role;
};

base::Result<Looked> preview_of(db::Transaction& transaction, const Office& office,
                                const access::Actor& actor, const ContactListKey& key) {
  const auto subject = detail::list_subject(transaction, office, actor, Deed::change_contacts, key);
  if (!subject) return subject.problems();
  const auto list = detail::live_list(transaction, key);
  if (!list) return list.problems();
  const auto intake = store::find_contact_intake(transaction, key, actor.person);
  if (!intake || intake->created_at < office.now() - intake_age_max)
    return Problem{"contacts.no_intake", {}, {}};
  const auto plain = office.sealer.open(intake->sealed, context_of(key, actor.person));
  if (!plain) return Problem{"contacts.no_intake", {}, {}};
  const std::size_t end = plain->find('\n');
  ContactPreview out{
      .id = intake->id, .file_name = plain->substr(0, end), .list = *list, .lines = {}, .remarks = {}};
  auto file = read_file(out.file_name, std::string_view(*plain).substr(end + 1));
  if (!file) return file.problems();
  Known known;
  for (const store::StoredContact& one : store::list_contacts(transaction, key))
    (void)known.verdict_of(detail::open_person(office, key, one));
  for (detail::ContactRow& row : file->reading.rows) {
    const ContactVerdict verdict = row.problems.empty() ? known.verdict_of(row.person) : ContactVerdict::bad;
    ++out.counts[static_cast<std::size_t>(verdict)];
    out.lines.push_back({row.line, std::move(row.person), verdict, std::move(row.problems)});
  }
  out.remarks = std::move(file->remarks);
  return Looked{std::move(out), subject->role};
}

/// A number from the whole range, so that the order of calls is nobody's choice.
std::int64_t random_turn() {
  std::uint64_t out = 0;
  const std::string bytes = secret::unpredictable_bytes(sizeof out);
  std::memcpy(&out, bytes.data(), sizeof out);
  return static_cast<std::int64_t>(out >> 1);
}

}  // namespace

std::string_view word_of(ContactVerdict verdict) {
  return verdict_words[static_cast<std::size_t>(verdict)];
}

base::Result<bool> take_contact_file(const Office& office, const access::Actor& actor,
                                     const ContactListKey& key, const ContactUpload& upload) {
  if (upload.bytes.empty()) return Problem{"contacts.no_file", {{"field", "file"}}, {}};
  if (upload.bytes.size() > contact_file_bytes_max)
    return Problem{"contacts.file_too_large",
                   {{"most", std::to_string(contact_file_bytes_max / 1024 / 1024)}, {"field", "file"}},
                   {}};
  std::string name(upload.file_name.substr(0, file_name_bytes_max));
  std::replace_if(name.begin(), name.end(), [](unsigned char letter) { return letter < 0x20; }, ' ');
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto subject = detail::list_subject(transaction, office, actor, Deed::change_contacts, key);
    if (!subject) return subject.problems();
    const auto list = detail::live_list(transaction, key);
    if (!list) return list.problems();
    if (list->state != ListState::open) return Problem{"contacts.is_handed_in", {}, {}};
    // Only for who may: reading a file costs time.
    const auto file = read_file(name, upload.bytes);
    if (!file) return file.problems();
    store::record_contact_intake(
        transaction, key, actor.person,
        {.id = secret::new_id("i"),
         .sealed = office.sealer.seal(name + "\n" + std::string(upload.bytes), context_of(key, actor.person)),
         .created_at = now});
    return true;
  });
}

base::Result<ContactPreview> preview_contacts(const Office& office, const access::Actor& actor,
                                              const ContactListKey& key) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<ContactPreview> {
    auto looked = preview_of(transaction, office, actor, key);
    if (!looked) return looked.problems();
    return std::move(looked->preview);
  });
}

base::Result<std::int64_t> take_contacts(const Office& office, const access::Actor& actor,
                                         const ContactListKey& key, std::string_view id) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::int64_t> {
    const auto looked = preview_of(transaction, office, actor, key);
    if (!looked) return looked.problems();
    const ContactPreview* preview = &looked->preview;
    if (preview->id != id) return Problem{"contacts.no_intake", {}, {}};
    store::ContactList list = preview->list;
    if (list.state != ListState::open) return Problem{"contacts.is_handed_in", {}, {}};
    const std::int64_t good = preview->count_good();
    if (good == 0) return Problem{"contacts.nothing_to_take", {}, {}};
    if (list.contacts + good > contacts_most)
      return Problem{
          "contacts.too_many",
          {{"found", std::to_string(list.contacts + good)}, {"most", std::to_string(contacts_most)}},
          {}};
    std::vector<store::StoredContact> contacts;
    for (const ContactPreviewLine& line : preview->lines) {
      if (line.verdict == ContactVerdict::bad || line.verdict == ContactVerdict::twice) continue;
      store::StoredContact one;
      one.id = secret::new_id("c");
      one.sealed = detail::seal_person(office, key, one.id, line.person);
      one.turn = random_turn();
      contacts.push_back(std::move(one));
    }
    list.contacts += good;
    if (!store::change_contact_list(transaction, list)) return detail::list_clash();
    store::record_contacts(transaction, key, contacts);
    store::remove_contact_intake(transaction, key, actor.person);
    record(transaction, actor, looked->role, now,
           {.action = "contacts.import",
            .subject_kind = "contact_list",
            .subject = detail::name_of(key),
            .agency = key.agency,
            .after = audit::Snapshot().number("added", good).number("count", list.contacts).str()});
    return good;
  });
}

base::Result<bool> discard_contact_file(const Office& office, const access::Actor& actor,
                                        const ContactListKey& key) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto subject = detail::list_subject(transaction, office, actor, Deed::change_contacts, key);
    if (!subject) return subject.problems();
    store::remove_contact_intake(transaction, key, actor.person);
    return true;
  });
}

}  // namespace prongsai::desk
