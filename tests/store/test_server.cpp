// SPDX-License-Identifier: Apache-2.0
#include "test_server.h"

#include <chrono>
#include <iostream>
#include <utility>

#include "prongsai/desk/people/sign_in.h"
#include "prongsai/http/server.h"

namespace prongsai::offices {
namespace {

bool is_door(const http::Request& request) {
  return request.path.starts_with("/test/");
}

}  // namespace

http::Surface surface_of(const http::Router& router) {
  http::Surface out;
  out.application = [&router](http::Request& request) { return router.answer(request); };
  out.begin = [&router](http::Request& request, const http::Reply& reply) { router.begin(request, reply); };
  out.limits_of = [&router](const http::Request& head) { return router.limits_of(head.method, head.path); };
  return out;
}

void TestServer::open_sessions_for(std::map<std::string, Somebody> people) {
  people_ = std::move(people);
  doors_.get("/test/session/{who}", [this](const http::Request& request) {
    const auto found = people_.find(request.capture("who"));
    if (found == people_.end()) return http::Response::not_found();
    return http::Response::text(office_.database().perform([&](db::Transaction& transaction) {
      return desk::begin_session(transaction, found->second.actor.person, "Chrome, Linux", true,
                                 office_.now())
          .token;
    }));
  });
}

int TestServer::run(http::Surface pages, const std::function<void()>& when_listening) {
  http::Surface surface = pages;
  const http::Surface doors = surface_of(doors_);
  surface.application = [inner = std::move(pages.application), doors](http::Request& request) {
    return is_door(request) ? doors.application(request) : inner(request);
  };
  surface.begin = [inner = std::move(pages.begin), doors](http::Request& request, const http::Reply& reply) {
    is_door(request) ? doors.begin(request, reply) : inner(request, reply);
  };
  surface.limits_of = [inner = std::move(pages.limits_of), doors](const http::Request& head) {
    return is_door(head) ? doors.limits_of(head) : inner(head);
  };
  surface.incident_log = [](const http::Incident& incident) {
    std::cerr << http::to_json_line(incident, std::chrono::system_clock::now());
  };
  http::Server server({.stop_signals = http::StopSignals::obeyed}, std::move(surface));
  const auto ended = server.run([&](const http::Listening& listening) {
    when_listening();
    std::cout << listening.url << std::endl;
  });
  return ended ? 0 : 1;
}

}  // namespace prongsai::offices
