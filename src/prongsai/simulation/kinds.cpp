// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "prongsai/simulation/kinds_detail.h"
#include "prongsai/simulation/nation.h"

namespace prongsai::simulation {
namespace {

using agency::SizeGroup;

constexpr std::array all_kinds = {
    Kind{"subdistrict_organization", SizeGroup::large, "อบต.", 2'600, 50, 30, 110, 9'000},
    Kind{"subdistrict_organization", SizeGroup::medium, "อบต.", 2'327, 40, 24, 70, 6'000},
    Kind{"subdistrict_organization", SizeGroup::small, "อบต.", 373, 30, 16, 40, 2'500},
    Kind{"subdistrict_municipality", SizeGroup::large, "เทศบาลตำบล", 1'180, 80, 60, 260, 14'000},
    Kind{"subdistrict_municipality", SizeGroup::medium, "เทศบาลตำบล", 875, 70, 40, 150, 9'000},
    Kind{"subdistrict_municipality", SizeGroup::small, "เทศบาลตำบล", 187, 60, 24, 70, 5'000},
    Kind{"town_municipality", std::nullopt, "เทศบาลเมือง", 195, 100, 120, 700, 40'000},
    Kind{"city_municipality", std::nullopt, "เทศบาลนคร", 32, 200, 400, 2'500, 120'000},
    Kind{"provincial_organization", std::nullopt, "อบจ.", 76, 100, 150, 900, 20'000},
    Kind{"province", std::nullopt, "จังหวัด", 76, 200, 300, 3'000, 60'000},
    Kind{"permanent_secretary_office", std::nullopt, "สำนักงาน", 71, 100, 120, 2'000, 9'000},
    Kind{"department", std::nullopt, "กรม", 157, 400, 300, 9'000, 200'000},
    Kind{"university", std::nullopt, "มหาวิทยาลัย", 84, 400, 400, 7'000, 50'000},
    Kind{"state_enterprise", std::nullopt, "รัฐวิสาหกิจ", 53, 400, 200, 9'000, 200'000},
    Kind{"public_organization", std::nullopt, "องค์การมหาชน", 60, 100, 60, 500, 6'000},
};

constexpr std::uint64_t country() {
  std::uint64_t sum = 0;
  for (const Kind& kind : all_kinds) sum += kind.agencies;
  return sum;
}

}  // namespace

std::span<const Kind> kinds() {
  return all_kinds;
}
std::uint32_t peer_groups() {
  return all_kinds.size();
}

std::uint32_t kind_of(std::uint32_t number, std::uint32_t agencies) {
  // The middle of the agency's share of the country, so that small nations have small agencies foremost too.
  const std::uint64_t place = (2 * std::uint64_t{number} + 1) * country() / (2 * std::uint64_t{agencies});
  std::uint64_t end = 0;
  for (std::uint32_t kind = 0; kind < all_kinds.size(); ++kind) {
    end += all_kinds[kind].agencies;
    if (place < end) return kind;
  }
  return all_kinds.size() - 1;
}

std::string_view word_of(Style style) {
  constexpr std::array<std::string_view, style_count> words = {
      "bot_burst", "officer_slowly", "template_noise", "taught_answer", "late_top_up", "token_hoarding"};
  return words[static_cast<std::size_t>(style)];
}

}  // namespace prongsai::simulation
