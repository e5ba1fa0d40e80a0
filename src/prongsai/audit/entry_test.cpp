// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/entry.h"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/audit/test_trail.h"

namespace prongsai::audit {
namespace {

Entry override_of_a_grade() {
  return {7,
          Instant(std::chrono::seconds(1'000'000'000) + std::chrono::microseconds(42)),
          {"a-9", "assessor"},
          "grade.override",
          {"grade", "round-2569/agency-0412/o18"},
          R"({"grade":"0"})",
          R"({"grade":"100"})",
          "เอกสาร \"ปีก่อน\"\n\x1f",
          "r-1"};
}

const std::string line_of_the_override =
    R"({"entry":1,"sequence":7,"at":"2001-09-09T01:46:40.000042Z","actor":{"id":"a-9","role":"assessor"},)"
    R"("action":"grade.override","subject":{"kind":"grade","id":"round-2569/agency-0412/o18"},)"
    R"("before":{"grade":"0"},"after":{"grade":"100"},"reason":"เอกสาร \"ปีก่อน\"\n\u001f","request":"r-1"})";

std::vector<std::string> codes(const base::Problems& problems) {
  std::vector<std::string> out;
  for (const base::Problem& problem : problems) {
    out.push_back(problem.code + " " + base::detail(problem, "field"));
  }
  return out;
}

TEST(Entry, has_the_line_the_reference_page_describes) {
  EXPECT_EQ(to_line(override_of_a_grade()).value(), line_of_the_override);
}

TEST(Entry, comes_back_from_its_line_and_gives_the_same_line_again) {
  EXPECT_EQ(parse_entry(line_of_the_override).value(), override_of_a_grade());
  std::mt19937_64 random(1);
  for (std::uint64_t i = 0; i < 2'000; ++i) {
    const Entry entry = test_entry(i, random());
    const std::string line = to_line(entry).value();
    ASSERT_EQ(parse_entry(line).value(), entry) << line;
    ASSERT_EQ(to_line(parse_entry(line).value()).value(), line);
  }
}

TEST(Entry, every_single_bit_flip_gives_a_refusal_or_another_entry_never_the_same) {
  const Entry entry = override_of_a_grade();
  for (std::size_t bit = 0; bit < line_of_the_override.size() * 8; ++bit) {
    std::string changed = line_of_the_override;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    const auto read = parse_entry(changed);
    if (!read) continue;
    ASSERT_NE(*read, entry) << changed;
    ASSERT_EQ(to_line(*read).value(), changed);
  }
}

TEST(Entry, in_any_other_spelling_is_refused) {
  const std::string line = line_of_the_override;
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string out = line;
    const std::size_t at = out.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return out.replace(at, from.size(), to);
  };
  const std::vector<std::string> others = {"",
                                           line + " ",
                                           line + "\n",
                                           " " + line,
                                           line.substr(0, line.size() - 1),
                                           with("\"sequence\":7", "\"sequence\":07"),
                                           with("\"sequence\":7", "\"sequence\":-7"),
                                           with("\"sequence\":7", "\"sequence\":7.0"),
                                           with("\"sequence\":7", "\"sequence\":9223372036854775808"),
                                           with("\"sequence\":7", "\"sequence\": 7"),
                                           with("\\u001f", "\\u001F"),
                                           with("\\u001f", "\x1f"),
                                           with("\\n", "\\u000a"),
                                           with("a-9", "\\u0061-9"),
                                           with("a-9", "a-9\\/"),
                                           with("{\"grade\":\"0\"}", "{\"grade\": \"0\"}"),
                                           with("{\"grade\":\"0\"}", "{\"grade\":\"0\",\"grade\":\"1\"}"),
                                           with("{\"grade\":\"0\"}", "[]"),
                                           with("{\"grade\":\"0\"}", "\"\""),
                                           with("{\"grade\":\"0\"}", ""),
                                           with("assessor", "Assessor"),
                                           with("assessor", ""),
                                           with("เ", "\xe0\x80\x80"),
                                           with("\"request\":\"r-1\"", "\"request\":\"r-1\",\"more\":1"),
                                           with(".000042Z", ".00004Z")};
  for (const std::string& other : others) {
    const auto read = parse_entry(other);
    ASSERT_FALSE(read.ok()) << other;
    EXPECT_EQ(read.problems().front().code, "audit.entry_form") << other;
  }
}

TEST(Entry, of_an_unknown_version_is_refused_as_such) {
  std::string line = line_of_the_override;
  line.replace(line.find("\"entry\":1"), 9, "\"entry\":2");
  const base::Problem problem = parse_entry(line).problems().front();
  EXPECT_EQ(problem.code, "audit.entry_version");
  EXPECT_EQ(base::detail(problem, "found"), "2");
  EXPECT_EQ(base::detail(problem, "expected"), "1");
}

TEST(Entry, with_values_that_cannot_be_told_is_refused_field_by_field) {
  Entry entry = override_of_a_grade();
  entry.sequence = std::uint64_t{1} << 63;
  entry.at = Instant(std::chrono::microseconds(-1));
  entry.actor = {"", "Assessor"};
  entry.action = "9lives";
  entry.subject = {std::string(65, 'a'), std::string(201, 'a')};
  entry.before = "null";
  entry.after = "{\"a\":1,}";
  entry.reason = "\xff";
  entry.request = "a\nb";
  EXPECT_THAT(codes(to_line(entry).problems()),
              testing::ElementsAre(
                  "audit.sequence_range sequence", "audit.time_range at", "audit.id_form actor.id",
                  "audit.code_form actor.role", "audit.code_form action", "audit.code_form subject.kind",
                  "audit.id_form subject.id", "audit.snapshot_form before", "audit.snapshot_form after",
                  "audit.text_form reason", "audit.id_form request"));
}

TEST(Entry, holds_any_json_object_before_and_after_but_only_compact) {
  Entry entry = override_of_a_grade();
  for (const char* good : {"", "{}", R"({"a":[1,-2.5,1e9,true,false,null,"ก",{"b":{}}]})", R"({"":0})"}) {
    entry.before = good;
    const auto line = to_line(entry);
    ASSERT_TRUE(line.ok()) << good;
    EXPECT_EQ(parse_entry(*line).value(), entry) << good;
  }
  for (const char* bad :
       {"{ }", "{\"a\":01}", "{\"a\":.5}", "{\"a\":5.}", "{\"a\":+1}", "{\"a\":1e}", "{\"a\":-}",
        "{\"a\":nul}", "{\"a\":[1,]}", "{\"a\":[}", "{a:1}", "{\"a\"}", "{} ", "{\"a\":\"\\u0041\"}",
        "{\"a\":1,\"a\":2}", "{\"a\":\"\\ud800\"}", "[1]", "1", "{"}) {
    entry.before = bad;
    EXPECT_FALSE(to_line(entry).ok()) << bad;
  }
}

TEST(Entry, nests_json_to_32_levels_and_no_deeper) {
  Entry entry = override_of_a_grade();
  const auto nested = [](std::size_t arrays) {
    return "{\"a\":" + std::string(arrays, '[') + std::string(arrays, ']') + "}";
  };
  entry.after = nested(31);
  EXPECT_TRUE(to_line(entry).ok());
  entry.after = nested(32);
  EXPECT_FALSE(to_line(entry).ok());
  entry.after = "{\"a\":" + std::string(60'000, '[');
  EXPECT_FALSE(to_line(entry).ok());
}

TEST(Entry, fills_64_KiB_and_no_more) {
  Entry entry = override_of_a_grade();
  const std::size_t rest = to_line(entry).value().size();
  entry.reason += std::string(entry_bytes_max - rest, 'x');
  EXPECT_EQ(to_line(entry).value().size(), entry_bytes_max);
  entry.reason += "x";
  EXPECT_EQ(to_line(entry).problems().front().code, "audit.entry_too_long");
}

}  // namespace
}  // namespace prongsai::audit
