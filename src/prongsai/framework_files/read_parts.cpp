// SPDX-License-Identifier: Apache-2.0
// The small pieces that every part of an edition is made of.
#include <algorithm>
#include <array>

#include "prongsai/framework_files/reading_detail.h"

namespace prongsai::framework_files {

using base::Points;
using framework::Certainty;
using framework::Fact;
using framework::Provenance;
using framework::Text;
using yaml::Fields;
using yaml::Node;

namespace {

constexpr std::array<std::string_view, 4> certainties = {"confirmed", "single_source", "inferred", "unknown"};

Text read_pair(const Node& node, Reading& reading, bool thai_required) {
  Text text;
  Fields fields(node, reading.problems);
  if (thai_required) {
    text.th = fields.text("th");
  } else {
    text.th = fields.optional_text("th").value_or("");
  }
  text.en = fields.optional_text("en").value_or("");
  fields.finish();
  return text;
}

}  // namespace

bool is_code(std::string_view text) {
  constexpr std::size_t longest = 40;
  if (text.empty() || text.size() > longest || text.front() == '.' || text.front() == '-') return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
}

Text read_text_pair(Fields& fields, std::string_view key, Reading& reading) {
  const Node* node = fields.required(key);
  return node == nullptr ? Text{} : read_pair(*node, reading, true);
}

Text read_optional_text_pair(Fields& fields, std::string_view key, Reading& reading) {
  const Node* node = fields.optional(key);
  return node == nullptr ? Text{} : read_pair(*node, reading, false);
}

Text read_note(Fields& fields, std::string_view key, Reading& reading) {
  const Node* node = fields.optional(key);
  if (node == nullptr) return {};
  if (node->kind == yaml::Kind::map) return read_pair(*node, reading, true);
  return {.th = {}, .en = yaml::read_text(*node, key, reading.problems).value_or("")};
}

std::vector<std::string> read_source_keys(Fields& fields, std::string_view key, Reading& reading) {
  std::vector<std::string> keys;
  for (const Node& element : fields.optional_list(key)) {
    const auto one = yaml::read_text(element, key, reading.problems);
    if (!one) continue;
    keys.push_back(*one);
    reading.mentions.push_back({Mention::Of::source, *one, element.place});
  }
  return keys;
}

Provenance read_provenance(Fields& fields, Reading& reading, const std::string& prefix) {
  Provenance out;
  const auto certainty = fields.choice(prefix + "certainty", certainties);
  out.certainty = certainty ? static_cast<Certainty>(*certainty) : Certainty::unknown;
  out.sources = read_source_keys(fields, prefix + "source", reading);
  out.note = read_note(fields, prefix + "note", reading);
  if (certainty && out.certainty != Certainty::unknown && out.sources.empty()) {
    fields.complain("framework.no_source", {{"found", std::string(certainties[*certainty])}});
  }
  return out;
}

Fact<Points> read_points_fact(const Node* node, Points least, Points most, Reading& reading) {
  Fact<Points> fact;
  if (node == nullptr) return fact;
  Fields fields(*node, reading.problems);
  const Node* value = fields.required("value");
  const bool unknown = value != nullptr && value->kind == yaml::Kind::scalar && value->scalar == "unknown";
  if (value != nullptr && !unknown)
    fact.value = yaml::read_points(*value, "value", least, most, reading.problems);
  fact.provenance = read_provenance(fields, reading);
  const Node* certainty = fields.optional("certainty");
  const bool says_unknown = certainty != nullptr && certainty->scalar == "unknown";
  const bool says_known = !says_unknown && fact.provenance.certainty != Certainty::unknown;
  if (value != nullptr && (unknown ? says_known : says_unknown)) {
    fields.complain(unknown ? "framework.unknown_but_certain" : "framework.known_but_unknown",
                    {{"found", yaml::describe(*value)}}, value->place);
  }
  fields.finish();
  return fact;
}

std::string read_code(Fields& fields, std::string_view key, Reading& reading) {
  const Node* node = fields.required(key);
  if (node == nullptr) return {};
  const auto text = yaml::read_text(*node, key, reading.problems);
  if (!text) return {};
  if (is_code(*text)) return *text;
  fields.complain("framework.bad_code", {{"key", std::string(key)}, {"found", *text}}, node->place);
  return {};
}

std::string define_code(Fields& fields, const std::string& kind, Reading& reading) {
  std::string code = read_code(fields, "code", reading);
  if (!code.empty()) reading.definitions.push_back({kind, code, fields.required("code")->place});
  return code;
}

Points read_weight(Fields& fields, Reading& reading) {
  const Node* node = fields.optional("weight");
  if (node == nullptr) return Points::whole(1);
  return yaml::read_points(*node, "weight", Points::from_ten_thousandths(1), Points::whole(100),
                           reading.problems)
      .value_or(Points::whole(1));
}

}  // namespace prongsai::framework_files
