// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/people/signed_in.h"

#include <algorithm>

#include "prongsai/secret/token.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {
namespace {

struct Found {
  store::Session session;
  store::Person person;
  std::vector<store::HeldRole> roles;
};

Moment expiry(const store::Session& session, Moment now) {
  return std::min<Moment>(now + session_idle_max, session.created_at + session_age_max);
}

SignedIn signed_in(const Found& found, std::string_view request) {
  SignedIn out;
  out.actor.person = found.person.id;
  out.actor.request = request;
  out.name = found.person.name;
  out.mail = found.person.mail;
  out.language = found.person.language;
  out.is_full = found.session.is_full;
  out.has_second_factor = found.person.second_factor.has_value();
  out.session = found.session.public_id;
  out.digest = found.session.digest;
  for (const store::HeldRole& role : found.roles) {
    out.wants_second_factor = out.wants_second_factor || access::needs_second_factor(role.grant.role);
    if (out.is_full) out.actor.grants.push_back(role.grant);
  }
  // A role that asks for more may have come since this session began.
  if (out.wants_second_factor && !out.has_second_factor) {
    out.is_full = false;
    out.actor.grants.clear();
  }
  return out;
}

}  // namespace

std::optional<SignedIn> find_signed_in(const Office& office, std::string_view token,
                                       std::string_view request) {
  if (!secret::is_token(token)) return std::nullopt;
  const db::Bytes digest{secret::token_digest(token)};
  const Moment now = office.now();
  const auto found = office.database.read([&](db::Transaction& transaction) -> std::optional<Found> {
    auto session = store::find_session(transaction, digest, now);
    if (!session) return std::nullopt;
    auto person = store::find_person(transaction, session->person);
    if (!person || person->ended_at) return std::nullopt;
    auto roles = store::list_grants(transaction, person->id);
    return Found{*std::move(session), *std::move(person), std::move(roles)};
  });
  if (!found) return std::nullopt;
  if (now - found->session.seen_at >= std::chrono::minutes(1)) {
    office.database.perform([&](db::Transaction& transaction) {
      store::touch_session(transaction, digest, now, expiry(found->session, now));
    });
  }
  return signed_in(*found, request);
}

void sign_out(const Office& office, const SignedIn& person) {
  office.database.perform(
      [&](db::Transaction& transaction) { store::end_session(transaction, person.digest); });
}

}  // namespace prongsai::desk
