// SPDX-License-Identifier: Apache-2.0
// A database with the surveys of a nation, and ballots put into it with and without the pages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "prongsai/desk/surveys/collector.h"
#include "prongsai/desk/surveys/directory.h"
#include "prongsai/http/server.h"
#include "prongsai/survey/questionnaire.h"

#include "bare_commit.h"

namespace prongsai::bench {

/// One survey an agency, as many as the nation has agencies.
inline constexpr std::size_t surveys_count = 8'400;

/// Where it is and what is in it, as values: each process opens it for itself.
struct SurveyPlace {
  std::string address;
  std::string public_key;  ///< of the one box
  std::vector<std::string> links;
};

/// The links of the surveys, in the order of their numbers.
[[nodiscard]] std::vector<std::string> survey_links();

/// Makes the schema, the box and the surveys. Throws std::runtime_error.
[[nodiscard]] SurveyPlace make_place(const std::string& address, const survey::Questionnaire& questionnaire);

/// Serves the real pages with the real collector until stopped.
void serve_place(const SurveyPlace& place, std::shared_ptr<const survey::Questionnaire> questionnaire,
                 std::uint16_t port, const std::function<void(const http::Listening&)>& on_listening);

/// Ballots a second that the collector makes durable when it is fed without HTTP, `in_flight` of them
/// waiting.
[[nodiscard]] double collect_without_pages(const SurveyPlace& place, const std::vector<BareBallot>& ballots,
                                           std::size_t in_flight, double seconds);

/// Ballots kept, and numbers received: they must be equal.
struct Kept {
  std::int64_t ballots = 0;
  std::int64_t received = 0;
};
[[nodiscard]] Kept count_kept(const SurveyPlace& place);

/// Random digests and seals as long as real ones.
[[nodiscard]] std::vector<BareBallot> make_bare_ballots(const survey::Questionnaire& questionnaire,
                                                        std::size_t count, std::uint64_t start);

}  // namespace prongsai::bench
