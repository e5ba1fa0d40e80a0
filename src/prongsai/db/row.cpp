// SPDX-License-Identifier: Apache-2.0
#include "prongsai/db/row.h"

#include <cstdio>

#include <fmt/core.h>

#include "prongsai/base/assert.h"
#include "prongsai/db/session_detail.h"

namespace prongsai::db {
namespace {

std::string_view word(CellKind kind) {
  switch (kind) {
    case CellKind::null:
      return "NULL";
    case CellKind::integer:
      return "an integer";
    case CellKind::text:
      return "text";
    case CellKind::bytes:
      return "bytes";
    case CellKind::other:
      return "a type that is not read here";
  }
  return {};
}

}  // namespace

int Row::column_count() const {
  return cursor_->column_count();
}

Cell Row::cell(int column) const {
  PRONGSAI_ASSERT(column >= 0 && column < cursor_->column_count());
  return cursor_->cell(column);
}

void Row::expect_columns(int count) const {
  const bool row_has_the_columns_asked_for = column_count() == count;
  if (!row_has_the_columns_asked_for) {
    fmt::print(stderr, "query {}: found {} columns, expected {}\n", query_, column_count(), count);
  }
  PRONGSAI_ASSERT(row_has_the_columns_asked_for);
}

Cell Row::expect(int column, CellKind kind) const {
  const Cell found = cell(column);
  const bool column_is_read_as_its_type = found.kind == kind;
  if (!column_is_read_as_its_type) {
    fmt::print(stderr, "query {}, column {}: found {}, expected {}\n", query_, column, word(found.kind),
               word(kind));
  }
  PRONGSAI_ASSERT(column_is_read_as_its_type);
  return found;
}

}  // namespace prongsai::db
