// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/desk/people/account_detail.h"
#include "prongsai/secret/password.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/mail_queue.h"
#include "prongsai/text/language.h"

namespace prongsai::desk::detail {

base::Problem wait_problem(std::chrono::microseconds wait) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
  return {"sign_in.wait",
          {{"seconds", std::to_string(std::max<std::int64_t>(1, seconds))}, {"field", "mail"}},
          {}};
}

base::Problems check_new_password(std::string_view password, std::string_view again,
                                  const std::vector<std::string>& own) {
  base::Problems out = secret::check_password(password, own);
  for (base::Problem& problem : out) problem.details.emplace_back("field", "password");
  if (out.empty() && password != again)
    out.push_back({"people.passwords_differ", {{"field", "password_again"}}, {}});
  return out;
}

base::Problems check_name(std::string_view name) {
  constexpr std::size_t longest = 200;
  if (name.empty()) return {{"people.no_name", {{"field", "name"}}, {}}};
  const bool control =
      std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (control || name.size() > longest)
    return {{"people.bad_name", {{"field", "name"}, {"limit", std::to_string(longest / 3)}}, {}}};
  return {};
}

void queue_link_mail(db::Transaction& transaction, const Office& office, const store::Invitation& invitation,
                     std::string_view link, std::string_view language) {
  const text::Language spoken = text::parse_language(language).value_or(text::Language::th);
  const std::string kind = invitation.is_reset ? "reset" : "invitation";
  const text::Details details = {
      {"name", invitation.name},
      {"role", invitation.grant
                   ? text::say(spoken, "role." + std::string(access::code_of(invitation.grant->role)))
                   : std::string()},
      {"link", std::string(link)},
      {"site", office.public_address}};
  store::record_mail(transaction, {.id = secret::new_id("m"),
                                   .recipient = invitation.mail,
                                   .subject = text::say(spoken, "mail." + kind + ".subject", details),
                                   .body = text::say(spoken, "mail." + kind + ".body", details),
                                   .attempts = 0,
                                   .created_at = invitation.created_at,
                                   .next_try_at = invitation.created_at});
}

}  // namespace prongsai::desk::detail
