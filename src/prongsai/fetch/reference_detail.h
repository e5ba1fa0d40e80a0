// SPDX-License-Identifier: Apache-2.0
// The parts of a typed address and how path and query are put together, after the URL Standard (WHATWG).
#pragma once

#include <string>
#include <string_view>

namespace prongsai::fetch {

/// Without blanks and invisible signs at its ends, tabs and line breaks anywhere, and its fragment.
[[nodiscard]] std::string tidied(std::string_view typed);

/// The letters before ":" where they are a scheme's, lower case; empty where there is none.
[[nodiscard]] std::string scheme_of(std::string_view tidy);

/// "host:80" and what follows it. Both slashes, "?" and "#" end the first.
struct AuthorityAndRest {
  std::string_view authority;
  std::string_view rest;
};
[[nodiscard]] AuthorityAndRest split_authority(std::string_view text);

/// From "/": dots and backslashes resolved, what may not stand in a request percent-encoded. `rest` is a path
/// with a query, from "/" or "?" or empty.
[[nodiscard]] std::string target_of(std::string_view rest);

/// The same for what stands in a page at `base_target`: "b?c", "../b", "?c", or empty.
[[nodiscard]] std::string resolved_target(std::string_view base_target, std::string_view reference);

}  // namespace prongsai::fetch
