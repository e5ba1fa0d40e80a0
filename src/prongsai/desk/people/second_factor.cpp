// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/people/second_factor.h"

#include "prongsai/base/assert.h"
#include "prongsai/desk/people/account_detail.h"
#include "prongsai/desk/record.h"
#include "prongsai/secret/one_time_code.h"
#include "prongsai/secret/recovery_code.h"
#include "prongsai/secret/token.h"

namespace prongsai::desk {
namespace {

base::Problem wrong_code() {
  return {"second_factor.wrong_code", {{"field", "code"}}, {}};
}

/// The old session's token may have been seen before the second factor was given: rights never grow in place.
std::string renew_session(db::Transaction& transaction, const SignedIn& person, std::string_view device,
                          Moment now) {
  store::end_session(transaction, person.digest);
  return begin_session(transaction, person.actor.person, device, true, now).token;
}

access::Role first_role(db::Transaction& transaction, std::string_view person) {
  const auto roles = store::list_grants(transaction, person);
  return roles.empty() ? access::Role::observer : roles.front().grant.role;
}

secret::SignInAttempt attempt_of(const Office& office, const SignedIn& person, const CodeTry& tried) {
  const auto version = office.database.read([&](db::Transaction& transaction) {
    const auto kept = store::find_person(transaction, person.actor.person);
    return kept ? kept->password_version : 0;
  });
  return {.account = person.actor.person,
          .account_version = version,
          .address = {},
          .known_device = tried.known_device,
          .purpose = "code"};
}

}  // namespace

std::string factor_context(std::string_view person) {
  return "second factor of " + std::string(person);
}

Enrolment begin_enrolment(const Office& office, const SignedIn& person) {
  const std::string secret = secret::new_code_secret();
  return {office.sealer.seal(secret, factor_context(person.actor.person)), secret::to_base32(secret),
          secret::code_uri(secret, "โปร่งใส", person.mail)};
}

base::Result<Enrolled> finish_enrolment(const Office& office, const SignedIn& person, std::string_view sealed,
                                        const CodeTry& tried) {
  const auto secret = office.sealer.open(sealed, factor_context(person.actor.person));
  if (!secret) return base::Problem{"second_factor.expired_form", {{"field", "code"}}, {}};
  const Moment now = office.now();
  const secret::SignInAttempt attempt = attempt_of(office, person, tried);
  if (const auto wait = office.throttle.take(attempt, now)) return detail::wait_problem(*wait);
  const auto step = secret::matching_step(*secret, tried.code, now);
  if (!step) return wrong_code();
  office.throttle.forgive(attempt);
  const std::vector<std::string> codes = secret::new_recovery_codes();
  std::vector<db::Bytes> digests;
  for (const std::string& each : codes)
    digests.push_back({secret::recovery_digest(each, person.actor.person)});
  return office.database.perform([&](db::Transaction& transaction) {
    store::set_second_factor(transaction, person.actor.person, db::Bytes{std::string(sealed)}, *step);
    store::replace_recovery_codes(transaction, person.actor.person, digests);
    record(transaction, person.actor, first_role(transaction, person.actor.person), now,
           {.action = "second_factor.set_up", .subject_kind = "person", .subject = person.actor.person});
    return Enrolled{codes, renew_session(transaction, person, tried.device, now)};
  });
}

base::Result<SecondFactorDone> give_second_factor(const Office& office, const SignedIn& person,
                                                  const CodeTry& tried) {
  const Moment now = office.now();
  const secret::SignInAttempt attempt = attempt_of(office, person, tried);
  if (const auto wait = office.throttle.take(attempt, now)) return detail::wait_problem(*wait);
  // Slow on purpose, so not inside the transaction.
  const auto plain = secret::normalise_recovery_code(tried.code);
  const db::Bytes digest{plain ? secret::recovery_digest(*plain, person.actor.person) : std::string()};
  auto done = office.database.perform([&](db::Transaction& transaction) -> base::Result<SecondFactorDone> {
    const auto kept = store::find_person(transaction, person.actor.person);
    if (!kept || kept->ended_at || !kept->second_factor) return wrong_code();
    const auto secret = office.sealer.open(kept->second_factor->value, factor_context(kept->id));
    const auto step = secret ? secret::matching_step(*secret, tried.code, now) : std::nullopt;
    SecondFactorDone out;
    if (step) {
      if (!store::spend_second_factor_step(transaction, kept->id, *step)) return wrong_code();
    } else {
      if (!plain || !store::spend_recovery_code(transaction, kept->id, digest, now)) return wrong_code();
      out.by_recovery_code = true;
      record(transaction, person.actor, first_role(transaction, kept->id), now,
             {.action = "second_factor.recovery_code_used", .subject_kind = "person", .subject = kept->id});
    }
    out.recovery_codes_left = store::count_recovery_codes(transaction, kept->id);
    out.token = renew_session(transaction, person, tried.device, now);
    return out;
  });
  if (done) office.throttle.forgive(attempt);
  return done;
}

}  // namespace prongsai::desk
