// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/demo.h"

#include <ostream>

#include "prongsai/app/demo_fill.h"
#include "prongsai/desk/people/second_factor.h"
#include "prongsai/secret/one_time_code.h"
#include "prongsai/store/people.h"

namespace prongsai::app {
Demo::Demo(const desk::Office& office, std::unique_ptr<mail::Outbox> outbox)
    : office_(office),
      outbox_(std::move(outbox)),
      desk_{[this] { return people(); }, [this] { return letters(); }} {}

base::Result<std::unique_ptr<Demo>> Demo::open(const Premises& premises, const cli::Arguments& arguments,
                                               const std::string& home) {
  const desk::Office& office = premises.office();
  mail::OutboxOptions options;
  options.now = office.now;
  auto outbox = mail::Outbox::open(options);
  if (!outbox) return outbox.problems();
  const std::int64_t people =
      office.database.read([](db::Transaction& transaction) { return store::count_people(transaction); });
  if (people == 0) {
    const auto filled = fill_demo(office, home, arguments.register_file);
    if (!filled) return filled.problems();
  }
  return std::unique_ptr<Demo>(new Demo(office, *std::move(outbox)));
}

cli::Exit fill_only(const Premises& premises, const cli::Arguments& arguments, const std::string& home,
                    const cli::Surroundings& to) {
  const desk::Office& office = premises.office();
  const std::int64_t people =
      office.database.read([](db::Transaction& transaction) { return store::count_people(transaction); });
  if (people == 0) {
    const auto filled = fill_demo(office, home, arguments.register_file);
    if (!filled) {
      cli::tell(filled.problems(), arguments, to.out, to.err);
      return cli::Exit::not_usable;
    }
  }
  to.out << text::say(arguments.language, people == 0 ? "command.demo_filled" : "command.demo_was_filled",
                      {{"place", office.database.location().shown}})
         << "\n";
  return cli::Exit::done;
}

mail::SmtpServer Demo::mail_server() const {
  mail::SmtpServer out;
  out.host = "127.0.0.1";
  out.port = outbox_->port();
  out.security = mail::Security::none;
  out.from = {.address = "prongsai@demo.example", .name = "โปร่งใส"};
  return out;
}

std::vector<web::DemoPerson> Demo::people() const {
  std::vector<web::DemoPerson> out;
  for (const Cast& each : demo_cast()) {
    web::DemoPerson person{each.name,       each.mail,     std::string(access::code_of(each.role)),
                           each.area_words, demo_password, ""};
    const auto kept = office_.database.read(
        [&](db::Transaction& transaction) { return store::find_person_by_mail(transaction, each.mail); });
    if (!kept) continue;
    if (kept->second_factor) {
      const auto secret = office_.sealer.open(kept->second_factor->value, desk::factor_context(kept->id));
      if (secret) person.code = secret::code_at(*secret, office_.now());
    }
    out.push_back(std::move(person));
  }
  return out;
}

std::vector<web::DemoMail> Demo::letters() const {
  std::vector<web::DemoMail> out;
  for (const mail::OutboxMessage& message : outbox_->messages())
    out.push_back({message.received_at, message.recipients.empty() ? "" : message.recipients.front(),
                   message.subject, message.text});
  return out;
}

void Demo::tell(std::ostream& out, text::Language language, const std::string& address) const {
  out << text::say(language, "command.demo_people",
                   {{"address", address + text::code_of(language).data() + "/demo/people"},
                    {"password", demo_password}})
      << "\n";
  for (const web::DemoPerson& person : people())
    out << "  " << person.mail << "  " << text::say(language, "role." + person.role) << ", " << person.area
        << "\n";
  out << std::flush;
}

}  // namespace prongsai::app
