// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/qr_picture.h"

#include <cstdint>

#include <qrcodegen.hpp>

namespace prongsai::secret {

std::optional<QrPicture> qr_picture(std::string_view text) {
  constexpr std::size_t bytes_max = 1000;
  if (text.size() > bytes_max) return std::nullopt;
  const std::vector<std::uint8_t> bytes(text.begin(), text.end());
  const auto code = qrcodegen::QrCode::encodeBinary(bytes, qrcodegen::QrCode::Ecc::MEDIUM);
  QrPicture out;
  for (int y = 0; y < code.getSize(); ++y) {
    auto& row = out.rows.emplace_back();
    for (int x = 0; x < code.getSize(); ++x) row.push_back(code.getModule(x, y));
  }
  return out;
}

}  // namespace prongsai::secret
