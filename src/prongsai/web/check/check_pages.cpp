// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/check/check_pages.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <memory>
#include <mutex>
#include <semaphore>

#include "prongsai/document_files/read.h"
#include "prongsai/http/form.h"
#include "prongsai/secret/throttle.h"
#include "prongsai/web/check/check_detail.h"
#include "prongsai/web/frame/paths.h"

namespace prongsai::web {
namespace {

using check_detail::Checked;
using http::Request;
using http::Response;

constexpr std::size_t form_around_file = 64UL * 1024UL;
constexpr int at_once_max = 2;  // of the server's few handler threads
constexpr std::chrono::seconds longest_wait_for_turn{1};

lint::Catalogue catalogue_of(const results_files::Editions& editions) {
  lint::Catalogue out;
  for (const auto& planned : editions.all()) {
    if (!planned->edition.made_up) out.editions.push_back(&planned->edition);
  }
  return out;
}

/// One of the places for documents in work, from the reading to the finished page.
class Place {
 public:
  explicit Place(std::counting_semaphore<at_once_max>& places)
      : places_(places), is_taken_(places.try_acquire_for(longest_wait_for_turn)) {}
  // Given back whatever happens: reading apart throws when no process can be started.
  ~Place() {
    if (is_taken_) places_.release();
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  [[nodiscard]] bool is_taken() const { return is_taken_; }

 private:
  std::counting_semaphore<at_once_max>& places_;
  const bool is_taken_;
};

/// A document costs seconds of a processor, and checking it may cost more than reading it: a few at once for
/// all, and a few in a row for one visitor.
class Turns {
 public:
  /// Seconds until this visitor may send another document; 0: now, and it is counted.
  long take_from(const std::string& peer) {
    const auto now =
        std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    const std::lock_guard lock(mutex_);
    const auto wait = visitors_.wait(peer, now);
    if (wait.count() > 0) return std::chrono::ceil<std::chrono::seconds>(wait).count();
    visitors_.spend(peer, now);
    return 0;
  }
  std::counting_semaphore<at_once_max>& places() { return places_; }

 private:
  static constexpr secret::BucketRule rule{.burst = 10, .refill = std::chrono::seconds(15)};
  static constexpr std::size_t visitors_max = 10'000;
  std::mutex mutex_;
  secret::Buckets visitors_{rule, visitors_max};
  std::counting_semaphore<at_once_max> places_{at_once_max};
};

class CheckPages {
 public:
  CheckPages(const results_files::Editions& editions, std::string reader, Shown show)
      : catalogue_(catalogue_of(editions)), reader_(std::move(reader)), show_(std::move(show)) {}

  Response ask(const Request& request, const Voice& voice) const {
    return shown(request, voice, check_detail::upload_page(voice, {}, 200));
  }

  Response check(const Request& request, const Voice& voice) {
    const auto refuse = [&](const base::Problems& problems, int status) {
      return shown(request, voice, check_detail::upload_page(voice, FormErrors(voice, problems), status));
    };
    const auto form = http::read_form(request);
    if (!form) return refuse(form.problems(), 422);
    const http::Part* part = form->find_file("file");
    if (part == nullptr) return refuse({{"check.no_file", {{"field", "file"}}, {}}}, 422);
    if (const long seconds = turns_.take_from(request.peer); seconds > 0) {
      return refuse({{"check.too_often", {{"seconds", std::to_string(seconds)}}, {}}}, 429);
    }
    const Place place(turns_.places());
    if (!place.is_taken()) return refuse({{"check.busy", {{"field", "file"}}, {}}}, 503);
    const auto manuscript = read(*part);
    if (!manuscript) {
      base::Problems problems = manuscript.problems();
      for (base::Problem& problem : problems) problem.details.emplace_back("field", "file");
      return refuse(problems, 422);
    }
    const Checked checked = checked_of(*manuscript);
    if (form->find("format") != "csv") {
      return shown(request, voice, check_detail::result_page(voice, checked));
    }
    Response response = Response::text(check_detail::findings_csv(voice, checked));
    response.header("Content-Type", "text/csv; charset=utf-8");
    response.header("Content-Disposition", "attachment; filename=\"findings.csv\"");
    response.header("Cache-Control", "no-store");
    return response;
  }

 private:
  [[nodiscard]] base::Result<lint::Manuscript> read(const http::Part& part) const {
    const std::string name = part.file_name.value_or("");
    return reader_.empty() ? document_files::read(part.bytes, name)
                           : document_files::read_apart(part.bytes, name, reader_);
  }

  [[nodiscard]] Checked checked_of(const lint::Manuscript& manuscript) const {
    const std::vector<lint::Finding> found = lint::check(manuscript, catalogue_);
    Checked out{catalogue_, manuscript, {}, lint::understand(manuscript, catalogue_)};
    for (const auto certainty :
         {lint::Certainty::certain, lint::Certainty::probable, lint::Certainty::hint}) {
      std::copy_if(found.begin(), found.end(), std::back_inserter(out.findings),
                   [certainty](const lint::Finding& finding) { return finding.certainty == certainty; });
    }
    return out;
  }

  [[nodiscard]] Response shown(const Request& request, const Voice& voice, const Page& page) const {
    Response response = show_(request, voice, page, nullptr, "");
    if (request.method == "POST") response.header("Cache-Control", "no-store");
    return response;
  }

  const lint::Catalogue catalogue_;
  const std::string reader_;
  const Shown show_;
  Turns turns_;
};

}  // namespace

void add_check(http::Router& router, const results_files::Editions& editions, const std::string& reader,
               const Shown& show) {
  const auto pages = std::make_shared<CheckPages>(editions, reader, show);
  const http::RouteLimits limits{.body_bytes_max = document_files::document_bytes_max + form_around_file};
  for (const Language language : {Language::th, Language::en}) {
    const Voice voice(language);
    const std::string path = check_path(language);
    router.get(path, [pages, voice](const Request& request) { return pages->ask(request, voice); });
    router.post(
        path, [pages, voice](const Request& request) { return pages->check(request, voice); }, limits);
  }
}

}  // namespace prongsai::web
