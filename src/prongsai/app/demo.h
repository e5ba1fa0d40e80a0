// SPDX-License-Identifier: Apache-2.0
// The demo: made-up people in every role, a made-up register, and a mail server that keeps what it is given.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "prongsai/app/premises.h"
#include "prongsai/base/result.h"
#include "prongsai/cli/run.h"
#include "prongsai/mail/outbox.h"
#include "prongsai/mail/smtp_server.h"
#include "prongsai/web/demo/demo_pages.h"

namespace prongsai::app {

/// Fills an empty database through the same actions that pages use, so that the demo's trail is a real one. A
/// database that has people already is left as it is.
class Demo {
 public:
  /// `premises` must outlive it. Problems: those of the actions.
  [[nodiscard]] static base::Result<std::unique_ptr<Demo>> open(const Premises& premises,
                                                                const cli::Arguments& arguments,
                                                                const std::string& home);

  /// For the site's pages.
  [[nodiscard]] const web::DemoDesk& desk() const { return desk_; }
  [[nodiscard]] mail::SmtpServer mail_server() const;
  /// Who may sign in, for whoever started it.
  void tell(std::ostream& out, text::Language language, const std::string& address) const;

 private:
  Demo(const desk::Office& office, std::unique_ptr<mail::Outbox> outbox);
  [[nodiscard]] std::vector<web::DemoPerson> people() const;
  [[nodiscard]] std::vector<web::DemoMail> letters() const;

  const desk::Office& office_;
  std::unique_ptr<mail::Outbox> outbox_;
  web::DemoDesk desk_;
};

/// `prongsai demo --fill-only`: the demo's database and nothing else. One that has people already is left as
/// it is.
[[nodiscard]] cli::Exit fill_only(const Premises& premises, const cli::Arguments& arguments,
                                  const std::string& home, const cli::Surroundings& to);

}  // namespace prongsai::app
