// SPDX-License-Identifier: Apache-2.0
// The door to the staff area: no page behind it can be registered without saying which deed it is.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/access/deed.h"
#include "prongsai/http/router.h"
#include "prongsai/web/gate/visit.h"

namespace prongsai::web {

/// Puts a page into the frame of its language, with the menu for `person` where there is one.
using Shown = std::function<http::Response(const http::Request& request, const Voice& voice, const Page& page,
                                           const desk::SignedIn* person, const std::string& form_token)>;

/// What a page is done to, read from its address. Empty: there is no such thing, the answer is 404.
using Where = std::function<std::optional<access::Area>(const http::Request& request)>;

/// How a route is guarded, as the matrix test reads it.
struct GuardedRoute {
  std::string method;
  std::string pattern;  ///< below /th or /en: "/office/rounds/{round}"
  access::Deed deed = access::Deed::see_own_account;
  /// True where the page shows what lies in the visitor's own areas, whatever these are: the deed must be
  /// allowed somewhere, and the desk narrows down what is shown.
  bool somewhere = false;
};

/// Registers the pages behind the door, in both languages. For each request, in this order: the session (a
/// visitor without one is sent to sign in, and comes back afterwards); the second factor, where it is
/// still to come; for POST, that the form came from our own page (Sec-Fetch-Site or Origin, and the form's
/// token); the deed (403); then the handler. Nothing behind the door is kept by a cache.
class Gate {
 public:
  using Handler = std::function<Answer(const Visit& visit)>;

  /// All must outlive the gate.
  Gate(const desk::Office& office, http::Router& router, Shown shown);

  /// The deed is done to the area that `where` finds.
  void get(std::string pattern, access::Deed deed, Where where, Handler handler);
  /// `body_bytes_max`: for uploads; 0 is the server's usual limit.
  void post(std::string pattern, access::Deed deed, Where where, Handler handler,
            std::size_t body_bytes_max = 0);
  /// As above, for pages that show whatever lies in the visitor's own areas.
  void get_somewhere(std::string pattern, access::Deed deed, Handler handler);
  void post_somewhere(std::string pattern, access::Deed deed, Handler handler,
                      std::size_t body_bytes_max = 0);
  /// For everybody whose password was right, also before the second factor.
  void get_half(std::string pattern, Handler handler);
  void post_half(std::string pattern, Handler handler);

  [[nodiscard]] const std::vector<GuardedRoute>& routes() const { return routes_; }
  [[nodiscard]] const desk::Office& office() const { return office_; }

  /// The nation: for deeds that concern no single agency.
  [[nodiscard]] static Where nation();

 private:
  struct Guard {
    GuardedRoute route;
    Where where;
    bool half = false;
  };
  void add(Guard guard, Handler handler, std::size_t body_bytes_max);
  [[nodiscard]] http::Response pass(const Guard& guard, const Handler& handler, const Voice& voice,
                                    const http::Request& request) const;

  const desk::Office& office_;
  http::Router& router_;
  Shown shown_;
  std::vector<GuardedRoute> routes_;
};

/// A page that is answered with another status than 200.
[[nodiscard]] Page with_status(Page page, int status);

}  // namespace prongsai::web
