// SPDX-License-Identifier: Apache-2.0
// The parts of the respondents' pages.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/surveys/directory.h"
#include "prongsai/http/request.h"
#include "prongsai/http/response.h"
#include "prongsai/survey/answers.h"
#include "prongsai/web/frame/html.h"
#include "prongsai/web/frame/voice.h"

namespace prongsai::web::survey_detail {

// ---- look.cpp: the frame of every page

struct Document {
  Html main;
  Html about;             ///< in the head of the page: whose survey it is
  bool has_exit = false;  ///< "leave this page", to a page about the weather
  bool has_script = false;
  bool tells_wrong = false;  ///< the title says so first
};

/// A whole document in three pieces. `before` and `after` are the same for all surveys that ask the same.
struct Rendered {
  std::string before;
  std::string about;
  std::string after;

  [[nodiscard]] std::string whole() const { return before + about + after; }
};
[[nodiscard]] Rendered render(const Voice& voice, const Document& document);

/// With the headers of a respondent's page: its own policy, nothing stored anywhere.
[[nodiscard]] http::Response page_of(const Voice& voice, int status, std::string body, bool has_script);

// ---- questions.cpp

/// One survey as one request sees it.
struct Asking {
  const desk::OpenSurvey& open;
  Voice voice;
  survey::Channel channel = survey::Channel::unknown;

  [[nodiscard]] const survey::Questionnaire& questionnaire() const { return *open.questionnaire; }
};

/// Of people who may have to fear their answers: staff asked about their own agency. They get the way out on
/// every page, and nothing is kept on their device.
[[nodiscard]] bool is_internal(const survey::Questionnaire& questionnaire);

/// How many questions there are with those about the respondent, which come last.
[[nodiscard]] std::size_t question_count(const survey::Questionnaire& questionnaire);

enum class Heading { second, third };
struct Asked {
  Heading heading = Heading::second;
  const survey::Reading* reading = nullptr;  ///< what was answered before, if anything
  bool marks_missing = false;
};
/// Question `number`, from 1, with its choices.
[[nodiscard]] Html question(const Asking& asking, std::size_t number, const Asked& how);
/// The questions without an answer, by number.
[[nodiscard]] std::vector<std::size_t> missing_questions(const survey::Questionnaire& questionnaire,
                                                         const survey::Reading& reading);
/// The text of question `number`.
[[nodiscard]] const framework::Text& text_of(const survey::Questionnaire& questionnaire, std::size_t number);
/// Where the error summary leads to.
[[nodiscard]] std::string anchor_of(std::size_t number);

/// Questions that are asked together without a script: those of a section, and those about the respondent.
struct Part {
  Html title;
  std::size_t first = 1;  ///< number of its first question
  std::size_t count = 0;
};
[[nodiscard]] std::vector<Part> parts_of(const Asking& asking);

// ---- start_page.cpp

/// Whose survey; at the start also until when, and the way to the other language. That is what differs
/// between surveys that ask the same.
[[nodiscard]] Html about(const Asking& asking, bool at_the_start);
/// The field for a single-use code; `wrong` is its error, if any.
[[nodiscard]] Html code_field(const Asking& asking, const std::string& typed, const std::string& wrong);
/// The start, and in a template all questions for the script.
[[nodiscard]] Document start_page(const Asking& asking);

// ---- step_pages.cpp: without a script

/// What a POST brought.
struct Sent {
  std::string id;
  std::string code;     ///< as typed
  std::string seconds;  ///< as the browser measured them
  std::string step;
  survey::Reading reading;
};

struct Step {
  std::size_t from = 0;
  std::size_t to = 0;  ///< 0 the start, then the parts, and one beyond: the review
};
/// Empty for anything but "FROM-TO" with both within 0 … `parts` + 1.
[[nodiscard]] std::optional<Step> read_step(std::string_view text, std::size_t parts);

/// All answers but those to the questions first … first + count - 1, in fields that nobody sees: the server
/// keeps nothing of an unfinished questionnaire. With the id, and the code where it is not shown.
[[nodiscard]] Html carried(const Asking& asking, const Sent& sent, std::size_t first, std::size_t count,
                           bool with_code);
/// The start once more: gone back to, or with a code that cannot be one.
[[nodiscard]] Document start_page_again(const Asking& asking, const Sent& sent, bool tells_wrong);
/// `part` counts from 1.
[[nodiscard]] Document part_page(const Asking& asking, const Sent& sent, std::size_t part,
                                 bool tells_missing);
[[nodiscard]] Document review_page(const Asking& asking, const Sent& sent);
/// Not saved, code unknown or code spent (`state`): what to do, and the answers to send again.
[[nodiscard]] Document send_again_page(const Asking& asking, const Sent& sent, std::string_view state);

// ---- closing_pages.cpp

/// The receipt, for the script to fill in or filled in.
[[nodiscard]] Html receipt_words(const Voice& voice, const std::string& receipt, const std::string& day);
[[nodiscard]] Document receipt_page(const Asking& asking, const std::string& receipt, const std::string& day,
                                    bool came_before);
/// A heading and a paragraph.
[[nodiscard]] Document plain_page(const std::string& title, const std::string& text);
[[nodiscard]] Document lookup_page(const Voice& voice, const std::string& typed, const std::string& wrong,
                                   const std::string& found);

// ---- padding.cpp

/// How long answers of one kind must be so that their length tells nothing.
struct Lengths {
  std::size_t packed = 0;
  std::size_t plain = 0;
};
/// From a page of that kind without its `about`, and what its plain text may grow by for other answers.
[[nodiscard]] Lengths lengths_for(const Rendered& example, std::size_t plain_growth);
/// The body, filled up; with the header that says whether it is packed. A page that is too long goes to the
/// next step.
void fill_up(const http::Request& request, const Rendered& page, const Lengths& lengths,
             http::Response& response);

}  // namespace prongsai::web::survey_detail
