// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/chores.h"

#include <charconv>

#include "prongsai/desk/disclosure/capture_round.h"
#include "prongsai/desk/disclosure/letters.h"
#include "prongsai/desk/mail/deliver.h"
#include "prongsai/desk/plans/reminders.h"
#include "prongsai/desk/rounds/decisions.h"
#include "prongsai/desk/surveys/contacts.h"
#include "prongsai/desk/trail/checkpoint.h"

namespace prongsai::app {

base::Result<std::optional<mail::SmtpServer>> mail_server_of(const cli::Arguments& arguments) {
  if (arguments.smtp.empty()) return std::optional<mail::SmtpServer>();
  mail::SmtpServer out;
  const std::size_t colon = arguments.smtp.rfind(':');
  out.host = arguments.smtp.substr(0, colon);
  int port = 0;
  if (colon != std::string::npos)
    std::from_chars(arguments.smtp.data() + colon + 1, arguments.smtp.data() + arguments.smtp.size(), port);
  const bool here = out.host == "127.0.0.1" || out.host == "localhost" || out.host == "::1";
  out.port = static_cast<std::uint16_t>(port);
  out.security = here ? mail::Security::none : mail::Security::starttls;
  out.from = {.address = arguments.mail_from, .name = "โปร่งใส"};
  base::Problems problems = mail::find_server_problems(out);
  if (!problems.empty()) return problems;
  return std::optional(std::move(out));
}

std::vector<Chore> chores_of(const desk::Office& office, Collecting& collecting,
                             const std::optional<mail::SmtpServer>& mail_server) {
  using std::chrono::milliseconds;
  constexpr int letters_at_once = 50;
  std::vector<Chore> out;
  if (mail_server) {
    out.push_back({"mail", milliseconds(500), [&office, server = *mail_server](const std::stop_token& stop) {
                     desk::deliver_due_mail(office, server, letters_at_once, stop);
                   }});
  }
  out.push_back(
      {"rounds", milliseconds(1'000), [&office](const std::stop_token&) { desk::tick_rounds(office); }});
  out.push_back(
      {"surveys", milliseconds(1'000), [&collecting](const std::stop_token&) { collecting.look_again(); }});
  out.push_back(
      {"disk", milliseconds(1'000), [&collecting](const std::stop_token&) { collecting.try_to_write(); }});
  out.push_back(
      {"ballots", milliseconds(10'000), [&collecting](const std::stop_token&) { collecting.tidy_up(); }});
  out.push_back({"checkpoint", milliseconds(600'000),
                 [&office](const std::stop_token&) { desk::sign_checkpoint(office); }});
  out.push_back({"reminders", milliseconds(3'600'000),
                 [&office](const std::stop_token&) { desk::remind_of_plans(office); }});
  out.push_back({"letters", milliseconds(900'000),
                 [&office](const std::stop_token&) { desk::send_due_letters(office); }});
  out.push_back({"contacts", milliseconds(1'800'000),
                 [&office](const std::stop_token&) { desk::delete_due_contacts(office); }});
  if (office.fetches_links && !office.captures.empty())
    out.push_back({"capture_orders", milliseconds(600'000),
                   [&office](const std::stop_token&) { desk::order_due_captures(office); }});
  return out;
}

}  // namespace prongsai::app
