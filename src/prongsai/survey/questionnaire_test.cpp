// SPDX-License-Identifier: Apache-2.0
// Boxes in the order of the form, fingerprints, and what cannot be asked. Real editions: tests/facts.
#include "prongsai/survey/questionnaire.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/survey/survey.h"
#include "prongsai/survey/test_tools.h"

namespace prongsai::survey {
namespace {

using framework::Edition;
using testing::ElementsAre;
using tests::asked_of;
using tests::made_edition;
using tests::made_questionnaire;

base::Problem problem_of(Edition edition, std::string_view code) {
  const auto asked = asked_of(std::move(edition), code);
  if (asked) return {};
  EXPECT_EQ(asked.problems().size(), 1U);
  return asked.problems().front();
}

TEST(Questionnaire, has_its_boxes_in_the_order_of_the_edition) {
  const Questionnaire& asked = made_questionnaire();
  EXPECT_THAT(asked.box_codes, ElementsAre("i1", "i2.1", "i2.2", "i3"));
  EXPECT_THAT(asked.layout.choices_by_box(), ElementsAre(4, 2, 2, 7));
  ASSERT_EQ(asked.sections.size(), 2U);
  EXPECT_EQ(asked.sections[1].indicator->code, "2");
  ASSERT_EQ(asked.sections[1].items.size(), 2U);
  EXPECT_EQ(asked.sections[1].items[0].first_box, 1U);
  EXPECT_EQ(asked.sections[1].items[1].first_box, 3U);
  EXPECT_EQ(asked.sections[1].items[1].scale->code, "seven");
  ASSERT_EQ(asked.profile.size(), 2U);
  EXPECT_EQ(asked.profile[0].field, "p.work");
  EXPECT_EQ(asked.asked(), "iit");
  EXPECT_EQ(asked.part, nullptr);
}

TEST(Questionnaire, outlives_whoever_made_it_and_shares_the_edition) {
  auto edition = std::make_shared<const Edition>(made_edition());
  const Questionnaire asked = make_questionnaire(edition, "iit").value();
  const Questionnaire copy = asked;
  EXPECT_EQ(edition.use_count(), 3);
  edition.reset();
  EXPECT_EQ(copy.sections[0].items[0].item, asked.sections[0].items[0].item);
  EXPECT_EQ(copy.sections[0].items[0].item->text.en, "Question i1");
}

TEST(Questionnaire, of_an_instrument_with_parts_is_that_of_a_part) {
  EXPECT_EQ(asked_of(made_edition(), "eit2")->asked(), "eit2");
  EXPECT_EQ(asked_of(made_edition(), "eit2")->part->code, "eit2");
  const base::Problem wanted = problem_of(made_edition(), "eit");
  EXPECT_EQ(wanted.code, "survey.part_wanted");
  EXPECT_EQ(base::detail(wanted, "expected"), "eit1, eit2");
}

TEST(Questionnaire, is_refused_where_nobody_answers) {
  EXPECT_EQ(problem_of(made_edition(), "oit").code, "survey.not_a_survey");
  EXPECT_EQ(problem_of(made_edition(), "pit").code, "survey.no_such_instrument");
  EXPECT_EQ(problem_of(made_edition(), "").code, "survey.no_such_instrument");
}

TEST(Questionnaire, with_a_question_or_scale_nobody_knows_cannot_be_asked) {
  Edition no_words = made_edition();
  no_words.instruments[0].indicators[0].items[0].wording = framework::Wording::missing;
  EXPECT_EQ(problem_of(no_words, "iit").code, "survey.cannot_be_asked");
  Edition no_scale = made_edition();
  no_scale.instruments[0].indicators[1].sub_indicators[0].items[1].scale.reset();
  EXPECT_EQ(base::detail(problem_of(no_scale, "iit"), "missing"), "1");
  Edition no_items = made_edition();
  no_items.instruments[0].indicators[0].items.clear();
  EXPECT_EQ(base::detail(problem_of(no_items, "iit"), "missing"), "1");
  no_items.instruments[0].items_expected.value = base::Points::whole(30);
  EXPECT_EQ(base::detail(problem_of(no_items, "iit"), "missing"), "28");
  no_items.instruments[0].indicators.clear();
  EXPECT_EQ(base::detail(problem_of(no_items, "iit"), "missing"), "30");
}

TEST(Questionnaire, refuses_a_box_that_is_called_as_another_field_of_the_form) {
  for (const char* name : {"id", "code", "t", "c", "step", "lang", "p.work"}) {
    Edition edition = made_edition();
    edition.instruments[0].indicators[0].items[0].boxes[0].code = name;
    EXPECT_EQ(base::detail(problem_of(edition, "iit"), "found"), name);
  }
  EXPECT_FALSE(is_field_of_the_form("i1"));
  EXPECT_FALSE(is_field_of_the_form("p1"));
}

TEST(Questionnaire, with_more_boxes_than_a_sheet_has_is_refused) {
  Edition edition = made_edition();
  edition.instruments[0].indicators[0].items.assign(1'000, tests::item_of("i1", 0, 0));
  EXPECT_EQ(problem_of(edition, "iit").code, "survey.too_many_questions");
}

TEST(Fingerprint, changes_with_everything_a_respondent_reads_and_with_nothing_else) {
  const auto print = [](auto change) {
    Edition edition = made_edition();
    change(edition);
    return asked_of(std::move(edition), "iit")->fingerprint;
  };
  const std::string before = print([](Edition&) {});
  EXPECT_EQ(before, made_questionnaire().fingerprint);
  EXPECT_EQ(before.size(), 64U);
  EXPECT_EQ(before, print([](Edition& e) { e.scales[0].choices[0].points = base::Points::whole(100); }));
  EXPECT_EQ(before, print([](Edition& e) { e.instruments[0].notice.th = "เรียน"; }));
  EXPECT_EQ(before, print([](Edition& e) { e.fingerprint = "other"; }));
  EXPECT_EQ(before, print([](Edition& e) { e.instruments[1].name.th = "อื่น"; }));
  const std::set<std::string> all = {
      before,
      print([](Edition& e) { e.id = "example/made-2571"; }),
      print([](Edition& e) { e.scales[0].choices[0].label.th = "ก"; }),
      print([](Edition& e) { std::swap(e.scales[0].choices[0], e.scales[0].choices[1]); }),
      print([](Edition& e) { e.instruments[0].profile[0].text.en = "?"; }),
      print([](Edition& e) { e.instruments[0].profile.pop_back(); }),
      print([](Edition& e) { e.instruments[0].indicators[0].items[0].text.en += "?"; }),
      print([](Edition& e) { e.instruments[0].indicators[0].items[0].note.th = "หมายเหตุ"; }),
      print([](Edition& e) {
        e.instruments[0].indicators[1].sub_indicators[0].items[0].boxes[1].text.th = "ข";
      }),
      print([](Edition& e) {
        // The same letters, parted elsewhere.
        e.instruments[0].indicators[0].items[0].text = {.th = "คำถาม i1Q", .en = "uestion i1"};
      }),
      asked_of(made_edition(), "eit1")->fingerprint,
      asked_of(made_edition(), "eit2")->fingerprint};
  EXPECT_EQ(all.size(), 12U);
}

TEST(OfficialWording, is_read_on_the_form_of_that_year) {
  EXPECT_TRUE(is_official_wording(made_questionnaire()));
  for (const auto wording : {framework::Wording::carried_over, framework::Wording::paraphrase}) {
    Edition edition = made_edition();
    edition.instruments[0].indicators[1].sub_indicators[0].items[0].wording = wording;
    EXPECT_FALSE(is_official_wording(*asked_of(edition, "iit")));
    Edition profile = made_edition();
    profile.instruments[0].profile[0].wording = wording;
    EXPECT_FALSE(is_official_wording(*asked_of(profile, "iit")));
  }
}

TEST(Words, of_purposes_credentials_and_channels_lead_back) {
  for (const auto purpose : {Purpose::official, Purpose::pulse})
    EXPECT_EQ(parse_purpose(word_of(purpose)), purpose);
  for (const auto one : {Credential::open_link, Credential::single_use_code, Credential::blind_token}) {
    EXPECT_EQ(parse_credential(word_of(one)), one);
  }
  EXPECT_EQ(parse_purpose("Official"), std::nullopt);
  EXPECT_EQ(parse_credential(""), std::nullopt);
  std::set<char> letters;
  std::set<std::string_view> words;
  for (std::size_t i = 0; i < channel_count; ++i) {
    const auto channel = static_cast<Channel>(i);
    letters.insert(letter_of(channel));
    words.insert(word_of(channel));
    EXPECT_EQ(channel_of_letter(std::string(1, letter_of(channel))), channel);
  }
  EXPECT_EQ(letters.size(), channel_count);
  EXPECT_EQ(words.size(), channel_count);
  EXPECT_EQ(channel_of_letter("p"), Channel::poster);
  for (const char* other : {"", "x", "P", "pp", "-p"}) EXPECT_EQ(channel_of_letter(other), Channel::unknown);
}

}  // namespace
}  // namespace prongsai::survey
