// SPDX-License-Identifier: Apache-2.0
#include "prongsai/survey/answers.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "prongsai/base/assert.h"
#include "prongsai/survey/hex_detail.h"

namespace prongsai::survey {
namespace {

constexpr char ballot_form = 1;
constexpr std::size_t survey_bytes = 8;
constexpr std::size_t fingerprint_bytes = 16;
constexpr std::size_t sheet_at = 1 + survey_bytes + fingerprint_bytes + 1;
constexpr std::size_t padding_multiple = 16;

/// Where a name stands among others. Browsers send fields in the order of the form, so the search begins
/// where the last one ended.
template <class NameAt>
std::optional<std::size_t> find_from(std::size_t& hint, std::size_t count, std::string_view name,
                                     NameAt name_at) {
  for (std::size_t step = 0; step < count; ++step) {
    const std::size_t at = (hint + step) % count;
    if (name_at(at) != name) continue;
    hint = at + 1;
    return at;
  }
  return std::nullopt;
}

std::optional<std::uint8_t> read_choice(std::string_view value, std::size_t choices) {
  if (value.size() != 1 || value.front() < '1') return std::nullopt;
  const auto number = static_cast<std::size_t>(value.front() - '0');
  if (number > choices) return std::nullopt;
  return static_cast<std::uint8_t>(number);
}

base::Problem not_understood(std::string_view field, std::string_view value, std::size_t choices) {
  constexpr std::size_t longest = 40;
  std::string found(value.substr(0, longest));
  std::replace_if(found.begin(), found.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return {.code = "survey.choice_not_understood",
          .details = {{"box", std::string(field)},
                      {"found", found},
                      {"expected", "1–" + std::to_string(choices)}},
          .place = {}};
}

/// One field's value into its place, unless that was sent before.
class Slots {
 public:
  Slots(std::vector<std::uint8_t>& answers, base::Problems& problems)
      : seen_(answers.size(), false), answers_(answers), problems_(problems) {}

  void take(std::size_t at, const SentField& field, std::size_t choices) {
    if (seen_[at]) return;
    seen_[at] = true;
    if (field.second.empty()) return;
    const auto choice = read_choice(field.second, choices);
    if (choice) {
      answers_[at] = *choice;
    } else {
      problems_.push_back(not_understood(field.first, field.second, choices));
    }
  }
  [[nodiscard]] std::vector<std::size_t> missing() const {
    std::vector<std::size_t> out;
    for (std::size_t at = 0; at < answers_.size(); ++at) {
      if (answers_[at] == tally::no_answer) out.push_back(at);
    }
    return out;
  }

 private:
  std::vector<bool> seen_;
  std::vector<std::uint8_t>& answers_;
  base::Problems& problems_;
};

std::string header(const Questionnaire& questionnaire, std::int64_t survey) {
  std::string out(1, ballot_form);
  const auto number = static_cast<std::uint64_t>(survey);
  for (std::size_t byte = survey_bytes; byte-- > 0;) out += static_cast<char>(number >> (8 * byte) & 0xFF);
  return out +
         detail::bytes_of_hex(std::string_view(questionnaire.fingerprint).substr(0, 2 * fingerprint_bytes));
}

base::Problem ballot_problem(const char* reason) {
  return {.code = "survey.ballot_not_understood", .details = {{"reason", reason}}, .place = {}};
}

}  // namespace

Reading read_answers(const Questionnaire& questionnaire, const std::vector<SentField>& sent) {
  Reading out;
  out.answers.sheet.assign(questionnaire.boxes(), tally::no_answer);
  out.answers.profile.assign(questionnaire.profile.size(), tally::no_answer);
  Slots sheet(out.answers.sheet, out.problems);
  Slots profile(out.answers.profile, out.problems);
  std::size_t box_hint = 0;
  std::size_t profile_hint = 0;
  for (const SentField& field : sent) {
    const auto box = find_from(box_hint, questionnaire.boxes(), field.first,
                               [&](std::size_t at) { return std::string_view(questionnaire.box_codes[at]); });
    if (box) {
      sheet.take(*box, field, questionnaire.layout.choices(*box));
      continue;
    }
    const auto asked =
        find_from(profile_hint, questionnaire.profile.size(), field.first,
                  [&](std::size_t at) { return std::string_view(questionnaire.profile[at].field); });
    if (asked) profile.take(*asked, field, questionnaire.profile[*asked].question->choices.size());
  }
  out.missing = sheet.missing();
  out.missing_profile = profile.missing();
  return out;
}

Pace pace_of(const Questionnaire& questionnaire, std::string_view seconds) {
  constexpr std::size_t day = 86'400;
  constexpr std::size_t longest = 5;
  if (seconds.empty() || seconds.size() > longest) return Pace::unknown;
  std::size_t value = 0;
  const char* const end = seconds.data() + seconds.size();
  const auto read = std::from_chars(seconds.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end || value > day) return Pace::unknown;
  const std::size_t boxes = questionnaire.boxes();
  if (value < boxes) return Pace::hasty;
  if (value < 2 * boxes) return Pace::quick;
  if (value < 6 * boxes) return Pace::usual;
  return Pace::slow;
}

bool is_possible(const Questionnaire& questionnaire, const Answers& answers) {
  if (answers.sheet.size() != questionnaire.boxes() ||
      answers.profile.size() != questionnaire.profile.size() ||
      static_cast<std::size_t>(answers.pace) >= pace_count) {
    return false;
  }
  const auto is_choice = [](std::size_t choice, std::size_t choices) {
    return choice >= 1 && choice <= choices;
  };
  for (std::size_t box = 0; box < answers.sheet.size(); ++box) {
    if (!is_choice(answers.sheet[box], questionnaire.layout.choices(box))) return false;
  }
  for (std::size_t i = 0; i < answers.profile.size(); ++i) {
    if (!is_choice(answers.profile[i], questionnaire.profile[i].question->choices.size())) return false;
  }
  return true;
}

std::size_t ballot_bytes(const Questionnaire& questionnaire) {
  const std::size_t needed = sheet_at + questionnaire.boxes() + questionnaire.profile.size();
  return (needed + padding_multiple - 1) / padding_multiple * padding_multiple;
}

std::string pack_ballot(const Questionnaire& questionnaire, std::int64_t survey, const Answers& answers) {
  PRONGSAI_ASSERT(survey >= 1);
  PRONGSAI_ASSERT(is_possible(questionnaire, answers));
  std::string out = header(questionnaire, survey);
  out += static_cast<char>(answers.pace);
  out.append(answers.sheet.begin(), answers.sheet.end());
  out.append(answers.profile.begin(), answers.profile.end());
  out.resize(ballot_bytes(questionnaire), '\0');
  return out;
}

base::Result<Answers> unpack_ballot(const Questionnaire& questionnaire, std::int64_t survey,
                                    std::string_view ballot) {
  if (ballot.size() != ballot_bytes(questionnaire)) return ballot_problem("length");
  if (ballot.front() != ballot_form) return ballot_problem("form");
  const std::string expected = header(questionnaire, survey);
  if (ballot.substr(1, survey_bytes) != std::string_view(expected).substr(1, survey_bytes)) {
    return ballot_problem("survey");
  }
  if (!ballot.starts_with(expected)) return ballot_problem("questionnaire");
  const auto byte_at = [&](std::size_t at) { return static_cast<std::uint8_t>(ballot[at]); };
  Answers out;
  out.pace = static_cast<Pace>(byte_at(sheet_at - 1));
  std::size_t at = sheet_at;
  while (out.sheet.size() < questionnaire.boxes()) out.sheet.push_back(byte_at(at++));
  while (out.profile.size() < questionnaire.profile.size()) out.profile.push_back(byte_at(at++));
  if (!is_possible(questionnaire, out)) return ballot_problem("answers");
  if (ballot.find_first_not_of('\0', at) != std::string_view::npos) return ballot_problem("padding");
  return out;
}

}  // namespace prongsai::survey
