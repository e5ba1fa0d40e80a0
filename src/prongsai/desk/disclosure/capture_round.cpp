// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/capture_round.h"

#include <algorithm>
#include <utility>

#include "prongsai/secret/token.h"

namespace prongsai::desk {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

std::size_t bytes_of(const fetch::Capture& capture) {
  std::size_t out = 0;
  for (const fetch::Exchange& each : capture.exchanges)
    out += each.body.size() + each.response_head.size() + each.request_head.size();
  return out;
}

}  // namespace

CaptureRound::CaptureRound(const Office& office, Fetching& fetching, ReadBody read)
    : CaptureRound(office, fetching, std::move(read), Choice()) {}
CaptureRound::CaptureRound(const Office& office, Fetching& fetching, ReadBody read, const Choice& choice)
    : office_(office),
      fetching_(fetching),
      read_(std::move(read)),
      choice_(choice),
      taker_(secret::new_id("ct")) {}

bool CaptureRound::has_work() const {
  return office_.database.read(
      [&](db::Transaction& transaction) { return store::has_capture_work(transaction, office_.now()); });
}

bool CaptureRound::has_folder() {
  if (!shelf_) {
    warc::Shelf::Choice choice;
    choice.software = office_.software;
    shelf_.emplace(office_.captures, choice);
  }
  has_shelf_ = shelf_->try_lock();
  return has_shelf_;
}

std::size_t CaptureRound::take_orders() {
  const std::size_t busy = std::max(in_hand_.size(), fetching_.waiting());
  if (busy > choice_.in_hand_max / 2) return 0;
  const auto room = static_cast<std::int64_t>(choice_.in_hand_max - busy);
  const auto orders = office_.database.perform([&](db::Transaction& transaction) {
    return store::take_capture_orders(transaction, taker_, office_.now(), choice_.of_host_max, room);
  });
  for (const store::CaptureOrder& each : orders) {
    in_hand_.emplace(each.order_id, each);
    const auto reader = each.beside.empty() ? fetch::Reader::program : fetch::Reader::phone;
    fetching_.order({each.order_id, each.address, reader});
  }
  return orders.size();
}

void CaptureRound::gather(milliseconds at_most) {
  const auto until = Clock::now() + at_most;
  std::size_t bytes = 0;
  while (fetching_.waiting() > 0 && batch_.size() < choice_.batch_captures_max &&
         bytes < choice_.batch_bytes_max) {
    const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
    fetch::Capture capture;
    if (!fetching_.next(capture, std::max(left, milliseconds(0)))) break;
    const auto found = in_hand_.find(capture.order);
    if (found == in_hand_.end()) continue;  // a fetcher that was taken over may say anything
    bytes += bytes_of(capture);
    batch_.push_back({std::move(found->second), std::move(capture)});
    in_hand_.erase(found);
  }
}

CaptureRound::Step CaptureRound::step(milliseconds at_most) {
  Step out;
  out.is_elsewhere = office_.captures.empty();
  if (out.is_elsewhere) return out;
  if (rules_ != office_.disclosure_rules) {
    (void)forget_old_checks(office_);
    rules_ = office_.disclosure_rules;
  }
  // No folder is made, and no lock is taken, where nobody ever orders anything.
  if (in_hand_.empty() && batch_.empty() && !has_work()) return out;
  out.is_elsewhere = !has_folder();
  if (out.is_elsewhere) return out;
  if (batch_.empty()) {
    out.ordered = take_orders();
    gather(at_most);
  }
  out.kept = keep_captures(office_, *shelf_, batch_).captures;
  batch_.clear();
  out.in_hand = in_hand_.size();
  if (choice_.looks_apart) return out;
  const Step looked = look();
  out.read = looked.read;
  out.checked = looked.checked;
  return out;
}

CaptureRound::Step CaptureRound::look() {
  Step out;
  out.is_elsewhere = !has_shelf_;
  if (out.is_elsewhere) return out;
  out.read = read_bodies(office_, *shelf_, read_, choice_.looked_at_once);
  out.checked = check_captures(office_, choice_.looked_at_once);
  return out;
}

}  // namespace prongsai::desk
