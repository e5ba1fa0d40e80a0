// SPDX-License-Identifier: Apache-2.0
// Which chores a server has.
#pragma once

#include <optional>
#include <vector>

#include "prongsai/app/background.h"
#include "prongsai/app/collecting.h"
#include "prongsai/cli/arguments.h"
#include "prongsai/desk/office.h"
#include "prongsai/mail/smtp_server.h"

namespace prongsai::app {

/// Where mail is handed over: --smtp HOST:PORT, or the demo's own outbox. Nothing: mail waits in its queue.
/// Problem: command.bad_option.
[[nodiscard]] base::Result<std::optional<mail::SmtpServer>> mail_server_of(const cli::Arguments& arguments);

/// Mail, the clock of the rounds, which surveys can be answered, whether the disk is well, checkpoints of the
/// trail, reminders of plans, letters about disclosing and grades, contact lists whose day is over, links to
/// be captured where somebody fetches them. `office` and `collecting` must outlive them.
[[nodiscard]] std::vector<Chore> chores_of(const desk::Office& office, Collecting& collecting,
                                           const std::optional<mail::SmtpServer>& mail_server);

}  // namespace prongsai::app
