// SPDX-License-Identifier: Apache-2.0
#include "prongsai/disclosure_files/load_rules.h"

#include <algorithm>
#include <array>

#include "prongsai/base/digest.h"
#include "prongsai/disclosure_files/reading_detail.h"

namespace prongsai::disclosure_files {
namespace {

using disclosure::ItemRules;
using disclosure::PartDemand;
using disclosure::YearDemand;
using yaml::Fields;
using yaml::Node;

constexpr std::size_t problems_most = 100;
constexpr std::array<std::string_view, 5> years = {"none", "this_year", "last_year", "this_or_last",
                                                   "unknown"};

void read_year(Fields& fields, const std::string& item, ItemRules& rules, Reading& reading) {
  rules.year = YearDemand::unknown;
  if (!fields.has("year")) return;
  if (const auto year = fields.choice("year", years)) rules.year = static_cast<YearDemand>(*year);
  if (rules.year == YearDemand::unknown) return;
  if (!fields.has("year_certainty")) {
    fields.complain("disclosure_rules.year_without_certainty", {{"item", item}});
    return;
  }
  rules.year_provenance = read_provenance(fields, reading, "year_");
}

void read_wants(Fields& fields, ItemRules& rules, Reading& reading) {
  const Node* node = fields.optional("wants");
  if (node == nullptr) return;
  Fields wants(*node, reading.problems);
  rules.wants_table = wants.optional_boolean("table", false);
  rules.wants_contact = wants.optional_boolean("contact", false);
  rules.wants_provenance = read_provenance(wants, reading);
  wants.finish();
}

void read_item_parts(Fields& fields, const std::string& item, ItemRules& rules, Reading& reading) {
  for (const Node& node : fields.optional_list("parts")) {
    Fields one(node, reading.problems);
    PartDemand part;
    part.code = read_code(one, "code");
    part.name = {.th = one.text("th"), .en = one.text("en")};
    part.words = one.optional_texts("words");
    part.provenance = read_provenance(one, reading);
    one.finish();
    if (part.words.empty()) one.complain("disclosure_rules.no_words", {{"item", item}, {"part", part.code}});
    const bool twice = std::any_of(rules.parts.begin(), rules.parts.end(),
                                   [&](const PartDemand& other) { return other.code == part.code; });
    if (twice && !part.code.empty()) one.complain("disclosure_rules.code_twice", {{"found", part.code}});
    rules.parts.push_back(std::move(part));
  }
}

void read_subject(Fields& fields, ItemRules& rules) {
  const Node* node = fields.optional("subject");
  if (node == nullptr) return;
  const std::string code = fields.text("subject");
  const auto subject = common().subjects.find(code);
  if (subject == common().subjects.end()) {
    std::vector<std::string> known;
    for (const auto& [one, text] : common().subjects) known.push_back(one);
    fields.complain("disclosure_rules.no_such_subject",
                    {{"found", code}, {"nearest", yaml::nearest(code, known)}}, node->place);
    return;
  }
  rules.help = subject->second.help;
  rules.failures = subject->second.failures;
}

ItemRules read_item(const Node& node, const std::string& item, Reading& reading) {
  ItemRules rules;
  Fields fields(node, reading.problems);
  read_subject(fields, rules);
  read_year(fields, item, rules, reading);
  read_item_parts(fields, item, rules, reading);
  read_wants(fields, rules, reading);
  if (fields.has("help")) rules.help = read_pair(fields, "help", reading);
  for (disclosure::Failure& failure : read_failures(fields, reading))
    rules.failures.push_back(std::move(failure));
  fields.finish();
  return rules;
}

bool is_to_disclose(const framework::Edition& edition, std::string_view code) {
  return std::any_of(edition.instruments.begin(), edition.instruments.end(),
                     [&](const framework::Instrument& instrument) {
                       if (instrument.kind != framework::InstrumentKind::disclosure) return false;
                       const auto items = framework::items_of(instrument);
                       return std::any_of(items.begin(), items.end(),
                                          [&](const framework::Item* item) { return item->code == code; });
                     });
}

void read_items(Fields& fields, const framework::Edition& edition, disclosure::Rules& rules,
                Reading& reading) {
  for (const yaml::Entry& entry : fields.optional_map("items")) {
    const std::string& code = entry.key.scalar;
    ItemRules item = read_item(entry.value, code, reading);
    if (edition.find_item(code) == nullptr) {
      fields.complain("disclosure_rules.no_such_item", {{"found", code}}, entry.key.place);
    } else if (!is_to_disclose(edition, code)) {
      fields.complain("disclosure_rules.not_disclosed", {{"found", code}}, entry.key.place);
    } else {
      rules.items.emplace(code, std::move(item));
    }
  }
}

}  // namespace

base::Result<disclosure::Rules> load_rules(const std::filesystem::path& edition_folder,
                                           const framework::Edition& edition) {
  disclosure::Rules rules{.edition = edition.id,
                          .items = {},
                          .reasons = common().reasons,
                          .failures = common().failures,
                          .sources = common().sources,
                          .fingerprint = {}};
  const std::filesystem::path path = edition_folder / "disclosure.yaml";
  std::error_code error;
  if (!std::filesystem::exists(path, error) && !error) {
    rules.fingerprint = base::sha256_hex(common().text);
    return rules;
  }
  const auto text = yaml::read_file(path.string());
  if (!text) return text.problems();
  const auto root = yaml::parse(*text, path.string());
  if (!root) return root.problems();

  Reading reading{.problems = {}, .sources = edition.sources};
  Fields fields(*root, reading.problems);
  yaml::expect_kind(fields, "disclosure");
  if (const std::string found = fields.text("edition"); !found.empty() && found != edition.id)
    fields.complain("disclosure_rules.wrong_edition", {{"found", found}, {"expected", edition.id}});
  read_reasons(fields, rules.reasons, reading);
  read_items(fields, edition, rules, reading);
  fields.finish();
  if (reading.problems.size() > problems_most) reading.problems.resize(problems_most);
  if (!reading.problems.empty()) return reading.problems;
  rules.fingerprint = base::sha256_hex(common().text + "\n" + *text);
  return rules;
}

}  // namespace prongsai::disclosure_files
