// SPDX-License-Identifier: Apache-2.0
// What a server needs to keep sealed copies of web pages: who fetches, who reads, and a thread of its own.
#pragma once

#include <memory>
#include <string>

#include "prongsai/app/background.h"
#include "prongsai/desk/office.h"

namespace prongsai::app {

/// This very program, also where its file was replaced while it runs: it reads strangers' documents apart.
inline constexpr const char* own_program = "/proc/self/exe";

/// Works as long as links wait, and looks each second whether any do. Of several servers with one folder one
/// works, and the others wait for its end.
class Capturing {
 public:
  /// `office` must outlive it. `program` is this program's own file.
  Capturing(const desk::Office& office, const std::string& program, const ChoreFailed& failed);
  ~Capturing();
  Capturing(const Capturing&) = delete;
  Capturing& operator=(const Capturing&) = delete;

 private:
  class Work;
  std::unique_ptr<Work> work_;
  std::unique_ptr<Background> fetching_;  ///< these two end before what they work with
  std::unique_ptr<Background> looking_;
};

}  // namespace prongsai::app
