// SPDX-License-Identifier: Apache-2.0
// What an agency may hand in, how far it is, and the one spelling of it.
#include "prongsai/disclosure/filing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace prongsai::disclosure {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ItemFiling shown(const std::string& item) {
  return {.item = item,
          .answer = Answer::shown,
          .links = {{.address = "https://www.example.go.th/oit/1", .path = "หน้าหลัก > ITA > O1"}},
          .note = "",
          .copied_from = ""};
}

ItemFiling told_nothing(const std::string& item) {
  return {.item = item, .answer = Answer::untold, .links = {}, .note = "", .copied_from = ""};
}

std::vector<std::string> codes(const base::Problems& problems) {
  std::vector<std::string> found;
  for (const base::Problem& problem : problems) found.push_back(problem.code);
  return found;
}

framework::Instrument instrument_of(const std::vector<std::string>& items) {
  framework::Instrument instrument;
  instrument.kind = framework::InstrumentKind::disclosure;
  instrument.indicators.emplace_back();
  for (const std::string& code : items) {
    framework::Item item;
    item.code = code;
    instrument.indicators.front().items.push_back(std::move(item));
  }
  return instrument;
}

TEST(Filing, spells_each_answer_and_reads_it_back) {
  for (const Answer answer : {Answer::untold, Answer::shown, Answer::not_shown})
    EXPECT_EQ(parse_answer(word_of(answer)), answer);
  EXPECT_EQ(parse_answer("มี"), std::nullopt);
}

TEST(Filing, can_be_handed_in_with_a_link_or_as_not_shown) {
  EXPECT_THAT(what_is_missing(shown("o1")), IsEmpty());
  ItemFiling filing = told_nothing("o2");
  filing.answer = Answer::not_shown;
  filing.note = "หน่วยงานไม่มีภารกิจนี้";
  EXPECT_THAT(what_is_missing(filing), IsEmpty());
}

TEST(Filing, says_everything_that_is_missing) {
  EXPECT_THAT(codes(what_is_missing(told_nothing("o1"))), ElementsAre("disclosure.untold"));

  ItemFiling no_link = shown("o1");
  no_link.links.clear();
  no_link.copied_from = "2568-main";
  const base::Problems problems = what_is_missing(no_link);
  EXPECT_THAT(codes(problems), ElementsAre("disclosure.no_link", "disclosure.not_confirmed"));
  EXPECT_EQ(base::detail(problems[1], "round"), "2568-main");
  EXPECT_EQ(base::detail(problems[1], "item"), "o1");

  ItemFiling links_of_nothing = shown("o1");
  links_of_nothing.answer = Answer::not_shown;
  EXPECT_THAT(codes(what_is_missing(links_of_nothing)), ElementsAre("disclosure.links_of_nothing"));
}

TEST(Filing, keeps_to_its_limits_exactly) {
  ItemFiling filing = shown("o1");
  filing.links.resize(links_max, filing.links.front());
  filing.links.front().path = std::string(path_bytes_max, 'x');
  filing.note = std::string(note_bytes_max, 'x');
  EXPECT_THAT(what_is_missing(filing), IsEmpty());

  filing.links.push_back(filing.links.back());
  filing.links.front().path += 'x';
  const base::Problems problems = what_is_missing(filing);
  EXPECT_THAT(codes(problems), ElementsAre("disclosure.too_many_links", "disclosure.text_too_long"));
  EXPECT_EQ(base::detail(problems[0], "most"), "20");
  EXPECT_EQ(base::detail(problems[1], "most"), "1000");

  ItemFiling long_note = shown("o1");
  long_note.note = std::string(note_bytes_max + 1, 'x');
  EXPECT_EQ(base::detail(what_is_missing(long_note).at(0), "most"), "4000");
}

TEST(Filing, counts_how_far_an_agency_is) {
  ItemFiling not_shown = told_nothing("o2");
  not_shown.answer = Answer::not_shown;
  ItemFiling copied = shown("o3");
  copied.copied_from = "2568-main";
  ItemFiling noted = told_nothing("o4");
  noted.note = "รอสำนักคลัง";
  const Completeness counted =
      completeness(instrument_of({"o1", "o2", "o3", "o4", "o5", "o6"}),
                   {shown("o1"), not_shown, copied, noted, told_nothing("o5"), shown("o99")});
  EXPECT_EQ(counted.items, 6U);
  EXPECT_EQ(counted.told, 2U);
  EXPECT_EQ(counted.shown, 1U);
  EXPECT_EQ(counted.begun, 2U);
  EXPECT_EQ(counted.copied, 1U) << "only to be confirmed";
}

TEST(FilingText, is_json_with_sorted_keys_a_line_an_item) {
  ItemFiling filing = shown("o1");
  filing.note = "a\"b\\c\n\x01";
  EXPECT_EQ(spelled({filing, told_nothing("o2")}),
            "{\"filings\":[\n"
            "{\"answer\":\"shown\",\"copied_from\":\"\",\"item\":\"o1\",\"links\":[{\"address\":"
            "\"https://www.example.go.th/oit/1\",\"path\":\"หน้าหลัก > ITA > O1\"}],"
            "\"note\":\"a\\\"b\\\\c\\n\\u0001\"},\n"
            "{\"answer\":\"untold\",\"copied_from\":\"\",\"item\":\"o2\",\"links\":[],\"note\":\"\"}\n"
            "],\"schema\":1}\n");
}

TEST(FilingText, of_nothing_can_be_read_back) {
  const auto read = read_filings(spelled({}));
  ASSERT_TRUE(read);
  EXPECT_THAT(*read, IsEmpty());
}

bool same(const ItemFiling& one, const ItemFiling& other) {
  const auto same_link = [](const Link& a, const Link& b) {
    return a.address == b.address && a.path == b.path;
  };
  return one.item == other.item && one.answer == other.answer && one.note == other.note &&
         one.copied_from == other.copied_from &&
         std::equal(one.links.begin(), one.links.end(), other.links.begin(), other.links.end(), same_link);
}

std::string any_text() {
  std::string text;
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "a", "\"", "\\", "\n", "\x1f", "ก", "ำ", "😀", "u00", "/", "}", ",", "\x7f"));
  for (const std::string& piece : pieces) text += piece;
  return text;
}

std::vector<ItemFiling> any_filings() {
  std::vector<ItemFiling> filings(*rc::gen::inRange<std::size_t>(0, 4));
  for (ItemFiling& filing : filings) {
    filing.item = any_text();
    filing.answer = *rc::gen::element(Answer::untold, Answer::shown, Answer::not_shown);
    filing.links.resize(*rc::gen::inRange<std::size_t>(0, 3));
    for (Link& link : filing.links) link = {.address = any_text(), .path = any_text()};
    filing.note = any_text();
    filing.copied_from = any_text();
  }
  return filings;
}

RC_GTEST_PROP(FilingText, is_read_back_as_it_was, ()) {
  const std::vector<ItemFiling> filings = any_filings();
  const auto read = read_filings(spelled(filings));
  RC_ASSERT(read.has_value());
  RC_ASSERT(std::equal(read->begin(), read->end(), filings.begin(), filings.end(), same));
}

RC_GTEST_PROP(FilingText, with_a_byte_changed_is_another_filing_or_none, ()) {
  std::string text = spelled(any_filings());
  const std::string before = text;
  text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::arbitrary<char>();
  const auto read = read_filings(text);
  if (!read || text == before) return;
  RC_ASSERT(spelled(*read) == text);
}

TEST(FilingText, refuses_other_spellings_of_the_same) {
  const std::string text = spelled({shown("o1")});
  const auto with = [&](const std::string& old_part, const std::string& new_part) {
    std::string other = text;
    other.replace(other.find(old_part), old_part.size(), new_part);
    return read_filings(other);
  };
  EXPECT_TRUE(with("o1", "o2"));
  EXPECT_FALSE(with("\"o1\"", "\"\\u006f1\"")) << "an escape that need not be";
  EXPECT_FALSE(with("shown", "maybe"));
  EXPECT_FALSE(with("\"schema\":1", "\"schema\":2"));
  EXPECT_FALSE(with(",\"item\"", ", \"item\""));
  EXPECT_FALSE(with("o1", "\xC0\xAF")) << "not UTF-8";
  EXPECT_FALSE(with("o1", "\xED\xA0\x80")) << "a surrogate";
  EXPECT_FALSE(with("o1", "\xF4\x90\x80\x80")) << "above U+10FFFF";
  EXPECT_FALSE(read_filings(text + "\n"));
  EXPECT_FALSE(read_filings(text.substr(0, text.size() - 1)));
  EXPECT_FALSE(read_filings(""));
}

}  // namespace
}  // namespace prongsai::disclosure
