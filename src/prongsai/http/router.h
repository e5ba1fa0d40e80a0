// SPDX-License-Identifier: Apache-2.0
// Which function answers which path.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/http/later.h"
#include "prongsai/http/request.h"
#include "prongsai/http/response.h"
#include "prongsai/http/route_limits.h"

namespace prongsai::http {

/// Answers one request. Runs on a thread of the server, several at once: it reads shared values, and
/// whatever it writes it guards itself.
using Handler = std::function<Response(const Request&)>;

/// A list of patterns with their handlers, filled at start-up and only read afterwards (then safe from
/// any thread).
///
/// A pattern is made of segments: "about" matches itself, "{agency}" one non-empty segment, and as the
/// last one "{node...}" one or more whole segments: "/th/a/{agency}/{year}/explain/{node...}". A path ends
/// with '/' only where its pattern does.
///
/// When several patterns match a path, the one whose paths are a subset of the other's answers
/// ("/th/a/about" before "/th/a/{agency}"). Two patterns of which neither is a subset of the other and
/// which share a path, or which match the same paths, are a mistake of the program: `add` stops it.
class Router {
 public:
  /// Requires: `pattern` is well formed, has no name twice, and is not ambiguous with an earlier one of
  /// the same method; otherwise the program ends with a line that names the pattern.
  void add(std::string method, std::string pattern, Handler handler, RouteLimits limits = {});
  void get(std::string pattern, Handler handler, RouteLimits limits = {}) {
    add("GET", std::move(pattern), std::move(handler), limits);
  }
  void post(std::string pattern, Handler handler, RouteLimits limits = {}) {
    add("POST", std::move(pattern), std::move(handler), limits);
  }
  /// Likewise for an answer that is given later; `limits.running` becomes Running::later.
  void add_later(std::string method, std::string pattern, LaterHandler handler, RouteLimits limits = {});
  void post_later(std::string pattern, LaterHandler handler, RouteLimits limits = {}) {
    add_later("POST", std::move(pattern), std::move(handler), limits);
  }

  /// The answer of the handler that fits, with `request.route` and `request.captures` filled in first.
  /// HEAD goes to the GET handler unless it has its own. 404 when no pattern fits the path, 405 with Allow
  /// when only the method does not fit; both without a body, which is the error page's business. An answer
  /// that is given later is waited for: for tests, and for servers that know no better.
  [[nodiscard]] Response answer(Request& request) const;

  /// The same without waiting: `reply` gets the answer now, or later where the route says so.
  void begin(Request& request, const Reply& reply) const;

  /// What `answer` will allow a request of that method and path; the usual limits where no route fits.
  [[nodiscard]] RouteLimits limits_of(std::string_view method, std::string_view path) const;

  /// All patterns as "GET /th/a/{agency}", in the order added.
  [[nodiscard]] std::vector<std::string> patterns() const;

 private:
  struct Segment {
    enum class Kind { literal, one, rest } kind;
    std::string text;  ///< the literal itself, or the capture's name
  };
  struct Route {
    std::string method;
    std::string pattern;
    std::vector<Segment> segments;
    Handler handler;     ///< null where `later` is not
    LaterHandler later;  ///< null where `handler` is not
    RouteLimits limits;
  };
  /// How the paths of one pattern lie to those of another.
  enum class Relation { apart, same, inside, around, crossing };

  static std::vector<Segment> parse_pattern(std::string_view pattern);
  static Relation compare(const Route& a, const Route& b);
  void add_route(Route route);
  /// The route that takes the request, which then knows its pattern and captures; or null.
  const Route* take(Request& request) const;
  /// 404 or 405.
  [[nodiscard]] Response refusal(const Request& request) const;
  static bool matches(const Route& route, const std::vector<std::string_view>& path);
  /// HEAD finds the GET route unless it has its own.
  [[nodiscard]] const Route* find_route(std::string_view method,
                                        const std::vector<std::string_view>& path) const;

  std::vector<Route> routes_;
};

}  // namespace prongsai::http
