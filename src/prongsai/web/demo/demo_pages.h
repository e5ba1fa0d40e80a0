// SPDX-License-Identifier: Apache-2.0
// What only the demo has: who may sign in, and the mail that was sent. Never part of a server for real
// people.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "prongsai/http/router.h"
#include "prongsai/web/gate/gate.h"

namespace prongsai::web {

/// Somebody made up, with everything needed to sign in.
struct DemoPerson {
  std::string name;
  std::string mail;
  std::string role;  ///< code
  std::string area;  ///< in words
  std::string password;
  std::string code;  ///< the six digits of this moment; empty where none is asked for
};

struct DemoMail {
  desk::Moment received_at{};
  std::string to;
  std::string subject;
  std::string text;
};

/// Asked each time a page is shown.
struct DemoDesk {
  std::function<std::vector<DemoPerson>()> people;
  std::function<std::vector<DemoMail>()> mail;
};

/// /demo/people and /demo/mail.
void add_demo(http::Router& router, const DemoDesk& desk, const Shown& shown);

}  // namespace prongsai::web
