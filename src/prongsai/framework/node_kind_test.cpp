// SPDX-License-Identifier: Apache-2.0
#include "prongsai/framework/node_kind.h"

#include <fstream>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::framework {
namespace {

TEST(NodeKind, each_is_called_as_the_format_of_editions_calls_it) {
  std::ostringstream text;
  text << std::ifstream(PRONGSAI_SOURCE_DIR "/docs/reference/edition-format.md").rdbuf();
  std::set<std::string_view> codes;
  for (const NodeKind kind : all_node_kinds) {
    EXPECT_THAT(text.str(), testing::HasSubstr("`" + std::string(code_of(kind)) + "`"));
    codes.insert(code_of(kind));
  }
  EXPECT_EQ(codes.size(), all_node_kinds.size());
}

}  // namespace
}  // namespace prongsai::framework
