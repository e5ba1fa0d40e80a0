// SPDX-License-Identifier: Apache-2.0
// The questionnaires of real years: how many questions the printed form has, and which cannot be asked.
#include "prongsai/survey/questionnaire.h"

#include <memory>

#include <gtest/gtest.h>

#include "facts_test_tools.h"

namespace prongsai::facts {
namespace {

using survey::Questionnaire;

std::shared_ptr<const framework::Edition> edition_of(const std::string& id) {
  for (const auto& rules : editions().all()) {
    if (rules->edition.id == id) return {rules, &rules->edition};
  }
  throw std::runtime_error("no edition " + id);
}

Questionnaire asked_of(const std::string& id, const std::string& code) {
  auto asked = survey::make_questionnaire(edition_of(id), code);
  if (!asked) throw std::runtime_error(text::sentence(text::Language::en, asked.problems().front()));
  return std::move(asked).value();
}

base::Problem refusal_of(const std::string& id, const std::string& code) {
  const auto asked = survey::make_questionnaire(edition_of(id), code);
  return asked ? base::Problem{} : asked.problems().front();
}

std::size_t questions(const Questionnaire& asked) {
  std::size_t count = 0;
  for (const survey::Section& section : asked.sections) count += section.items.size();
  return count;
}

// The form of 2564 as Suan Dusit University printed it: 30 questions under 5 indicators, 51 lines to be
// ticked; i4 to i6 have two choices, i1 to i3 four.
TEST(QuestionnaireIit, has_the_thirty_questions_and_fifty_one_lines_of_the_printed_form) {
  for (const char* id : {"ita/2564", "ita/2565"}) {
    const Questionnaire asked = asked_of(id, "iit");
    EXPECT_EQ(asked.sections.size(), 5U);
    EXPECT_EQ(questions(asked), 30U);
    EXPECT_EQ(asked.boxes(), 51U);
    EXPECT_EQ(asked.box_codes.front(), "i1.1");
    EXPECT_EQ(asked.box_codes.back().substr(0, 3), "i30");
    for (const survey::AskedItem& one : asked.sections[0].items) {
      const bool gifts = one.item->code == "i4" || one.item->code == "i5" || one.item->code == "i6";
      EXPECT_EQ(one.scale->choices.size(), gifts ? 2U : 4U) << one.item->code;
    }
    EXPECT_TRUE(asked.profile.empty());  // the official ones were not seen
  }
}

TEST(QuestionnaireIit, is_worded_as_the_official_form_only_in_the_year_it_was_read_of) {
  EXPECT_TRUE(survey::is_official_wording(asked_of("ita/2564", "iit")));
  EXPECT_FALSE(survey::is_official_wording(asked_of("ita/2565", "iit")));
  EXPECT_NE(asked_of("ita/2564", "iit").fingerprint, asked_of("ita/2565", "iit").fingerprint);
}

TEST(QuestionnaireEit, has_fifteen_questions_that_are_not_official_words) {
  for (const char* id : {"ita/2564", "ita/2565"}) {
    const Questionnaire asked = asked_of(id, "eit");
    EXPECT_EQ(questions(asked), 15U);
    EXPECT_EQ(asked.sections.size(), 3U);
    EXPECT_FALSE(survey::is_official_wording(asked));
  }
}

TEST(QuestionnairesOfLaterYears, cannot_be_asked_because_nobody_has_seen_them) {
  const base::Problem problem = refusal_of("ita/2567", "iit");
  EXPECT_EQ(problem.code, "survey.cannot_be_asked");
  EXPECT_EQ(base::detail(problem, "missing"), "30");  // a report speaks of thirty
  const std::string sentence = text::sentence(text::Language::th, problem);
  EXPECT_NE(sentence.find("ita/2567"), std::string::npos);
  EXPECT_NE(sentence.find("30"), std::string::npos);
  EXPECT_EQ(base::detail(refusal_of("ita/2566", "iit"), "missing"), "24");  // six of thirty were read
  for (const char* id : {"ita/2567", "ita/2568"}) {
    for (const char* code : {"iit", "eit1", "eit2"}) {
      EXPECT_EQ(refusal_of(id, code).code, "survey.cannot_be_asked") << id << " " << code;
    }
  }
  EXPECT_EQ(refusal_of("ita/2569", "iit").code, "survey.cannot_be_asked");
  EXPECT_EQ(refusal_of("ita/2569", "eit").code, "survey.cannot_be_asked");
  EXPECT_EQ(refusal_of("ita/2565", "oit").code, "survey.not_a_survey");
}

TEST(QuestionnaireOfTheExample, asks_about_the_respondent_and_lets_everybody_not_say) {
  for (const char* code : {"staff", "quay", "online", "phone"}) {
    const Questionnaire asked = asked_of("example/harbour-2573", code);
    ASSERT_EQ(asked.profile.size(), 2U) << code;
    for (const survey::AskedProfile& one : asked.profile) {
      EXPECT_EQ(one.question->choices.back().code, "not_said");
      EXPECT_FALSE(one.question->choices.back().points.has_value());
    }
    EXPECT_FALSE(asked.instrument->notice.th.empty());
    EXPECT_FALSE(asked.instrument->notice.en.empty());
  }
  EXPECT_EQ(asked_of("example/harbour-2573", "staff").profile[1].field, "p.years");
  EXPECT_EQ(refusal_of("example/harbour-2573", "users").code, "survey.part_wanted");
}

}  // namespace
}  // namespace prongsai::facts
