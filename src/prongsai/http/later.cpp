// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/later.h"

#include <atomic>
#include <utility>

#include "prongsai/base/assert.h"

namespace prongsai::http {

class Reply::State {
 public:
  explicit State(Send send) : send_(std::move(send)) {}
  ~State() {
    try {
      keep(Response::error(500));
    } catch (...) {
      // No memory for an answer: the server gives up waiting for this one when its time is over.
    }
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void keep(Response response) {
    if (!is_kept_.exchange(true)) send_(std::move(response));
  }

 private:
  Send send_;
  std::atomic<bool> is_kept_{false};
};

Reply::Reply(Send send) {
  PRONGSAI_ASSERT(send != nullptr);
  state_ = std::make_shared<State>(std::move(send));
}

void Reply::operator()(Response response) const {
  state_->keep(std::move(response));
}

}  // namespace prongsai::http
