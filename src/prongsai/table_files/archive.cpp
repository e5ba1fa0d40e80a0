// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <zip.h>

#include "prongsai/table_files/archive_detail.h"

namespace prongsai::table_files {
namespace {

constexpr std::size_t small_part = 1024 * 1024;  // whatever its ratio, it harms nobody

struct CloseFile {
  void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

[[noreturn]] void refuse_broken(const std::string& part) {
  refuse("table_files.broken_workbook", {{"part", part}});
}

}  // namespace

void Archive::Close::operator()(zip* archive) const noexcept {
  zip_discard(archive);
}

Archive::Archive(std::string_view bytes, const Limits& limits)
    : limits_(limits), left_(limits.unpacked_bytes_max) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) throw std::bad_alloc();
  zip_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  zip_error_fini(&error);
  if (!zip_) {
    zip_source_free(source);
    refuse_broken("ZIP");
  }
  const auto parts = static_cast<std::size_t>(zip_get_num_entries(zip_.get(), 0));
  if (parts > limits.archive_parts_max) {
    refuse("table_files.too_many_parts", {{"most", std::to_string(limits.archive_parts_max)}});
  }
}

long long Archive::find(const std::string& name) const {
  const auto exact = zip_name_locate(zip_.get(), name.c_str(), 0);
  return exact >= 0 ? exact : zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE);
}

bool Archive::has(const std::string& name) const {
  return find(name) >= 0;
}

std::string Archive::read(const std::string& name) {
  const long long index = find(name);
  if (index < 0) refuse_broken(name);
  const auto entry = static_cast<zip_uint64_t>(index);
  zip_stat_t stat;
  zip_stat_init(&stat);
  constexpr zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  if (zip_stat_index(zip_.get(), entry, 0, &stat) != 0 || (stat.valid & needed) != needed)
    refuse_broken(name);
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    refuse("table_files.encrypted");
  }
  if (stat.size > left_ || (stat.size > small_part && stat.size / limits_.ratio_max > stat.comp_size)) {
    refuse("table_files.unpacks_too_large", {{"most", megabytes(limits_.unpacked_bytes_max)}});
  }
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(zip_.get(), entry, 0));
  if (!file) refuse_broken(name);
  std::string out;
  out.reserve(std::min<std::size_t>(stat.size, stat.comp_size * 64));
  char piece[16 * 1024];
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), piece, sizeof piece);
    if (got < 0) refuse_broken(name);
    if (got == 0) break;
    // More than was told: libzip would say so at the end only, when it is too late.
    if (out.size() + static_cast<std::size_t>(got) > stat.size) refuse_broken(name);
    out.append(piece, static_cast<std::size_t>(got));
  }
  if (out.size() != stat.size) refuse_broken(name);
  left_ -= out.size();
  return out;
}

}  // namespace prongsai::table_files
