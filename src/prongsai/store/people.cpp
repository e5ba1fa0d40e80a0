// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/people.h"

#include <tuple>

#include "prongsai/base/assert.h"
#include "prongsai/store/pattern_detail.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

access::Grant grant_at(const db::Row& row, int first) {
  const auto role = access::parse_role(row.get<std::string>(first));
  PRONGSAI_ASSERT(role.has_value());
  return {
      *role,
      {row.get<std::string>(first + 1), row.get<std::string>(first + 2), row.get<std::string>(first + 3)}};
}

}  // namespace

Person Person::read(const db::Row& row) {
  return {row.get<std::string>(0),
          row.get<std::string>(1),
          row.get<std::string>(2),
          row.get<std::string>(3),
          row.get<std::string>(4),
          row.get<std::int64_t>(5),
          row.get<std::optional<db::Bytes>>(6),
          row.get<std::int64_t>(7),
          row.get<db::Moment>(8),
          row.get<std::optional<db::Moment>>(9)};
}

void record_person(db::Transaction& transaction, const Person& person) {
  transaction.execute(sql::record_person, person.id, person.mail, person.name, person.language,
                      person.password, person.password_version, person.second_factor,
                      person.second_factor_step, person.created_at, person.ended_at);
}

std::optional<Person> find_person(db::Transaction& transaction, std::string_view id) {
  return transaction.optional<Person>(sql::find_person, id);
}

std::optional<Person> find_person_by_mail(db::Transaction& transaction, std::string_view mail) {
  return transaction.optional<Person>(sql::find_person_by_mail, mail);
}

std::int64_t count_people(db::Transaction& transaction) {
  return transaction.one<std::int64_t>(sql::count_people);
}

void set_password(db::Transaction& transaction, std::string_view person, std::string_view hash) {
  transaction.execute(sql::set_password, person, hash);
}

void refresh_password_hash(db::Transaction& transaction, std::string_view person, std::string_view old_hash,
                           std::string_view new_hash) {
  transaction.execute(sql::refresh_password_hash, person, old_hash, new_hash);
}

void set_second_factor(db::Transaction& transaction, std::string_view person,
                       const std::optional<db::Bytes>& sealed, std::int64_t step) {
  transaction.execute(sql::set_second_factor, person, sealed, step);
}

bool spend_second_factor_step(db::Transaction& transaction, std::string_view person, std::int64_t step) {
  return transaction.execute(sql::spend_second_factor_step, person, step) == 1;
}

void set_language(db::Transaction& transaction, std::string_view person, std::string_view language) {
  transaction.execute(sql::set_language, person, language);
}

bool end_person(db::Transaction& transaction, std::string_view person, db::Moment at) {
  return transaction.execute(sql::end_person, person, at) == 1;
}

HeldRole HeldRole::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), grant_at(row, 1), row.get<std::string>(5), row.get<db::Moment>(6)};
}

std::vector<HeldRole> list_grants(db::Transaction& transaction, std::string_view person) {
  return transaction.all<HeldRole>(sql::list_grants, person);
}

std::int64_t record_grant(db::Transaction& transaction, std::string_view person, const access::Grant& grant,
                          std::string_view given_by, db::Moment at) {
  return transaction.one<std::int64_t>(sql::record_grant, person, access::code_of(grant.role),
                                       grant.area.province, grant.area.agency, grant.area.unit, given_by, at);
}

bool end_grant(db::Transaction& transaction, std::string_view person, std::int64_t number, db::Moment at) {
  return transaction.execute(sql::end_grant, person, number, at) == 1;
}

PersonLine PersonLine::read(const db::Row& row) {
  PersonLine out{row.get<std::string>(0),  row.get<std::string>(1),  row.get<std::string>(2),
                 row.get<std::int64_t>(3), grant_at(row, 4),         std::nullopt,
                 row.get<std::string>(9),  row.get<std::string>(10), row.get<std::string>(11)};
  const db::Moment seen = row.get<db::Moment>(8);
  if (seen != db::Moment{}) out.seen_at = seen;
  return out;
}

std::vector<PersonLine> list_people(db::Transaction& transaction, const PeopleWish& wish) {
  return transaction.all<PersonLine>(sql::list_people, wish.province, wish.agency,
                                     detail::containing(wish.text), wish.limit, wish.offset);
}

std::int64_t count_people_found(db::Transaction& transaction, const PeopleWish& wish) {
  return transaction.one<std::int64_t>(sql::count_people_found, wish.province, wish.agency,
                                       detail::containing(wish.text));
}

Recipient Recipient::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)};
}

std::vector<Recipient> list_role_holders(db::Transaction& transaction, access::Role role,
                                         std::string_view agency) {
  return transaction.all<Recipient>(sql::list_role_holders, access::code_of(role), agency);
}

void replace_recovery_codes(db::Transaction& transaction, std::string_view person,
                            const std::vector<db::Bytes>& digests) {
  transaction.execute(sql::remove_recovery_codes, person);
  for (const db::Bytes& digest : digests) transaction.execute(sql::record_recovery_code, person, digest);
}

bool spend_recovery_code(db::Transaction& transaction, std::string_view person, const db::Bytes& digest,
                         db::Moment at) {
  return transaction.execute(sql::spend_recovery_code, person, digest, at) == 1;
}

std::int64_t count_recovery_codes(db::Transaction& transaction, std::string_view person) {
  return transaction.one<std::int64_t>(sql::count_recovery_codes, person);
}

Session Session::read(const db::Row& row) {
  return {row.get<db::Bytes>(0),   row.get<std::string>(1),
          row.get<std::string>(2), row.get<std::string>(3) == "full",
          row.get<std::string>(4), row.get<db::Moment>(5),
          row.get<db::Moment>(6),  row.get<db::Moment>(7)};
}

void record_session(db::Transaction& transaction, const Session& session) {
  transaction.execute(sql::record_session, session.digest, session.public_id, session.person,
                      session.is_full ? "full" : "password", session.device, session.created_at,
                      session.seen_at, session.expires_at);
}

std::optional<Session> find_session(db::Transaction& transaction, const db::Bytes& digest, db::Moment now) {
  return transaction.optional<Session>(sql::find_session, digest, now);
}

std::vector<Session> list_sessions(db::Transaction& transaction, std::string_view person, db::Moment now) {
  return transaction.all<Session>(sql::list_sessions, person, now);
}

void touch_session(db::Transaction& transaction, const db::Bytes& digest, db::Moment seen_at,
                   db::Moment expires_at) {
  transaction.execute(sql::touch_session, digest, seen_at, expires_at);
}

void end_session(db::Transaction& transaction, const db::Bytes& digest) {
  transaction.execute(sql::end_session, digest);
}

bool end_session_by_public_id(db::Transaction& transaction, std::string_view person,
                              std::string_view public_id) {
  return transaction.execute(sql::end_session_by_public_id, person, public_id) == 1;
}

std::int64_t end_sessions(db::Transaction& transaction, std::string_view person) {
  return transaction.execute(sql::end_sessions, person);
}

std::int64_t end_other_sessions(db::Transaction& transaction, std::string_view person,
                                const db::Bytes& keep) {
  return transaction.execute(sql::end_other_sessions, person, keep);
}

std::int64_t remove_old_sessions(db::Transaction& transaction, db::Moment now) {
  return transaction.execute(sql::remove_old_sessions, now);
}

Invitation Invitation::read(const db::Row& row) {
  Invitation out{.digest = row.get<db::Bytes>(0),
                 .public_id = row.get<std::string>(1),
                 .is_reset = row.get<std::string>(2) == "reset",
                 .mail = row.get<std::string>(3),
                 .name = row.get<std::string>(4),
                 .grant = std::nullopt,
                 .invited_by = row.get<std::string>(9),
                 .created_at = row.get<db::Moment>(10),
                 .expires_at = row.get<db::Moment>(11),
                 .used_at = row.get<std::optional<db::Moment>>(12),
                 .ended_at = row.get<std::optional<db::Moment>>(13)};
  if (!out.is_reset) out.grant = grant_at(row, 5);
  return out;
}

void record_invitation(db::Transaction& transaction, const Invitation& invitation) {
  const access::Area area = invitation.grant ? invitation.grant->area : access::Area{};
  transaction.execute(sql::record_invitation, invitation.digest, invitation.public_id,
                      invitation.is_reset ? "reset" : "invitation", invitation.mail, invitation.name,
                      invitation.grant ? access::code_of(invitation.grant->role) : std::string_view(),
                      area.province, area.agency, area.unit, invitation.invited_by, invitation.created_at,
                      invitation.expires_at);
}

std::optional<Invitation> find_invitation(db::Transaction& transaction, const db::Bytes& digest) {
  return transaction.optional<Invitation>(sql::find_invitation, digest);
}

std::optional<Invitation> find_invitation_by_public_id(db::Transaction& transaction,
                                                       std::string_view public_id) {
  return transaction.optional<Invitation>(sql::find_invitation_by_public_id, public_id);
}

bool spend_invitation(db::Transaction& transaction, const db::Bytes& digest, db::Moment at) {
  return transaction.execute(sql::spend_invitation, digest, at) == 1;
}

bool end_invitation(db::Transaction& transaction, std::string_view public_id, db::Moment at) {
  return transaction.execute(sql::end_invitation, public_id, at) == 1;
}

std::int64_t count_open_resets(db::Transaction& transaction, std::string_view mail, db::Moment now) {
  return transaction.one<std::int64_t>(sql::count_open_resets, mail, now);
}

void end_resets(db::Transaction& transaction, std::string_view mail, db::Moment at) {
  transaction.execute(sql::end_resets, mail, at);
}

std::vector<Invitation> list_open_invitations(db::Transaction& transaction, db::Moment now,
                                              const access::Area& area, std::int64_t limit) {
  return transaction.all<Invitation>(sql::list_open_invitations, now, area.province, area.agency, limit);
}

}  // namespace prongsai::store
