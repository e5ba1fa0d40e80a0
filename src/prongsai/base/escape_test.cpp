// SPDX-License-Identifier: Apache-2.0
#include "prongsai/base/escape.h"

#include <gtest/gtest.h>

namespace prongsai::base {
namespace {

TEST(Escape, nothing_of_a_text_is_read_as_markup) {
  EXPECT_EQ(escaped("<a href='x'>\"&amp;\"</a>"),
            "&lt;a href=&#39;x&#39;&gt;&quot;&amp;amp;&quot;&lt;/a&gt;");
  EXPECT_EQ(escaped("ร้อยละ 85.98"), "ร้อยละ 85.98");
  EXPECT_EQ(escaped(""), "");
}

TEST(Escape, what_xml_cannot_hold_is_dropped) {
  for (int code = 0; code < 0x20; ++code) {
    const std::string text{static_cast<char>(code)};
    EXPECT_EQ(escaped(text), text == "\n" || text == "\t" ? text : "") << code;
  }
}

}  // namespace
}  // namespace prongsai::base
