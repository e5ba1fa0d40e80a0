// SPDX-License-Identifier: Apache-2.0
#include "prongsai/archive/archive.h"

#include <algorithm>
#include <new>

#include <zip.h>

#include "prongsai/base/assert.h"

namespace prongsai::archive {
namespace {

constexpr std::size_t small_part = 1024U * 1024;  // whatever its ratio, it harms nobody

struct CloseFile {
  void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

/// The bytes of an entry that is said to have `size`; `broken` for any other number.
Part unpack(zip* archive, zip_uint64_t entry, std::size_t size, std::size_t packed) {
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive, entry, 0));
  if (!file) return {Trouble::broken, {}, size};
  Part out{Trouble::none, {}, size};
  out.bytes.reserve(std::min(size, packed * 64));
  char piece[16 * 1024];
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), piece, sizeof piece);
    if (got == 0) break;
    // More than was told: libzip would say so at the end only, when it is too late.
    if (got < 0 || out.bytes.size() + static_cast<std::size_t>(got) > size) {
      return {Trouble::broken, {}, size};
    }
    out.bytes.append(piece, static_cast<std::size_t>(got));
  }
  if (out.bytes.size() != size) return {Trouble::broken, {}, size};
  return out;
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
    trouble_ = Trouble::broken;
  } else if (static_cast<std::size_t>(zip_get_num_entries(zip_.get(), 0)) > limits_.parts_max) {
    trouble_ = Trouble::too_many_parts;
  }
}

long long Archive::find(const std::string& name) const {
  PRONGSAI_ASSERT(trouble_ == Trouble::none);
  const auto exact = zip_name_locate(zip_.get(), name.c_str(), 0);
  return exact >= 0 ? exact : zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE);
}

bool Archive::has(const std::string& name) const {
  return find(name) >= 0;
}

Part Archive::read(const std::string& name) {
  const long long index = find(name);
  if (index < 0) return {Trouble::broken, {}, 0};
  const auto entry = static_cast<zip_uint64_t>(index);
  zip_stat_t stat;
  zip_stat_init(&stat);
  constexpr zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  if (zip_stat_index(zip_.get(), entry, 0, &stat) != 0 || (stat.valid & needed) != needed) {
    return {Trouble::broken, {}, 0};
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return {Trouble::encrypted, {}, stat.size};
  }
  if (stat.size > left_) return {Trouble::too_large, {}, stat.size};
  if (stat.size > small_part && stat.size / limits_.ratio_max > stat.comp_size) {
    return {Trouble::too_dense, {}, stat.size};
  }
  Part out = unpack(zip_.get(), entry, stat.size, stat.comp_size);
  left_ -= out.bytes.size();
  return out;
}

}  // namespace prongsai::archive
