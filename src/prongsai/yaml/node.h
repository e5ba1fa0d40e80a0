// SPDX-License-Identifier: Apache-2.0
// A parsed YAML document as plain values, each knowing where it stands in its file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/base/problem.h"
#include "prongsai/base/result.h"

namespace prongsai::yaml {

enum class Kind : unsigned char { null, scalar, list, map };

struct Entry;

/// One value. Maps keep the order of the file and never hold a key twice.
struct Node {
  Kind kind = Kind::null;
  std::string scalar;   ///< the characters as written, quotes and escapes resolved
  bool quoted = false;  ///< written in quotes or as a block, so that no YAML reader takes it for a number
  std::vector<Node> list;
  std::vector<Entry> map;
  base::Place place;

  /// The value under `key`, or null when this is no map or has no such key.
  [[nodiscard]] const Node* find(std::string_view key) const;
};

/// One line of a map. The key is always a scalar.
struct Entry {
  Node key;
  Node value;
};

/// What a document may cost. A file beyond a limit is refused before it is read on.
struct Limits {
  std::size_t bytes_max = 4u << 20;
  std::size_t depth_max = 32;
  std::size_t nodes_max = 400'000;
};

/// Reads one document. `file` names it in problems. Refused, each with its line: broken syntax, a second
/// document, a key written twice, a key that is no scalar, anchors, aliases, merge keys and tags (they make a
/// rule file mean something else than it seems to), bytes that are not UTF-8, zero bytes, and whatever passes
/// a limit. JSON is YAML, so a JSON file is read just as well.
[[nodiscard]] base::Result<Node> parse(std::string_view text, const std::string& file,
                                       const Limits& limits = {});

/// The bytes of a file, at most `limits.bytes_max`; a pipe will do. Problems: yaml.no_such_file,
/// yaml.is_folder, yaml.cannot_open (with the system's reason), yaml.too_large.
[[nodiscard]] base::Result<std::string> read_file(const std::string& path, const Limits& limits = {});

/// `read_file` and `parse` in one.
[[nodiscard]] base::Result<Node> load(const std::string& path, const Limits& limits = {});

/// "[…]", "{…}", "“”" where nothing stands, or the scalar in quotes, cut to a readable length: the `found` of
/// a problem, the same in every language.
[[nodiscard]] std::string describe(const Node& node);

}  // namespace prongsai::yaml
