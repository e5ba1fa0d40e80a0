// SPDX-License-Identifier: Apache-2.0
// Answers that are given later, by another thread, without holding one up meanwhile.
#pragma once

#include <functional>
#include <memory>

#include "prongsai/http/request.h"
#include "prongsai/http/response.h"

namespace prongsai::http {

/// The promise of an answer. Copies are the same promise; the first call keeps it, later ones do nothing.
/// Call it from any thread, at any time, once the answer is known: also where the client or the whole server
/// has gone meanwhile. It only hands the answer over and is quick. When the last copy goes unkept, the client
/// gets a 500.
class Reply {
 public:
  /// Takes the answer, at most once, from whatever thread the promise is kept on.
  using Send = std::function<void(Response)>;
  explicit Reply(Send send);
  void operator()(Response response) const;

 private:
  class State;
  std::shared_ptr<State> state_;
};

/// Begins an answer: runs on the connection's own thread, so it must be quick and wait for nothing, and sees
/// to it that `reply` is called. `request` is there until it returns and no longer. What throws here is a
/// 500.
using LaterHandler = std::function<void(const Request& request, Reply reply)>;

}  // namespace prongsai::http
