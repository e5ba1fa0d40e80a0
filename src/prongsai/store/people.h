// SPDX-License-Identifier: Apache-2.0
// People, their roles, sessions and invitations, as the database keeps them. Who may read or change them is
// decided in `desk`, never here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/access/role.h"
#include "prongsai/db/transaction.h"

namespace prongsai::store {

/// Somebody with an account. The mail address is in lower case and unique.
struct Person {
  std::string id;  ///< opaque; what the trail names
  std::string mail;
  std::string name;
  std::string language;  ///< "th" or "en"
  std::string password;  ///< an Argon2id string
  std::int64_t password_version = 1;
  std::optional<db::Bytes> second_factor;  ///< the sealed secret of the one-time codes
  std::int64_t second_factor_step = 0;     ///< of the last code used
  db::Moment created_at{};
  std::optional<db::Moment> ended_at;

  static Person read(const db::Row& row);
};

void record_person(db::Transaction& transaction, const Person& person);
[[nodiscard]] std::optional<Person> find_person(db::Transaction& transaction, std::string_view id);
[[nodiscard]] std::optional<Person> find_person_by_mail(db::Transaction& transaction, std::string_view mail);
[[nodiscard]] std::int64_t count_people(db::Transaction& transaction);
/// Also begins a new password version, which ends what was signed for the old one.
void set_password(db::Transaction& transaction, std::string_view person, std::string_view hash);
/// The same password hashed anew; does nothing when it was changed meanwhile.
void refresh_password_hash(db::Transaction& transaction, std::string_view person, std::string_view old_hash,
                           std::string_view new_hash);
void set_second_factor(db::Transaction& transaction, std::string_view person,
                       const std::optional<db::Bytes>& sealed, std::int64_t step);
/// False when this code, or a later one, was used already.
[[nodiscard]] bool spend_second_factor_step(db::Transaction& transaction, std::string_view person,
                                            std::int64_t step);
void set_language(db::Transaction& transaction, std::string_view person, std::string_view language);
/// False when the account had ended before.
bool end_person(db::Transaction& transaction, std::string_view person, db::Moment at);

/// A role in force.
struct HeldRole {
  std::int64_t number = 0;  ///< within the person
  access::Grant grant;
  std::string given_by;
  db::Moment given_at{};

  static HeldRole read(const db::Row& row);
};
[[nodiscard]] std::vector<HeldRole> list_grants(db::Transaction& transaction, std::string_view person);
std::int64_t record_grant(db::Transaction& transaction, std::string_view person, const access::Grant& grant,
                          std::string_view given_by, db::Moment at);
bool end_grant(db::Transaction& transaction, std::string_view person, std::int64_t number, db::Moment at);

/// A line of the list of people: one role of one person.
struct PersonLine {
  std::string person;
  std::string name;
  std::string mail;
  std::int64_t number = 0;
  access::Grant grant;
  std::optional<db::Moment> seen_at;
  std::string
      agency_th;  ///< names of the grant's agency; empty where it has none, or none the register knows
  std::string agency_en;
  std::string unit;  ///< name of the grant's unit; empty likewise

  static PersonLine read(const db::Row& row);
};
struct PeopleWish {
  std::string province;  ///< empty: any
  std::string agency;    ///< empty: any
  std::string text;      ///< part of a name or address
  std::int64_t limit = 100;
  std::int64_t offset = 0;
};
[[nodiscard]] std::vector<PersonLine> list_people(db::Transaction& transaction, const PeopleWish& wish);
/// How many lines there are, whatever limit and offset.
[[nodiscard]] std::int64_t count_people_found(db::Transaction& transaction, const PeopleWish& wish);

/// Somebody to write to.
struct Recipient {
  std::string person;
  std::string mail;
  std::string name;
  std::string language;
  static Recipient read(const db::Row& row);
};
/// Everybody who holds the role (for that agency, where one is named).
[[nodiscard]] std::vector<Recipient> list_role_holders(db::Transaction& transaction, access::Role role,
                                                       std::string_view agency);

void replace_recovery_codes(db::Transaction& transaction, std::string_view person,
                            const std::vector<db::Bytes>& digests);
/// False when there is no such code, or it was used.
[[nodiscard]] bool spend_recovery_code(db::Transaction& transaction, std::string_view person,
                                       const db::Bytes& digest, db::Moment at);
[[nodiscard]] std::int64_t count_recovery_codes(db::Transaction& transaction, std::string_view person);

/// A sign-in that is in force. The token itself is with the browser only.
struct Session {
  db::Bytes digest;
  std::string public_id;  ///< names it on the page of sessions, and opens nothing
  std::string person;
  bool is_full = false;  ///< false: the password was right, the second factor is still to come
  std::string device;    ///< "Chrome, Android": no version, no address
  db::Moment created_at{};
  db::Moment seen_at{};
  db::Moment expires_at{};

  static Session read(const db::Row& row);
};
void record_session(db::Transaction& transaction, const Session& session);
[[nodiscard]] std::optional<Session> find_session(db::Transaction& transaction, const db::Bytes& digest,
                                                  db::Moment now);
[[nodiscard]] std::vector<Session> list_sessions(db::Transaction& transaction, std::string_view person,
                                                 db::Moment now);
void touch_session(db::Transaction& transaction, const db::Bytes& digest, db::Moment seen_at,
                   db::Moment expires_at);
void end_session(db::Transaction& transaction, const db::Bytes& digest);
bool end_session_by_public_id(db::Transaction& transaction, std::string_view person,
                              std::string_view public_id);
std::int64_t end_sessions(db::Transaction& transaction, std::string_view person);
std::int64_t end_other_sessions(db::Transaction& transaction, std::string_view person, const db::Bytes& keep);
std::int64_t remove_old_sessions(db::Transaction& transaction, db::Moment now);

/// A link that lets somebody in once: to an account with a role, or to a new password.
struct Invitation {
  db::Bytes digest;
  std::string public_id;
  bool is_reset = false;
  std::string mail;
  std::string name;
  std::optional<access::Grant> grant;  ///< none for a reset
  std::string invited_by;
  db::Moment created_at{};
  db::Moment expires_at{};
  std::optional<db::Moment> used_at;
  std::optional<db::Moment> ended_at;

  static Invitation read(const db::Row& row);
};
void record_invitation(db::Transaction& transaction, const Invitation& invitation);
[[nodiscard]] std::optional<Invitation> find_invitation(db::Transaction& transaction,
                                                        const db::Bytes& digest);
[[nodiscard]] std::optional<Invitation> find_invitation_by_public_id(db::Transaction& transaction,
                                                                     std::string_view public_id);
/// False when it was used, taken back or has run out: of two who try at once, one gets in.
[[nodiscard]] bool spend_invitation(db::Transaction& transaction, const db::Bytes& digest, db::Moment at);
bool end_invitation(db::Transaction& transaction, std::string_view public_id, db::Moment at);
/// Links to a new password that would still work.
[[nodiscard]] std::int64_t count_open_resets(db::Transaction& transaction, std::string_view mail,
                                             db::Moment now);
/// All of them stop working.
void end_resets(db::Transaction& transaction, std::string_view mail, db::Moment at);
[[nodiscard]] std::vector<Invitation> list_open_invitations(db::Transaction& transaction, db::Moment now,
                                                            const access::Area& area, std::int64_t limit);

}  // namespace prongsai::store
