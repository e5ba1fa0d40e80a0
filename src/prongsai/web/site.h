// SPDX-License-Identifier: Apache-2.0
// The whole site: its addresses, its error pages, and what stands behind them.
#pragma once

#include <memory>
#include <vector>

#include "prongsai/http/answer.h"
#include "prongsai/http/router.h"
#include "prongsai/results_files/load_results.h"

namespace prongsai::web {

/// Pages in Thai under /th/ and in English under /en/. Everything is read once; afterwards the site only
/// reads, so any number of threads may ask it. `editions` and `results` must outlive it and not change.
///
/// Addresses: / · /{language}/ · …/agency/{agency} · …/agency/{agency}/{framework}/{edition} ·
/// …/explain/{node} below it · …/editions · …/editions/{framework}/{edition} · …/about · /assets/… · /health
class Site {
 public:
  /// `load_problems` are those of files that could not be read: the list of agencies tells them.
  Site(const results_files::Editions& editions, const std::vector<results_files::Results>& results,
       base::Problems load_problems = {});
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  void add_routes(http::Router& router) const;
  /// In the language of the path; Thai where it has none.
  [[nodiscard]] http::Response error_page(int status, const http::Request& request) const;
  /// All of the above as a server wants it. The site must outlive the surface.
  [[nodiscard]] http::Surface surface() const;

 private:
  class State;
  std::unique_ptr<const State> state_;
};

}  // namespace prongsai::web
