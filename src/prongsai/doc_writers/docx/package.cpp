// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <zip.h>

#include "prongsai/doc_writers/docx/namespaces_detail.h"
#include "prongsai/doc_writers/docx/package_detail.h"
#include "prongsai/doc_writers/markup_detail.h"

namespace prongsai::doc_writers {
namespace {

// The first day a ZIP entry can have: 1 January 1980.
constexpr zip_uint16_t first_day = 0x21;

[[noreturn]] void fail(const char* what) {
  throw std::runtime_error(std::string("writing DOCX: ") + what);
}

struct Discard {
  void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};
struct Release {
  void operator()(zip_source_t* source) const noexcept { zip_source_free(source); }
};

}  // namespace

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
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, Release> source(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!source) throw std::bad_alloc();
  zip_source_keep(source.get());  // one for the archive, one for reading it back
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error));
  if (!archive) {
    zip_source_free(source.get());
    fail(zip_error_strerror(&error));
  }
  const std::string types = content_types();
  const auto put = [&](const std::string& name, const std::string& bytes) {
    zip_source_t* part = zip_source_buffer(archive.get(), bytes.data(), bytes.size(), 0);
    if (part == nullptr) throw std::bad_alloc();
    const zip_int64_t index = zip_file_add(archive.get(), name.c_str(), part, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(part);
      fail(zip_strerror(archive.get()));
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    // Pictures are packed already.
    const zip_int32_t method = name.starts_with("word/media/") ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    if (zip_set_file_compression(archive.get(), entry, method, 0) != 0) fail(zip_strerror(archive.get()));
    if (zip_file_set_dostime(archive.get(), entry, 0, first_day, 0) != 0) fail(zip_strerror(archive.get()));
  };
  put("[Content_Types].xml", types);
  for (const Part& part : parts_) put(part.name, part.bytes);
  if (zip_close(archive.get()) != 0) fail(zip_strerror(archive.get()));
  static_cast<void>(archive.release());  // closed, so gone

  zip_stat_t about;
  if (zip_source_stat(source.get(), &about) != 0 || zip_source_open(source.get()) != 0) fail("reading back");
  std::string bytes(about.size, '\0');
  const zip_int64_t got = zip_source_read(source.get(), bytes.data(), bytes.size());
  zip_source_close(source.get());
  if (got < 0 || static_cast<std::size_t>(got) != bytes.size()) fail("reading back");
  return bytes;
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
