// SPDX-License-Identifier: Apache-2.0
// The catalogues: complete in both languages, and filled in without a rest.
#include "prongsai/text/language.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace prongsai::text {
namespace {

std::set<std::string> braced_words(const std::string& pattern) {
  std::set<std::string> out;
  for (std::size_t at = pattern.find('{'); at != std::string::npos; at = pattern.find('{', at + 1)) {
    out.insert(pattern.substr(at + 1, pattern.find('}', at) - at - 1));
  }
  return out;
}

bool has_thai(const std::string& text) {
  // Thai stands from U+0E00 to U+0E7F: E0 B8 .. or E0 B9 ..
  return text.find("\xE0\xB8") != std::string::npos || text.find("\xE0\xB9") != std::string::npos;
}

TEST(Catalogues, have_the_same_keys_in_both_languages) {
  EXPECT_EQ(keys(Language::th), keys(Language::en));
  EXPECT_GT(keys(Language::th).size(), 150U);
}

TEST(Catalogues, name_the_same_details_in_both_languages) {
  for (const std::string& key : keys(Language::th)) {
    EXPECT_EQ(braced_words(say(Language::th, key)), braced_words(say(Language::en, key))) << key;
  }
}

TEST(Catalogues, leave_no_text_empty) {
  for (const Language language : {Language::th, Language::en}) {
    for (const std::string& key : keys(language)) EXPECT_FALSE(say(language, key).empty()) << key;
  }
}

TEST(Catalogues, are_thai_where_they_should_be_and_not_where_they_should_not) {
  for (const std::string& key : keys(Language::th)) {
    std::string bare = say(Language::th, key);
    while (bare.find('{') != std::string::npos)
      bare.erase(bare.find('{'), bare.find('}') - bare.find('{') + 1);
    const auto letters = std::count_if(bare.begin(), bare.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xE0;
    });
    // A dash between two details, a unit or an acronym are the same in both languages, and the name of the
    // other language stands in its own letters.
    if (letters > 5 && key.find("language") == std::string::npos) {
      EXPECT_TRUE(has_thai(bare)) << key << ": " << bare;
    }
  }
  for (const std::string& key : keys(Language::en)) {
    // The name of the other language stands in its own letters.
    if (key.find("language") == std::string::npos) {
      EXPECT_FALSE(has_thai(say(Language::en, key))) << key;
    }
  }
}

TEST(Say, fills_in_what_it_is_given_and_shows_what_is_missing) {
  EXPECT_EQ(say(Language::en, "finding.at", {{"at", "page 3"}}), "(at page 3)");
  EXPECT_EQ(say(Language::en, "finding.at"), "(at {at})");
  EXPECT_EQ(say(Language::en, "no.such_key"), "⟦no.such_key⟧");
  EXPECT_FALSE(can_say(Language::th, "no.such_key"));
}

TEST(Say, takes_a_detail_as_it_is_even_with_braces) {
  EXPECT_EQ(say(Language::en, "finding.at", {{"at", "{at} {x}"}}), "(at {at} {x})");
}

TEST(Sentence, begins_with_the_place) {
  const base::Problem problem{"yaml.tab", {}, {"a.yaml", 3, 1}};
  EXPECT_TRUE(sentence(Language::en, problem).starts_with("a.yaml:3:1: This line is indented"));
  EXPECT_FALSE(sentence(Language::en, {"yaml.tab", {}, {}}).starts_with(":"));
}

TEST(Choose, takes_the_other_language_rather_than_nothing) {
  EXPECT_EQ(choose(Language::en, "ไทย", "English"), "English");
  EXPECT_EQ(choose(Language::th, "ไทย", "English"), "ไทย");
  EXPECT_EQ(choose(Language::en, "ไทย", ""), "ไทย");
  EXPECT_EQ(choose(Language::th, "", "English"), "English");
}

TEST(ParseLanguage, knows_two_codes) {
  EXPECT_EQ(parse_language("th"), Language::th);
  EXPECT_EQ(parse_language("en"), Language::en);
  EXPECT_EQ(parse_language("EN"), std::nullopt);
  EXPECT_EQ(parse_language(""), std::nullopt);
}

}  // namespace
}  // namespace prongsai::text
