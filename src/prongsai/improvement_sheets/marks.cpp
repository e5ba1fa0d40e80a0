// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "prongsai/improvement_sheets/marks_detail.h"

namespace prongsai::improvement_sheets::detail {
namespace {

constexpr std::string_view beginning = "prongsai-plan ";

/// The part before the sign, taken off together with it; empty optional where the sign is not there.
std::optional<std::string_view> take_part(std::string_view& text, char sign) {
  const std::size_t end = text.find(sign);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view out = text.substr(0, end);
  text.remove_prefix(end + 1);
  return out;
}

template <class Number>
std::optional<Number> take_number(std::string_view& text, char sign) {
  const auto part = take_part(text, sign);
  if (!part) return std::nullopt;
  Number out = 0;
  const auto [end, error] = std::from_chars(part->data(), part->data() + part->size(), out);
  if (error != std::errc() || end != part->data() + part->size() || out < 0) return std::nullopt;
  return out;
}

}  // namespace

std::string written(const SheetMark& mark) {
  return std::string(beginning) + mark.plan + " " + std::string(improvement::spec_of(mark.kind).code);
}

std::optional<SheetMark> read_sheet_mark(std::string_view text) {
  if (!text.starts_with(beginning)) return std::nullopt;
  text.remove_prefix(beginning.size());
  const auto plan = take_part(text, ' ');
  const improvement::KindSpec* spec = improvement::find_kind(text);
  if (!plan || spec == nullptr) return std::nullopt;
  return SheetMark{std::string(*plan), spec->kind};
}

std::string written(const RowMark& mark) {
  return std::to_string(mark.year) + "/" + std::to_string(mark.version) + "/" +
         std::string(improvement::spec_of(mark.kind).code) + "/" + mark.id;
}

std::optional<RowMark> read_row_mark(std::string_view text) {
  const auto year = take_number<int>(text, '/');
  const auto version = year ? take_number<std::int64_t>(text, '/') : std::nullopt;
  const auto kind = version ? take_part(text, '/') : std::nullopt;
  const improvement::KindSpec* spec = kind ? improvement::find_kind(*kind) : nullptr;
  if (spec == nullptr || text.empty()) return std::nullopt;
  return RowMark{*year, *version, spec->kind, std::string(text)};
}

}  // namespace prongsai::improvement_sheets::detail
