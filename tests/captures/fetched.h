// SPDX-License-Identifier: Apache-2.0
// A web that stands still: what each address answers, told beforehand.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>

#include "prongsai/desk/disclosure/capture_round.h"

namespace prongsai::captures {

/// One good answer.
inline fetch::Exchange answer(const std::string& address, const std::string& body,
                              const std::string& type = "text/html; charset=utf-8", int status = 200) {
  fetch::Exchange out;
  out.address = address;
  out.peer = "203.150.1.9";
  out.request_head = "GET / HTTP/1.1\r\nHost: www.example.go.th\r\nUser-Agent: Prongsai\r\n\r\n";
  out.response_head = "HTTP/1.1 " + std::to_string(status) + " OK\r\nContent-Type: " + type +
                      "\r\nTransfer-Encoding: chunked\r\n\r\n";
  out.body = body;
  out.status = status;
  out.asked_at = std::chrono::system_clock::time_point(std::chrono::microseconds(1'795'230'000'123'456));
  out.took = std::chrono::milliseconds(42);
  return out;
}

inline fetch::Capture captured(const std::string& address, const std::string& body,
                               const std::string& type = "text/html; charset=utf-8", int status = 200) {
  fetch::Capture out;
  out.outcome = fetch::Outcome::answered;
  out.exchanges.push_back(answer(address, body, type, status));
  return out;
}

inline fetch::Capture failed(fetch::Outcome outcome, const std::string& detail = "") {
  fetch::Capture out;
  out.outcome = outcome;
  out.detail = detail;
  return out;
}

/// Answers in the order in which it was asked; what it does not know is no host.
class StillWeb : public desk::Fetching {
 public:
  std::map<std::string, fetch::Capture> pages;
  std::map<std::string, fetch::Capture> for_phones;  ///< where a telephone is given something else
  std::vector<std::string> asked;
  std::function<void()> on_next = [] {};
  bool is_silent = false;  ///< orders stay without an answer

  void order(const fetch::Order& order) override {
    asked.push_back(order.address);
    waiting_.push_back(order);
  }
  [[nodiscard]] std::size_t waiting() const override { return waiting_.size(); }
  bool next(fetch::Capture& capture, std::chrono::milliseconds /*at_most*/) override {
    if (waiting_.empty() || is_silent) return false;
    on_next();
    const fetch::Order order = waiting_.front();
    waiting_.pop_front();
    const auto other = for_phones.find(order.address);
    const bool is_other = order.reader == fetch::Reader::phone && other != for_phones.end();
    const auto found = is_other ? other : pages.find(order.address);
    capture = found == pages.end() ? failed(fetch::Outcome::no_such_host, "no such host") : found->second;
    capture.order = order.order;
    return true;
  }

 private:
  std::deque<fetch::Order> waiting_;
};

}  // namespace prongsai::captures
