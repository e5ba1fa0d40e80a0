// SPDX-License-Identifier: Apache-2.0
// Counts one national round with tally, with the plainest loop, and with databases, and compares.
#include <charconv>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>
#include <stdlib.h>

#include "engines.h"
#include "loops.h"

namespace prongsai::bench {
namespace {

struct Options {
  NationOptions nation;
  int runs = 15;  ///< of everything in memory
  int runs_of_sql = 3;
  std::uint32_t one_in = 20;  ///< the share of the agencies that slow engines count
  std::string postgres;
  std::string duckdb;
  std::string folder;
  bool json = false;
};

constexpr std::string_view usage =
    "bench_tally [--json] [--full | --one-in N] [--runs N] [--agencies N] [--sheets N]\n"
    "            [--postgres CONNECTION] [--duckdb LIBDUCKDB.SO] [--folder FOR_DATABASE_FILES]\n";

template <class Number>
Number number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 1) {
    throw std::runtime_error(fmt::format("found '{}', expected a number from 1\n{}", text, usage));
  }
  return value;
}

Options parse_options(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--json") {
      options.json = true;
      continue;
    }
    if (word == "--full") {
      options.one_in = 1;
      continue;
    }
    if (i + 1 == count) throw std::runtime_error(fmt::format("found '{}'\n{}", word, usage));
    const std::string_view value = words[++i];
    if (word == "--one-in")
      options.one_in = number<std::uint32_t>(value);
    else if (word == "--runs")
      options.runs = number<int>(value);
    else if (word == "--agencies")
      options.nation.agencies = number<std::uint32_t>(value);
    else if (word == "--sheets")
      options.nation.sheets = number<std::uint64_t>(value);
    else if (word == "--postgres")
      options.postgres = value;
    else if (word == "--duckdb")
      options.duckdb = value;
    else if (word == "--folder")
      options.folder = value;
    else
      throw std::runtime_error(fmt::format("found '{}'\n{}", word, usage));
  }
  return options;
}

/// A folder of our own below `parent`, gone with everything in it at the end.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::filesystem::path& parent) {
    std::string name = (parent / "prongsai-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
      throw std::runtime_error("no folder can be made in " + parent.string());
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::vector<double>& seconds_of_way(Findings& findings, const char* engine, std::string_view way) {
  for (Measured& measured : findings.measured) {
    if (measured.way == way) return measured.seconds;
  }
  findings.measured.push_back(
      {.engine = engine, .way = std::string(way), .sheets = findings.sheets, .seconds = {}});
  return findings.measured.back().seconds;
}

/// The ways take turns, so that a neighbour on the machine disturbs them alike. Adds to earlier runs.
template <class... Ways>
void take_turns(int runs, Findings& findings, const Ways&... ways) {
  const auto warm = [](const auto& way) { way.work(); };
  (warm(ways), ...);
  for (int run = 0; run < runs; ++run) {
    (seconds_of_way(findings, ways.engine, ways.way).push_back(seconds_of(ways.work)), ...);
  }
}

template <class Work>
struct Way {
  const char* engine;
  std::string_view way;
  Work work;
};

void measure_in_memory(const Nation& nation, const tally::Counts& expected, int runs, Findings& findings) {
  const ShuffledNation shuffled = shuffle(nation);
  const auto ours = [&](const auto& sheets, int threads) {
    return tally::count(nation.layout, sheets, {.agencies = nation.agencies, .threads = threads}).value();
  };
  require_equal(way::loop_grouped, count_plainly(nation), expected);
  require_equal(way::loop_mixed, count_plainly(nation, shuffled), expected);
  require_equal(way::ours_mixed, ours(shuffled.mixed(), 1), expected);
  require_equal(way::ours_grouped_2, ours(nation.grouped(), 2), expected);
  require_equal(way::ours_mixed_2, ours(shuffled.mixed(), 2), expected);
  std::uint64_t kept = 0;
  take_turns(runs, findings, Way{"loop", way::memory, [&] { kept += read_only(nation); }},
             Way{"loop", way::loop_grouped, [&] { kept += count_plainly(nation).cells()[0]; }},
             Way{"prongsai", way::ours_grouped, [&] { kept += ours(nation.grouped(), 1).cells()[0]; }},
             Way{"prongsai", way::ours_grouped_2, [&] { kept += ours(nation.grouped(), 2).cells()[0]; }},
             Way{"loop", way::loop_mixed, [&] { kept += count_plainly(nation, shuffled).cells()[0]; }},
             Way{"prongsai", way::ours_mixed, [&] { kept += ours(shuffled.mixed(), 1).cells()[0]; }},
             Way{"prongsai", way::ours_mixed_2, [&] { kept += ours(shuffled.mixed(), 2).cells()[0]; }});
  if (kept == 0) throw std::logic_error("nothing was counted");
}

int run(const Options& options) {
  const Nation nation = generate_nation(options.nation);
  const tally::Counts expected = nation.counts();
  Findings findings{.sheets = nation.sheets(),
                    .agencies = nation.agencies,
                    .bytes = nation.bytes.size(),
                    .digest = digest(expected),
                    .measured = {},
                    .databases = {},
                    .absent = {}};
  measure_in_memory(nation, expected, options.runs, findings);

  const TemporaryFolder folder(options.folder.empty() ? std::filesystem::temp_directory_path()
                                                      : std::filesystem::path(options.folder));
  const Task whole{
      .nation = nation, .expected = expected, .runs = options.runs_of_sql, .folder = folder.path()};
  measure_sqlite_blobs(whole, findings);
  const Nation part = every_nth_agency(nation, options.one_in);
  const tally::Counts expected_of_part = part.counts();
  const Task slow{
      .nation = part, .expected = expected_of_part, .runs = options.runs_of_sql, .folder = folder.path()};
  measure_sqlite_sql(slow, findings);
  measure_postgres_sql(slow, options.postgres, findings);
  measure_duckdb_sql(whole, options.duckdb, findings);
  // Once more, for what disturbed the machine before may have ended, or begun.
  measure_in_memory(nation, expected, options.runs, findings);
  fmt::print("{}", options.json ? to_json(findings) : to_table(findings));
  return 0;
}

}  // namespace
}  // namespace prongsai::bench

int main(int count, char** words) {
  try {
    return prongsai::bench::run(prongsai::bench::parse_options(count, words));
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_tally: {}\n", error.what());
    return 1;
  }
}
