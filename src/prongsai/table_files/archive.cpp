// SPDX-License-Identifier: Apache-2.0
#include "prongsai/table_files/archive_detail.h"

namespace prongsai::table_files {
namespace {

using archive::Trouble;

[[noreturn]] void refuse_part(Trouble trouble, const std::string& part, const Limits& limits) {
  if (trouble == Trouble::too_many_parts) {
    refuse("table_files.too_many_parts", {{"most", std::to_string(limits.archive_parts_max)}});
  }
  if (trouble == Trouble::encrypted) refuse("table_files.encrypted");
  if (trouble == Trouble::too_large || trouble == Trouble::too_dense) {
    refuse("table_files.unpacks_too_large", {{"most", megabytes(limits.unpacked_bytes_max)}});
  }
  refuse("table_files.broken_workbook", {{"part", part}});
}

}  // namespace

Archive::Archive(std::string_view bytes, const Limits& limits)
    : limits_(limits),
      archive_(bytes, {.parts_max = limits.archive_parts_max,
                       .unpacked_bytes_max = limits.unpacked_bytes_max,
                       .ratio_max = limits.ratio_max}) {
  if (archive_.trouble() != Trouble::none) refuse_part(archive_.trouble(), "ZIP", limits_);
}

std::string Archive::read(const std::string& name) {
  archive::Part part = archive_.read(name);
  if (part.trouble != Trouble::none) refuse_part(part.trouble, name, limits_);
  return std::move(part.bytes);
}

}  // namespace prongsai::table_files
