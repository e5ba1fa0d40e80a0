// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <new>

#include "prongsai/table_files/decode_text_detail.h"
#include "prongsai/table_files/xml_detail.h"

namespace prongsai::table_files {

XmlPart::XmlPart(std::string text, const std::string& name, const Limits& limits) : text_(std::move(text)) {
  const auto marks = std::count_if(text_.begin(), text_.end(), [](char c) { return c == '<' || c == '='; });
  if (static_cast<std::size_t>(marks) > limits.xml_parts_max) {
    refuse("table_files.too_many_parts", {{"most", std::to_string(limits.xml_parts_max)}});
  }
  if (first_not_utf8(text_) != std::string_view::npos || text_.find('\0') != std::string::npos) {
    refuse("table_files.broken_workbook", {{"part", name}});
  }
  constexpr unsigned how = pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute |
                           pugi::parse_cdata | pugi::parse_ws_pcdata_single | pugi::parse_embed_pcdata |
                           pugi::parse_doctype;
  const pugi::xml_parse_result result =
      document_.load_buffer_inplace(text_.data(), text_.size(), how, pugi::encoding_utf8);
  if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!result || !root()) refuse("table_files.broken_workbook", {{"part", name}});
  for (const pugi::xml_node node : document_.children()) {
    if (node.type() == pugi::node_doctype) refuse("table_files.unsafe_workbook", {{"part", name}});
  }
}

pugi::xml_node child_called(pugi::xml_node parent, std::string_view name) {
  for (const pugi::xml_node child : parent.children()) {
    if (is_called(child, name)) return child;
  }
  return {};
}

}  // namespace prongsai::table_files
