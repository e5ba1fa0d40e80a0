// SPDX-License-Identifier: Apache-2.0
// A request by somebody who is signed in, with everything a page for staff needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "prongsai/desk/people/signed_in.h"
#include "prongsai/http/form.h"
#include "prongsai/http/request.h"
#include "prongsai/http/response.h"
#include "prongsai/web/frame/page.h"
#include "prongsai/web/frame/voice.h"

namespace prongsai::web {

/// Borrowed from the gate for the time of one answer.
struct Visit {
  const http::Request& request;
  const Voice& voice;
  const desk::SignedIn& person;
  const http::Form& form;         ///< empty for GET
  const std::string& form_token;  ///< the hidden field of every form that posts

  [[nodiscard]] const access::Actor& actor() const { return person.actor; }
  /// The field as sent, blanks around it taken off; "" when it is not there.
  [[nodiscard]] std::string field(std::string_view name) const;
  /// "/th/office/rounds" for "rounds": an address of the staff area in the visitor's language.
  [[nodiscard]] std::string path(std::string_view below) const;
};

/// A parameter of the address; "" when it is not there.
[[nodiscard]] std::string asked(const Visit& visit, std::string_view name);
/// A whole number from 0 in a text; -1 for anything else.
[[nodiscard]] std::int64_t whole_number(std::string_view text);

/// What a page for staff gives: a page, which the gate puts into the frame, or another answer (a redirect, a
/// download).
using Answer = std::variant<Page, http::Response>;

}  // namespace prongsai::web
