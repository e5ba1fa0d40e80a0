// SPDX-License-Identifier: Apache-2.0
// Answers that are given later: who waits, how an answer finds its way back, and when nobody may wait any
// more.
#include "prongsai/http/waiting.h"

#include <boost/asio/post.hpp>

namespace prongsai::http {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

void Worker::Mailbox::leave(std::uint64_t ticket, Response response) {
  const std::lock_guard lock(mutex_);
  if (worker_ == nullptr) return;
  letters_.emplace_back(ticket, std::move(response));
  if (letters_.size() > 1) return;  // it was woken for the first one
  asio::post(worker_->context_.get_executor(), [this, worker = worker_] { empty(*worker); });
}

void Worker::Mailbox::close() {
  const std::lock_guard lock(mutex_);
  worker_ = nullptr;
  letters_.clear();
}

void Worker::Mailbox::empty(Worker& worker) {
  Letters letters;
  {
    const std::lock_guard lock(mutex_);
    letters.swap(letters_);
  }
  for (auto& [ticket, response] : letters) worker.hand_out(ticket, std::move(response));
}

/// Begins the answer on this thread and goes on when it has come, from whatever thread.
Task<bool> Worker::answer_later(Exchange& exchange) {
  exchange.reply.reset();
  auto begin = [this, &exchange](auto handler) {
    const std::uint64_t ticket = ++last_ticket_;
    const Reply reply(
        [mailbox = mailbox_, ticket](Response response) { mailbox->leave(ticket, std::move(response)); });
    waiting_.emplace_hint(waiting_.end(), ticket,
                          std::make_unique<WaitingWith<decltype(handler)>>(exchange, std::move(handler)));
    begin_answer(shared_.surface, exchange.request, reply);
  };
  co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(
      std::move(begin), asio::use_awaitable_t<Executor>{});
  if (!exchange.reply) co_return false;
  make_wire(exchange, finished(shared_.surface, exchange.request, *std::move(exchange.reply)));
  co_return true;
}

void Worker::hand_out(std::uint64_t ticket, std::optional<Response> response) {
  auto waiting = waiting_.extract(ticket);
  if (waiting.empty()) return;
  waiting.mapped()->exchange.reply = std::move(response);
  waiting.mapped()->go_on();
}

/// Those who have waited too long get a 503; when the time for draining is over, all are let go.
void Worker::give_up_waiting(Clock::time_point now) {
  const bool all = is_draining_ && drain_deadline_ <= now;
  while (!waiting_.empty()) {
    const auto& [ticket, oldest] = *waiting_.begin();
    if (all) {
      hand_out(ticket, std::nullopt);
    } else if (now - oldest->since >= shared_.options.limits.later_timeout) {
      hand_out(ticket, Response::error(503));
    } else {
      return;
    }
  }
}

/// Takes a place for the exchange; or why it cannot have one. An answer given later takes little of a
/// processor, and saying no takes half as much: it is refused for what it would wait for, never for the
/// processor's sake.
std::optional<Refusal> Worker::refusal_for_load(const Connection& connection, Exchange& exchange) {
  const auto now = Clock::now();
  const bool requests_lie = watch_.stands(now, connection.request_age);
  const bool many_wait = shared_.waiting_later > shared_.options.limits.waiting_later_calm;
  if (exchange.limits.running != Running::later) {
    if (many_wait || requests_lie || !exchange.take_place()) return Refusal::too_many_requests;
    return std::nullopt;
  }
  const bool takes_too_long =
      many_wait && !waiting_.empty() &&
      now - waiting_.begin()->second->since > shared_.options.limits.waiting_later_age;
  if (takes_too_long || !exchange.take_place_later()) return Refusal::too_many_waiting;
  return std::nullopt;
}

}  // namespace prongsai::http
