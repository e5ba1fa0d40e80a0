// SPDX-License-Identifier: Apache-2.0
#include "prongsai/archive/write_zip.h"

#include <memory>
#include <new>
#include <stdexcept>

#include <zip.h>

#include "prongsai/base/assert.h"

namespace prongsai::archive {
namespace {

constexpr zip_uint16_t first_day = 0x21;

[[noreturn]] void fail(const char* what) {
  throw std::runtime_error(std::string("writing a ZIP archive: ") + what);
}

struct Discard {
  void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};
struct Release {
  void operator()(zip_source_t* source) const noexcept { zip_source_free(source); }
};

void put(zip_t* archive, const NewPart& part) {
  PRONGSAI_ASSERT(!part.name.empty() && part.name.front() != '/' && !part.name.starts_with("../") &&
                  part.name.find("/../") == std::string::npos);
  zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
  if (source == nullptr) throw std::bad_alloc();
  const zip_int64_t index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    fail(zip_strerror(archive));
  }
  const auto entry = static_cast<zip_uint64_t>(index);
  const zip_int32_t method = part.packing == Packing::packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
  if (zip_set_file_compression(archive, entry, method, 0) != 0 ||
      zip_file_set_dostime(archive, entry, 0, first_day, 0) != 0)
    fail(zip_strerror(archive));
}

}  // namespace

std::string write_zip(const std::vector<NewPart>& parts) {
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
  for (const NewPart& part : parts) put(archive.get(), part);
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

}  // namespace prongsai::archive
