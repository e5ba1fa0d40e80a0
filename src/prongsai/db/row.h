// SPDX-License-Identifier: Apache-2.0
// One row of an answer, read by column and type.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>

#include "prongsai/db/stored.h"

namespace prongsai::db {

namespace detail {
class Cursor;
}

/// A row, borrowed from the statement that runs: valid inside the visitor, or until the next row. Columns
/// count from 0. Asking for a column that is not there, for another kind than it holds, or for a value where
/// NULL stands is a mistake of the program: the query's name, the column and both kinds are written to stderr
/// and the program stops.
class Row {
 public:
  Row(const detail::Cursor& cursor, std::string_view query) : cursor_(&cursor), query_(query) {}

  [[nodiscard]] int column_count() const;
  [[nodiscard]] Cell cell(int column) const;

  /// T is anything with StoredAs, or std::optional of it where NULL may stand.
  template <class T>
  [[nodiscard]] T get(int column) const {
    if constexpr (detail::OptionalOf<T>::value) {
      if (cell(column).kind == CellKind::null) return std::nullopt;
      return get<typename T::value_type>(column);
    } else {
      using Stored = typename StoredAs<T>::Stored;
      const Cell found = expect(column, detail::kind_of<Stored>());
      if constexpr (std::same_as<Stored, std::int64_t>) {
        return StoredAs<T>::load(found.integer);
      } else if constexpr (std::same_as<Stored, BytesView>) {
        return StoredAs<T>::load(BytesView{found.bytes});
      } else {
        return StoredAs<T>::load(Stored(found.bytes));
      }
    }
  }

  /// Stops the program unless the row has exactly `count` columns.
  void expect_columns(int count) const;

 private:
  [[nodiscard]] Cell expect(int column, CellKind kind) const;

  const detail::Cursor* cursor_;
  std::string_view query_;
};

/// A type that reads itself from a whole row.
template <class T>
concept ReadFromRow = requires(const Row& row) {
  { T::read(row) } -> std::same_as<T>;
};

namespace detail {

template <class T>
struct WholeRow {
  static T read(const Row& row) {
    if constexpr (ReadFromRow<T>) {
      return T::read(row);
    } else {
      row.expect_columns(1);
      return row.get<T>(0);
    }
  }
};

template <class... Ts>
struct WholeRow<std::tuple<Ts...>> {
  static std::tuple<Ts...> read(const Row& row) {
    row.expect_columns(static_cast<int>(sizeof...(Ts)));
    return read(row, std::index_sequence_for<Ts...>{});
  }
  template <std::size_t... indexes>
  static std::tuple<Ts...> read(const Row& row, std::index_sequence<indexes...>) {
    return std::tuple<Ts...>{row.get<Ts>(static_cast<int>(indexes))...};
  }
};

template <>
struct WholeRow<Row> {
  static Row read(const Row& row) { return row; }
};

}  // namespace detail
}  // namespace prongsai::db
