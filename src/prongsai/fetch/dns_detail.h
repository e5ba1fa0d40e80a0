// SPDX-License-Identifier: Apache-2.0
// Questions to a name server and its answers, as bytes (RFC 1035, 3596, 6891).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/fetch/ip_detail.h"

namespace prongsai::fetch {

enum class Record : std::uint16_t { a = 1, aaaa = 28 };

/// Requires: a host that address_of gave, or an alias that read_answer gave.
[[nodiscard]] std::string dns_question(std::uint16_t id, std::string_view host, Record record);

struct NameAnswer {
  enum class Kind : std::uint8_t { answered, no_such_name, trouble };
  Kind kind = Kind::trouble;
  std::vector<Ip> addresses;  ///< at most addresses_max, in the order given
  std::string alias;          ///< the name to be asked for instead, where there are no addresses
};
inline constexpr std::size_t addresses_max = 16;

/// Nothing for a packet that is no answer to that question: somebody else's, or a forgery.
[[nodiscard]] std::optional<NameAnswer> read_answer(std::string_view packet, std::uint16_t id,
                                                    std::string_view host, Record record);

}  // namespace prongsai::fetch
