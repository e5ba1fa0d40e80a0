// SPDX-License-Identifier: Apache-2.0
// Filled-in questionnaires as phones send them: made ahead, each sent under an id of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/results_files/load_results.h"
#include "prongsai/survey/questionnaire.h"

namespace prongsai::bench {

inline constexpr std::string_view asked_edition = "ita/2565";
inline constexpr std::string_view asked_instrument = "iit";

/// The questionnaire of `asked_edition`. Throws std::runtime_error where it cannot be had.
[[nodiscard]] std::shared_ptr<const survey::Questionnaire> asked_questionnaire(
    const results_files::Editions& editions);

/// A post of a whole questionnaire for each of some surveys, in turn.
class SurveyRequests {
 public:
  /// `links` are those of the surveys; `run` makes the ids of this object its own.
  SurveyRequests(const survey::Questionnaire& questionnaire, const std::vector<std::string>& links,
                 std::uint64_t run);

  /// The bytes of the n-th request, good until the next call.
  [[nodiscard]] std::string_view request(std::uint64_t number);
  /// The bytes of a request for the page of the n-th survey, good until the next call.
  [[nodiscard]] std::string_view page(std::uint64_t number);
  /// Of the first one, for the record.
  [[nodiscard]] std::size_t bytes() const { return requests_.front().bytes.size(); }

 private:
  struct Made {
    std::string bytes;
    std::size_t id_at;
  };
  std::vector<Made> requests_;
  std::vector<std::string> pages_;
  std::uint64_t run_;
};

/// 32 hexadecimal digits that no other run and number have.
[[nodiscard]] std::string submission_id(std::uint64_t run, std::uint64_t number);

}  // namespace prongsai::bench
