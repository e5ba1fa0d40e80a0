// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/people/sign_in.h"

#include <algorithm>

#include "prongsai/desk/people/account_detail.h"
#include "prongsai/desk/record.h"
#include "prongsai/secret/password.h"
#include "prongsai/secret/token.h"

namespace prongsai::desk {

std::string mail_key(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

NewSession begin_session(db::Transaction& transaction, std::string_view person, std::string_view device,
                         bool is_full, Moment now) {
  NewSession out;
  out.token = secret::new_token();
  out.session = {.digest = {secret::token_digest(out.token)},
                 .public_id = secret::new_id("s"),
                 .person = std::string(person),
                 .is_full = is_full,
                 .device = std::string(device),
                 .created_at = now,
                 .seen_at = now,
                 .expires_at = now + session_idle_max};
  store::record_session(transaction, out.session);
  store::remove_old_sessions(transaction, now);
  return out;
}

namespace detail {

bool asks_for_more(db::Transaction& transaction, const store::Person& person) {
  if (person.second_factor) return true;
  const std::vector<store::HeldRole> roles = store::list_grants(transaction, person.id);
  return std::any_of(roles.begin(), roles.end(), [](const store::HeldRole& role) {
    return access::needs_second_factor(role.grant.role);
  });
}

SignInDone let_in(db::Transaction& transaction, const Office& office, const store::Person& person,
                  std::string_view device, Moment now) {
  const bool is_full = !asks_for_more(transaction, person);
  NewSession begun = begin_session(transaction, person.id, device, is_full, now);
  return {std::move(begun.token), office.throttle.known_device(person.id, person.password_version), is_full};
}

}  // namespace detail

base::Result<SignInDone> sign_in(const Office& office, const SignInTry& wish) {
  const Moment now = office.now();
  const std::string mail = mail_key(wish.mail);
  const auto person = office.database.read(
      [&](db::Transaction& transaction) { return store::find_person_by_mail(transaction, mail); });
  // An unknown address is slowed down like a known one, under its own name.
  const secret::SignInAttempt attempt{.account = person ? person->id : "?" + mail,
                                      .account_version = person ? person->password_version : 0,
                                      .address = wish.address,
                                      .known_device = wish.known_device};
  if (const auto wait = office.throttle.take(attempt, now)) return detail::wait_problem(*wait);
  const bool usable = person && !person->ended_at;
  const bool right = usable ? secret::verify_password(person->password, wish.password)
                            : secret::verify_nobody(wish.password);
  if (!usable || !right) return base::Problem{"sign_in.refused", {{"field", "mail"}}, {}};
  office.throttle.forgive(attempt);
  const bool old_kind = secret::needs_rehash(person->password);
  const std::string fresh = old_kind ? secret::hash_password(wish.password) : std::string();
  return office.database.perform([&](db::Transaction& transaction) {
    if (old_kind) store::refresh_password_hash(transaction, person->id, person->password, fresh);
    return detail::let_in(transaction, office, *person, wish.device, now);
  });
}

}  // namespace prongsai::desk
