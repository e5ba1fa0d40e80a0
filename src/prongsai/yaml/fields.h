// SPDX-License-Identifier: Apache-2.0
// Reads a map field by field and complains about whatever is missing, mistyped or left over.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/base/points.h"
#include "prongsai/yaml/node.h"

namespace prongsai::yaml {

/// A view of one map while it is read. Every problem is added to the list given, with its place; a reader
/// goes on after a problem with an empty value, so that one run finds all that is wrong. Call `finish`
/// once all fields were asked for: keys nobody asked for are refused, with the nearest known key.
///
/// Text that a YAML reader would take for a number, a truth value or nothing (85, yes, null) must stand in
/// quotes; numbers may. What is refused: see the codes yaml.* in locale/en/problems.yaml.
class Fields {
 public:
  /// `node` must outlive the view. When it is no map, that is the one problem, and every field is absent.
  Fields(const Node& node, base::Problems& problems);

  [[nodiscard]] const Node& node() const { return node_; }
  [[nodiscard]] const base::Place& place() const { return node_.place; }
  [[nodiscard]] bool has(std::string_view key);

  /// The value as it stands, or null when absent (required: a problem, too).
  const Node* required(std::string_view key);
  const Node* optional(std::string_view key);

  std::string text(std::string_view key);
  std::optional<std::string> optional_text(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most);
  std::optional<std::int64_t> optional_integer(std::string_view key, std::int64_t least, std::int64_t most);
  std::optional<base::Points> points(std::string_view key, base::Points least, base::Points most);
  bool optional_boolean(std::string_view key, bool otherwise);
  std::vector<std::string> optional_texts(std::string_view key);
  /// The elements of a list; empty when absent.
  std::span<const Node> required_list(std::string_view key);
  std::span<const Node> optional_list(std::string_view key);
  /// The entries of a map; empty when absent.
  std::span<const Entry> optional_map(std::string_view key);

  /// One of `allowed`, as its position; a problem names them all.
  std::optional<std::size_t> choice(std::string_view key, std::span<const std::string_view> allowed);

  void complain(std::string code, std::vector<std::pair<std::string, std::string>> details,
                const base::Place& place);
  void complain(std::string code, std::vector<std::pair<std::string, std::string>> details);
  void finish();

 private:
  const Node* ask(std::string_view key, bool needed);
  std::string as_text(std::string_view key, const Node& value);

  const Node& node_;
  base::Problems& problems_;
  std::set<std::string, std::less<>> asked_;
};

/// A scalar as text, or empty with a problem (yaml.not_text, yaml.quote_it). `key` names it in the problem.
std::optional<std::string> read_text(const Node& node, std::string_view key, base::Problems& problems);
/// A decimal within bounds; Thai digits are read as their values. Problems: yaml.not_decimal,
/// yaml.out_of_range.
std::optional<base::Points> read_points(const Node& node, std::string_view key, base::Points least,
                                        base::Points most, base::Problems& problems);
/// A whole number within bounds; Thai digits as above.
std::optional<std::int64_t> read_integer(const Node& node, std::string_view key, std::int64_t least,
                                         std::int64_t most, base::Problems& problems);

/// Checks the first two keys of a data file: `kind: <kind>` and `schema: 1`.
void expect_kind(Fields& fields, std::string_view kind);

/// The member of `known` that `word` most likely meant, or "" when none is near.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// Thai digits ๐–๙ replaced by 0–9; everything else unchanged.
[[nodiscard]] std::string with_ascii_digits(std::string_view text);

}  // namespace prongsai::yaml
