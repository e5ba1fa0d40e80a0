// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/made_sites.h"

#include <utility>

#include "prongsai/base/assert.h"
#include "prongsai/fetch/address.h"

namespace prongsai::app {
namespace {

fetch::Exchange exchange_of(const std::string& address, const MadeAnswer& answer, desk::Moment now) {
  fetch::Exchange out;
  out.address = address;
  out.status = answer.status;
  out.asked_at = now;
  out.body = answer.body.bytes;
  out.response_head =
      "HTTP/1.1 " + std::to_string(answer.status) + "\r\nX-Made-Up: for a demo; no server was asked\r\n";
  if (!answer.location.empty()) out.response_head += "Location: " + answer.location + "\r\n";
  if (!answer.body.media_type.empty())
    out.response_head += "Content-Type: " + answer.body.media_type + "; charset=utf-8\r\n";
  out.response_head += "Content-Length: " + std::to_string(out.body.size()) + "\r\n\r\n";
  return out;
}

}  // namespace

void MadeSites::put(const std::string& address, MadeAnswer answer) {
  const auto read = fetch::address_of(address);
  PRONGSAI_ASSERT(read.ok());
  answers_[read->text()] = std::move(answer);
}

bool MadeSites::next(fetch::Capture& capture, std::chrono::milliseconds /*at_most*/) {
  if (orders_.empty()) return false;
  const fetch::Order order = std::move(orders_.front());
  orders_.pop_front();
  capture = {};
  capture.order = order.order;
  capture.detail = "made up for a demo: no server was asked";
  capture.outcome = fetch::Outcome::no_such_host;
  const auto read = fetch::address_of(order.address);
  std::string address = read ? read->text() : std::string();
  for (auto found = answers_.find(address); found != answers_.end(); found = answers_.find(address)) {
    capture.exchanges.push_back(exchange_of(address, found->second, now_));
    capture.outcome = fetch::Outcome::answered;
    if (found->second.location.empty()) break;
    const auto next = fetch::address_of(found->second.location);
    address = next ? next->text() : std::string();
  }
  return true;
}

}  // namespace prongsai::app
