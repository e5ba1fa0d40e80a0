// SPDX-License-Identifier: Apache-2.0
// Web sites that are in this program's memory and nowhere else: for a demo that asks nobody.
#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <string>

#include "prongsai/app/made_pages.h"
#include "prongsai/desk/disclosure/capture_round.h"

namespace prongsai::app {

struct MadeAnswer {
  int status = 200;
  MadeBody body;
  std::string location{};  ///< where a redirect leads
};

/// Answers at once, and never over a network. What it gives is marked in every answer's head and in the
/// capture's detail, and says of no machine that it was connected to.
class MadeSites : public desk::Fetching {
 public:
  explicit MadeSites(desk::Moment now) : now_(now) {}

  /// Requires: an address that fetch::address_of takes.
  void put(const std::string& address, MadeAnswer answer);

  void order(const fetch::Order& order) override { orders_.push_back(order); }
  [[nodiscard]] std::size_t waiting() const override { return orders_.size(); }
  /// An address that nobody put is of a host that nobody knows.
  bool next(fetch::Capture& capture, std::chrono::milliseconds at_most) override;

 private:
  desk::Moment now_;
  std::map<std::string, MadeAnswer, std::less<>> answers_;  ///< by canonical address
  std::deque<fetch::Order> orders_;
};

}  // namespace prongsai::app
