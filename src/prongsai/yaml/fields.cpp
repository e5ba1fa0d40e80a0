// SPDX-License-Identifier: Apache-2.0
#include "prongsai/yaml/fields.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace prongsai::yaml {
namespace {

using base::Points;
using base::Problem;
using base::Problems;

/// True when a YAML 1.1 or 1.2 reader may take this plain text for something other than text.
bool looks_like_another_type(std::string_view text) {
  static constexpr std::array<std::string_view, 14> words = {
      "true", "True", "TRUE", "false", "False", "FALSE", "yes", "Yes", "no", "No", "on", "On", "off", "Off"};
  if (std::find(words.begin(), words.end(), text) != words.end()) return true;
  const std::size_t start = text.find_first_not_of("+-.");
  if (start == std::string_view::npos || text[start] < '0' || text[start] > '9') return false;
  return text.find_first_not_of("0123456789.eExXoOabcdefABCDEF_:+-") == std::string_view::npos &&
         text.find_first_of("ghijklmnpqrstuvwyz") == std::string_view::npos;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

/// Word processors turn straight quotes into curly ones, which mean nothing here.
bool in_curly_quotes(const Node& node) {
  const std::string_view text = node.scalar;
  return text.starts_with("“") || text.starts_with("”") || text.starts_with("‘") || text.starts_with("’");
}

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

}  // namespace

Fields::Fields(const Node& node, Problems& problems) : node_(node), problems_(problems) {
  if (node.kind != Kind::map) complain("yaml.not_map", {{"found", describe(node)}});
}

bool Fields::has(std::string_view key) {
  return ask(key, false) != nullptr;
}

const Node* Fields::ask(std::string_view key, bool needed) {
  asked_.emplace(key);
  if (node_.kind != Kind::map) return nullptr;
  const Node* value = node_.find(key);
  if (value != nullptr && value->kind == Kind::null) value = nullptr;
  if (value == nullptr && needed) complain("yaml.missing_key", {{"key", std::string(key)}});
  return value;
}

const Node* Fields::required(std::string_view key) {
  return ask(key, true);
}
const Node* Fields::optional(std::string_view key) {
  return ask(key, false);
}

std::string Fields::as_text(std::string_view key, const Node& value) {
  return read_text(value, key, problems_).value_or("");
}

std::string Fields::text(std::string_view key) {
  const Node* value = ask(key, true);
  return value == nullptr ? "" : as_text(key, *value);
}

std::optional<std::string> Fields::optional_text(std::string_view key) {
  const Node* value = ask(key, false);
  return value == nullptr ? std::nullopt : read_text(*value, key, problems_);
}

std::optional<std::int64_t> Fields::integer(std::string_view key, std::int64_t least, std::int64_t most) {
  const Node* value = ask(key, true);
  return value == nullptr ? std::nullopt : read_integer(*value, key, least, most, problems_);
}

std::optional<std::int64_t> Fields::optional_integer(std::string_view key, std::int64_t least,
                                                     std::int64_t most) {
  const Node* value = ask(key, false);
  return value == nullptr ? std::nullopt : read_integer(*value, key, least, most, problems_);
}

std::optional<Points> Fields::points(std::string_view key, Points least, Points most) {
  const Node* value = ask(key, true);
  return value == nullptr ? std::nullopt : read_points(*value, key, least, most, problems_);
}

bool Fields::optional_boolean(std::string_view key, bool otherwise) {
  const Node* value = ask(key, false);
  if (value == nullptr) return otherwise;
  if (value->kind == Kind::scalar && !value->quoted &&
      (value->scalar == "true" || value->scalar == "false")) {
    return value->scalar == "true";
  }
  complain("yaml.not_boolean", {{"key", std::string(key)}, {"found", describe(*value)}}, value->place);
  return otherwise;
}

std::vector<std::string> Fields::optional_texts(std::string_view key) {
  std::vector<std::string> out;
  for (const Node& element : optional_list(key)) {
    if (auto one = read_text(element, key, problems_)) out.push_back(std::move(*one));
  }
  return out;
}

std::span<const Node> Fields::required_list(std::string_view key) {
  if (ask(key, true) == nullptr) return {};
  return optional_list(key);
}

std::span<const Node> Fields::optional_list(std::string_view key) {
  const Node* value = ask(key, false);
  if (value == nullptr) return {};
  if (value->kind != Kind::list) {
    complain("yaml.not_list", {{"key", std::string(key)}, {"found", describe(*value)}}, value->place);
    return {};
  }
  return value->list;
}

std::span<const Entry> Fields::optional_map(std::string_view key) {
  const Node* value = ask(key, false);
  if (value == nullptr) return {};
  if (value->kind != Kind::map) {
    complain("yaml.not_map_under", {{"key", std::string(key)}, {"found", describe(*value)}}, value->place);
    return {};
  }
  return value->map;
}

std::optional<std::size_t> Fields::choice(std::string_view key, std::span<const std::string_view> allowed) {
  const Node* value = ask(key, true);
  if (value == nullptr) return std::nullopt;
  for (std::size_t i = 0; i < allowed.size(); ++i) {
    if (value->kind == Kind::scalar && value->scalar == allowed[i]) return i;
  }
  complain("yaml.not_one_of",
           {{"key", std::string(key)}, {"found", describe(*value)}, {"expected", joined(allowed)}},
           value->place);
  return std::nullopt;
}

void Fields::complain(std::string code, std::vector<std::pair<std::string, std::string>> details,
                      const base::Place& place) {
  problems_.push_back(Problem{std::move(code), std::move(details), place});
}

void Fields::complain(std::string code, std::vector<std::pair<std::string, std::string>> details) {
  complain(std::move(code), std::move(details), node_.place);
}

void Fields::finish() {
  const std::vector<std::string> known(asked_.begin(), asked_.end());
  for (const auto& [key, value] : node_.map) {
    if (asked_.contains(key.scalar)) continue;
    if (const std::size_t colon = key.scalar.find(':'); !key.quoted && colon != std::string::npos) {
      complain("yaml.colon_without_space", {{"found", key.scalar}, {"key", key.scalar.substr(0, colon)}},
               key.place);
      continue;
    }
    std::string expected;
    for (const std::string& word : known) expected += (expected.empty() ? "" : ", ") + word;
    const std::string meant = nearest(key.scalar, known);
    complain(meant.empty() ? "yaml.unknown_key" : "yaml.unknown_key_nearest",
             {{"key", key.scalar}, {"expected", expected}, {"nearest", meant}}, key.place);
  }
}

std::optional<std::string> read_text(const Node& node, std::string_view key, Problems& problems) {
  if (node.kind != Kind::scalar) {
    problems.push_back({"yaml.not_text", {{"key", std::string(key)}, {"found", describe(node)}}, node.place});
    return std::nullopt;
  }
  if (!node.quoted && looks_like_another_type(node.scalar)) {
    problems.push_back({"yaml.quote_it", {{"key", std::string(key)}, {"found", node.scalar}}, node.place});
    return std::nullopt;
  }
  return node.scalar;
}

std::optional<Points> read_points(const Node& node, std::string_view key, Points least, Points most,
                                  Problems& problems) {
  const std::optional<Points> value =
      node.kind == Kind::scalar ? base::parse_points(with_ascii_digits(node.scalar)) : std::nullopt;
  if (!value && in_curly_quotes(node)) {
    problems.push_back(
        {"yaml.curly_quotes", {{"key", std::string(key)}, {"found", node.scalar}}, node.place});
    return std::nullopt;
  }
  if (!value) {
    problems.push_back(
        {"yaml.not_decimal", {{"key", std::string(key)}, {"found", describe(node)}}, node.place});
    return std::nullopt;
  }
  if (*value < least || *value > most) {
    problems.push_back({"yaml.out_of_range",
                        {{"key", std::string(key)},
                         {"found", node.scalar},
                         {"least", base::to_shortest_string(least)},
                         {"most", base::to_shortest_string(most)}},
                        node.place});
    return std::nullopt;
  }
  return value;
}

std::optional<std::int64_t> read_integer(const Node& node, std::string_view key, std::int64_t least,
                                         std::int64_t most, Problems& problems) {
  std::int64_t value = 0;
  const std::string digits = node.kind == Kind::scalar ? with_ascii_digits(node.scalar) : "";
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool leading_zero = digits.size() > 1 && digits.front() == '0';
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || leading_zero) {
    problems.push_back(
        {"yaml.not_integer", {{"key", std::string(key)}, {"found", describe(node)}}, node.place});
    return std::nullopt;
  }
  if (value < least || value > most) {
    problems.push_back({"yaml.out_of_range",
                        {{"key", std::string(key)},
                         {"found", node.scalar},
                         {"least", std::to_string(least)},
                         {"most", std::to_string(most)}},
                        node.place});
    return std::nullopt;
  }
  return value;
}

void expect_kind(Fields& fields, std::string_view kind) {
  const std::string found = fields.text("kind");
  if (!found.empty() && found != kind) {
    fields.complain("yaml.wrong_kind", {{"found", found}, {"expected", std::string(kind)}},
                    fields.required("kind")->place);
  }
  const std::optional<std::int64_t> schema = fields.integer("schema", 1, 1'000'000);
  if (schema && *schema != 1) {
    fields.complain("yaml.wrong_schema", {{"found", std::to_string(*schema)}, {"expected", "1"}},
                    fields.required("schema")->place);
  }
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  // Another number is no misspelling.
  if (word.find_first_not_of("0123456789.") == std::string_view::npos) return {};
  std::size_t best = std::max<std::size_t>(2, word.size() / 3 + 1);
  std::string meant;
  for (const std::string& candidate : known) {
    if (candidate.size() > word.size() + best || word.size() > candidate.size() + best) continue;
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best && distance < candidate.size()) {
      best = distance;
      meant = candidate;
    }
  }
  return meant;
}

std::string with_ascii_digits(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    // The Thai digits are U+0E50 to U+0E59: E0 B9 90 to E0 B9 99.
    const bool thai_digit = i + 2 < text.size() && text[i] == '\xE0' && text[i + 1] == '\xB9' &&
                            static_cast<unsigned char>(text[i + 2]) >= 0x90 &&
                            static_cast<unsigned char>(text[i + 2]) <= 0x99;
    if (!thai_digit) {
      out += text[i];
      continue;
    }
    out += static_cast<char>('0' + (static_cast<unsigned char>(text[i + 2]) - 0x90));
    i += 2;
  }
  return out;
}

}  // namespace prongsai::yaml
