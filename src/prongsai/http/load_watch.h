// SPDX-License-Identifier: Apache-2.0
// Tells a queue that stands from one that passes, by how long each request lay before it was read.
#pragma once

#include <chrono>

namespace prongsai::http {

/// A burst makes requests lie for a while and is worked off: then one comes soon that did not lie. Where all
/// of them lay too long for some time, more come than can be answered; but a few that lay long are no queue:
/// there the machine was busy with something else.
class LoadWatch {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  LoadWatch(std::chrono::milliseconds age_max, std::chrono::milliseconds patience)
      : age_max_(age_max), patience_(patience) {}

  /// To be asked for each request, with how long it lay. True: the queue stands.
  bool stands(Moment now, std::chrono::milliseconds age) {
    const bool was_silent = now - asked_at_ > patience_;
    asked_at_ = now;
    ++lain_;
    if (age <= age_max_ || was_silent) {
      calm_at_ = now;
      lain_ = 0;
    }
    return now - calm_at_ >= patience_ && lain_ >= lain_least;
  }

 private:
  static constexpr int lain_least = 32;  ///< one after another

  std::chrono::milliseconds age_max_;
  std::chrono::milliseconds patience_;
  Moment asked_at_{};
  Moment calm_at_{};
  int lain_ = 0;
};

}  // namespace prongsai::http
