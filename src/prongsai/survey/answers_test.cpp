// SPDX-License-Identifier: Apache-2.0
// Forms into sheets and back: what was sent is never lost, and what is stored is what was sent.
#include "prongsai/survey/answers.h"

#include <algorithm>
#include <map>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "prongsai/survey/test_tools.h"
#include "prongsai/tally/count.h"

namespace prongsai::survey {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::made_questionnaire;

const std::vector<SentField> full = {{"i1", "4"}, {"i2.1", "1"},   {"i2.2", "2"},
                                     {"i3", "7"}, {"p.work", "3"}, {"p.years", "1"}};

std::string reason_of(const base::Result<Answers>& read) {
  return read ? "" : base::detail(read.problems().front(), "reason");
}

Answers some_answers() {
  const Questionnaire& asked = made_questionnaire();
  Answers out;
  for (std::size_t box = 0; box < asked.boxes(); ++box) {
    out.sheet.push_back(
        *rc::gen::inRange<std::uint8_t>(1, static_cast<std::uint8_t>(asked.layout.choices(box) + 1)));
  }
  for (const AskedProfile& one : asked.profile) {
    out.profile.push_back(
        *rc::gen::inRange<std::uint8_t>(1, static_cast<std::uint8_t>(one.question->choices.size() + 1)));
  }
  out.pace = static_cast<Pace>(*rc::gen::inRange(0, static_cast<int>(pace_count)));
  return out;
}

TEST(ReadAnswers, a_full_form_is_complete) {
  const Reading reading = read_answers(made_questionnaire(), full);
  EXPECT_TRUE(reading.is_complete());
  EXPECT_THAT(reading.answers.sheet, ElementsAre(4, 1, 2, 7));
  EXPECT_THAT(reading.answers.profile, ElementsAre(3, 1));
}

TEST(ReadAnswers, an_empty_form_lacks_everything) {
  const Reading reading = read_answers(made_questionnaire(), {});
  EXPECT_FALSE(reading.is_complete());
  EXPECT_THAT(reading.missing, ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(reading.missing_profile, ElementsAre(0, 1));
  EXPECT_THAT(reading.answers.sheet, ElementsAre(0, 0, 0, 0));
  EXPECT_THAT(reading.problems, IsEmpty());
}

TEST(ReadAnswers, the_first_of_two_equal_names_counts_and_an_empty_value_is_no_answer) {
  const Reading reading =
      read_answers(made_questionnaire(), {{"i1", "2"}, {"i1", "3"}, {"i3", ""}, {"i3", "5"}});
  EXPECT_EQ(reading.answers.sheet[0], 2);
  EXPECT_THAT(reading.missing, ElementsAre(1, 2, 3));
}

TEST(ReadAnswers, a_choice_that_the_box_does_not_have_is_told) {
  for (const char* value :
       {"0", "5", "8", "04", "-1", " 4", "4 ", "four", "\xE0\xB9\x94", "99999999999999999999"}) {
    std::vector<SentField> sent = full;
    sent[0].second = value;
    const Reading reading = read_answers(made_questionnaire(), sent);
    ASSERT_EQ(reading.problems.size(), 1U) << value;
    EXPECT_EQ(reading.problems[0].code, "survey.choice_not_understood");
    EXPECT_EQ(base::detail(reading.problems[0], "box"), "i1");
    EXPECT_EQ(base::detail(reading.problems[0], "expected"), "1–4");
    EXPECT_THAT(reading.missing, ElementsAre(0));
    EXPECT_FALSE(reading.is_complete());
  }
  const std::string forged = "<script>\n" + std::string(100, 'x');
  const Reading reading = read_answers(made_questionnaire(), {{"p.work", forged}});
  EXPECT_EQ(base::detail(reading.problems.at(0), "found"), "<script>?" + std::string(31, 'x'));
}

RC_GTEST_PROP(ReadAnswers, never_loses_what_was_sent, ()) {
  const Questionnaire& asked = made_questionnaire();
  const Answers meant = some_answers();
  std::vector<std::pair<std::string, std::string>> fields;
  std::vector<bool> sent_box(asked.boxes(), false);
  for (std::size_t box = 0; box < asked.boxes(); ++box) {
    sent_box[box] = *rc::gen::arbitrary<bool>();
    if (sent_box[box]) fields.emplace_back(asked.box_codes[box], std::to_string(meant.sheet[box]));
  }
  for (std::size_t i = 0; i < asked.profile.size(); ++i) {
    fields.emplace_back(asked.profile[i].field, std::to_string(meant.profile[i]));
  }
  for (const std::string& name :
       *rc::gen::container<std::vector<std::string>>(rc::gen::arbitrary<std::string>())) {
    const bool known =
        std::find(asked.box_codes.begin(), asked.box_codes.end(), name) != asked.box_codes.end();
    if (!known && !name.starts_with("p.")) fields.emplace_back(name, "1");
  }
  for (std::size_t i = fields.size(); i > 1; --i)
    std::swap(fields[i - 1], fields[*rc::gen::inRange<std::size_t>(0, i)]);
  const Reading reading = read_answers(asked, {fields.begin(), fields.end()});
  RC_ASSERT(reading.problems.empty());
  RC_ASSERT(reading.answers.profile == meant.profile);
  std::vector<std::size_t> missing;
  for (std::size_t box = 0; box < asked.boxes(); ++box) {
    RC_ASSERT(reading.answers.sheet[box] == (sent_box[box] ? meant.sheet[box] : 0));
    if (!sent_box[box]) missing.push_back(box);
  }
  RC_ASSERT(reading.missing == missing);
  RC_ASSERT(reading.is_complete() == missing.empty());
}

RC_GTEST_PROP(ReadAnswers, makes_sheets_that_the_tally_counts, ()) {
  const Questionnaire& asked = made_questionnaire();
  const auto values = *rc::gen::container<std::vector<std::string>>(
      asked.boxes(),
      rc::gen::oneOf(rc::gen::element<std::string>("1", "2", "3", "4", "5", "6", "7", "8", "9", "0"),
                     rc::gen::arbitrary<std::string>()));
  std::vector<SentField> sent;
  for (std::size_t box = 0; box < asked.boxes(); ++box) sent.emplace_back(asked.box_codes[box], values[box]);
  const Reading reading = read_answers(asked, sent);
  const std::vector<std::uint32_t> agencies = {0};
  const tally::MixedSheets sheets{.agency_of_sheet = agencies, .bytes = reading.answers.sheet};
  RC_ASSERT(tally::count(asked.layout, sheets, {.agencies = 1, .threads = 1}).ok());
}

TEST(Pace, is_one_of_four_steps_per_answer_box) {
  const auto pace = [](std::string_view seconds) {
    return pace_of(made_questionnaire(), seconds);
  };  // 4 boxes
  EXPECT_EQ(pace("0"), Pace::hasty);
  EXPECT_EQ(pace("3"), Pace::hasty);
  EXPECT_EQ(pace("4"), Pace::quick);
  EXPECT_EQ(pace("7"), Pace::quick);
  EXPECT_EQ(pace("8"), Pace::usual);
  EXPECT_EQ(pace("23"), Pace::usual);
  EXPECT_EQ(pace("24"), Pace::slow);
  EXPECT_EQ(pace("86400"), Pace::slow);
  for (const char* other : {"", "86401", "999999", "-1", "+1", "1.5", " 1", "1e3", "\xE0\xB9\x94"}) {
    EXPECT_EQ(pace(other), Pace::unknown) << other;
  }
}

TEST(Ballot, is_as_the_header_draws_it) {
  const Questionnaire& asked = made_questionnaire();
  const std::string ballot =
      pack_ballot(asked, 0x0102, {.sheet = {4, 1, 2, 7}, .profile = {3, 1}, .pace = Pace::usual});
  std::string expected("\x01\0\0\0\0\0\0\x01\x02", 9);
  for (std::size_t i = 0; i < 32; i += 2) {
    expected += static_cast<char>(std::stoi(asked.fingerprint.substr(i, 2), nullptr, 16));
  }
  expected += std::string("\x03\x04\x01\x02\x07\x03\x01", 7);
  EXPECT_EQ(ballot, expected);
  EXPECT_EQ(ballot_bytes(asked), 32U);
}

RC_GTEST_PROP(Ballot, comes_back_as_it_was_and_is_always_as_long, ()) {
  const Questionnaire& asked = made_questionnaire();
  const Answers meant = some_answers();
  const auto survey = *rc::gen::positive<std::int64_t>();
  const std::string ballot = pack_ballot(asked, survey, meant);
  RC_ASSERT(ballot.size() == ballot_bytes(asked));
  RC_ASSERT(unpack_ballot(asked, survey, ballot).value() == meant);
}

RC_GTEST_PROP(Ballot, that_was_altered_is_refused_or_says_exactly_its_bytes, ()) {
  const Questionnaire& asked = made_questionnaire();
  std::string ballot = pack_ballot(asked, 7, some_answers());
  const auto at = *rc::gen::inRange<std::size_t>(0, ballot.size());
  ballot[at] = static_cast<char>(ballot[at] ^ *rc::gen::inRange(1, 256));
  const auto read = unpack_ballot(asked, 7, ballot);
  if (read) RC_ASSERT(pack_ballot(asked, 7, *read) == ballot);
}

TEST(Ballot, of_another_kind_is_refused_with_the_reason) {
  const Questionnaire& asked = made_questionnaire();
  const std::string good =
      pack_ballot(asked, 7, {.sheet = {4, 1, 2, 7}, .profile = {3, 1}, .pace = Pace::unknown});
  EXPECT_EQ(reason_of(unpack_ballot(asked, 7, good)), "");
  EXPECT_EQ(reason_of(unpack_ballot(asked, 8, good)), "survey");
  EXPECT_EQ(reason_of(unpack_ballot(asked, 7, good.substr(1))), "length");
  EXPECT_EQ(reason_of(unpack_ballot(asked, 7, "")), "length");
  const auto with = [&](std::size_t at, char byte) {
    std::string out = good;
    out[at] = byte;
    return out;
  };
  EXPECT_EQ(reason_of(unpack_ballot(asked, 7, with(0, 2))), "form");
  EXPECT_EQ(reason_of(unpack_ballot(asked, 7, with(9, static_cast<char>(good[9] ^ 1)))), "questionnaire");
  EXPECT_EQ(reason_of(unpack_ballot(asked, 7, with(25, 5))), "answers");
  EXPECT_EQ(reason_of(unpack_ballot(asked, 7, with(26, 5))), "answers");
  EXPECT_EQ(reason_of(unpack_ballot(asked, 7, with(26, 0))), "answers");
  EXPECT_EQ(reason_of(unpack_ballot(asked, 7, with(30, 4))), "answers");
  framework::Edition other = tests::made_edition();
  other.instruments[0].indicators[0].items[0].text.th = "อื่น";
  EXPECT_EQ(reason_of(unpack_ballot(*tests::asked_of(other, "iit"), 7, good)), "questionnaire");
  const Questionnaire part = tests::asked_of(tests::made_edition(), "eit1").value();
  std::string padded = pack_ballot(part, 7, {.sheet = {1}, .profile = {}, .pace = Pace::slow});
  padded.back() = 1;
  EXPECT_EQ(reason_of(unpack_ballot(part, 7, padded)), "padding");
}

}  // namespace
}  // namespace prongsai::survey
