// SPDX-License-Identifier: Apache-2.0
// How values of the program are kept in columns: three kinds of cell, and one place to add a type.
#pragma once

#include <chrono>
#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "prongsai/base/assert.h"
#include "prongsai/base/points.h"

namespace prongsai::db {

/// Bytes that are no text.
struct Bytes {
  std::string value;
  friend auto operator<=>(const Bytes&, const Bytes&) = default;
};
/// As above, borrowed: for parameters.
struct BytesView {
  std::string_view value;
};

/// A moment in UTC, kept as microseconds since 1970: the same integer on both engines, sorted as time is.
using Moment = std::chrono::sys_time<std::chrono::microseconds>;

/// What a cell can hold on both engines. `other` is what a query may produce but nothing here can read
/// (binary floating point, PostgreSQL's numeric: write CAST(SUM(x) AS {integer})).
enum class CellKind : std::uint8_t { null, integer, text, bytes, other };

/// A cell as it is, borrowed from the row. For PostgreSQL's boolean, `integer` is 0 or 1, as SQLite has it.
struct Cell {
  CellKind kind = CellKind::null;
  std::int64_t integer = 0;
  std::string_view bytes;  ///< of a text or of bytes
};

/// A value on its way in. An absent value still knows its kind, so that both engines type it alike.
struct Parameter {
  CellKind kind = CellKind::integer;
  bool is_null = false;
  std::int64_t integer = 0;
  std::string_view bytes;
};

/// How T is kept. Specialise it for an id or an enumeration of another room: `Stored` is std::int64_t,
/// std::string_view (text), std::string (text made for the occasion) or BytesView; `store` gives it, `load`
/// takes it back.
template <class T>
struct StoredAs;

template <>
struct StoredAs<std::int64_t> {
  using Stored = std::int64_t;
  static Stored store(std::int64_t value) { return value; }
  static std::int64_t load(Stored value) { return value; }
};

template <>
struct StoredAs<int> {
  using Stored = std::int64_t;
  static Stored store(int value) { return value; }
  static int load(Stored value) {
    PRONGSAI_ASSERT(value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max());
    return static_cast<int>(value);
  }
};

/// Kept as 0 or 1 in an integer column (CHECK (c IN (0, 1))), because SQLite has no boolean.
template <>
struct StoredAs<bool> {
  using Stored = std::int64_t;
  static Stored store(bool value) { return value ? 1 : 0; }
  static bool load(Stored value) {
    PRONGSAI_ASSERT(value == 0 || value == 1);
    return value == 1;
  }
};

/// Kept as ten-thousandths.
template <>
struct StoredAs<base::Points> {
  using Stored = std::int64_t;
  static Stored store(base::Points value) { return value.ten_thousandths(); }
  static base::Points load(Stored value) { return base::Points::from_ten_thousandths(value); }
};

template <>
struct StoredAs<Moment> {
  using Stored = std::int64_t;
  static Stored store(Moment value) { return value.time_since_epoch().count(); }
  static Moment load(Stored value) { return Moment(std::chrono::microseconds(value)); }
};

template <>
struct StoredAs<std::string> {
  using Stored = std::string_view;
  static Stored store(const std::string& value) { return value; }
  static std::string load(Stored value) { return std::string(value); }
};

/// Parameters only: what is read must outlive its row.
template <class T>
  requires(std::convertible_to<const T&, std::string_view> && !std::same_as<T, std::string>)
struct StoredAs<T> {
  using Stored = std::string_view;
  static Stored store(const T& value) { return value; }
};

template <>
struct StoredAs<Bytes> {
  using Stored = BytesView;
  static Stored store(const Bytes& value) { return {value.value}; }
  static Bytes load(Stored value) { return {std::string(value.value)}; }
};

template <>
struct StoredAs<BytesView> {
  using Stored = BytesView;
  static Stored store(BytesView value) { return value; }
};

namespace detail {

template <class T>
struct OptionalOf : std::false_type {
  using Value = T;
};
template <class T>
struct OptionalOf<std::optional<T>> : std::true_type {
  using Value = T;
};

template <class Stored>
constexpr CellKind kind_of() {
  if constexpr (std::same_as<Stored, std::int64_t>) return CellKind::integer;
  if constexpr (std::same_as<Stored, BytesView>) return CellKind::bytes;
  return CellKind::text;
}

/// Keeps what `store` made alive for as long as the parameter that borrows from it.
template <class T>
class Argument {
  using Value = typename OptionalOf<T>::Value;
  using Stored = typename StoredAs<Value>::Stored;

 public:
  explicit Argument(const T& value) {
    if constexpr (OptionalOf<T>::value) {
      if (value) stored_.emplace(StoredAs<Value>::store(*value));
    } else {
      stored_.emplace(StoredAs<Value>::store(value));
    }
  }
  [[nodiscard]] Parameter parameter() const {
    Parameter out{.kind = kind_of<Stored>(), .is_null = !stored_.has_value()};
    if (!stored_) return out;
    if constexpr (std::same_as<Stored, std::int64_t>) {
      out.integer = *stored_;
    } else if constexpr (std::same_as<Stored, BytesView>) {
      out.bytes = stored_->value;
    } else {
      out.bytes = *stored_;
    }
    return out;
  }

 private:
  std::optional<Stored> stored_;
};

}  // namespace detail
}  // namespace prongsai::db
