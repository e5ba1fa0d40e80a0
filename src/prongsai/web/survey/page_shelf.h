// SPDX-License-Identifier: Apache-2.0
// What is the same for all surveys that ask the same, made once: the start page, and how long answers must
// be.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "prongsai/http/joined_gzip.h"
#include "prongsai/web/survey/survey_detail.h"

namespace prongsai::web::survey_detail {

/// A start page without the lines that name the agency, as it is and packed.
struct StartPieces {
  std::string before;
  std::string after;
  http::GzipPiece packed_before;
  http::GzipPiece packed_after;
};

/// Grows by an entry a questionnaire, language and kind of page: a few dozen. From any thread.
class PageShelf {
 public:
  [[nodiscard]] std::shared_ptr<const StartPieces> start_of(const Asking& asking);
  /// `kind` names the page among those of this questionnaire; `example` makes one of it for invented answers.
  [[nodiscard]] Lengths lengths_of(const Asking& asking, const std::string& kind,
                                   const std::function<Document(const Sent&)>& example);

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const StartPieces>> starts_;
  std::map<std::string, Lengths> lengths_;
};

}  // namespace prongsai::web::survey_detail
