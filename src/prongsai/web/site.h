// SPDX-License-Identifier: Apache-2.0
// The whole site: its addresses, its error pages, and what stands behind them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/desk/jobs.h"
#include "prongsai/desk/office.h"
#include "prongsai/http/answer.h"
#include "prongsai/http/router.h"
#include "prongsai/results_files/load_results.h"
#include "prongsai/web/demo/demo_pages.h"
#include "prongsai/web/gate/gate.h"
#include "prongsai/web/survey/survey_pages.h"

namespace prongsai::web {

/// What stands behind the pages for staff. All of it must outlive the site.
struct Staff {
  const desk::Office& office;
  const DemoDesk* demo = nullptr;         ///< only where everybody is made up
  const SurveyDesk* surveys = nullptr;    ///< null: nobody can answer surveys here
  desk::Jobs::Broke job_broke = nullptr;  ///< told when long work threw; from the thread of the jobs
};

/// Pages in Thai under /th/ and in English under /en/. Safe from any number of threads. `editions` must
/// outlive it and not change.
///
/// Public addresses: / · /{language}/ · …/agency/{agency} · …/agency/{agency}/{framework}/{edition} ·
/// …/analysis and …/explain/{node} below it · …/editions · …/editions/{framework}/{edition} · …/check ·
/// …/about · /assets/… · /health · /go/… (surveys). With a staff, there are also its pages: …/sign-in,
/// …/invitation/{token}, …/office/….
class Site {
 public:
  /// `load_problems` are those of files that could not be read: the list of agencies tells them. `office` may
  /// be null: then nobody can sign in. It must outlive the site. `document_reader` is the program that reads
  /// visitors' documents apart (document_files/read.h); without one they are read in this process.
  Site(const results_files::Editions& editions, std::vector<results_files::Results> results,
       base::Problems load_problems = {}, const std::optional<Staff>& staff = std::nullopt,
       const std::string& document_reader = {});
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  /// Shows these results from now on: something was published. From any thread.
  void replace_results(std::vector<results_files::Results> results);

  /// How each page for staff is guarded; empty without a staff.
  [[nodiscard]] const std::vector<GuardedRoute>& guarded_routes() const;
  /// Every route there is: "GET /th/office/rounds".
  [[nodiscard]] std::vector<std::string> routes() const;

  /// In the language of the path; Thai where it has none.
  [[nodiscard]] http::Response error_page(int status, const http::Request& request) const;
  /// All of the above as a server wants it. The site must outlive the surface.
  [[nodiscard]] http::Surface surface() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace prongsai::web
