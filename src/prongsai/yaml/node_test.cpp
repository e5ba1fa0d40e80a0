// SPDX-License-Identifier: Apache-2.0
// What the strict reader takes, and each thing it refuses, with its place.
#include "prongsai/yaml/node.h"

#include <gtest/gtest.h>

namespace prongsai::yaml {
namespace {

Node read(std::string_view text) {
  auto node = parse(text, "f.yaml");
  if (!node)
    ADD_FAILURE() << node.problems().front().code << " at " << to_string(node.problems().front().place);
  return node ? std::move(node).value() : Node{};
}

/// "code line" of the one problem of a text.
std::string refusal(std::string_view text, const Limits& limits = {}) {
  const auto node = parse(text, "f.yaml", limits);
  if (node) return "accepted";
  EXPECT_EQ(node.problems().size(), 1U);
  const base::Problem& problem = node.problems().front();
  EXPECT_EQ(problem.place.file, "f.yaml");
  return problem.code + " " + std::to_string(problem.place.line);
}

TEST(Node, keeps_order_places_and_quotes) {
  const Node root = read("b: 1\na: \"2\"\nlist:\n  - x\n  - 'y'\n");
  ASSERT_EQ(root.kind, Kind::map);
  ASSERT_EQ(root.map.size(), 3U);
  EXPECT_EQ(root.map[0].key.scalar, "b");
  EXPECT_FALSE(root.map[0].value.quoted);
  EXPECT_TRUE(root.map[1].value.quoted);
  EXPECT_EQ(root.map[1].value.place, (base::Place{"f.yaml", 2, 4}));
  const Node* list = root.find("list");
  ASSERT_NE(list, nullptr);
  EXPECT_EQ(list->list[1].scalar, "y");
  EXPECT_EQ(list->list[1].place.line, 5);
  EXPECT_EQ(root.find("missing"), nullptr);
}

TEST(Node, null_is_what_nobody_wrote) {
  for (const char* text : {"a:", "a: ~", "a: null"})
    EXPECT_EQ(read(text).find("a")->kind, Kind::null) << text;
  EXPECT_EQ(read("a: \"null\"").find("a")->kind, Kind::scalar);
  EXPECT_EQ(read("a: \"\"").find("a")->kind, Kind::scalar);
}

TEST(Node, json_and_files_of_other_systems_are_read_as_well) {
  EXPECT_EQ(read(R"({"a": ["4.31", "\u0e01"]})").find("a")->list[1].scalar, "ก");
  EXPECT_EQ(read("a: x\r\nb: y\r\n").find("b")->place.line, 2);
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a: x\n")
                .find("a")
                ->scalar,
            "x");
}

TEST(Refusal, names_what_stops_reading_and_its_line) {
  EXPECT_EQ(refusal(""), "yaml.empty 0");
  EXPECT_EQ(refusal("# only a remark\n"), "yaml.empty 0");
  EXPECT_EQ(refusal("a: 1\nb: 2\na: 3\n"), "yaml.duplicate_key 3");
  EXPECT_EQ(refusal("a: 1\n---\nb: 2\n"), "yaml.second_document 2");
  EXPECT_EQ(refusal("a: &x 1\n"), "yaml.alias 1");
  EXPECT_EQ(refusal("a: 1\nb: *x\n"), "yaml.alias 2");
  EXPECT_EQ(refusal("a: 1\n<<: {b: 2}\n"), "yaml.alias 2");
  EXPECT_EQ(refusal("a: !!int 1\n"), "yaml.tag 1");
  EXPECT_EQ(refusal("a: !mine {b: 1}\n"), "yaml.tag 1");
  EXPECT_EQ(refusal("[a, b]: 1\n"), "yaml.key_not_text 1");
  EXPECT_EQ(refusal("? {a: 1}\n: 2\n"), "yaml.key_not_text 1");
  EXPECT_EQ(refusal("~: 2\n"), "yaml.key_not_text 1");
}

TEST(Refusal, says_what_people_do_wrong_and_not_what_the_parser_says) {
  EXPECT_EQ(refusal("a:\n\tb: 1\n"), "yaml.tab 2");
  EXPECT_EQ(refusal("a:\n  b: 1\n  \tc: 1\n"), "yaml.tab 3");
  EXPECT_EQ(refusal("a: [1, 2\nb: 3\n"), "yaml.bracket 2");
  EXPECT_EQ(refusal("a: {b: \"1, c: 2}\n"), "yaml.bracket 2");
  EXPECT_EQ(refusal("a: [\"1\" \"2\"]\n"), "yaml.bracket 1");
  EXPECT_EQ(refusal("a: 1]\nb: ]\n"), "yaml.bracket 2");
  EXPECT_EQ(refusal("a \"1\"\nb: 2\n"), "yaml.colon 2");
  EXPECT_EQ(refusal("a: b: c\n"), "yaml.colon 1");
  EXPECT_EQ(refusal("a:\n    b: 1\n  c: 2\n"), "yaml.indentation 3");
  EXPECT_EQ(refusal("a: @b\n"), "yaml.syntax 1");
}

TEST(Refusal, of_a_quote_that_is_never_closed_does_not_depend_on_the_last_line_break) {
  EXPECT_EQ(refusal("a: \"1"), "yaml.quote_open 1");
  EXPECT_EQ(refusal("a: \"1\n"), "yaml.quote_open 1");
  EXPECT_EQ(refusal("a: x\nb: 'it''s\nc: y\n"), "yaml.quote_open 2");
  EXPECT_EQ(refusal("a: \"1\\\"\n"), "yaml.quote_open 1");
  EXPECT_EQ(refusal("\xEF\xBB\xBF"
                    "a: \"1\n"),
            "yaml.quote_open 1");
  EXPECT_EQ(refusal("a: \"1\\\\\"\n"), "accepted");
  EXPECT_EQ(refusal("a: 'it''s'\n"), "accepted");
  EXPECT_EQ(refusal("a: \"x\"\nb: |\n  \"y\n"), "accepted");
  EXPECT_EQ(refusal("a: it's\n"), "accepted");
}

TEST(Place, counts_characters_as_an_editor_does) {
  const Node root = read("a: { ชื่อ: \"ก\", b: \"x\" }\nc: [ ก, \"ข\", ค ]\n");
  const Node& inner = *root.find("a");
  EXPECT_EQ(inner.map[0].value.place.column, 12);
  EXPECT_EQ(inner.map[1].key.place.column, 17);
  EXPECT_EQ(root.find("c")->list[2].place.column, 14);
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "ก: x\n")
                .map[0]
                .value.place.column,
            4);
}

TEST(Refusal, of_a_tag_shows_it_as_it_is_written) {
  EXPECT_EQ(detail(parse("a: !!float 1", "f").problems().front(), "found"), "!!float");
  EXPECT_EQ(detail(parse("a: !mine [1]", "f").problems().front(), "found"), "!mine");
}

TEST(Refusal, of_a_line_shows_the_line) {
  const auto node = parse("ok: 1\nscore: %91\n", "f.yaml");
  ASSERT_FALSE(node);
  EXPECT_EQ(detail(node.problems().front(), "found"), "“score: %91”");
}

TEST(Refusal, of_bytes_that_are_no_text_names_their_line) {
  EXPECT_EQ(refusal("a: 1\nname: \xA1\xD2\n"), "yaml.not_utf8 2");  // TIS-620
  EXPECT_EQ(refusal("\xFF\xFE"
                    "a\0:\0"),
            "yaml.not_utf8 1");                                                  // UTF-16
  EXPECT_EQ(refusal("a: \xC0\xAF\n"), "yaml.not_utf8 1");                        // overlong
  EXPECT_EQ(refusal("a: \xE0\x80\xAF\n"), "yaml.not_utf8 1");                    // overlong
  EXPECT_EQ(refusal("a: \xED\xA0\x80\n"), "yaml.not_utf8 1");                    // a surrogate
  EXPECT_EQ(refusal("a: \xF4\x90\x80\x80\n"), "yaml.not_utf8 1");                // past U+10FFFF
  EXPECT_EQ(refusal("a: \xE0\xB8"), "yaml.not_utf8 1");                          // cut off
  EXPECT_EQ(refusal(std::string_view("a: 1\nb: \0\n", 10)), "yaml.not_utf8 2");  // a zero byte
  EXPECT_EQ(read("a: \xF0\x9F\x8C\x8A\n").find("a")->scalar, "🌊");
}

TEST(Refusal, keeps_a_document_within_its_limits) {
  EXPECT_EQ(refusal("a: 123456\n", {.bytes_max = 8}), "yaml.too_large 0");
  EXPECT_EQ(refusal("a: [[[1]]]\n", {.depth_max = 3}), "yaml.too_deep 1");
  EXPECT_EQ(refusal("a: [[1]]\n", {.depth_max = 3}), "accepted");
  EXPECT_EQ(refusal("a: [1, 2, 3]\n", {.nodes_max = 5}), "yaml.too_many_values 1");
  EXPECT_EQ(refusal("a: " + std::string(100, '[') + "1" + std::string(100, ']')), "yaml.too_deep 1");
  EXPECT_EQ(refusal(std::string(200'000, '[')), "yaml.key_not_text 1");
  EXPECT_EQ(refusal(std::string(200'000, '{')), "yaml.key_not_text 1");
  std::string steps;
  for (std::size_t depth = 0; depth < 1'000; ++depth) steps += std::string(depth, ' ') + "a:\n";
  EXPECT_EQ(refusal(steps), "yaml.too_deep 33");
}

TEST(File, that_cannot_be_read_says_why) {
  const auto code_of = [](const std::string& path) { return load(path).problems().front().code; };
  EXPECT_EQ(code_of("/nowhere/at/all.yaml"), "yaml.no_such_file");
  EXPECT_EQ(code_of("/dev/null/x.yaml"), "yaml.no_such_file");
  EXPECT_EQ(code_of("/"), "yaml.is_folder");
  EXPECT_EQ(code_of("/dev/zero"), "yaml.too_large");
  EXPECT_EQ(code_of("/dev/null"), "yaml.empty");
}

TEST(Describe, shows_a_value_in_one_short_line) {
  EXPECT_EQ(describe(read("91,50")), "“91,50”");
  EXPECT_EQ(describe(read("a:").map[0].value), "“”");
  EXPECT_EQ(describe(read("[1]")), "[…]");
  EXPECT_EQ(describe(read("{a: 1}")), "{…}");
  const std::string cut = describe(read(std::string("\"") + "กขค" + std::string(50, 'x') + "กขค\""));
  EXPECT_EQ(cut, "“กขค" + std::string(50, 'x') + "…”");
}

}  // namespace
}  // namespace prongsai::yaml
