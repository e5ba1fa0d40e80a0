// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/contacts.h"

#include <algorithm>
#include <array>

#include "prongsai/base/assert.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

constexpr std::array<std::string_view, 3> list_words = {"open", "handed_in", "deleted"};
constexpr std::array<std::string_view, call_state_count> call_words = {"waiting", "not_reached", "again",
                                                                       "refused", "answered"};

ListState list_state_of(std::string_view word) {
  const auto found = std::find(list_words.begin(), list_words.end(), word);
  PRONGSAI_ASSERT(found != list_words.end());
  return static_cast<ListState>(found - list_words.begin());
}

const std::array<std::string, 8> contact_columns = {"agency_id", "contact_id", "round_id",   "asked",
                                                    "sealed",    "turn",       "call_state", "version"};

}  // namespace

std::string_view word_of(ListState state) {
  return list_words[static_cast<std::size_t>(state)];
}

std::string_view word_of(CallState state) {
  return call_words[static_cast<std::size_t>(state)];
}

std::optional<CallState> parse_call_state(std::string_view word) {
  const auto found = std::find(call_words.begin(), call_words.end(), word);
  if (found == call_words.end()) return std::nullopt;
  return static_cast<CallState>(found - call_words.begin());
}

ContactList ContactList::read(const db::Row& row) {
  return {{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)},
          row.get<std::string>(3),
          row.get<std::int64_t>(4),
          list_state_of(row.get<std::string>(5)),
          row.get<std::int64_t>(6),
          row.get<std::int64_t>(7)};
}

bool record_contact_list(db::Transaction& transaction, const ContactList& list) {
  return transaction.execute(sql::record_contact_list, list.key.agency, list.key.round, list.key.asked,
                             list.purpose, list.last_day) == 1;
}

std::optional<ContactList> find_contact_list(db::Transaction& transaction, const ContactListKey& key) {
  return transaction.optional<ContactList>(sql::find_contact_list, key.agency, key.round, key.asked);
}

bool change_contact_list(db::Transaction& transaction, const ContactList& list) {
  return transaction.execute(sql::change_contact_list, list.key.agency, list.key.round, list.key.asked,
                             list.version, list.purpose, list.last_day, word_of(list.state),
                             list.contacts) == 1;
}

std::vector<ContactList> list_contact_lists_over(db::Transaction& transaction, std::int64_t today,
                                                 std::int64_t limit) {
  return transaction.all<ContactList>(sql::list_contact_lists_over, today, limit);
}

StoredContact StoredContact::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::int64_t>(2),
          parse_call_state(row.get<std::string>(3)).value(), row.get<std::int64_t>(4)};
}

void record_contacts(db::Transaction& transaction, const ContactListKey& key,
                     std::span<const StoredContact> contacts) {
  transaction.insert_in_bulk("contact", contact_columns, [&](auto&& add) {
    for (const StoredContact& one : contacts)
      add(key.agency, one.id, key.round, key.asked, one.sealed, one.turn, word_of(one.state), one.version);
  });
}

std::vector<StoredContact> list_contacts(db::Transaction& transaction, const ContactListKey& key) {
  return transaction.all<StoredContact>(sql::list_contacts, key.round, key.asked, key.agency);
}

std::vector<StoredContact> list_contacts_to_call(db::Transaction& transaction, const ContactListKey& key,
                                                 std::int64_t limit) {
  return transaction.all<StoredContact>(sql::list_contacts_to_call, key.round, key.asked, key.agency, limit);
}

std::optional<StoredContact> find_contact(db::Transaction& transaction, const ContactListKey& key,
                                          std::string_view id) {
  return transaction.optional<StoredContact>(sql::find_contact, key.agency, id, key.round, key.asked);
}

bool set_call_state(db::Transaction& transaction, std::string_view agency, const StoredContact& contact,
                    CallState state, std::int64_t turn) {
  return transaction.execute(sql::set_call_state, agency, contact.id, word_of(state), turn,
                             contact.version) == 1;
}

bool remove_contact(db::Transaction& transaction, const ContactListKey& key, std::string_view id) {
  return transaction.execute(sql::remove_contact, key.agency, id, key.round, key.asked) == 1;
}

std::int64_t remove_contacts(db::Transaction& transaction, const ContactListKey& key) {
  transaction.execute(sql::remove_contact_intakes, key.agency, key.round, key.asked);
  transaction.execute(sql::remove_contact_access, key.agency, key.round, key.asked);
  return transaction.execute(sql::remove_contacts, key.round, key.asked, key.agency);
}

ListToCall ListToCall::read(const db::Row& row) {
  return {row.get<std::string>(0),  row.get<std::string>(1),  row.get<std::string>(2),
          row.get<std::string>(3),  row.get<std::int64_t>(4), row.get<std::int64_t>(5),
          row.get<std::int64_t>(6), row.get<std::int64_t>(7), row.get<std::int64_t>(8),
          row.get<std::int64_t>(9)};
}

std::vector<ListToCall> list_contact_lists_to_call(db::Transaction& transaction, std::string_view round,
                                                   std::string_view asked) {
  return transaction.all<ListToCall>(sql::list_contact_lists_to_call, round, asked);
}

std::int64_t count_contact_access(db::Transaction& transaction, const ContactListKey& key,
                                  std::string_view person, std::int64_t day) {
  return transaction.one<std::int64_t>(sql::count_contact_access, key.agency, key.round, key.asked, person,
                                       day);
}

ContactAccess ContactAccess::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::int64_t>(1)};
}

ContactAccess sum_contact_access(db::Transaction& transaction, const ContactListKey& key) {
  return transaction.one<ContactAccess>(sql::sum_contact_access, key.agency, key.round, key.asked);
}

ContactIntake ContactIntake::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<db::Moment>(2)};
}

void record_contact_intake(db::Transaction& transaction, const ContactListKey& key, std::string_view person,
                           const ContactIntake& intake) {
  transaction.execute(sql::record_contact_intake, key.agency, key.round, key.asked, person, intake.id,
                      intake.sealed, intake.created_at);
}

std::optional<ContactIntake> find_contact_intake(db::Transaction& transaction, const ContactListKey& key,
                                                 std::string_view person) {
  return transaction.optional<ContactIntake>(sql::find_contact_intake, key.agency, key.round, key.asked,
                                             person);
}

void remove_contact_intake(db::Transaction& transaction, const ContactListKey& key, std::string_view person) {
  transaction.execute(sql::remove_contact_intake, key.agency, key.round, key.asked, person);
}

void remove_old_contact_intakes(db::Transaction& transaction, db::Moment before) {
  transaction.execute(sql::remove_old_contact_intakes, before);
}

}  // namespace prongsai::store
