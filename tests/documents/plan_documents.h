// SPDX-License-Identifier: Apache-2.0
// The documents about plans of the two real agencies, and ways to find what stands in them.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "documents_test_tools.h"

namespace prongsai::documents {

/// The results of every year the agency's files hold: "chiang-mai-province".
inline std::vector<std::string> results_files_of(const std::string& agency) {
  std::vector<std::string> out;
  for (int year = 2560; year <= 2570; ++year) {
    std::string name = agency + "-" + std::to_string(year);
    if (std::filesystem::exists(path_of("data/results/" + name + ".yaml"))) out.push_back(std::move(name));
  }
  return out;
}

inline report::Draft made(report::Kind kind, const std::string& agency, int year) {
  Desk desk(results_files_of(agency));
  desk.input.kind = kind;
  desk.input.year = year;
  const int answered = report::results_year(desk.input);
  desk.plan(plan_of(agency + "-" + std::to_string(answered + 1)));
  return desk.write(kind);
}

/// By the name of its worksheet; null where there is none.
inline const doc::Table* table_on(const doc::Document& document, const std::string& sheet) {
  for (const doc::Section& section : document.sections) {
    for (const doc::Block& block : section.blocks) {
      const auto* table = std::get_if<doc::Table>(&block);
      if (table != nullptr && table->sheet == sheet) return table;
    }
  }
  return nullptr;
}
inline std::string words_of(const doc::Cell& cell) {
  std::string out;
  for (const doc::CellLine& line : cell.lines) {
    if (!out.empty()) out += " / ";
    out += (line.mark.empty() ? "" : line.mark + " ") + doc::text_of(line.spans);
  }
  return out;
}
inline std::string word(const std::string& key) {
  return patterns().wording.say(key);
}

}  // namespace prongsai::documents
