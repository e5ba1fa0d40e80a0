// SPDX-License-Identifier: Apache-2.0
// The target of libFuzzer: the first byte chooses the door, the rest comes in through it.
#include <cstddef>
#include <cstdint>

#include "one_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using prongsai::fuzz::Door;
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  prongsai::fuzz::read_one(static_cast<Door>(bytes[0] % prongsai::fuzz::doors), text);
  return 0;
}
