// SPDX-License-Identifier: Apache-2.0
// Trails with invented entries for tests: the same seed gives the same trail, on every machine.
#pragma once

#include <cstdint>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "prongsai/audit/checkpoint.h"
#include "prongsai/audit/entry.h"
#include "prongsai/audit/merkle.h"
#include "prongsai/audit/write_export.h"

namespace prongsai::audit {

/// A key that everybody knows: bytes 0 to 31 as its seed.
inline SigningKey test_key(std::string name = "ita.example/audit", std::uint8_t first = 0) {
  Seed seed{};
  for (std::uint8_t& byte : seed) byte = first++;
  return {std::move(name), seed};
}

inline Entry test_entry(std::uint64_t sequence, std::uint64_t chance) {
  const std::vector<std::string> grades = {R"({"grade":"0"})", R"({"grade":"100"})",
                                           R"({"grade":"0","note":"ลิงก์เปิดไม่ได้"})", ""};
  const std::vector<std::string> reasons = {"", "เอกสารของปีก่อน", "appeal 12: \"page was there\"",
                                            "line one\nline two\t\\ \x01"};
  const std::vector<std::string> actions = {"grade.record", "grade.override", "calendar.open",
                                            "answers.exclude"};
  const Instant base = std::chrono::sys_days(std::chrono::year(2026) / 11 / 6);
  return {sequence,
          base + std::chrono::microseconds(sequence * 1'000'003 + chance % 1000),
          {"a-" + std::to_string(chance % 17), chance % 3 == 0 ? "assessor" : "officer"},
          actions[chance / 7 % actions.size()],
          {"grade", "round-2569/agency-" + std::to_string(chance / 11 % 8400) + "/o18"},
          grades[chance / 13 % grades.size()],
          grades[chance / 17 % grades.size()],
          reasons[chance / 19 % reasons.size()],
          "r-" + std::to_string(chance)};
}

/// `entries` lines and a checkpoint after every `spacing` of them and after the last.
struct TestTrail {
  std::vector<std::string> lines;
  std::vector<Checkpoint> checkpoints;
  std::vector<Frontier> frontiers;  ///< of each checkpoint
};

inline TestTrail test_trail(std::uint64_t seed, std::uint64_t entries, std::uint64_t spacing,
                            const std::string& origin = "ita.example/audit") {
  std::mt19937_64 random(seed);
  TestTrail out;
  Frontier tree;
  for (std::uint64_t i = 0; i < entries; ++i) {
    const Entry entry = test_entry(i, random());
    out.lines.push_back(to_line(entry).value());
    tree.append(leaf_hash(out.lines.back()));
    if (tree.size() % spacing != 0 && tree.size() != entries) continue;
    out.checkpoints.push_back({origin, tree.size(), tree.root(), entry.at});
    out.frontiers.push_back(tree);
  }
  if (entries == 0) {
    out.checkpoints.push_back({origin, 0, tree.root(), std::nullopt});
    out.frontiers.push_back(tree);
  }
  return out;
}

/// The export of a trail from its checkpoint number `first` on (-1: from the first entry).
inline std::string test_export(const TestTrail& trail, const SigningKey& key, int first = -1) {
  std::ostringstream out;
  ExportRange range;
  range.to = trail.lines.size();
  auto next = first < 0 ? std::size_t{0} : static_cast<std::size_t>(first) + 1;
  if (first >= 0) {
    range.start = trail.frontiers[next - 1];
    range.start_checkpoint = sign(trail.checkpoints[next - 1], key);
  }
  ExportWriter writer(out, key, range);
  std::uint64_t written = range.start.size();
  for (; next < trail.checkpoints.size(); ++next) {
    while (written < trail.checkpoints[next].size) writer.add_entry(trail.lines[written++]);
    writer.add_checkpoint(sign(trail.checkpoints[next], key));
  }
  writer.close();
  return std::move(out).str();
}

}  // namespace prongsai::audit
