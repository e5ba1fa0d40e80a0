// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/snapshot.h"

#include "prongsai/audit/canonical_detail.h"

namespace prongsai::audit {

void Snapshot::add(std::string_view key, std::string_view json) {
  if (!parts_.empty()) parts_ += ',';
  parts_ += quoted(key);
  parts_ += ':';
  parts_ += json;
}

Snapshot& Snapshot::text(std::string_view key, std::string_view value) {
  add(key, quoted(value));
  return *this;
}

Snapshot& Snapshot::number(std::string_view key, std::int64_t value) {
  add(key, std::to_string(value));
  return *this;
}

Snapshot& Snapshot::truth(std::string_view key, bool value) {
  add(key, value ? "true" : "false");
  return *this;
}

std::string Snapshot::str() const {
  return parts_.empty() ? std::string() : "{" + parts_ + "}";
}

}  // namespace prongsai::audit
