// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/improvement_files/reading_detail.h"

namespace prongsai::improvement_files::detail {

void cut(base::Problems& problems) {
  if (problems.size() > problems_most) problems.resize(problems_most);
}

framework::Text read_pair_of(const yaml::Node& node, base::Problems& problems) {
  yaml::Fields inner(node, problems);
  framework::Text out{.th = inner.text("th"), .en = inner.optional_text("en").value_or("")};
  inner.finish();
  return out;
}

framework::Text read_pair(yaml::Fields& fields, std::string_view key, base::Problems& problems) {
  const yaml::Node* node = fields.required(key);
  return node == nullptr ? framework::Text{} : read_pair_of(*node, problems);
}

framework::Text read_optional_pair(yaml::Fields& fields, std::string_view key, base::Problems& problems) {
  const yaml::Node* node = fields.optional(key);
  return node == nullptr ? framework::Text{} : read_pair_of(*node, problems);
}

std::vector<Mention> read_mentions(yaml::Fields& fields, std::string_view key, base::Problems& problems) {
  std::vector<Mention> out;
  for (const yaml::Node& node : fields.optional_list(key)) {
    if (auto text = yaml::read_text(node, key, problems)) out.push_back({*std::move(text), node.place});
  }
  return out;
}

bool is_id(std::string_view text) {
  constexpr std::size_t longest = 100;
  constexpr std::string_view marks = "._:/-";
  if (text.empty() || text.size() > longest) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
  });
}

}  // namespace prongsai::improvement_files::detail
