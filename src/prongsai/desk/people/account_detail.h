// SPDX-License-Identifier: Apache-2.0
// What the actions about accounts share.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "prongsai/base/problem.h"
#include "prongsai/desk/people/sign_in.h"

namespace prongsai::desk::detail {

/// True when a password alone does not open the account's rights.
[[nodiscard]] bool asks_for_more(db::Transaction& transaction, const store::Person& person);
/// A session for somebody whose password was right.
[[nodiscard]] SignInDone let_in(db::Transaction& transaction, const Office& office,
                                const store::Person& person, std::string_view device, Moment now);

/// "Wait so long", rounded up to whole seconds.
[[nodiscard]] base::Problem wait_problem(std::chrono::microseconds wait);

/// What is wrong with a new password typed twice. `own` are words it must not be made of.
[[nodiscard]] base::Problems check_new_password(std::string_view password, std::string_view again,
                                                const std::vector<std::string>& own);
/// What is wrong with a person's name.
[[nodiscard]] base::Problems check_name(std::string_view name);

/// The mail that holds a link, put into the queue of this transaction. `kind` is "invitation" or "reset".
void queue_link_mail(db::Transaction& transaction, const Office& office, const store::Invitation& invitation,
                     std::string_view link, std::string_view language);

}  // namespace prongsai::desk::detail
