// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/gate/gate.h"

#include <charconv>
#include <utility>

#include "prongsai/http/target.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/gate/cookies.h"

namespace prongsai::web {
namespace {

using http::Request;
using http::Response;

/// The page to come back to, by its path here: the one that was asked for, or the one that a form of ours
/// says it stands on, so that what was typed there can be taken up again. "" for none.
std::string page_of(const Request& request) {
  if (request.method == "GET" || request.method == "HEAD") return request.target;
  if (!is_from_own_page(request)) return {};
  const auto form = http::read_form(request);
  return form ? std::string(form->find("back").value_or("")) : std::string();
}

/// Where it leads in the end is for the pages there to judge: never to another site.
Response by_way_of(const Voice& voice, std::string_view below, const Request& request) {
  const std::string to = page_of(request);
  return Response::see_other(language_path(voice.language()) + std::string(below) +
                             (to.empty() ? "" : "?to=" + http::percent_encode(to)));
}

Response unkept(Response response) {
  response.header("Cache-Control", "no-store");
  return response;
}

http::RouteLimits limits_of(std::size_t body_bytes_max) {
  http::RouteLimits out;
  if (body_bytes_max > 0) out.body_bytes_max = body_bytes_max;
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string Visit::field(std::string_view name) const {
  return std::string(trimmed(form.find(name).value_or("")));
}

std::string Visit::path(std::string_view below) const {
  return language_path(voice.language()) + "/office" + (below.empty() ? "" : "/") + std::string(below);
}

std::string asked(const Visit& visit, std::string_view name) {
  return std::string(visit.request.find_query(name).value_or(""));
}

std::int64_t whole_number(std::string_view text) {
  std::int64_t out = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out >= 0 ? out : -1;
}

Gate::Gate(const desk::Office& office, http::Router& router, Shown shown)
    : office_(office), router_(router), shown_(std::move(shown)) {}

Where Gate::nation() {
  return [](const Request&) { return std::optional<access::Area>(access::Area{}); };
}

void Gate::get(std::string pattern, access::Deed deed, Where where, Handler handler) {
  add({{"GET", std::move(pattern), deed, false}, std::move(where)}, std::move(handler), 0);
}

void Gate::post(std::string pattern, access::Deed deed, Where where, Handler handler,
                std::size_t body_bytes_max) {
  add({{"POST", std::move(pattern), deed, false}, std::move(where)}, std::move(handler), body_bytes_max);
}

void Gate::get_somewhere(std::string pattern, access::Deed deed, Handler handler) {
  add({{"GET", std::move(pattern), deed, true}, nullptr}, std::move(handler), 0);
}

void Gate::post_somewhere(std::string pattern, access::Deed deed, Handler handler,
                          std::size_t body_bytes_max) {
  add({{"POST", std::move(pattern), deed, true}, nullptr}, std::move(handler), body_bytes_max);
}

void Gate::get_half(std::string pattern, Handler handler) {
  add({{"GET", std::move(pattern), access::Deed::see_own_account, true}, nullptr, true}, std::move(handler),
      0);
}

void Gate::post_half(std::string pattern, Handler handler) {
  add({{"POST", std::move(pattern), access::Deed::see_own_account, true}, nullptr, true}, std::move(handler),
      0);
}

void Gate::add(Guard guard, Handler handler, std::size_t body_bytes_max) {
  routes_.push_back(guard.route);
  for (const Language language : {Language::th, Language::en}) {
    const Voice voice(language);
    const std::string pattern = language_path(voice.language()) + guard.route.pattern;
    router_.add(
        guard.route.method, pattern,
        [this, guard, handler, voice](const Request& request) {
          return unkept(pass(guard, handler, voice, request));
        },
        limits_of(body_bytes_max));
  }
}

Response Gate::pass(const Guard& guard, const Handler& handler, const Voice& voice,
                    const Request& request) const {
  const std::string token = session_token_of(request, transport_of(office_.public_address));
  const auto person = desk::find_signed_in(office_, token, request.id);
  if (!person) return by_way_of(voice, "/sign-in", request);
  if (!person->is_full && !guard.half) return by_way_of(voice, "/second-factor", request);
  http::Form form;
  if (request.method == "POST") {
    if (!is_from_own_page(request)) return Response::error(403);
    auto read = http::read_form(request);
    if (!read) return Response::error(400);
    form = *std::move(read);
    if (!is_form_token(form.find("form_token").value_or(""), token)) return Response::error(403);
  }
  if (!guard.half) {
    if (guard.route.somewhere) {
      if (!access::may_somewhere(person->actor, guard.route.deed)) return Response::error(403);
    } else {
      const auto area = guard.where(request);
      if (!area) return Response::not_found();
      if (!access::role_for(person->actor, guard.route.deed, *area)) return Response::error(403);
    }
  }
  const std::string form_token = new_form_token(token);
  Answer answer = handler(Visit{request, voice, *person, form, form_token});
  if (Response* response = std::get_if<Response>(&answer)) return std::move(*response);
  const Page& page = std::get<Page>(answer);
  const bool renewed = !page.new_session.empty();
  Response response =
      shown_(request, voice, page, &*person, renewed ? new_form_token(page.new_session) : form_token);
  if (renewed) set_session(response, transport_of(office_.public_address), page.new_session);
  return response;
}

Page with_status(Page page, int status) {
  page.status = status;
  return page;
}

}  // namespace prongsai::web
