// SPDX-License-Identifier: Apache-2.0
// The real editions and results, and what two sets of figures are compared by; for the tests of this room.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "prongsai/results_sheets/check_entry.h"
#include "prongsai/results_sheets/entry_from_results.h"
#include "prongsai/text/language.h"

namespace prongsai::results_sheets::test {

/// The top of the source tree.
[[nodiscard]] std::filesystem::path source_root();

inline const results_files::Editions& editions() {
  static const results_files::Editions all(
      framework_files::load_shelf((source_root() / "frameworks").string()));
  return all;
}

inline FormShape shape_of(const std::string& edition) {
  return make_form_shape(editions().find(edition));
}

inline const std::vector<results_files::Results>& results_in(const std::string& folder) {
  static std::map<std::string, std::vector<results_files::Results>> read;
  const auto [at, fresh] = read.try_emplace(folder);
  if (fresh) {
    auto found = results_files::load_collection({(source_root() / "data" / folder).string()}, editions());
    if (!found.problems.empty()) throw std::runtime_error(found.problems.front().code);
    at->second = std::move(found.results);
  }
  return at->second;
}

inline Occasion somebody() {
  Occasion occasion;
  occasion.agency = {
      .id = "a", .name_th = "เทศบาลตำบลตัวอย่าง", .name_en = {}, .type = "other", .province = {}};
  return occasion;
}

inline Checked check(const FormShape& shape, const std::map<std::string, std::string, std::less<>>& texts) {
  Entry entry;
  entry.texts = texts;
  return check_entry(shape, entry, somebody(), editions());
}

inline std::string text_of(const std::vector<scoring::Printed>& figures) {
  std::string out;
  for (const auto& one : figures)
    out += " " + one.text + "/" + std::to_string(one.value.ten_thousandths()) + "/" +
           std::to_string(one.decimals) + "@" + one.at + ";";
  return out;
}

/// One line for everything known, empty lists left out.
inline std::vector<std::string> lines_of(const scoring::Plan& plan, const scoring::Known& known) {
  std::vector<std::string> out;
  const auto id = [&](NodeIndex node) { return plan.nodes[node].id; };
  for (const auto& [node, figures] : known.figures) {
    if (!figures.empty()) out.push_back("figure " + id(node) + text_of(figures));
  }
  for (const auto& level : known.levels)
    out.push_back("level " + level.text + "@" + level.at + "=" +
                  (level.level ? std::to_string(*level.level) : std::string("?")));
  for (const auto& [node, row] : known.percents)
    out.push_back("percents " + id(node) + text_of(row.percents) + "@" + row.at);
  for (const auto& [node, counts] : known.counts) {
    out.push_back("counts " + id(node));
    for (const auto count : counts) out.back() += " " + std::to_string(count);
  }
  for (const auto& [node, grade] : known.grades)
    out.push_back("grade " + id(node) +
                  (grade.applies ? " " + base::to_shortest_string(grade.points) : " -"));
  for (const auto& [group, count] : known.answers) out.push_back("answers " + group + std::to_string(count));
  for (const auto& one : known.unplaced) out.push_back("unplaced " + one.code + text_of({one.figure}));
  for (const auto& one : known.deductions)
    out.push_back("deduction " + (one ? base::to_shortest_string(*one) : std::string("-")));
  return out;
}

inline std::vector<std::string> lines_of(const std::vector<scoring::Finding>& findings) {
  std::vector<std::string> out;
  for (const auto& one : findings)
    out.push_back(one.code + " " + std::to_string(one.node) + " " + one.published + " " + one.computed + " " +
                  one.other + " " + one.repair + " " + one.at);
  return out;
}

}  // namespace prongsai::results_sheets::test
