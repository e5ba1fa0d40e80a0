// SPDX-License-Identifier: Apache-2.0
// A counting sort in three steps. Each thread numbers its own stretch of the sheets, and the places are
// dealt out agency by agency and, within one, stretch by stretch: the order is that of one thread.
#include "prongsai/tally/sheet_order.h"

#include <cstddef>

#include "prongsai/tally/in_parallel.h"

namespace prongsai::tally {

SheetOrder order_by_agency(std::span<const std::uint32_t> agency_of_sheet, const CountOptions& options) {
  const auto threads = static_cast<std::size_t>(options.threads);
  const std::size_t agencies = options.agencies;
  const std::size_t total = agency_of_sheet.size();
  const auto stretch = [&](std::size_t thread) {
    const std::size_t begin = total * thread / threads;
    return agency_of_sheet.subspan(begin, total * (thread + 1) / threads - begin);
  };

  std::vector<std::vector<std::uint32_t>> places(threads, std::vector<std::uint32_t>(agencies));
  in_parallel(threads, [&](std::size_t thread) {
    std::vector<std::uint32_t>& sheets = places[thread];
    for (const std::uint32_t agency : stretch(thread)) {
      PRONGSAI_ASSERT(agency < agencies);
      ++sheets[agency];
    }
  });

  SheetOrder order;
  std::uint32_t next = 0;
  for (std::size_t agency = 0; agency < agencies; ++agency) {
    const std::uint32_t begin = next;
    for (std::vector<std::uint32_t>& place : places) {
      const std::uint32_t sheets = place[agency];
      place[agency] = next;
      next += sheets;
    }
    if (next != begin) order.runs.push_back({static_cast<std::uint32_t>(agency), next - begin});
  }

  order.sheets.resize(total);
  in_parallel(threads, [&](std::size_t thread) {
    auto sheet = static_cast<std::uint32_t>(total * thread / threads);
    for (const std::uint32_t agency : stretch(thread)) order.sheets[places[thread][agency]++] = sheet++;
  });
  return order;
}

}  // namespace prongsai::tally
