// SPDX-License-Identifier: Apache-2.0
// What a sentence of a document needs has words in both languages.
#include <gtest/gtest.h>

#include "prongsai/report/names.h"
#include "prongsai/text/language.h"

namespace prongsai::web {
namespace {

TEST(DocumentWords, every_test_of_a_template_has_words) {
  ASSERT_FALSE(report::test_names().empty());
  for (const report::Name& test : report::test_names()) {
    for (const text::Language language : {text::Language::th, text::Language::en})
      EXPECT_TRUE(text::can_say(language, "document.test." + std::string(test.code))) << test.code;
  }
}

}  // namespace
}  // namespace prongsai::web
