// SPDX-License-Identifier: Apache-2.0
// Reading a map field by field: what each reader accepts, and each complaint.
#include "prongsai/yaml/fields.h"

#include <array>
#include <functional>

#include <gtest/gtest.h>

namespace prongsai::yaml {
namespace {

using base::Points;

/// The codes of the problems that reading `text` raised, in order, joined by blanks.
std::string complaints(std::string_view text, const std::function<void(Fields&)>& read) {
  const auto root = parse(text, "f.yaml");
  EXPECT_TRUE(root) << text;
  base::Problems problems;
  Fields fields(*root, problems);
  read(fields);
  std::string out;
  for (const base::Problem& problem : problems) {
    EXPECT_GT(problem.place.line, 0) << problem.code;
    out += (out.empty() ? "" : " ") + problem.code;
  }
  return out;
}

TEST(Fields, text_that_looks_like_a_number_or_a_truth_must_stand_in_quotes) {
  const auto text = [](Fields& fields) { static_cast<void>(fields.text("a")); };
  for (const char* plain :
       {"85", "1.50", "-3", "0x1F", "1e5", "yes", "No", "true", "off", "2022-08-01", "12:30", ".5"}) {
    EXPECT_EQ(complaints(std::string("a: ") + plain, text), "yaml.quote_it") << plain;
    EXPECT_EQ(complaints(std::string("a: \"") + plain + "\"", text), "") << plain;
  }
  for (const char* plain : {"A", "ผ่านดี", "i8.1", "2565th", "ita/2565", "–"}) {
    EXPECT_EQ(complaints(std::string("a: ") + plain, text), "") << plain;
  }
  EXPECT_EQ(complaints("a: [x]", text), "yaml.not_text");
  EXPECT_EQ(complaints("a:", text), "yaml.missing_key");
  EXPECT_EQ(complaints("b: x", text), "yaml.missing_key");
}

TEST(Fields, a_decimal_is_read_exactly_or_refused) {
  const auto points = [](Fields& fields) {
    static_cast<void>(fields.points("a", Points{}, Points::whole(100)));
  };
  for (const char* good : {"91.50", "\"91.5\"", "0", "100", "๙๑.๕๐", "\"0.0001\""}) {
    EXPECT_EQ(complaints(std::string("a: ") + good, points), "") << good;
  }
  for (const char* bad : {"91,50", "91.5O", "4.31%", "\"91.50 \"", "1e1", "[1]", "\"\"", "0.00001", "+5"}) {
    EXPECT_EQ(complaints(std::string("a: ") + bad, points), "yaml.not_decimal") << bad;
  }
  EXPECT_EQ(complaints("a: “91.50”", points), "yaml.curly_quotes");
  EXPECT_EQ(complaints("a: 100.01", points), "yaml.out_of_range");
  EXPECT_EQ(complaints("a: -0.01", points), "yaml.out_of_range");
}

TEST(Fields, a_whole_number_is_read_or_refused) {
  const auto integer = [](Fields& fields) { static_cast<void>(fields.integer("a", 0, 1'000)); };
  for (const char* good : {"0", "1000", "\"12\"", "๑๒"})
    EXPECT_EQ(complaints(std::string("a: ") + good, integer), "") << good;
  for (const char* bad : {"1.5", "1,000", "012", "1e2", "twelve", "99999999999999999999"}) {
    EXPECT_EQ(complaints(std::string("a: ") + bad, integer), "yaml.not_integer") << bad;
  }
  EXPECT_EQ(complaints("a: -1", integer), "yaml.out_of_range");
  EXPECT_EQ(complaints("a: 1001", integer), "yaml.out_of_range");
}

TEST(Fields, a_truth_value_is_true_or_false_and_nothing_else) {
  const auto boolean = [](Fields& fields) { static_cast<void>(fields.optional_boolean("a", false)); };
  EXPECT_EQ(complaints("a: true", boolean), "");
  EXPECT_EQ(complaints("b: 1", boolean), "");
  for (const char* bad : {"yes", "\"true\"", "1", "True"})
    EXPECT_EQ(complaints(std::string("a: ") + bad, boolean), "yaml.not_boolean");
}

TEST(Fields, groups_lists_and_choices_complain_by_name) {
  static constexpr std::array<std::string_view, 2> kinds = {"survey", "disclosure"};
  EXPECT_EQ(complaints("a: x", [](Fields& f) { static_cast<void>(f.optional_list("a")); }), "yaml.not_list");
  EXPECT_EQ(complaints("a: [x]", [](Fields& f) { static_cast<void>(f.optional_map("a")); }),
            "yaml.not_map_under");
  EXPECT_EQ(complaints("[x]", [](Fields& f) { static_cast<void>(f.has("a")); }), "yaml.not_map");
  EXPECT_EQ(complaints("a: Survey", [](Fields& f) { static_cast<void>(f.choice("a", kinds)); }),
            "yaml.not_one_of");
  EXPECT_EQ(complaints("a: disclosure", [](Fields& f) { EXPECT_EQ(f.choice("a", kinds), 1U); }), "");
  EXPECT_EQ(complaints("b: 1", [](Fields& f) { static_cast<void>(f.required_list("a")); }),
            "yaml.missing_key");
}

TEST(Fields, a_key_nobody_asked_for_is_refused_with_the_nearest_one) {
  const auto root = parse("percent: 1\nzzzzzz: 2\ntotal:\"91.50\": 3\n", "f.yaml");
  base::Problems problems;
  Fields fields(*root, problems);
  static_cast<void>(fields.optional("percents"));
  static_cast<void>(fields.optional("counts"));
  fields.finish();
  ASSERT_EQ(problems.size(), 3U);
  EXPECT_EQ(problems[0].code, "yaml.unknown_key_nearest");
  EXPECT_EQ(detail(problems[0], "nearest"), "percents");
  EXPECT_EQ(detail(problems[0], "expected"), "counts, percents");
  EXPECT_EQ(problems[1].code, "yaml.unknown_key");
  EXPECT_EQ(problems[1].place.line, 2);
  EXPECT_EQ(problems[2].code, "yaml.colon_without_space");
  EXPECT_EQ(detail(problems[2], "key"), "total");
}

TEST(Fields, kind_and_schema_are_checked_first) {
  const auto check = [](Fields& fields) { expect_kind(fields, "results"); };
  EXPECT_EQ(complaints("kind: results\nschema: 1", check), "");
  EXPECT_EQ(complaints("kind: edition\nschema: 1", check), "yaml.wrong_kind");
  EXPECT_EQ(complaints("kind: results\nschema: 2", check), "yaml.wrong_schema");
  EXPECT_EQ(complaints("x: 1", check), "yaml.missing_key yaml.missing_key");
}

TEST(Nearest, guesses_only_when_it_is_near) {
  const std::vector<std::string> known = {"i7", "i17", "e11", "published"};
  EXPECT_EQ(nearest("publised", known), "published");
  EXPECT_EQ(nearest("i 7", known), "i7");
  EXPECT_EQ(nearest("zzz", known), "");
  EXPECT_EQ(nearest("", known), "");
  EXPECT_EQ(nearest("12", {"10", "1", "2"}), "");
}

TEST(Digits, thai_digits_are_read_as_their_values) {
  EXPECT_EQ(with_ascii_digits("๐๑๒๓๔๕๖๗๘๙"), "0123456789");
  EXPECT_EQ(with_ascii_digits("i๗ ก"), "i7 ก");
  EXPECT_EQ(with_ascii_digits("\xE0\xB9"), "\xE0\xB9");
}

}  // namespace
}  // namespace prongsai::yaml
