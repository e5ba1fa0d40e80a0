// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "prongsai/disclosure_files/reading_detail.h"

namespace prongsai::disclosure_files {
namespace {

using framework::Certainty;
using framework::Text;
using yaml::Fields;
using yaml::Node;

constexpr std::array<std::string_view, 4> certainties = {"confirmed", "single_source", "inferred", "unknown"};

Text read_pair_of(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  Text text{.th = fields.text("th"), .en = fields.text("en")};
  fields.finish();
  return text;
}

bool is_code(std::string_view text) {
  constexpr std::size_t longest = 40;
  return !text.empty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace

Text read_pair(Fields& fields, std::string_view key, Reading& reading) {
  const Node* node = fields.required(key);
  return node == nullptr ? Text{} : read_pair_of(*node, reading);
}

Text read_optional_pair(Fields& fields, std::string_view key, Reading& reading) {
  const Node* node = fields.optional(key);
  return node == nullptr ? Text{} : read_pair_of(*node, reading);
}

framework::Provenance read_provenance(Fields& fields, Reading& reading, const std::string& prefix) {
  framework::Provenance found;
  const auto certainty = fields.choice(prefix + "certainty", certainties);
  if (certainty) found.certainty = static_cast<Certainty>(*certainty);
  for (const Node& node : fields.optional_list(prefix + "source")) {
    const auto key = yaml::read_text(node, prefix + "source", reading.problems);
    if (!key) continue;
    const bool known = std::any_of(reading.sources.begin(), reading.sources.end(),
                                   [&](const framework::Source& one) { return one.key == *key; });
    if (!known) fields.complain("disclosure_rules.no_such_source", {{"found", *key}}, node.place);
    found.sources.push_back(*key);
  }
  found.note = read_optional_pair(fields, prefix + "note", reading);
  if (certainty && found.certainty != Certainty::unknown && found.sources.empty())
    fields.complain("disclosure_rules.no_source", {{"found", std::string(certainties[*certainty])}});
  return found;
}

std::vector<disclosure::Failure> read_failures(Fields& fields, Reading& reading) {
  std::vector<disclosure::Failure> failures;
  for (const Node& node : fields.optional_list("failures")) {
    Fields one(node, reading.problems);
    disclosure::Failure failure;
    failure.th = one.text("th");
    failure.en = one.text("en");
    failure.provenance = read_provenance(one, reading);
    one.finish();
    failures.push_back(std::move(failure));
  }
  return failures;
}

std::string read_code(Fields& fields, std::string_view key) {
  const Node* node = fields.required(key);
  if (node == nullptr) return {};
  std::string code = fields.text(key);
  if (is_code(code)) return code;
  fields.complain("disclosure_rules.bad_code", {{"found", code}}, node->place);
  return {};
}

void read_reasons(Fields& fields, std::vector<disclosure::Rules::Reason>& reasons, Reading& reading) {
  for (const Node& node : fields.optional_list("reasons")) {
    Fields one(node, reading.problems);
    disclosure::Rules::Reason reason;
    reason.code = read_code(one, "code");
    reason.text = {.th = one.text("th"), .en = one.text("en")};
    reason.for_grade = one.optional_boolean("for_grade", true);
    reason.for_dispute = one.optional_boolean("for_dispute", false);
    one.finish();
    const bool twice = std::any_of(reasons.begin(), reasons.end(), [&](const auto& other) {
      return other.code == reason.code && !reason.code.empty();
    });
    if (twice) one.complain("disclosure_rules.code_twice", {{"found", reason.code}});
    reasons.push_back(std::move(reason));
  }
}

}  // namespace prongsai::disclosure_files
