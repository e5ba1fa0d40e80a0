// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/people/invitations.h"

#include <algorithm>

#include "prongsai/base/assert.h"
#include "prongsai/desk/organisations/find.h"
#include "prongsai/desk/people/account_detail.h"
#include "prongsai/desk/people/inviting.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/record.h"
#include "prongsai/mail/address.h"
#include "prongsai/secret/password.h"
#include "prongsai/secret/token.h"

namespace prongsai::desk {
namespace {

std::string snapshot_of(const access::Grant& grant) {
  audit::Snapshot out;
  out.text("role", access::code_of(grant.role));
  if (!grant.area.province.empty()) out.text("province", grant.area.province);
  if (!grant.area.agency.empty()) out.text("agency", grant.area.agency);
  if (!grant.area.unit.empty()) out.text("unit", grant.area.unit);
  return out.str();
}

bool may_give(const access::Actor& actor, const access::Grant& given) {
  return std::any_of(actor.grants.begin(), actor.grants.end(),
                     [&](const access::Grant& own) { return access::may_give(own, given); });
}

/// What is asked may come from a form or a command that names an agency and a province that do not belong
/// together, or none: where an agency lies is what the register says.
base::Result<access::Area> settle(const Office& office, const access::Area& asked) {
  if (asked.agency.empty()) return asked;
  auto out = area_of_agency(office, asked.agency);
  if (!out) return base::Problem{"people.no_such_agency", {{"field", "agency"}, {"found", asked.agency}}, {}};
  if (asked.unit.empty()) return *out;
  const auto units = units_of(office, asked.agency);
  const bool known =
      std::any_of(units.begin(), units.end(), [&](const auto& unit) { return unit.id == asked.unit; });
  if (!known) return base::Problem{"people.no_such_unit", {{"field", "unit"}, {"found", asked.unit}}, {}};
  out->unit = asked.unit;
  return *out;
}

base::Problems check_wish(const access::Actor& actor, const InvitationWish& wish) {
  base::Problems out;
  if (!mail::is_mail_address(mail_key(wish.mail)))
    out.push_back({"people.bad_mail", {{"found", wish.mail}, {"field", "mail"}}, {}});
  const base::Problems name = detail::check_name(wish.name);
  out.insert(out.end(), name.begin(), name.end());
  if (!access::fits(wish.grant.role, wish.grant.area)) {
    out.push_back({"people.role_does_not_fit", {{"field", "role"}}, {}});
  } else if (!may_give(actor, wish.grant)) {
    out.push_back({"people.role_not_given", {{"field", "role"}}, {}});
  }
  return out;
}

base::Problem link_used() {
  return {"people.link_used", {}, {}};
}

bool is_open(const store::Invitation& invitation, Moment now) {
  return !invitation.used_at && !invitation.ended_at && invitation.expires_at > now;
}

/// Empty when the link opens nothing.
std::optional<store::Invitation> find_open(db::Transaction& transaction, std::string_view token, Moment now) {
  if (!secret::is_token(token)) return std::nullopt;
  auto found = store::find_invitation(transaction, {secret::token_digest(token)});
  if (found && !is_open(*found, now)) found.reset();
  return found;
}

store::Person new_person(const store::Invitation& invitation, const Acceptance& acceptance, std::string hash,
                         Moment now) {
  return {.id = secret::new_id("p"),
          .mail = invitation.mail,
          .name = acceptance.name,
          .language = acceptance.language == "en" ? "en" : "th",
          .password = std::move(hash),
          .password_version = 1,
          .second_factor = std::nullopt,
          .second_factor_step = 0,
          .created_at = now,
          .ended_at = std::nullopt};
}

}  // namespace

base::Result<Invited> invite(const Office& office, const access::Actor& actor, const InvitationWish& asked) {
  const auto area = settle(office, asked.grant.area);
  if (!area) return area.problems();
  InvitationWish wish = asked;
  wish.grant.area = *area;
  const auto role = permit(actor, access::Deed::invite_people, wish.grant.area);
  if (!role) return role.problems();
  base::Problems problems = check_wish(actor, wish);
  if (!problems.empty()) return problems;
  const Moment now = office.now();
  const std::string token = secret::new_token();
  const store::Invitation invitation{.digest = {secret::token_digest(token)},
                                     .public_id = secret::new_id("i"),
                                     .is_reset = false,
                                     .mail = mail_key(wish.mail),
                                     .name = wish.name,
                                     .grant = wish.grant,
                                     .invited_by = actor.person,
                                     .created_at = now,
                                     .expires_at = now + invitation_age_max,
                                     .used_at = std::nullopt,
                                     .ended_at = std::nullopt};
  const std::string language = wish.language == "en" ? "en" : "th";
  const std::string link = office.public_address + "/" + language + "/invitation/" + token;
  office.database.perform([&](db::Transaction& transaction) {
    store::record_invitation(transaction, invitation);
    detail::queue_link_mail(transaction, office, invitation, link, language);
    record(transaction, actor, *role, now,
           {.action = "person.invite",
            .subject_kind = "invitation",
            .subject = invitation.public_id,
            .agency = wish.grant.area.agency,
            .after = snapshot_of(wish.grant)});
  });
  return Invited{invitation.public_id, link};
}

base::Result<bool> take_invitation_back(const Office& office, const access::Actor& actor,
                                        std::string_view public_id) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto found = store::find_invitation_by_public_id(transaction, public_id);
    if (!found || !found->grant) return base::Problem{"people.no_invitation", {}, {}};
    const auto role = permit(actor, access::Deed::end_people, found->grant->area);
    if (!role) return role.problems();
    if (!store::end_invitation(transaction, public_id, now))
      return base::Problem{"people.no_invitation", {}, {}};
    record(transaction, actor, *role, now,
           {.action = "person.invitation_taken_back",
            .subject_kind = "invitation",
            .subject = found->public_id,
            .agency = found->grant->area.agency,
            .before = snapshot_of(*found->grant)});
    return true;
  });
}

std::optional<access::Area> area_of_invitation(const Office& office, std::string_view public_id) {
  return office.database.read([&](db::Transaction& transaction) -> std::optional<access::Area> {
    const auto found = store::find_invitation_by_public_id(transaction, public_id);
    if (!found || !found->grant) return std::nullopt;
    return found->grant->area;
  });
}

base::Result<OpenInvitation> look_at_invitation(const Office& office, std::string_view token) {
  const Moment now = office.now();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<OpenInvitation> {
    const auto found = find_open(transaction, token, now);
    if (!found) return link_used();
    return OpenInvitation{found->mail, found->name, found->grant,
                          store::find_person_by_mail(transaction, found->mail).has_value()};
  });
}

base::Result<SignInDone> accept_invitation(const Office& office, const Acceptance& acceptance) {
  const auto open = look_at_invitation(office, acceptance.token);
  if (!open) return open.problems();
  if (!open->grant) return link_used();
  const Moment now = office.now();
  std::string hash;
  if (!open->has_account) {
    base::Problems problems = detail::check_name(acceptance.name);
    const base::Problems password = detail::check_new_password(acceptance.password, acceptance.password_again,
                                                               {open->mail, acceptance.name});
    problems.insert(problems.end(), password.begin(), password.end());
    if (!problems.empty()) return problems;
    hash = secret::hash_password(acceptance.password);
  }
  // The account whose password is checked here is the one found again below: it cannot vanish.
  const auto existing = office.database.read(
      [&](db::Transaction& transaction) { return store::find_person_by_mail(transaction, open->mail); });
  if (open->has_account) {
    const secret::SignInAttempt attempt{.account = existing ? existing->id : open->mail};
    if (const auto wait = office.throttle.take(attempt, now)) return detail::wait_problem(*wait);
    if (!existing || existing->ended_at || !secret::verify_password(existing->password, acceptance.password))
      return base::Problem{"people.wrong_password", {{"field", "password"}}, {}};
    office.throttle.forgive(attempt);
  }
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<SignInDone> {
    const auto invitation = find_open(transaction, acceptance.token, now);
    if (!invitation || !store::spend_invitation(transaction, invitation->digest, now)) return link_used();
    store::Person person = existing ? *existing : new_person(*invitation, acceptance, hash, now);
    if (!existing) {
      // Two links for one new address, followed at the same moment: the second one finds an account.
      if (store::find_person_by_mail(transaction, invitation->mail)) return link_used();
      store::record_person(transaction, person);
    }
    store::record_grant(transaction, person.id, *invitation->grant, invitation->invited_by, now);
    const access::Actor self{person.id, {*invitation->grant}, ""};
    record(transaction, self, invitation->grant->role, now,
           {.action = "person.accept",
            .subject_kind = "person",
            .subject = person.id,
            .agency = invitation->grant->area.agency,
            .after = snapshot_of(*invitation->grant)});
    return detail::let_in(transaction, office, person, acceptance.device, now);
  });
}

}  // namespace prongsai::desk
