// SPDX-License-Identifier: Apache-2.0
// What a server needs to take answers: which surveys there are, and where ballots become durable.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "prongsai/app/premises.h"
#include "prongsai/desk/surveys/bursts.h"
#include "prongsai/desk/surveys/collector.h"
#include "prongsai/desk/surveys/directory.h"
#include "prongsai/web/survey/survey_pages.h"

namespace prongsai::app {

/// An answer that may not be on disk is never acknowledged, and no write is tried twice after a disk failed:
/// then `tell` hears why, `is_broken` holds, and what `stop_with` was given is called, so that this program
/// ends and whoever started it begins it anew.
class Collecting {
 public:
  /// `premises` must outlive it. Knows the surveys there are; from now on, actions that change which surveys
  /// there are show at once.
  Collecting(Premises& premises, std::function<void(const std::string& what)> tell);
  ~Collecting();
  Collecting(const Collecting&) = delete;
  Collecting& operator=(const Collecting&) = delete;

  [[nodiscard]] const web::SurveyDesk& desk() const { return desk_; }
  /// A chore: looks which surveys there are now.
  void look_again() { directory_.refresh(); }
  /// A chore: learns that the disk failed under another thread, without a ballot that has to be refused.
  void try_to_write();
  /// A chore: forgets keys that sealed ballots a while ago, and stores how bunched the arrivals of past days
  /// were.
  void tidy_up();
  /// Requires: nobody answers yet.
  void stop_with(std::function<void()> stop) { stop_ = std::move(stop); }
  /// Writes what waits. From now on only a chore calls what `stop_with` was given. Requires: nobody answers
  /// any more.
  void end() { collector_.reset(); }
  [[nodiscard]] bool is_broken() const { return is_broken_; }

 private:
  [[nodiscard]] web::SurveyDesk noting_arrivals(web::SurveyDesk desk);
  /// From any thread; tells and stops once.
  void break_off(const std::string& what);

  Premises& premises_;
  desk::SurveyDirectory directory_;
  desk::ArrivalBursts bursts_;
  const std::function<void(const std::string&)> tell_;
  std::atomic<bool> is_broken_{false};
  std::function<void()> stop_ = [] {};
  std::unique_ptr<desk::Collector> collector_;
  web::SurveyDesk desk_;
};

}  // namespace prongsai::app
