// SPDX-License-Identifier: Apache-2.0
// What people type for a number, what is taken for it, and what they are told.
#include "prongsai/results_sheets/figure_text.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/results_sheets/test_tools.h"

namespace prongsai::results_sheets {
namespace {

using test::shape_of;

/// What is read: the canonical characters, "nothing", or the code of the problem.
std::string read(const std::string& field, const std::string& text, const std::string& edition = "ita/2565") {
  static std::map<std::string, FormShape> shapes;
  const auto [at, fresh] = shapes.try_emplace(edition);
  if (fresh) at->second = shape_of(edition);
  const auto found = read_figure(*at->second.find(field), text);
  if (!found) return found.problems().front().code;
  return *found ? **found : "nothing";
}

TEST(FigureText, that_can_mean_one_thing_only_is_taken) {
  for (const char* text : {"91.50", " 91.50 ", "๙๑.๕๐", "91,50", "91.50%", "๙๑,๕๐ %", "91.50 คะแนน",
                           "ร้อยละ 91.50", "91.50 points", "\u00A091.50\u200B"})
    EXPECT_EQ(read("total", text), "91.50") << text;
  EXPECT_EQ(read("total", "91.5"), "91.5");
  EXPECT_EQ(read("total", "0"), "0");
  EXPECT_EQ(read("total", "100.00"), "100.00");
}

TEST(FigureText, that_says_there_is_none_is_no_zero) {
  for (const char* text : {"", "  ", "-", "–", "—", "ไม่มีคะแนน", "ไม่ทราบ", "no score"})
    EXPECT_EQ(read("total", text), "nothing") << text;
}

TEST(FigureText, is_never_rounded) {
  EXPECT_EQ(read("total", "91.505"), "results_sheets.decimals");
  EXPECT_EQ(read("total", "91.499999999999"), "results_sheets.decimals");
  EXPECT_EQ(read("total", "91.5000"), "results_sheets.decimals");
}

TEST(FigureText, that_can_mean_two_things_is_asked_about) {
  EXPECT_EQ(read("total", "91,500"), "results_sheets.comma");
  EXPECT_EQ(read("total", "1,2,3"), "results_sheets.comma");
  EXPECT_EQ(read("total", "91,5.0"), "results_sheets.comma");
  EXPECT_EQ(read("item:o1", "N/A"), "results_sheets.unclear_word");
}

TEST(FigureText, that_is_no_score_is_told_so) {
  for (const char* text : {"ผ่าน", "A", "9 1.50", "91.", ".5", "+91", "1e2", "=91.5", "091", "?", "91.50/100"})
    EXPECT_EQ(read("total", text), "results_sheets.not_a_number") << text;
  EXPECT_EQ(read("total", "100.01"), "results_sheets.out_of_range");
  EXPECT_EQ(read("total", "9150"), "results_sheets.out_of_range");
}

TEST(FigureText, of_people_is_whole_and_may_have_thousands) {
  EXPECT_EQ(read("answers:iit", "1,207"), "1207");
  EXPECT_EQ(read("answers:iit", "๑๒๐๗ คน"), "1207");
  EXPECT_EQ(read("answers:iit", "1207.0"), "1207");
  EXPECT_EQ(read("answers:iit", "1207.5"), "results_sheets.not_whole");
  EXPECT_EQ(read("answers:iit", "12,07"), "results_sheets.comma");
  EXPECT_EQ(read("answers:iit", "0"), "results_sheets.out_of_range");
  EXPECT_EQ(read("counts:i7/much", "0"), "0");
  EXPECT_EQ(read("counts:i7/much", "41.51%"), "results_sheets.not_whole");
  EXPECT_EQ(read("counts:i7/much", "100000001"), "results_sheets.out_of_range");
}

TEST(FigureText, of_a_disclosure_item_is_a_grade_or_that_it_does_not_apply) {
  EXPECT_EQ(read("item:o1", "100"), "100");
  EXPECT_EQ(read("item:o1", "๑๐๐.๐๐"), "100.00");
  EXPECT_EQ(read("item:o1", "50"), "results_sheets.grade");
  EXPECT_EQ(read("item:o1", "ไม่เกี่ยวข้อง"), "not_applicable");
  EXPECT_EQ(read("indicator:9", "ไม่เกี่ยวข้อง"), "results_sheets.not_a_number");
}

TEST(FigureText, takes_as_many_decimals_as_an_edition_rounds_to) {
  EXPECT_EQ(read("total", "76.25", "example/harbour-2573"), "76.25");
  const FormShape shape = shape_of("example/harbour-2573");
  const auto three = std::find_if(shape.fields.begin(), shape.fields.end(),
                                  [](const Field& field) { return field.decimals == 3; });
  ASSERT_NE(three, shape.fields.end());
  EXPECT_EQ(read(three->name, "76.255", "example/harbour-2573"), "76.255");
}

TEST(FigureText, tells_what_was_found_cut_to_a_length_that_can_be_read) {
  const std::string long_word(500, 'x');
  const auto found = read_figure(*shape_of("ita/2565").find("total"), "ก" + long_word);
  ASSERT_FALSE(found);
  EXPECT_LT(base::detail(found.problems().front(), "found").size(), 80U);
}

TEST(FigureText, of_several_places_parts_into_figures) {
  const auto found = split_figures(" 81.90 @ report000 ตารางที่ 1 ; 81.80@T2\n81.70; ;");
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 3U);
  EXPECT_EQ((*found)[0].value, "81.90");
  EXPECT_EQ((*found)[0].at, "report000 ตารางที่ 1");
  EXPECT_EQ((*found)[1].at, "T2");
  EXPECT_EQ((*found)[2].value, "81.70");
  EXPECT_EQ((*found)[2].at, "");
}

TEST(FigureText, with_a_quote_left_open_is_refused) {
  EXPECT_FALSE(split_figures("81.90 @ \"T1; 81.80"));
  EXPECT_FALSE(split_figures("\"81.90\" x @ T1"));
  EXPECT_FALSE(split_figures("81.90 @ \"T1\" y"));
}

TEST(FigureText, joined_and_parted_again_is_the_same) {
  std::mt19937 chance(2565);
  const std::vector<std::string> bits = {"81.90", "ตารางที่", " ", ";",    "@", "\"",
                                         "\n",    "ก",      "A", "\"\"", "\\"};
  for (int round = 0; round < 2'000; ++round) {
    std::vector<Figure> figures(1 + chance() % 3);
    for (Figure& figure : figures) {
      figure.value = "v";
      for (auto n = chance() % 5; n > 0; --n) figure.value += bits[chance() % bits.size()];
      for (auto n = chance() % 5; n > 0; --n) figure.at += bits[chance() % bits.size()];
    }
    const auto again = split_figures(join_figures(figures));
    ASSERT_TRUE(again) << join_figures(figures);
    ASSERT_EQ(again->size(), figures.size()) << join_figures(figures);
    for (std::size_t i = 0; i < figures.size(); ++i) {
      EXPECT_EQ((*again)[i].value, figures[i].value);
      EXPECT_EQ((*again)[i].at, figures[i].at);
    }
  }
}

}  // namespace
}  // namespace prongsai::results_sheets
