// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/http/gzip.h"
#include "prongsai/http/joined_gzip.h"
#include "prongsai/web/survey/survey_detail.h"

namespace prongsai::web::survey_detail {
namespace {

constexpr std::size_t packed_step = 1'024;
constexpr std::size_t plain_step = 4'096;
/// How much the packed pages of two sets of answers may differ: a digit or a word chosen costs about as much
/// as any other, so it is far less (survey_pages_test).
constexpr std::size_t packed_growth = 512;
/// A comment at the end of a document is part of no element.
constexpr std::string_view filling_begins = "<!--";
constexpr std::string_view filling_ends = "-->\n";
constexpr std::size_t filling_least = filling_begins.size() + filling_ends.size();

std::size_t rounded_up(std::size_t bytes, std::size_t step) {
  return (bytes + step - 1) / step * step;
}

/// The first of these lengths, or the next steps above it, that has room for the page.
std::size_t length_above(std::size_t wanted, std::size_t needed, std::size_t step) {
  return needed <= wanted ? wanted : wanted + rounded_up(needed - wanted, step);
}

std::string filling(std::size_t bytes) {
  return std::string(filling_begins) + std::string(bytes - filling_least, ' ') + std::string(filling_ends);
}

}  // namespace

Lengths lengths_for(const Rendered& example, std::size_t plain_growth) {
  const std::string page = example.before + example.after;
  return {.packed = http::compressed_piece(page).blocks.size() + packed_growth,
          .plain = page.size() + plain_growth};
}

void fill_up(const http::Request& request, const Rendered& page, const Lengths& lengths,
             http::Response& response) {
  const std::string whole = page.whole();
  response.compression = http::Compression::refused;
  response.header("Vary", "Accept-Encoding");
  if (!http::accepts_gzip(request.header("Accept-Encoding"))) {
    const std::size_t length =
        length_above(rounded_up(lengths.plain + page.about.size() + filling_least, plain_step),
                     whole.size() + filling_least, plain_step);
    response.body = whole + filling(length - whole.size());
    return;
  }
  const http::GzipPiece packed = http::compressed_piece(whole);
  const std::size_t fixed = http::joined_overhead + http::stored_overhead;
  const std::size_t needed = fixed + packed.blocks.size() + filling_least;
  const std::size_t length =
      length_above(rounded_up(fixed + lengths.packed + page.about.size() + filling_least, packed_step),
                   needed, packed_step);
  const http::GzipPiece rest = http::stored_piece(filling(filling_least + length - needed));
  response.body = http::joined_gzip({&packed, &rest});
  response.header("Content-Encoding", "gzip");
}

}  // namespace prongsai::web::survey_detail
