// SPDX-License-Identifier: Apache-2.0
// The editions and documents the checker's tests read.
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "prongsai/framework_files/load_edition.h"
#include "prongsai/lint/check.h"

namespace prongsai::lint::test {

inline const Catalogue& catalogue() {
  static const framework_files::Shelf shelf =
      framework_files::load_shelf(std::string(PRONGSAI_SOURCE_DIR) + "/frameworks");
  static const Catalogue all = [] {
    Catalogue out;
    for (const framework::Edition& edition : shelf.editions) {
      if (!edition.made_up) out.editions.push_back(&edition);
    }
    return out;
  }();
  return all;
}

inline std::string file(const std::string& name) {
  std::ifstream in(std::string(PRONGSAI_SOURCE_DIR) + "/tests/lint/" + name, std::ios::binary);
  if (!in) throw std::runtime_error("no such file: " + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Lines of a list of facts, cut at `mark`; comments left out.
inline std::vector<std::vector<std::string>> facts(const std::string& name, char mark) {
  std::vector<std::vector<std::string>> out;
  const std::string text = file(name);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> parts;
    for (std::size_t from = 0;;) {
      const std::size_t next = line.find(mark, from);
      parts.push_back(line.substr(from, next == std::string::npos ? next : next - from));
      if (next == std::string::npos) break;
      from = next + 1;
    }
    out.push_back(std::move(parts));
  }
  return out;
}

/// Is `word` one of the words between commas?
inline bool listed(const std::string& list, const std::string& word) {
  return ("," + list + ",").find("," + word + ",") != std::string::npos;
}

inline std::string written(const Finding& finding) {
  std::string out = std::to_string(finding.line) + " " + finding.code + " [" +
                    std::string(code_of(finding.certainty)) + "] " + finding.printed + " -> " +
                    finding.expected;
  for (const int line : finding.other_lines) out += " " + std::to_string(line);
  return out;
}

/// What counts as an error: hints do not.
inline std::vector<Finding> errors_in(std::string_view text, const std::string& name = "text.txt") {
  std::vector<Finding> all = check(read_text(text, name), catalogue());
  std::erase_if(all, [](const Finding& one) { return one.certainty == Certainty::hint; });
  return all;
}

/// "rule" of every error, in order, joined by blanks: what small examples expect.
inline std::string rules_told(std::string_view text) {
  std::string out;
  for (const Finding& one : errors_in(text)) out += (out.empty() ? "" : " ") + one.code;
  return out;
}

}  // namespace prongsai::lint::test
