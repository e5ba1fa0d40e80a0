// SPDX-License-Identifier: Apache-2.0
// The register as a file that can be looked at, mended and taken over again.
#pragma once

#include <cstdint>
#include <string>

#include "prongsai/access/decide.h"
#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"

namespace prongsai::desk {

enum class RegisterFormat : std::uint8_t { xlsx, csv };
enum class RegisterContent : std::uint8_t {
  whole,     ///< every agency, merged and closed ones too
  headings,  ///< a file to fill in
};

/// The bytes of the file. What it says is what the register says: taken over again, it changes nothing.
/// Problems: desk.not_permitted; those of table_files::write_xlsx.
[[nodiscard]] base::Result<std::string> export_register(const Office& office, const access::Actor& actor,
                                                        RegisterFormat format, RegisterContent content);

}  // namespace prongsai::desk
