// SPDX-License-Identifier: Apache-2.0
// Letters of UTF-8 text, as this room names them.
#pragma once

#include "prongsai/base/utf8.h"

namespace prongsai::disclosure {

using base::first_letter;
using base::is_utf8;
using base::Letter;

}  // namespace prongsai::disclosure
