// SPDX-License-Identifier: Apache-2.0
// What an instrument says to its respondents and asks about them.
#include <algorithm>
#include <array>

#include "prongsai/framework_files/reading_detail.h"

namespace prongsai::framework_files {

using framework::Choice;
using framework::Instrument;
using framework::ProfileQuestion;
using framework::Wording;
using yaml::Fields;
using yaml::Node;

namespace {

/// Not "missing": a question nobody knows the words of is not listed.
constexpr std::array<std::string_view, 4> wordings = {"exact", "cleaned", "carried_over", "paraphrase"};
constexpr std::string_view choice_not_to_say = "not_said";
constexpr std::size_t choices_least = 2;
constexpr std::size_t choices_most = 7;
constexpr std::size_t questions_most = 20;

Choice read_profile_choice(const Node& node, const std::string& question, Reading& reading) {
  Fields fields(node, reading.problems);
  Choice choice{.code = define_code(fields, "choice of " + question, reading),
                .label = read_text_pair(fields, "label", reading),
                .points = std::nullopt};
  fields.finish();
  return choice;
}

void check_choices(Fields& fields, const ProfileQuestion& question) {
  const std::size_t count = question.choices.size();
  if (count < choices_least || count > choices_most) {
    fields.complain("framework.profile_size", {{"code", question.code}, {"found", std::to_string(count)}});
  }
  const bool may_keep_silent = std::any_of(question.choices.begin(), question.choices.end(),
                                           [](const Choice& one) { return one.code == choice_not_to_say; });
  if (!may_keep_silent) fields.complain("framework.profile_without_not_said", {{"code", question.code}});
}

ProfileQuestion read_question(const Node& node, const std::string& instrument, Reading& reading) {
  Fields fields(node, reading.problems);
  ProfileQuestion question;
  question.code = define_code(fields, "profile of " + instrument, reading);
  if (question.code.find_first_of(".-") != std::string::npos) {
    // Its name stands behind "p." in forms and in the names of counts.
    fields.complain("framework.profile_code", {{"found", question.code}}, fields.required("code")->place);
  }
  question.text = read_text_pair(fields, "text", reading);
  const auto wording = fields.choice("wording", wordings);
  if (wording) question.wording = static_cast<Wording>(*wording);
  question.provenance = read_provenance(fields, reading);
  for (const Node& choice : fields.required_list("choices")) {
    question.choices.push_back(read_profile_choice(choice, question.code, reading));
  }
  check_choices(fields, question);
  fields.finish();
  return question;
}

}  // namespace

void read_respondents(Fields& fields, Instrument& instrument, Reading& reading) {
  const bool asks_nobody = instrument.kind != framework::InstrumentKind::survey;
  if (asks_nobody && (fields.has("profile") || fields.has("notice"))) {
    fields.complain("framework.profile_of_a_disclosure", {{"code", instrument.code}});
  }
  if (fields.has("notice")) instrument.notice = read_text_pair(fields, "notice", reading);
  for (const Node& node : fields.optional_list("profile")) {
    instrument.profile.push_back(read_question(node, instrument.code, reading));
  }
  if (instrument.profile.size() > questions_most) {
    fields.complain("framework.too_many_profile_questions",
                    {{"code", instrument.code},
                     {"found", std::to_string(instrument.profile.size())},
                     {"expected", std::to_string(questions_most)}});
  }
}

}  // namespace prongsai::framework_files
