// SPDX-License-Identifier: Apache-2.0
// The program that is killed: office_child ADDRESS. Two threads invite people for ever, through the same
// action as the pages; each prints an invitation's id when, and only when, the action has answered.
#include <string>
#include <thread>

#include <unistd.h>

#include "prongsai/desk/people/invitations.h"
#include "prongsai/desk/permit.h"
#include "prongsai/secret/key_ring.h"
#include "prongsai/store/schema.h"

namespace prongsai {
namespace {

[[noreturn]] void invite_for_ever(const desk::Office& office, int thread) {
  for (int number = 0;; ++number) {
    const std::string mail = "t" + std::to_string(getpid()) + "." + std::to_string(thread) + "." +
                             std::to_string(number) + "@kill.example";
    const auto invited =
        desk::invite(office, desk::the_program(), {mail, "ผู้ถูกเชิญ", {access::Role::observer, {}}, "th"});
    if (!invited) _exit(3);
    const std::string line = invited->public_id + "\n";
    if (write(1, line.data(), line.size()) < 0) _exit(1);
  }
}

int run(const std::string& address) {
  auto database = db::Database::open(address, {}, store::migrations());
  if (!database) return 4;
  const secret::KeyRing keys = secret::KeyRing::random();
  const secret::Sealer sealer(keys);
  secret::SignInThrottle throttle(keys);
  const audit::SigningKey trail_key("kill.example/audit", audit::Seed{});
  const results_files::Editions editions{framework_files::Shelf{}};
  const agency::Reference reference;
  const desk::Office office{.database = *database,
                            .editions = editions,
                            .reference = reference,
                            .sealer = sealer,
                            .throttle = throttle,
                            .trail_key = trail_key,
                            .now = db::moment_by_the_machine,
                            .public_address = "https://kill.example"};
  std::thread other([&office] { invite_for_ever(office, 1); });
  invite_for_ever(office, 0);
}

}  // namespace
}  // namespace prongsai

int main(int count, char** words) {
  return count == 2 ? prongsai::run(words[1]) : 2;
}
