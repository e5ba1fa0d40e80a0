// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/people/passwords.h"

#include "prongsai/desk/people/account_detail.h"
#include "prongsai/desk/record.h"
#include "prongsai/secret/password.h"
#include "prongsai/secret/token.h"

namespace prongsai::desk {
namespace {

access::Role role_of(db::Transaction& transaction, std::string_view person) {
  const auto roles = store::list_grants(transaction, person);
  return roles.empty() ? access::Role::observer : roles.front().grant.role;
}

base::Problem link_used() {
  return {"people.link_used", {}, {}};
}

}  // namespace

base::Result<bool> change_password(const Office& office, const SignedIn& person, const PasswordWish& wish) {
  const Moment now = office.now();
  const secret::SignInAttempt attempt{.account = person.actor.person, .purpose = "change"};
  if (const auto wait = office.throttle.take(attempt, now)) return detail::wait_problem(*wait);
  const auto kept = office.database.read(
      [&](db::Transaction& transaction) { return store::find_person(transaction, person.actor.person); });
  if (!kept || !secret::verify_password(kept->password, wish.old_password))
    return base::Problem{"people.wrong_password", {{"field", "old_password"}}, {}};
  office.throttle.forgive(attempt);
  base::Problems problems =
      detail::check_new_password(wish.password, wish.password_again, {kept->mail, kept->name});
  if (!problems.empty()) return problems;
  const std::string hash = secret::hash_password(wish.password);
  office.database.perform([&](db::Transaction& transaction) {
    store::set_password(transaction, kept->id, hash);
    store::end_other_sessions(transaction, kept->id, person.digest);
    store::end_resets(transaction, kept->mail, now);
    record(transaction, person.actor, role_of(transaction, kept->id), now,
           {.action = "password.change", .subject_kind = "person", .subject = kept->id});
  });
  return true;
}

base::Result<bool> ask_for_reset(const Office& office, std::string_view mail, std::string_view address) {
  const Moment now = office.now();
  const std::string key = mail_key(mail);
  const secret::SignInAttempt attempt{.account = "reset/" + key, .address = std::string(address)};
  if (const auto wait = office.throttle.take(attempt, now)) return detail::wait_problem(*wait);
  // Known or not, one token is made and one transaction is run, so that the time tells little.
  const std::string token = secret::new_token();
  office.database.perform([&](db::Transaction& transaction) {
    const auto person = store::find_person_by_mail(transaction, key);
    const std::int64_t open = store::count_open_resets(transaction, key, now);
    if (!person || person->ended_at || open >= reset_links_max) return;
    const store::Invitation invitation{.digest = {secret::token_digest(token)},
                                       .public_id = secret::new_id("i"),
                                       .is_reset = true,
                                       .mail = key,
                                       .name = person->name,
                                       .grant = std::nullopt,
                                       .invited_by = person->id,
                                       .created_at = now,
                                       .expires_at = now + reset_age_max,
                                       .used_at = std::nullopt,
                                       .ended_at = std::nullopt};
    store::record_invitation(transaction, invitation);
    const std::string link = office.public_address + "/" + person->language + "/invitation/" + token;
    detail::queue_link_mail(transaction, office, invitation, link, person->language);
  });
  return true;
}

base::Result<SignInDone> reset_password(const Office& office, const ResetWish& wish) {
  const Moment now = office.now();
  if (!secret::is_token(wish.token)) return link_used();
  const db::Bytes digest{secret::token_digest(wish.token)};
  const auto person = office.database.read([&](db::Transaction& transaction) -> std::optional<store::Person> {
    const auto found = store::find_invitation(transaction, digest);
    if (!found || !found->is_reset || found->used_at || found->ended_at || found->expires_at <= now)
      return std::nullopt;
    return store::find_person_by_mail(transaction, found->mail);
  });
  if (!person || person->ended_at) return link_used();
  base::Problems problems =
      detail::check_new_password(wish.password, wish.password_again, {person->mail, person->name});
  if (!problems.empty()) return problems;
  const std::string hash = secret::hash_password(wish.password);
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<SignInDone> {
    if (!store::spend_invitation(transaction, digest, now)) return link_used();
    store::set_password(transaction, person->id, hash);
    store::end_sessions(transaction, person->id);
    store::end_resets(transaction, person->mail, now);
    const access::Actor self{person->id, {}, ""};
    record(transaction, self, role_of(transaction, person->id), now,
           {.action = "password.reset", .subject_kind = "person", .subject = person->id});
    store::Person fresh = *person;
    fresh.password_version += 1;
    return detail::let_in(transaction, office, fresh, wish.device, now);
  });
}

}  // namespace prongsai::desk
