// SPDX-License-Identifier: Apache-2.0
// The lines of the trail that somebody may see.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/audit/entry.h"
#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"

namespace prongsai::desk {

struct TrailLine {
  audit::Entry entry;
  std::string person;     ///< the actor's name; empty where the reader may not know it, or it is nobody's
  std::string agency;     ///< whom it concerns; empty where it is no single agency
  std::string agency_th;  ///< empty where the register does not know it
  std::string agency_en;
  bool by_program = false;  ///< by the clock, or a command of whoever runs the machine
};

struct LinesWish {
  access::Area area;         ///< the nation, a province or an agency: what lies in it
  std::string agency;        ///< narrower: lines that concern this agency only
  std::string person;        ///< narrower: lines of this person only
  std::int64_t before = -1;  ///< lines older than this one; -1: from the newest
  std::int64_t limit = 50;
};
struct LinesPage {
  std::vector<TrailLine> lines;  ///< newest first
  bool has_older = false;
};
/// Problem: desk.not_permitted when the wish reaches beyond where the actor may see the trail. A person's
/// name is told to those who may see that person in the list of people, and to the person.
[[nodiscard]] base::Result<LinesPage> list_lines(const Office& office, const access::Actor& actor,
                                                 const LinesWish& wish);
/// The actor's own deeds, wherever they were done.
[[nodiscard]] LinesPage list_own_lines(const Office& office, const access::Actor& actor, std::int64_t before,
                                       std::int64_t limit = 50);

/// One line and its bytes, where the actor may see it: it is their own, or lies where they may see the trail.
/// Problem: trail.no_such_line.
struct FoundLine {
  std::string bytes;
  TrailLine told;
};
[[nodiscard]] base::Result<FoundLine> find_line(const Office& office, const access::Actor& actor,
                                                std::uint64_t sequence);

}  // namespace prongsai::desk
