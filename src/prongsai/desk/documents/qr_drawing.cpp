// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/documents/qr_drawing.h"

#include "prongsai/secret/qr_picture.h"

namespace prongsai::desk {

std::optional<figure::Drawing> qr_drawing(const std::string& address) {
  const auto picture = address.empty() ? std::nullopt : secret::qr_picture(address);
  if (!picture) return std::nullopt;
  constexpr int quiet = 4;
  constexpr figure::Units square = figure::px(4);
  figure::Drawing out;
  out.width = out.height = square * (picture->side() + 2 * quiet);
  out.caption = {"คิวอาร์โค้ดไปยังหน้าอธิบายเอกสารฉบับนี้", address};
  out.shapes.push_back({figure::Rect{.width = out.width, .height = out.height, .fill = figure::Ink::paper}});
  for (int y = 0; y < picture->side(); ++y) {
    const std::vector<bool>& row = picture->rows[static_cast<std::size_t>(y)];
    // Neighbours are one bar, so that no painter leaves a hair between them.
    for (int x = 0; x < picture->side();) {
      int end = x;
      while (end < picture->side() && row[static_cast<std::size_t>(end)]) ++end;
      if (end > x) {
        out.shapes.push_back({figure::Rect{.x = square * (x + quiet),
                                           .y = square * (y + quiet),
                                           .width = square * (end - x),
                                           .height = square,
                                           .fill = figure::Ink::text}});
      }
      x = end + 1;
    }
  }
  return out;
}

}  // namespace prongsai::desk
