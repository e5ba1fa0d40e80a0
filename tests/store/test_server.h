// SPDX-License-Identifier: Apache-2.0
// A server for tests in a browser: pages as they are, and beside them doors below /test that no real server
// has.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "prongsai/http/answer.h"
#include "prongsai/http/router.h"

#include "test_office.h"

namespace prongsai::offices {

/// What a router answers, as a server wants it. `router` must outlive it.
[[nodiscard]] http::Surface surface_of(const http::Router& router);

class TestServer {
 public:
  /// `office` must outlive it.
  explicit TestServer(TestOffice& office) : office_(office) {}

  /// Doors of the test's own: their paths begin with "/test/".
  [[nodiscard]] http::Router& doors() { return doors_; }
  /// GET /test/session/{who} gives the cookie of a fresh session; sessions are as young as the office's
  /// clock.
  void open_sessions_for(std::map<std::string, Somebody> people);

  /// Serves `pages` with the doors beside them until asked to stop by a signal; prints its address once it
  /// listens. Gives the program's exit code.
  int run(http::Surface pages, const std::function<void()>& when_listening = [] {});

 private:
  TestOffice& office_;
  std::map<std::string, Somebody> people_;
  http::Router doors_;
};

}  // namespace prongsai::offices
