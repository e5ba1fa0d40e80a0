// SPDX-License-Identifier: Apache-2.0
// Single sheets of A4 with a QR code: a poster to be put up, and slips to be cut apart and handed out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "prongsai/figure/drawing.h"

namespace prongsai::doc_writers {

/// What a line of a poster is; how it looks follows from it.
enum class PosterRole : std::uint8_t {
  issuer,   ///< small, at the top: what it belongs to
  name,     ///< the largest: whose poster it is
  call,     ///< what people are asked to do
  beside,   ///< the same in another language: small, muted
  address,  ///< in one line, however long
  days,
  point,    ///< one of a list, with a mark before it
  caution,  ///< between two rules
  foot,     ///< the smallest, at the lower edge
};
struct PosterLine {
  PosterRole role = PosterRole::beside;
  std::string words;
  std::string language;  ///< "en" where it is not the poster's
};

struct Poster {
  std::string title;  ///< of the file
  std::string language = "th";
  std::vector<PosterLine> above;  ///< of the code
  figure::Drawing code;           ///< square; its caption is what is read to those who do not see it
  std::vector<PosterLine> below;  ///< `foot` lines last
};

/// One page; the same lines at the same places in both. Long names make all of it smaller until it fits.
/// Equal posters give equal bytes. Throws std::runtime_error where the machine is at fault.
[[nodiscard]] std::string poster_pdf(const Poster& poster);
/// 1,240 dots wide: enough for A4 at 150 dots an inch.
[[nodiscard]] std::string poster_png(const Poster& poster);

struct SlipSheet {
  std::string title;  ///< of the file
  std::string language = "th";
  std::string name;                ///< whose slips: the first line of each
  std::string subject;             ///< the second
  std::string code_label;          ///< before the code
  std::string address;             ///< below it, without "https://"
  std::string foot;                ///< what the holder must know
  figure::Drawing picture;         ///< QR code of the address
  std::vector<std::string> codes;  ///< a slip each, in this order
};

inline constexpr int slips_across = 2;
inline constexpr int slips_down = 8;

/// Sixteen slips a page with lines to cut along, all of one size. Throws as above.
[[nodiscard]] std::string slips_pdf(const SlipSheet& sheet);

}  // namespace prongsai::doc_writers
