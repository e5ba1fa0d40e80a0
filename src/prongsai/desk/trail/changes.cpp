// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/trail/changes.h"

#include <algorithm>
#include <utility>

namespace prongsai::desk {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// Reads the one spelling that audit::to_line lets in; anything else ends the reading.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Fields fields() {
    Fields out;
    if (!take('{')) return {};
    while (at_ < text_.size() && text_[at_] == '"') {
      std::string name = unescaped(value());
      if (!take(':')) return {};
      const std::string_view read = value();
      if (read.empty()) return {};
      out.emplace_back(std::move(name), read.front() == '"' ? unescaped(read) : std::string(read));
      if (!take(',')) break;
    }
    return take('}') && at_ == text_.size() ? out : Fields{};
  }

 private:
  bool take(char wanted) {
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  /// One value as it is spelled: up to the comma or bracket that ends it at this depth.
  std::string_view value() {
    const std::size_t from = at_;
    int depth = 0;
    bool in_string = false;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (in_string) {
        if (c == '\\') ++at_;
        if (c != '"') continue;
        in_string = false;
      } else if (c == '"') {
        in_string = true;
        continue;
      } else if (c == '{' || c == '[') {
        ++depth;
        continue;
      } else if (depth == 0 && (c == ',' || c == ':' || c == '}' || c == ']')) {
        break;
      } else if (c == '}' || c == ']') {
        --depth;
      } else {
        continue;
      }
      if (depth == 0) {
        ++at_;
        break;
      }
    }
    at_ = std::min(at_, text_.size());
    return text_.substr(from, at_ - from);
  }

  static std::string unescaped(std::string_view quoted) {
    std::string out;
    for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
      if (quoted[i] != '\\') {
        out += quoted[i];
        continue;
      }
      const char c = quoted[++i];
      if (c == 'n' || c == 'r' || c == 't' || c == 'b' || c == 'f') {
        out += ' ';
      } else if (c == 'u') {
        i += 4;  // only control characters are spelled so
        out += ' ';
      } else {
        out += c;
      }
    }
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<FieldChange> field_changes(std::string_view before, std::string_view after) {
  const Fields old_fields = Reader(before).fields();
  const Fields new_fields = Reader(after).fields();
  const auto find = [](const Fields& fields, const std::string& name) -> std::optional<std::string> {
    for (const auto& [field, value] : fields) {
      if (field == name) return value;
    }
    return std::nullopt;
  };
  std::vector<FieldChange> out;
  for (const auto& [field, value] : old_fields) {
    const auto now = find(new_fields, field);
    if (now != value) out.push_back({field, value, now});
  }
  for (const auto& [field, value] : new_fields) {
    if (!find(old_fields, field)) out.push_back({field, std::nullopt, value});
  }
  return out;
}

}  // namespace prongsai::desk
