// SPDX-License-Identifier: Apache-2.0
// Host names as a browser reads them, with what is no agency's site refused.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/base/result.h"

namespace prongsai::fetch {

/// Lower case, Thai and other letters in their xn-- form, without a dot at the end. Percent-encoded letters
/// are decoded first, as browsers do. Problems: address.unreadable, address.host_is_ip, address.host_local,
/// each with {found}. Requires: the host only, neither port nor user.
[[nodiscard]] base::Result<std::string> host_of(std::string_view typed);

/// The site's own part of a name: "example.go.th" of "ita.www.example.go.th". Empty for a name that is no
/// more than such an ending ("go.th") or has no dot. Requires: a host that host_of gave.
[[nodiscard]] std::string_view registrable(std::string_view host);

}  // namespace prongsai::fetch
