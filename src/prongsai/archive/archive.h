// SPDX-License-Identifier: Apache-2.0
// The files inside a ZIP archive, unpacked within limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct zip;

namespace prongsai::archive {

struct Limits {
  std::size_t parts_max = 2'000;                       ///< files inside
  std::size_t unpacked_bytes_max = 64U * 1024 * 1024;  ///< of all parts that are read, together
  std::size_t ratio_max = 200;  ///< unpacked to packed bytes of a part larger than a megabyte
};

enum class Trouble : std::uint8_t {
  none,
  broken,          ///< no archive, no such part, or not the bytes that were told
  too_many_parts,  ///< on opening only
  encrypted,
  too_large,  ///< more bytes than are left of the limit on all parts
  too_dense,  ///< packed as no text is
};

struct Part {
  Trouble trouble = Trouble::none;
  std::string bytes;     ///< all of it; empty with trouble
  std::size_t size = 0;  ///< as the archive tells it; 0 where it does not
};

/// Nothing of it is ever written to disk, and no name in it is ever a path to open.
class Archive {
 public:
  /// `bytes` must outlive it.
  Archive(std::string_view bytes, const Limits& limits);

  /// `none`, `broken` or `too_many_parts`. With trouble nothing else may be asked.
  [[nodiscard]] Trouble trouble() const { return trouble_; }

  /// By its name; where no part has exactly this one, whatever the case of its letters.
  [[nodiscard]] bool has(const std::string& name) const;

  /// The whole part. A bomb is seen by its size as told, and by its bytes as they come.
  [[nodiscard]] Part read(const std::string& name);

 private:
  struct Close {
    void operator()(zip* archive) const noexcept;
  };
  [[nodiscard]] long long find(const std::string& name) const;

  Limits limits_;
  std::size_t left_;
  Trouble trouble_ = Trouble::none;
  std::unique_ptr<zip, Close> zip_;
};

}  // namespace prongsai::archive
