// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/survey/page_shelf.h"

#include <algorithm>

namespace prongsai::web::survey_detail {
namespace {

/// Everything that decides what stands on a page besides the agency, the days and the respondent.
std::string key_of(const Asking& asking, const std::string& kind) {
  const survey::Survey& survey = asking.open.survey;
  return asking.questionnaire().fingerprint + asking.questionnaire().edition->fingerprint + " " +
         std::string(text::code_of(asking.voice.language())) + " " + std::string(word_of(survey.credential)) +
         " " + std::string(word_of(survey.purpose)) + " " + kind;
}

/// Answers as mixed as any, so that packing them costs as much as it ever does; the same each time.
Sent invented(const Asking& asking) {
  Sent out;
  const survey::Questionnaire& questionnaire = asking.questionnaire();
  std::uint32_t state = 2'463'534'242;
  const auto next = [&state](std::size_t choices) {
    state ^= state << 13U;
    state ^= state >> 17U;
    state ^= state << 5U;
    return static_cast<std::uint8_t>(1 + state % choices);
  };
  for (std::size_t box = 0; box < questionnaire.boxes(); ++box) {
    out.reading.answers.sheet.push_back(next(questionnaire.layout.choices(box)));
  }
  for (const survey::AskedProfile& asked : questionnaire.profile) {
    out.reading.answers.profile.push_back(next(asked.question->choices.size()));
  }
  out.id = "0123456789abcdef0123456789abcdef";
  if (asking.open.survey.credential == survey::Credential::single_use_code) out.code = "abcd-efgh-jkmnp";
  return out;
}

/// A choice's words on the review, or the mark of a chosen one among others.
std::size_t plain_growth(const survey::Questionnaire& questionnaire) {
  std::size_t longest = std::string_view(" checked").size();
  const auto look = [&longest](const std::vector<framework::Choice>& choices) {
    for (const framework::Choice& choice : choices) {
      longest = std::max({longest, choice.label.th.size(), choice.label.en.size()});
    }
  };
  for (const survey::Section& section : questionnaire.sections) {
    for (const survey::AskedItem& asked : section.items) look(asked.scale->choices);
  }
  for (const survey::AskedProfile& asked : questionnaire.profile) look(asked.question->choices);
  return longest * (questionnaire.boxes() + questionnaire.profile.size());
}

}  // namespace

std::shared_ptr<const StartPieces> PageShelf::start_of(const Asking& asking) {
  const std::string key = key_of(asking, "start");
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = starts_.find(key); found != starts_.end()) return found->second;
  }
  Rendered page = render(asking.voice, start_page(asking));
  auto made = std::make_shared<StartPieces>();
  made->packed_before = http::compressed_piece(page.before);
  made->packed_after = http::compressed_piece(page.after);
  made->before = std::move(page.before);
  made->after = std::move(page.after);
  const std::lock_guard lock(mutex_);
  return starts_.emplace(key, std::move(made)).first->second;
}

Lengths PageShelf::lengths_of(const Asking& asking, const std::string& kind,
                              const std::function<Document(const Sent&)>& example) {
  const std::string key = key_of(asking, kind);
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = lengths_.find(key); found != lengths_.end()) return found->second;
  }
  const Lengths made =
      lengths_for(render(asking.voice, example(invented(asking))), plain_growth(asking.questionnaire()));
  const std::lock_guard lock(mutex_);
  return lengths_.emplace(key, made).first->second;
}

}  // namespace prongsai::web::survey_detail
