// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <new>
#include <string_view>
#include <vector>

#include <zlib.h>

#include "prongsai/doc_writers/docx/indexed_png_detail.h"

namespace prongsai::doc_writers {
namespace {

constexpr std::uint32_t colour_bits = 0xffffff;
constexpr std::size_t palette_size = 256;
constexpr int pack_level = 3;  // beyond, twice the time for a tenth of the bytes

std::string number(std::uint32_t value) {
  std::string out(4, '\0');
  for (std::size_t i = 0; i < 4; ++i) out[i] = static_cast<char>(value >> (24 - 8 * i) & 0xff);
  return out;
}

void add_chunk(std::string& to, std::string_view kind, std::string_view bytes) {
  to += number(static_cast<std::uint32_t>(bytes.size()));
  const std::size_t begin = to.size();
  to.append(kind).append(bytes);
  const auto* checked = reinterpret_cast<const Bytef*>(to.data() + begin);  // NOLINT: bytes are bytes
  to += number(static_cast<std::uint32_t>(crc32(0, checked, static_cast<uInt>(to.size() - begin))));
}

int distance(std::uint32_t one, std::uint32_t other) {
  int sum = 0;
  for (int shift = 0; shift < 24; shift += 8) {
    const int difference = static_cast<int>(one >> shift & 0xff) - static_cast<int>(other >> shift & 0xff);
    sum += difference * difference;
  }
  return sum;
}

/// Colours that look alike count as one: the one that most of the dots have. So the inks stay as they are and
/// the edges of letters have fewer shades.
class Shades {
 public:
  void count(std::uint32_t colour, std::uint32_t dots) {
    Shade& shade = shades_[place_of(colour)];
    shade.dots += dots;
    if (shade.colour == colour) {
      shade.lead += dots;
    } else if (shade.lead >= dots) {
      shade.lead -= dots;
    } else {
      shade.colour = colour;
      shade.lead = dots - shade.lead;
    }
  }

  /// The most frequent; each of the others learns which of them is nearest.
  std::vector<std::uint32_t> palette() {
    std::vector<std::size_t> used;
    for (std::size_t at = 0; at < shades_.size(); ++at) {
      if (shades_[at].dots != 0) used.push_back(at);
    }
    std::sort(used.begin(), used.end(), [this](std::size_t one, std::size_t other) {
      return shades_[one].dots != shades_[other].dots ? shades_[one].dots > shades_[other].dots : one < other;
    });
    std::vector<std::uint32_t> out;
    for (const std::size_t at : used) {
      const std::uint32_t wanted = shades_[at].colour;
      auto chosen = out.end();
      if (out.size() < palette_size) {
        chosen = out.insert(out.end(), wanted);
      } else {
        chosen = std::min_element(out.begin(), out.end(), [wanted](auto one, auto other) {
          return distance(one, wanted) < distance(other, wanted);
        });
      }
      shades_[at].index = static_cast<char>(chosen - out.begin());
    }
    return out;
  }

  /// Requires: `palette` was asked for, and the colour counted.
  [[nodiscard]] char index_of(std::uint32_t colour) const { return shades_[place_of(colour)].index; }

 private:
  struct Shade {
    std::uint32_t colour = 0;
    std::uint32_t lead = 0;  ///< dots of this colour more than of any other, once all are counted
    std::uint32_t dots = 0;
    char index = 0;
  };
  /// By the five upper bits of red, green and blue.
  static std::size_t place_of(std::uint32_t colour) {
    return (colour >> 9 & 0x7c00) | (colour >> 6 & 0x03e0) | (colour >> 3 & 0x001f);
  }

  std::vector<Shade> shades_ = std::vector<Shade>(std::size_t{1} << 15);
};

}  // namespace

std::string indexed_png(std::span<const std::uint32_t> pixels, int width, int height, int stride) {
  const auto columns = static_cast<std::size_t>(width);
  const auto rows = static_cast<std::size_t>(height);
  const auto row_of = [&](std::size_t row) {
    return pixels.subspan(row * static_cast<std::size_t>(stride), columns);
  };
  // In a chart most rows are as the one above.
  const auto is_as_above = [&](std::size_t row) {
    return row > 0 && std::equal(row_of(row).begin(), row_of(row).end(), row_of(row - 1).begin());
  };
  Shades shades;
  for (std::size_t r = 0; r < rows; ++r) {
    const auto row = row_of(r);
    if (is_as_above(r)) continue;
    // Most pixels are as the one before: runs are counted at once.
    for (std::size_t at = 0; at < columns;) {
      std::size_t end = at + 1;
      while (end < columns && row[end] == row[at]) ++end;
      shades.count(row[at] & colour_bits, static_cast<std::uint32_t>(end - at));
      at = end;
    }
  }
  const std::vector<std::uint32_t> palette = shades.palette();

  std::string raw;
  raw.reserve(rows * (columns + 1));
  for (std::size_t r = 0; r < rows; ++r) {
    const auto row = row_of(r);
    if (is_as_above(r)) {
      raw += '\2';  // filter: the difference from the row above
      raw.append(columns, '\0');
      continue;
    }
    raw += '\0';  // no filter
    for (std::size_t at = 0; at < columns;) {
      std::size_t end = at + 1;
      while (end < columns && row[end] == row[at]) ++end;
      raw.append(end - at, shades.index_of(row[at] & colour_bits));
      at = end;
    }
  }
  uLongf size = compressBound(static_cast<uLong>(raw.size()));
  std::string packed(size, '\0');
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(raw.data()),
                static_cast<uLong>(raw.size()), pack_level) != Z_OK) {
    throw std::bad_alloc();
  }
  packed.resize(size);

  std::string colours;
  for (const std::uint32_t colour : palette) colours += number(colour).substr(1);
  std::string out = "\x89PNG\r\n\x1a\n";
  add_chunk(out, "IHDR",
            number(static_cast<std::uint32_t>(width)) + number(static_cast<std::uint32_t>(height)) +
                std::string("\x08\x03\0\0\0", 5));
  add_chunk(out, "PLTE", colours);
  add_chunk(out, "IDAT", packed);
  add_chunk(out, "IEND", "");
  return out;
}

}  // namespace prongsai::doc_writers
