// SPDX-License-Identifier: Apache-2.0
// An open round, orders, and a web that stands still, for the contract of captures.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "prongsai/desk/disclosure/capture_asks.h"
#include "prongsai/desk/disclosure/capture_round.h"
#include "prongsai/desk/disclosure/captures.h"

#include "fetched.h"
#include "rounds_fixture.h"

namespace prongsai::offices {

using captures::answer;
using captures::captured;
using captures::failed;
using captures::StillWeb;
using fetch::Outcome;
using std::chrono::milliseconds;
using testing::Contains;
using testing::HasSubstr;
using testing::SizeIs;
using testing::UnorderedElementsAre;

class Captures : public RoundOffices {
 protected:
  Captures()
      : round_(opened_round()),
        coordinator_(test_.make(Role::agency_coordinator, {"chiang-mai", "a-1", ""})),
        stranger_(test_.make(Role::agency_coordinator, {"chiang-mai", "a-3", ""})),
        assessor_(test_.make(Role::assessor, {})),
        shelf_(office().captures) {}

  void order(const std::string& agency, const std::string& item, const std::string& address,
             const std::string& why = "handed_in") {
    const std::vector<store::NewCaptureOrder> one = {
        {"co-" + std::to_string(++orders_), agency, round_, item, address, why, now()}};
    perform([&](db::Transaction& t) { store::add_capture_orders(t, one); });
  }
  [[nodiscard]] store::CaptureCount counted() {
    return read([&](db::Transaction& t) {
      return store::count_capture_orders(t, round_, now() - std::chrono::hours(1));
    });
  }
  std::vector<store::CaptureOrder> take(const std::string& taker, std::int64_t of_host = 100,
                                        std::int64_t limit = 100) {
    return perform(
        [&](db::Transaction& t) { return store::take_capture_orders(t, taker, now(), of_host, limit); });
  }
  static document_files::PlainText read_here(std::string_view bytes, const document_files::SentAs& sent_as) {
    return document_files::read_plain(bytes, sent_as);
  }
  /// Steps until there is nothing to do.
  void work(desk::CaptureRound& round) {
    for (int i = 0; i < 100; ++i)
      if (round.step(milliseconds(0)).is_idle()) return;
    FAIL() << "there is no end";
  }
  void work() {
    desk::CaptureRound round(office(), web_, read_here, {.looked_at_once = 3});
    work(round);
  }
  [[nodiscard]] std::vector<desk::CaptureView> seen(const std::string& agency, const std::string& item = "") {
    auto out = desk::see_captures(office(), officer_.actor, agency, round_, item);
    EXPECT_THAT(codes(out), IsEmpty());
    return std::move(out).value();
  }
  [[nodiscard]] static std::string verdict(const desk::CaptureView& view, const std::string& check) {
    for (const store::CaptureCheck& each : view.checks)
      if (each.check == check) return each.verdict;
    return "";
  }

  std::string round_;
  Somebody coordinator_;
  Somebody stranger_;
  Somebody assessor_;
  warc::Shelf shelf_;
  StillWeb web_;
  int orders_ = 0;
};

}  // namespace prongsai::offices
