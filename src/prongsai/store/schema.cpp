// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/schema.h"

#include "prongsai/store/sql.h"

namespace prongsai::store {

std::span<const db::Query> migrations() {
  return sql::migrations();
}

}  // namespace prongsai::store
