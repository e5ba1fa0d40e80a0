// SPDX-License-Identifier: Apache-2.0
// Does the night's work on the database and folder named, against a web that stands still, until there is
// none or it is killed. Says a line for each step, after what it kept is on disk.
#include <iostream>
#include <thread>

#include "prongsai/desk/disclosure/capture_round.h"

#include "fetched.h"
#include "test_office.h"

namespace {

using namespace prongsai;

/// Every address answers with a page of its own; some pages are the same for many, some fail for a while.
class LargeWeb : public desk::Fetching {
 public:
  void order(const fetch::Order& order) override { waiting_.push_back(order); }
  [[nodiscard]] std::size_t waiting() const override { return waiting_.size(); }
  bool next(fetch::Capture& capture, std::chrono::milliseconds /*at_most*/) override {
    if (waiting_.empty()) return false;
    const fetch::Order order = waiting_.front();
    waiting_.pop_front();
    const std::size_t number = std::hash<std::string>()(order.address);
    const std::string body = number % 5 == 0 ? "<html><body>หน้าเดียวกันทุกแห่ง</body></html>"
                                             : "<html><body>" + order.address + "</body></html>";
    capture = captures::captured(order.address, body);
    capture.order = order.order;
    return true;
  }

 private:
  std::deque<fetch::Order> waiting_;
};

}  // namespace

int main(int count, char** values) {
  if (count != 3) return 2;
  offices::TestOffice office(values[1]);
  office.own_office().captures = values[2];
  LargeWeb web;
  desk::CaptureRound round(office.office(), web, document_files::read_plain,
                           {.in_hand_max = 40, .batch_captures_max = 15, .looked_at_once = 10});
  for (;;) {
    const auto step = round.step(std::chrono::milliseconds(0));
    if (step.is_elsewhere) return 3;
    std::cout << step.kept << std::endl;
    if (step.is_idle()) return 0;
  }
}
