// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "prongsai/table_files/decode_text_detail.h"
#include "prongsai/table_files/xlsx_detail.h"

namespace prongsai::table_files {
namespace {

struct Relationship {
  std::string type;  ///< the last word of its address, the same in both flavours of the standard
  std::string part;
};

/// "xl/workbook.xml" and "worksheets/sheet1.xml" is "xl/worksheets/sheet1.xml".
std::string resolved(const std::string& source, std::string_view target) {
  std::vector<std::string_view> steps;
  const auto walk = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t slash = std::min(path.find('/'), path.size());
      const std::string_view step = path.substr(0, slash);
      path.remove_prefix(std::min(slash + 1, path.size()));
      if (step == "..") {
        if (!steps.empty()) steps.pop_back();
      } else if (!step.empty() && step != ".") {
        steps.push_back(step);
      }
    }
  };
  if (!target.starts_with('/')) walk(std::string_view(source).substr(0, source.rfind('/') + 1));
  walk(target);
  std::string path;
  for (const std::string_view step : steps) path += (path.empty() ? "" : "/") + std::string(step);
  return path;
}

/// The relationships of a part, by their id; none if it has no list of them.
std::map<std::string, Relationship> relationships_of(Archive& archive, const std::string& source,
                                                     const Limits& limits) {
  const std::size_t name = source.rfind('/') + 1;
  const std::string list = source.substr(0, name) + "_rels/" + source.substr(name) + ".rels";
  std::map<std::string, Relationship> found;
  if (!archive.has(list)) return found;
  const XmlPart part(archive.read(list), list, limits);
  for (const pugi::xml_node node : part.root().children()) {
    if (std::string_view(node.attribute("TargetMode").value()) == "External") continue;
    const std::string_view type = node.attribute("Type").value();
    found[node.attribute("Id").value()] = {std::string(type.substr(type.rfind('/') + 1)),
                                           resolved(source, node.attribute("Target").value())};
  }
  return found;
}

[[noreturn]] void refuse_other_archive(Archive& archive) {
  if (archive.has("word/document.xml")) refuse("table_files.word_document");
  if (archive.has("xl/workbook.bin")) refuse("table_files.binary_xlsb");
  if (archive.has("mimetype") && archive.read("mimetype").starts_with("application/vnd.oasis.opendocument")) {
    refuse("table_files.open_document");
  }
  refuse("table_files.not_a_table");
}

std::string workbook_part(Archive& archive, const Limits& limits) {
  for (const auto& [id, relationship] : relationships_of(archive, "", limits)) {
    if (relationship.type == "officeDocument" && !relationship.part.starts_with("word/") &&
        !relationship.part.ends_with(".bin") && archive.has(relationship.part)) {
      return relationship.part;
    }
  }
  if (archive.has("xl/workbook.xml")) return "xl/workbook.xml";
  refuse_other_archive(archive);
}

std::string relationship_id(pugi::xml_node sheet) {
  for (const pugi::xml_attribute attribute : sheet.attributes()) {
    if (local_name(attribute.name()) == "id") return attribute.value();
  }
  return "";
}

/// "_x000D_" is how a letter is written that XML cannot hold (ECMA-376 part 1, 22.9.2.19).
std::string unescaped(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  for (;;) {
    const std::size_t mark = text.find("_x", at);
    if (mark == std::string_view::npos || mark + 7 > text.size()) break;
    out.append(text.substr(at, mark - at));
    const std::string_view code = text.substr(mark + 2, 4);
    const bool is_code = text[mark + 6] == '_' && std::all_of(code.begin(), code.end(), [](char c) {
                           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
                         });
    const auto letter = is_code ? static_cast<char32_t>(std::stoul(std::string(code), nullptr, 16)) : 0;
    const bool is_letter = letter != 0 && (letter < 0xd800 || letter > 0xdfff);
    if (is_letter) append_utf8(out, letter);
    at = is_letter ? mark + 7 : mark + 2;
    if (!is_letter) out += "_x";
  }
  out.append(text.substr(at));
  return out;
}

/// One kind of line break, whoever wrote the file.
void unify_line_breaks(std::string& text) {
  if (text.find('\r') == std::string::npos) return;
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r') {
      out += text[at];
    } else if (at + 1 == text.size() || text[at + 1] != '\n') {
      out += '\n';
    }
  }
  text = std::move(out);
}

}  // namespace

WorkbookParts find_parts(Archive& archive, const Limits& limits) {
  const std::string name = workbook_part(archive, limits);
  const auto relationships = relationships_of(archive, name, limits);
  WorkbookParts parts;
  for (const auto& [id, relationship] : relationships) {
    if (relationship.type == "sharedStrings") parts.shared_strings = relationship.part;
    if (relationship.type == "styles") parts.styles = relationship.part;
  }
  const XmlPart part(archive.read(name), name, limits);
  parts.from_1904 = child_called(part.root(), "workbookPr").attribute("date1904").as_bool();
  for (const pugi::xml_node sheet : child_called(part.root(), "sheets").children()) {
    const auto found = relationships.find(relationship_id(sheet));
    if (!is_called(sheet, "sheet") || found == relationships.end())
      refuse("table_files.broken_workbook", {{"part", name}});
    const std::string_view state = sheet.attribute("state").value();
    parts.sheets.push_back({sheet.attribute("name").value(),
                            found->second.type == "worksheet" ? found->second.part : "",
                            state == "hidden" || state == "veryHidden"});
  }
  if (parts.sheets.size() > limits.sheets_max) {
    refuse("table_files.too_many_sheets",
           {{"found", std::to_string(parts.sheets.size())}, {"most", std::to_string(limits.sheets_max)}});
  }
  return parts;
}

std::string string_item(pugi::xml_node item) {
  std::string text;
  for (const pugi::xml_node child : item.children()) {
    if (is_called(child, "t")) {
      text += child.text().get();
    } else if (is_called(child, "r")) {
      text += child_called(child, "t").text().get();
    }
  }
  if (text.find("_x") != std::string::npos) text = unescaped(text);
  unify_line_breaks(text);
  return text;
}

std::vector<std::string> read_shared_strings(Archive& archive, const std::string& part,
                                             const Limits& limits) {
  std::vector<std::string> strings;
  if (part.empty() || !archive.has(part)) return strings;
  const XmlPart xml(archive.read(part), part, limits);
  for (const pugi::xml_node item : xml.root().children()) {
    if (is_called(item, "si")) strings.push_back(string_item(item));
  }
  return strings;
}

std::vector<NumberFormat> read_formats(Archive& archive, const std::string& part, const Limits& limits) {
  std::vector<NumberFormat> formats;
  if (part.empty() || !archive.has(part)) return formats;
  const XmlPart xml(archive.read(part), part, limits);
  std::map<int, NumberFormat> own;
  for (const pugi::xml_node node : child_called(xml.root(), "numFmts").children()) {
    own[node.attribute("numFmtId").as_int()] = format_of_code(node.attribute("formatCode").value());
  }
  for (const pugi::xml_node style : child_called(xml.root(), "cellXfs").children()) {
    const int id = style.attribute("numFmtId").as_int();
    const auto found = own.find(id);
    formats.push_back(found != own.end() ? found->second : format_of_id(id));
  }
  return formats;
}

}  // namespace prongsai::table_files
