// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "prongsai/archive/write_zip.h"
#include "prongsai/doc_writers/docx/namespaces_detail.h"
#include "prongsai/doc_writers/docx/package_detail.h"
#include "prongsai/doc_writers/markup_detail.h"

namespace prongsai::doc_writers {

void Package::add(std::string name, std::string bytes, std::string content_type) {
  parts_.push_back({std::move(name), std::move(bytes), std::move(content_type)});
}

std::string Package::add_picture(const std::string& bytes, const std::string& media_type) {
  int pictures = 0;
  for (const Part& part : parts_) {
    if (!part.name.starts_with("word/media/")) continue;
    if (part.bytes == bytes) return part.name.substr(5);
    ++pictures;
  }
  const std::string ending = media_type == "image/jpeg" ? "jpeg" : "png";
  add(fmt::format("word/media/image{}.{}", pictures + 1, ending), bytes);
  return parts_.back().name.substr(5);
}

std::string Package::content_types() const {
  std::string out(xml_declaration);
  out +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Default Extension=\"png\" ContentType=\"image/png\"/>"
      "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>";
  for (const Part& part : parts_) {
    if (part.content_type.empty()) continue;
    out += fmt::format("<Override PartName=\"/{}\" ContentType=\"{}\"/>", part.name, part.content_type);
  }
  return out + "</Types>";
}

std::string Package::zip() const {
  std::vector<archive::NewPart> parts = {{.name = "[Content_Types].xml", .bytes = content_types()}};
  for (const Part& part : parts_) {
    const bool is_picture = part.name.starts_with("word/media/");
    parts.push_back(
        {part.name, part.bytes, is_picture ? archive::Packing::stored : archive::Packing::packed});
  }
  return archive::write_zip(parts);
}

std::string Relations::id_of(Target target) {
  const auto found = std::find_if(targets_.begin(), targets_.end(), [&](const Target& other) {
    return other.kind == target.kind && other.target == target.target;
  });
  const auto index = found - targets_.begin();
  if (found == targets_.end()) targets_.push_back(std::move(target));
  return fmt::format("r{}", index + 1);
}

std::string Relations::to_part(std::string_view kind, const std::string& target) {
  std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  if (kind == "core-properties")
    type = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/";
  return id_of({type.append(kind), target, false});
}

std::string Relations::to_address(const std::string& address) {
  return id_of(
      {"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", address, true});
}

std::string Relations::xml() const {
  std::string out(xml_declaration);
  out += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  int number = 0;
  for (const Target& target : targets_) {
    out += fmt::format("<Relationship Id=\"r{}\" Type=\"{}\" Target=\"{}\"{}/>", ++number, target.kind,
                       escaped(target.target), target.is_outside ? " TargetMode=\"External\"" : "");
  }
  return out + "</Relationships>";
}

}  // namespace prongsai::doc_writers
