// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/router.h"

#include <algorithm>
#include <cstdio>
#include <future>
#include <memory>
#include <set>
#include <utility>

#include "prongsai/base/assert.h"

namespace prongsai::http {
namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    segments.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

[[noreturn]] void refuse(std::string_view pattern, const std::string& why) {
  std::fprintf(stderr, "http::Router: pattern %.*s %s\n", static_cast<int>(pattern.size()), pattern.data(),
               why.c_str());
  base::assertion_failed("the pattern is well formed and unambiguous", __FILE__, __LINE__);
}

}  // namespace

std::vector<Router::Segment> Router::parse_pattern(std::string_view pattern) {
  if (!pattern.starts_with('/')) refuse(pattern, "does not start with '/'");
  std::vector<Segment> segments;
  std::set<std::string> names;
  const auto texts = segments_of(pattern);
  for (std::size_t at = 0; at < texts.size(); ++at) {
    std::string_view text = texts[at];
    const bool last = at + 1 == texts.size();
    if (text.empty() && !last) refuse(pattern, "has an empty segment");
    if (text.find_first_of("{}") == std::string_view::npos) {
      segments.push_back({Segment::Kind::literal, std::string(text)});
      continue;
    }
    if (text.size() < 3 || text.front() != '{' || text.back() != '}') {
      refuse(pattern, "has braces that are not a whole segment");
    }
    text = text.substr(1, text.size() - 2);
    auto kind = Segment::Kind::one;
    if (text.ends_with("...")) {
      if (!last) refuse(pattern, "has a {name...} before its end");
      kind = Segment::Kind::rest;
      text.remove_suffix(3);
    }
    if (text.empty() || text.find_first_of("{}.") != std::string_view::npos) {
      refuse(pattern, "has a name that cannot be read");
    }
    if (!names.insert(std::string(text)).second) refuse(pattern, "has one name twice");
    segments.push_back({kind, std::string(text)});
  }
  return segments;
}

Router::Relation Router::compare(const Route& a, const Route& b) {
  // Each pattern is a product of sets, one a segment: a relation between the wholes is the sum of the
  // relations between the parts. `inside` and `around` together make `crossing`.
  bool inside = false;
  bool around = false;
  for (std::size_t at = 0;; ++at) {
    const bool a_ends = at == a.segments.size();
    const bool b_ends = at == b.segments.size();
    if (a_ends && b_ends) break;
    if (a_ends || b_ends) return Relation::apart;
    const Segment& x = a.segments[at];
    const Segment& y = b.segments[at];
    const bool x_is_rest = x.kind == Segment::Kind::rest;
    const bool y_is_rest = y.kind == Segment::Kind::rest;
    if (x_is_rest || y_is_rest) {
      // A literal "" stands only for the '/' at an end; no rest can hold it.
      const auto ends_with_slash = [](const Route& route) {
        return route.segments.back().kind == Segment::Kind::literal && route.segments.back().text.empty();
      };
      if (x_is_rest != y_is_rest && ends_with_slash(x_is_rest ? b : a)) return Relation::apart;
      around = around || (x_is_rest && !y_is_rest);
      inside = inside || (y_is_rest && !x_is_rest);
      break;
    }
    if (x.kind == y.kind) {
      if (x.kind == Segment::Kind::literal && x.text != y.text) return Relation::apart;
    } else if (x.kind == Segment::Kind::literal) {
      if (x.text.empty()) return Relation::apart;
      inside = true;
    } else {
      if (y.text.empty()) return Relation::apart;
      around = true;
    }
  }
  if (inside && around) return Relation::crossing;
  return inside ? Relation::inside : around ? Relation::around : Relation::same;
}

void Router::add(std::string method, std::string pattern, Handler handler, RouteLimits limits) {
  add_route({std::move(method), std::move(pattern), {}, std::move(handler), nullptr, limits});
}

void Router::add_later(std::string method, std::string pattern, LaterHandler handler, RouteLimits limits) {
  limits.running = Running::later;
  add_route({std::move(method), std::move(pattern), {}, nullptr, std::move(handler), limits});
}

void Router::add_route(Route route) {
  route.segments = parse_pattern(route.pattern);
  for (const Route& other : routes_) {
    if (other.method != route.method) continue;
    const Relation relation = compare(route, other);
    if (relation == Relation::same || relation == Relation::crossing) {
      refuse(route.pattern, "is ambiguous with " + other.pattern);
    }
  }
  routes_.push_back(std::move(route));
}

bool Router::matches(const Route& route, const std::vector<std::string_view>& path) {
  for (std::size_t at = 0; at < route.segments.size(); ++at) {
    const Segment& segment = route.segments[at];
    if (at >= path.size()) return false;
    if (segment.kind == Segment::Kind::rest) {
      return std::none_of(path.begin() + static_cast<std::ptrdiff_t>(at), path.end(),
                          [](std::string_view text) { return text.empty(); });
    }
    if (segment.kind == Segment::Kind::one ? path[at].empty() : path[at] != segment.text) return false;
  }
  return path.size() == route.segments.size();
}

const Router::Route* Router::find_route(std::string_view method,
                                        const std::vector<std::string_view>& path) const {
  const Route* best = nullptr;
  for (const Route& route : routes_) {
    if (route.method != method || !matches(route, path)) continue;
    // `add` made sure that all that match lie inside one another.
    if (best == nullptr || compare(route, *best) == Relation::inside) best = &route;
  }
  return best == nullptr && method == "HEAD" ? find_route("GET", path) : best;
}

RouteLimits Router::limits_of(std::string_view method, std::string_view path) const {
  const Route* route = find_route(method, segments_of(path));
  return route == nullptr ? RouteLimits{} : route->limits;
}

const Router::Route* Router::take(Request& request) const {
  const auto path = segments_of(request.path);
  const Route* route = find_route(request.method, path);
  if (route == nullptr) return nullptr;
  request.route = route->pattern;
  request.captures.clear();
  std::size_t offset = 0;
  for (std::size_t at = 0; at < route->segments.size(); ++at) {
    const Segment& segment = route->segments[at];
    if (segment.kind == Segment::Kind::one) request.captures.push_back({segment.text, std::string(path[at])});
    if (segment.kind == Segment::Kind::rest) {
      request.captures.push_back({segment.text, request.path.substr(offset + 1)});
    }
    offset += path[at].size() + 1;
  }
  return route;
}

Response Router::refusal(const Request& request) const {
  const auto path = segments_of(request.path);
  std::set<std::string> methods;
  for (const Route& other : routes_) {
    if (!matches(other, path)) continue;
    methods.insert(other.method);
    if (other.method == "GET") methods.insert("HEAD");
  }
  std::string allow;
  for (const std::string& method : methods) allow += (allow.empty() ? "" : ", ") + method;
  return allow.empty() ? Response::not_found() : Response::method_not_allowed(std::move(allow));
}

Response Router::answer(Request& request) const {
  const Route* route = take(request);
  if (route == nullptr) return refusal(request);
  if (!route->later) return route->handler(request);
  const auto answered = std::make_shared<std::promise<Response>>();
  auto answer = answered->get_future();
  route->later(request, Reply([answered](Response response) { answered->set_value(std::move(response)); }));
  return answer.get();
}

void Router::begin(Request& request, const Reply& reply) const {
  const Route* route = take(request);
  if (route == nullptr) return reply(refusal(request));
  if (route->later) return route->later(request, reply);
  reply(route->handler(request));
}

std::vector<std::string> Router::patterns() const {
  std::vector<std::string> all;
  for (const Route& route : routes_) all.push_back(route.method + " " + route.pattern);
  return all;
}

}  // namespace prongsai::http
