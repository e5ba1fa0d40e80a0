// SPDX-License-Identifier: Apache-2.0
// Lists of people whom assessors call, as the database keeps them: who somebody is stands sealed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/transaction.h"

namespace prongsai::store {

/// One list an agency, round, and instrument or part.
struct ContactListKey {
  std::string agency;
  std::string round;
  std::string asked;  ///< "eit2"
};

enum class ListState : std::uint8_t {
  open,       ///< the agency writes in it
  handed_in,  ///< assessors call
  deleted,    ///< nobody is in it any more
};
[[nodiscard]] std::string_view word_of(ListState state);  ///< "open", "handed_in", "deleted"

struct ContactList {
  ContactListKey key;
  std::string purpose;
  std::int64_t last_day = 0;  ///< on which it may exist; whole days since 1970-01-01 in Bangkok
  ListState state = ListState::open;
  std::int64_t contacts = 0;  ///< in it now; of a deleted one how many there were
  std::int64_t version = 1;   ///< grows with every change

  static ContactList read(const db::Row& row);
};
/// False when there is one already.
[[nodiscard]] bool record_contact_list(db::Transaction& transaction, const ContactList& list);
[[nodiscard]] std::optional<ContactList> find_contact_list(db::Transaction& transaction,
                                                           const ContactListKey& key);
/// False when it was changed since it had `list.version`; nothing is changed then.
[[nodiscard]] bool change_contact_list(db::Transaction& transaction, const ContactList& list);
/// Those not deleted whose last day is before `today`, at most `limit`.
[[nodiscard]] std::vector<ContactList> list_contact_lists_over(db::Transaction& transaction,
                                                               std::int64_t today, std::int64_t limit);

enum class CallState : std::uint8_t { waiting, not_reached, again, refused, answered };
inline constexpr std::size_t call_state_count = 5;
[[nodiscard]] std::string_view word_of(CallState state);  ///< "waiting", "not_reached", …
[[nodiscard]] std::optional<CallState> parse_call_state(std::string_view word);

struct StoredContact {
  std::string id;
  std::string sealed;
  std::int64_t turn = 0;  ///< random
  CallState state = CallState::waiting;
  std::int64_t version = 1;

  static StoredContact read(const db::Row& row);
};
void record_contacts(db::Transaction& transaction, const ContactListKey& key,
                     std::span<const StoredContact> contacts);
/// By turn.
[[nodiscard]] std::vector<StoredContact> list_contacts(db::Transaction& transaction,
                                                       const ContactListKey& key);
/// Who still can be called: those never called first, then those to be called again, then those not reached;
/// each by turn.
[[nodiscard]] std::vector<StoredContact> list_contacts_to_call(db::Transaction& transaction,
                                                               const ContactListKey& key, std::int64_t limit);
[[nodiscard]] std::optional<StoredContact> find_contact(db::Transaction& transaction,
                                                        const ContactListKey& key, std::string_view id);
/// False when somebody else changed it since it had that version.
[[nodiscard]] bool set_call_state(db::Transaction& transaction, std::string_view agency,
                                  const StoredContact& contact, CallState state, std::int64_t turn);
/// False when there is none.
[[nodiscard]] bool remove_contact(db::Transaction& transaction, const ContactListKey& key,
                                  std::string_view id);
/// Everybody, and what was looked at and not taken in; gives how many people.
std::int64_t remove_contacts(db::Transaction& transaction, const ContactListKey& key);

/// A handed-in list with what is left to do.
struct ListToCall {
  std::string agency;
  std::string name_th;
  std::string name_en;   ///< may be empty
  std::string province;  ///< may be empty
  std::int64_t contacts = 0;
  std::int64_t waiting = 0;
  std::int64_t again = 0;
  std::int64_t not_reached = 0;
  std::int64_t refused = 0;
  std::int64_t answered = 0;

  static ListToCall read(const db::Row& row);
};
[[nodiscard]] std::vector<ListToCall> list_contact_lists_to_call(db::Transaction& transaction,
                                                                 std::string_view round,
                                                                 std::string_view asked);

/// Notes that numbers were shown to that person on that day; gives how often by now.
[[nodiscard]] std::int64_t count_contact_access(db::Transaction& transaction, const ContactListKey& key,
                                                std::string_view person, std::int64_t day);
struct ContactAccess {
  std::int64_t shown = 0;
  std::int64_t people = 0;  ///< to so many

  static ContactAccess read(const db::Row& row);
};
[[nodiscard]] ContactAccess sum_contact_access(db::Transaction& transaction, const ContactListKey& key);

/// A file that is being looked at.
struct ContactIntake {
  std::string id;
  std::string sealed;
  db::Moment created_at{};

  static ContactIntake read(const db::Row& row);
};
/// Takes the place of the person's earlier one of that list.
void record_contact_intake(db::Transaction& transaction, const ContactListKey& key, std::string_view person,
                           const ContactIntake& intake);
[[nodiscard]] std::optional<ContactIntake> find_contact_intake(db::Transaction& transaction,
                                                               const ContactListKey& key,
                                                               std::string_view person);
void remove_contact_intake(db::Transaction& transaction, const ContactListKey& key, std::string_view person);
void remove_old_contact_intakes(db::Transaction& transaction, db::Moment before);

}  // namespace prongsai::store
