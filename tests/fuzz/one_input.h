// SPDX-License-Identifier: Apache-2.0
// What is done with one input, by libFuzzer and by the replay of the corpus.
#pragma once

#include <cstddef>
#include <string_view>

namespace prongsai::fuzz {

/// The doors through which somebody's bytes come in.
enum class Door : unsigned char { yaml, results, edition, instrument };
inline constexpr std::size_t doors = 4;

/// Reads the bytes through the door and does with what comes out whatever a command or a page would do. Ends
/// the process when a problem has no sentence; an assertion or a sanitizer ends it when something is wrong
/// inside.
void read_one(Door door, std::string_view bytes);

}  // namespace prongsai::fuzz
