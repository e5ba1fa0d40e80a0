// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <new>

#include "prongsai/document_files/encoding_detail.h"
#include "prongsai/document_files/package_detail.h"
#include "prongsai/document_files/reading_detail.h"

namespace prongsai::document_files {
namespace {

using archive::Trouble;

constexpr std::size_t parts_max = 10'000;
constexpr std::size_t unpacked_bytes_max = 64U * 1024 * 1024;  // of the parts that are read, not of pictures
constexpr std::ptrdiff_t marks_max = 3'000'000;                // tags and attributes of one part

/// How deep tags stand in one another, without building anything up.
int depth_of(pugi::xml_node root) {
  int depth = 0;
  int deepest = 0;
  for (pugi::xml_node node = root; node;) {
    if (node.first_child()) {
      node = node.first_child();
      deepest = std::max(deepest, ++depth);
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (!node || node == root) break;
    node = node.next_sibling();
  }
  return deepest;
}

/// "../word/header1.xml" seen from "word/document.xml"; "" where it would leave the package.
std::string resolve(const std::string& from, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder = from.substr(0, from.rfind('/') == std::string::npos ? 0 : from.rfind('/') + 1);
  while (target.starts_with("../")) {
    if (folder.empty()) return {};
    const std::size_t slash = folder.rfind('/', folder.size() - 2);
    folder.resize(slash == std::string::npos ? 0 : slash + 1);
    target.remove_prefix(3);
  }
  return folder + std::string(target);
}

}  // namespace

Package::Package(std::string_view bytes, std::string name)
    : name_(std::move(name)),
      archive_(bytes, {.parts_max = parts_max, .unpacked_bytes_max = unpacked_bytes_max}) {
  if (archive_.trouble() != Trouble::none) refuse_damaged(name_);
}

bool Package::has(const std::string& part) const {
  return archive_.has(part);
}

std::string Package::unpack(const std::string& part) {
  archive::Part found = archive_.read(part);
  if (found.trouble == Trouble::encrypted) refuse("document.protected", {{"name", name_}});
  if (found.trouble == Trouble::too_large) refuse_too_large(found.size, unpacked_bytes_max);
  if (found.trouble != Trouble::none) refuse_damaged(name_);
  return std::move(found.bytes);
}

std::unique_ptr<pugi::xml_document> Package::xml(const std::string& part) {
  auto document = std::make_unique<pugi::xml_document>();
  if (!has(part)) return document;
  const std::string text = unpack(part);
  const auto marks = std::count_if(text.begin(), text.end(), [](char c) { return c == '<' || c == '='; });
  if (marks > marks_max || text.find('\0') != std::string::npos) refuse_damaged(name_);
  constexpr unsigned how = pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute |
                           pugi::parse_cdata | pugi::parse_ws_pcdata_single | pugi::parse_embed_pcdata |
                           pugi::parse_doctype;
  const pugi::xml_parse_result result = document->load_buffer(text.data(), text.size(), how);
  if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!result || !document->document_element()) refuse_damaged(name_);
  for (const pugi::xml_node node : document->children()) {
    if (node.type() == pugi::node_doctype) refuse_damaged(name_);
  }
  if (depth_of(*document) > depth_max) refuse_damaged(name_);
  return document;
}

std::map<std::string, std::string> Package::relations(const std::string& part) {
  const std::size_t slash = part.rfind('/') == std::string::npos ? 0 : part.rfind('/') + 1;
  const auto document = xml(part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels");
  std::map<std::string, std::string> out;
  for (const pugi::xml_node relation : document->document_element().children()) {
    if (value_of(relation, "TargetMode") == "External") continue;
    const std::string target = resolve(part, value_of(relation, "Target"));
    if (target.empty()) continue;
    out.emplace(value_of(relation, "Id"), target);
    // By type as well: "styles" stands once.
    const std::string_view type = value_of(relation, "Type");
    out.emplace("type:" + std::string(type.substr(type.rfind('/') + 1)), target);
  }
  return out;
}

std::string Package::related(const std::string& part, std::string_view type) {
  const auto all = relations(part);
  const auto found = all.find("type:" + std::string(type));
  return found == all.end() ? std::string() : found->second;
}

std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

bool is_called(pugi::xml_node node, std::string_view name) {
  return local_name(node.name()) == name;
}

pugi::xml_node child_called(pugi::xml_node parent, std::string_view name) {
  for (const pugi::xml_node child : parent.children()) {
    if (is_called(child, name)) return child;
  }
  return {};
}

std::string_view value_of(pugi::xml_node node, std::string_view attribute) {
  for (const pugi::xml_attribute found : node.attributes()) {
    if (local_name(found.name()) == attribute) return found.value();
  }
  return {};
}

int number_of(pugi::xml_node node, std::string_view attribute, int otherwise) {
  const std::string_view text = value_of(node, attribute);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : otherwise;
}

bool is_on(pugi::xml_node property) {
  if (!property) return false;
  const std::string_view value = value_of(property);
  return value != "0" && value != "false" && value != "off" && value != "none";
}

}  // namespace prongsai::document_files
