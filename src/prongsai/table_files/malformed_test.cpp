// SPDX-License-Identifier: Apache-2.0
// Files cut short and with bits turned over: read or refused, soon, and without harm.
#include <chrono>
#include <random>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "prongsai/table_files/read_table.h"
#include "prongsai/table_files/test_archive.h"
#include "prongsai/table_files/write_csv.h"
#include "prongsai/table_files/write_xlsx.h"

namespace prongsai::table_files {
namespace {

constexpr int inputs_of_each = 500;

std::vector<std::vector<std::string>> some_rows() {
  std::vector<std::vector<std::string>> rows = {{"รหัส", "ชื่อ", "คะแนน", "หมายเหตุ"}};
  for (int i = 0; i < 60; ++i) {
    rows.push_back({"a-" + std::to_string(i), "หน่วยงาน \"" + std::to_string(i % 7) + "\"",
                    std::to_string(i) + ".5", "=1\n2"});
  }
  return rows;
}

std::string good_xlsx() {
  OutWorkbook workbook{.sheets = {{.name = "ผล",
                                   .merged = {{0, 4, 0, 6}},
                                   .choices = {{.area = {1, 3, 9, 3}, .values = {"ก", "ข"}}}}}};
  for (const auto& row : some_rows()) workbook.sheets[0].rows.emplace_back(row.begin(), row.end());
  return *write_xlsx(workbook);
}

/// The same parts without compression, so that what is turned over is seen by the XML reader and not by a
/// checksum alone.
std::string good_parts(std::mt19937& random) {
  TestWorkbook from{
      .sheet_data =
          R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46296</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>ก</t></is></c></row>)",
      .behind = R"(<mergeCells><mergeCell ref="A1:B2"/></mergeCells>)",
      .shared = "<si><r><t>ก</t></r></si>",
      .styles = R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>)"};
  std::string* const texts[] = {&from.sheet_data, &from.behind, &from.shared, &from.styles, &from.sheets};
  std::string& text = *texts[random() % 5];
  text[random() % text.size()] = static_cast<char>(random() % 256);
  if (random() % 4 == 0) text.resize(random() % text.size());
  return make_xlsx(from);
}

std::string damaged(std::string bytes, std::mt19937& random) {
  if (random() % 3 == 0) return bytes.substr(0, random() % bytes.size());
  for (std::uint32_t flips = 1 + random() % 8; flips > 0; --flips) {
    bytes[random() % bytes.size()] ^= static_cast<char>(1U << (random() % 8));
  }
  return bytes;
}

/// Reads it as everything it could be; returns how long that took, in seconds.
double read_all(const std::string& bytes) {
  const auto begin = std::chrono::steady_clock::now();
  for (const auto& result : {read_table(bytes, "x"), read_pasted(bytes)}) {
    if (result.ok()) {
      for (Sheet sheet : result->sheets) spread_merged(sheet);
    } else {
      EXPECT_TRUE(result.problems()[0].code.starts_with("table_files."));
    }
  }
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// AddressSanitizer puts freed memory aside, so that the peak tells nothing about the reader.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool keeps_freed_memory = true;
#elif defined(__has_feature)
constexpr bool keeps_freed_memory = __has_feature(address_sanitizer);
#else
constexpr bool keeps_freed_memory = false;
#endif

long memory_peak_kilobytes() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

template <class Make>
void read_many(Make make) {
  std::mt19937 random(20261001);
  const long before = memory_peak_kilobytes();
  for (int i = 0; i < inputs_of_each; ++i) EXPECT_LT(read_all(make(random)), 2.0) << "input " << i;
  if (!keeps_freed_memory) EXPECT_LT(memory_peak_kilobytes() - before, 64 * 1024);
}

TEST(Malformed, xlsx_is_read_or_refused) {
  const std::string good = good_xlsx();
  ASSERT_TRUE(read_table(good, "x").ok());
  read_many([&](std::mt19937& random) { return damaged(good, random); });
}

TEST(Malformed, parts_of_an_xlsx_are_read_or_refused) {
  read_many(good_parts);
}

TEST(Malformed, csv_is_read_or_refused) {
  const std::string good = write_csv(some_rows());
  ASSERT_TRUE(read_table(good, "x").ok());
  read_many([&](std::mt19937& random) { return damaged(good, random); });
}

}  // namespace
}  // namespace prongsai::table_files
