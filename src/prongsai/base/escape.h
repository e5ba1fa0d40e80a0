// SPDX-License-Identifier: Apache-2.0
// Text made safe for HTML and XML.
#pragma once

#include <string>
#include <string_view>

namespace prongsai::base {

/// & < > " ' as references, for content and for attributes in quotes; control characters dropped but tab and
/// end of line: XML has no way to write them.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace prongsai::base
