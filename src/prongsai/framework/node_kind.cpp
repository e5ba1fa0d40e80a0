// SPDX-License-Identifier: Apache-2.0
#include "prongsai/framework/node_kind.h"

#include "prongsai/base/assert.h"

namespace prongsai::framework {

std::string_view code_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::total:
      return "total";
    case NodeKind::instrument:
      return "instrument";
    case NodeKind::part:
      return "part";
    case NodeKind::indicator:
      return "indicator";
    case NodeKind::sub_indicator:
      return "sub_indicator";
    case NodeKind::item:
      return "item";
    case NodeKind::box:
      return "box";
  }
  PRONGSAI_ASSERT(false);
}

}  // namespace prongsai::framework
