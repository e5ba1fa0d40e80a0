// SPDX-License-Identifier: Apache-2.0
// Cuts the nation into shares of whole agencies, one a thread, so that no two threads write one cell and
// nothing needs merging.
#include "prongsai/tally/count.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/tally/columns.h"
#include "prongsai/tally/in_parallel.h"
#include "prongsai/tally/sheet_order.h"

namespace prongsai::tally {
namespace {

constexpr std::uint64_t sheets_max = std::numeric_limits<std::uint32_t>::max();

/// Some runs in a row, and the number of the first sheet of the first.
struct Share {
  std::span<const AgencyRun> runs;
  std::uint64_t sheet = 0;
};

base::Problem problem(std::string code, std::uint64_t found, std::uint64_t expected) {
  return {.code = std::move(code),
          .details = {{"found", std::to_string(found)}, {"expected", std::to_string(expected)}},
          .place = {}};
}

std::optional<base::Problem> find_wrong_size(const SheetLayout& layout, std::uint64_t sheets,
                                             std::size_t bytes) {
  if (sheets > sheets_max) return problem("tally.too_many_sheets", sheets, sheets_max);
  const std::uint64_t expected = sheets * layout.boxes();
  if (bytes != expected) return problem("tally.sheets_incomplete", bytes, expected);
  return std::nullopt;
}

/// The slow second look, once it is known that some byte is impossible.
base::Problem first_impossible(const SheetLayout& layout, std::span<const std::uint8_t> bytes) {
  std::size_t i = 0;
  while (bytes[i] <= layout.choices(i % layout.boxes())) ++i;
  const std::size_t box = i % layout.boxes();
  return {.code = "tally.choice_out_of_range",
          .details = {{"sheet", std::to_string(i / layout.boxes() + 1)},
                      {"box", std::to_string(box + 1)},
                      {"found", std::to_string(bytes[i])},
                      {"expected", "0–" + std::to_string(layout.choices(box))}},
          .place = {}};
}

/// Cuts where the next agency begins after each thread's fair part of the sheets.
std::vector<Share> share_out(std::span<const AgencyRun> runs, std::uint64_t sheets, std::size_t threads) {
  std::vector<Share> shares(threads);
  std::size_t run = 0;
  std::uint64_t sheet = 0;
  for (std::size_t thread = 0; thread < threads; ++thread) {
    const std::size_t first = run;
    shares[thread].sheet = sheet;
    for (; run < runs.size() && sheet < sheets * (thread + 1) / threads; ++run) sheet += runs[run].sheets;
    shares[thread].runs = runs.subspan(first, run - first);
  }
  return shares;
}

/// Counts shares of runs with `add_run(run, number of its first sheet, cells of its agency)`.
template <class AddRun>
bool count_shares(Counts& counts, const std::vector<Share>& shares, const AddRun& add_run) {
  const std::size_t cells_of_agency = counts.layout().boxes() * Counts::slots;
  std::vector<char> possible(shares.size(), 1);
  in_parallel(shares.size(), [&](std::size_t thread) {
    bool all_possible = true;
    std::uint64_t sheet = shares[thread].sheet;
    for (const AgencyRun& run : shares[thread].runs) {
      all_possible &=
          add_run(thread, run, sheet, counts.cells().subspan(run.agency * cells_of_agency, cells_of_agency));
      sheet += run.sheets;
    }
    possible[thread] = all_possible;
  });
  return std::find(possible.begin(), possible.end(), 0) == possible.end();
}

/// Counts sheets that must be brought together first: the order names them, and one stretch of at most
/// 255 a thread is copied side by side.
bool count_copied(Counts& counts, const SheetOrder& order, std::span<const std::uint8_t> bytes,
                  std::size_t threads) {
  const Columns columns(counts.layout());
  const std::size_t boxes = counts.layout().boxes();
  std::vector<std::vector<std::uint8_t>> desks(
      threads, std::vector<std::uint8_t>(sheets_at_once_max * columns.stride()));
  // Far enough ahead for a line to arrive from memory, near enough not to be driven out again.
  constexpr std::size_t ahead = 48;
  const auto add_run = [&](std::size_t thread, const AgencyRun& run, std::uint64_t first,
                           std::span<std::uint32_t> cells) {
    bool possible = true;
    std::uint8_t* const desk = desks[thread].data();
    for (std::uint64_t done = 0; done < run.sheets;) {
      const std::size_t sheets = std::min<std::size_t>(sheets_at_once_max, run.sheets - done);
      for (std::size_t i = 0; i < sheets; ++i) {
        const std::size_t place = first + done + i;
        const std::uint8_t* const later =
            &bytes[order.sheets[std::min(place + ahead, order.sheets.size() - 1)] * boxes];
        __builtin_prefetch(later);
        __builtin_prefetch(later + boxes - 1);
        columns.copy(&bytes[order.sheets[place] * boxes], desk + i * columns.stride());
      }
      possible &= columns.add(desk, sheets, cells);
      done += sheets;
    }
    return possible;
  };
  return count_shares(counts, share_out(order.runs, order.sheets.size(), threads), add_run);
}

bool count_in_place(Counts& counts, const GroupedSheets& sheets, std::uint64_t total, std::size_t threads) {
  const Columns columns(counts.layout());
  const auto add_run = [&](std::size_t, const AgencyRun& run, std::uint64_t first,
                           std::span<std::uint32_t> cells) {
    bool possible = true;
    for (std::uint64_t done = 0; done < run.sheets; done += sheets_at_once_max) {
      const std::size_t some = std::min<std::size_t>(sheets_at_once_max, run.sheets - done);
      possible &= columns.add(&sheets.bytes[(first + done) * columns.stride()], some, cells);
    }
    return possible;
  };
  return count_shares(counts, share_out(sheets.runs, total, threads), add_run);
}

}  // namespace

base::Result<Counts> count(const SheetLayout& layout, const GroupedSheets& sheets,
                           const CountOptions& options) {
  PRONGSAI_ASSERT(options.agencies >= 1 && options.threads >= 1);
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < sheets.runs.size(); ++i) {
    PRONGSAI_ASSERT(sheets.runs[i].agency < options.agencies);
    PRONGSAI_ASSERT(i == 0 || sheets.runs[i - 1].agency < sheets.runs[i].agency);
    // Each step is held to the limit, so that the sum cannot wrap round.
    if (sheets.runs[i].sheets > sheets_max)
      return problem("tally.too_many_sheets", sheets.runs[i].sheets, sheets_max);
    total += sheets.runs[i].sheets;
  }
  if (auto wrong = find_wrong_size(layout, total, sheets.bytes.size())) return *std::move(wrong);

  Counts counts(layout, options.agencies);
  const auto threads = static_cast<std::size_t>(options.threads);
  bool possible = true;
  if (Columns(layout).stride() == layout.boxes()) {
    possible = count_in_place(counts, sheets, total, threads);
  } else {
    SheetOrder order{.runs = {sheets.runs.begin(), sheets.runs.end()},
                     .sheets = std::vector<std::uint32_t>(total)};
    std::iota(order.sheets.begin(), order.sheets.end(), 0U);
    possible = count_copied(counts, order, sheets.bytes, threads);
  }
  if (!possible) return first_impossible(layout, sheets.bytes);
  return counts;
}

base::Result<Counts> count(const SheetLayout& layout, const MixedSheets& sheets,
                           const CountOptions& options) {
  PRONGSAI_ASSERT(options.agencies >= 1 && options.threads >= 1);
  if (auto wrong = find_wrong_size(layout, sheets.agency_of_sheet.size(), sheets.bytes.size()))
    return *std::move(wrong);

  Counts counts(layout, options.agencies);
  const SheetOrder order = order_by_agency(sheets.agency_of_sheet, options);
  if (!count_copied(counts, order, sheets.bytes, static_cast<std::size_t>(options.threads))) {
    return first_impossible(layout, sheets.bytes);
  }
  return counts;
}

}  // namespace prongsai::tally
