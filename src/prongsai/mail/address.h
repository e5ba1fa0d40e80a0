// SPDX-License-Identifier: Apache-2.0
// Which texts are mail addresses for us.
#pragma once

#include <optional>
#include <string_view>

#include "prongsai/base/problem.h"

namespace prongsai::mail {

/// What is wrong with the text as a mail address; nothing when it is one: the part of RFC 5321 that mailboxes
/// really use. Before the @ letters, digits and !#$%&'*+/=?^_`{|}~-, with single dots between (64 at most);
/// after it a name of two labels or more as the DNS has them (254 characters in all). No quotes, comments,
/// display names or numeric addresses. Says nothing about whether anybody reads there.
///
/// Problems: mail.address_not_ascii {found}: a domain with Thai letters works in its xn-- form, a name before
/// the @ with Thai letters is not delivered by enough servers yet; mail.address_form {found}. `found` is cut
/// at 100 bytes.
[[nodiscard]] std::optional<base::Problem> find_address_problem(std::string_view text);

[[nodiscard]] bool is_mail_address(std::string_view text);

}  // namespace prongsai::mail
