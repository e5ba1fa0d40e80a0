// SPDX-License-Identifier: Apache-2.0
#include "prongsai/cli/office_commands.h"

#include <fstream>
#include <ostream>

#include <boost/json.hpp>

#include "prongsai/cli/command_detail.h"
#include "prongsai/desk/people/invitations.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/trail/checkpoint.h"
#include "prongsai/desk/trail/export.h"

namespace prongsai::cli {

using text::say;

namespace {

std::string roles_known() {
  std::string out;
  for (const access::Role role : access::all_roles)
    out += (out.empty() ? "" : ", ") + std::string(access::code_of(role));
  return out;
}

}  // namespace

Exit run_people(const Arguments& arguments, const Surroundings& to, const desk::Office& office) {
  if (arguments.words.size() != 2 || arguments.words.front() != "invite")
    return refuse_words(
        arguments, to,
        "prongsai people invite MAIL --role ROLE --name NAME [--province PROVINCE] [--agency AGENCY]");
  const auto role = access::parse_role(arguments.role);
  if (!role) {
    tell({{"command.bad_role", {{"found", arguments.role}, {"expected", roles_known()}}, {}}}, arguments,
         to.out, to.err);
    return Exit::not_usable;
  }
  const desk::InvitationWish wish{.mail = arguments.words[1],
                                  .name = arguments.name,
                                  .grant = {*role, {arguments.province, arguments.agency, ""}},
                                  .language = std::string(text::code_of(arguments.language))};
  const auto invited = desk::invite(office, desk::the_program(), wish);
  if (!invited) {
    tell(invited.problems(), arguments, to.out, to.err);
    return Exit::not_usable;
  }
  if (arguments.json) {
    print_json(to.out, boost::json::object{{"invitation", invited->public_id}, {"link", invited->link}});
  } else {
    to.out << say(arguments.language, "command.invited", {{"link", invited->link}}) << "\n";
  }
  return Exit::done;
}

Exit run_audit_export(const Arguments& arguments, const Surroundings& to, const desk::Office& office) {
  if (arguments.words.size() != 2)
    return refuse_words(arguments, to, "prongsai audit export FILE [--db ADDRESS]");
  const std::string& path = arguments.words[1];
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  if (out) desk::export_trail(office, out);
  out.close();
  if (!out) {
    tell({unreadable(path, errno)}, arguments, to.out, to.err);
    return Exit::not_usable;
  }
  to.out << say(arguments.language, "command.exported",
                {{"count", std::to_string(desk::newest_checkpoint(office).size)},
                 {"file", path},
                 {"key", audit::to_string(office.trail_key.verifier())}})
         << "\n";
  return Exit::done;
}

}  // namespace prongsai::cli
