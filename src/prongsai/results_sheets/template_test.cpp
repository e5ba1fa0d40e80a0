// SPDX-License-Identifier: Apache-2.0
// Our own tables: filled in and read back, of every edition, and of the wrong one.
#include "prongsai/results_sheets/template.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/results_sheets/test_tables.h"
#include "prongsai/results_sheets/test_tools.h"

namespace prongsai::results_sheets {
namespace {

using test::cells_with;
using test::expect_nothing_dropped;
using test::reasons;
using test::shape_of;
using testing::ElementsAre;

std::vector<Table> tables_of(const std::vector<TemplateSheet>& sheets) {
  std::vector<Table> out;
  for (const TemplateSheet& sheet : sheets) out.push_back(sheet.table);
  return out;
}

TEST(Template, filled_in_reads_back_to_the_same_entry) {
  constexpr std::size_t few = 8;
  for (const char* folder : {"results", "demo"}) {
    const auto& all = test::results_in(folder);
    for (std::size_t i = 0; i < std::min(few, all.size()); ++i) {
      const results_files::Results& results = all[i];
      const FormShape shape = shape_of(results.edition().id);
      const Entry entry = entry_from_results(shape, results);
      for (const text::Language language : {text::Language::th, text::Language::en}) {
        const auto tables = tables_of(template_sheets(shape, language, entry));
        const Reading reading = entry_from_tables(shape, tables);
        EXPECT_TRUE(reading.entry.texts == entry.texts) << results.file;
        EXPECT_EQ(reading.entry.documents.size(), entry.documents.size());
        EXPECT_TRUE(reading.doubts.empty()) << reading.doubts.front().why.code;
        EXPECT_THAT(cells_with(reading, CellUse::not_understood), ElementsAre()) << results.file;
        expect_nothing_dropped(reading, tables);
        const Reading listed = entry_from_tables(shape, {template_list(shape, language, entry).table});
        EXPECT_TRUE(listed.entry.texts == entry.texts) << results.file;
        EXPECT_THAT(cells_with(listed, CellUse::not_understood), ElementsAre()) << results.file;
      }
    }
  }
}

TEST(Template, of_every_edition_is_understood_cell_by_cell) {
  for (const auto& rules : test::editions().all()) {
    const FormShape shape = make_form_shape(rules);
    Entry entry;
    for (const Field& field : shape.fields) entry.texts[field.name] = "คะแนนของ " + field.name;
    for (const text::Language language : {text::Language::th, text::Language::en}) {
      const auto sheets = template_sheets(shape, language, entry);
      const Reading reading = entry_from_tables(shape, tables_of(sheets));
      EXPECT_TRUE(reading.entry.texts == entry.texts) << rules->edition.id;
      EXPECT_THAT(cells_with(reading, CellUse::not_understood), ElementsAre()) << rules->edition.id;
      std::size_t inputs = 0;
      for (const TemplateSheet& sheet : sheets) inputs += sheet.inputs.size();
      EXPECT_EQ(inputs, shape.fields.size());
    }
  }
}

TEST(Template, of_another_year_is_not_read_into_this_one) {
  Entry entry;
  entry.texts["total"] = "91.50";
  const auto sheets = template_sheets(shape_of("ita/2564"), text::Language::th, entry);
  const Reading reading = entry_from_tables(shape_of("ita/2565"), tables_of(sheets));
  EXPECT_TRUE(reading.entry.texts.empty());
  ASSERT_FALSE(reading.problems.empty());
  EXPECT_EQ(reading.problems[0].code, "results_sheets.other_edition");
  expect_nothing_dropped(reading, tables_of(sheets));
}

TEST(Template, keeps_a_text_that_belongs_to_no_field) {
  const FormShape shape = shape_of("ita/2565");
  Entry entry;
  entry.texts["part:eit1"] = "90.00 @ T1";
  const Reading reading =
      entry_from_tables(shape, tables_of(template_sheets(shape, text::Language::th, entry)));
  EXPECT_EQ(reading.entry.texts, entry.texts);
}

TEST(Template, tells_of_a_source_without_a_title_and_of_words_in_the_explanation) {
  const FormShape shape = shape_of("ita/2565");
  auto tables = tables_of(template_sheets(shape, text::Language::th));
  tables[tables.size() - 2].rows.push_back({"report000", ""});
  tables.back().rows.push_back({"91.50"});
  const Reading reading = entry_from_tables(shape, tables);
  EXPECT_THAT(reasons(reading, CellUse::not_understood), ElementsAre("source_row", "row_unknown"));
}

}  // namespace
}  // namespace prongsai::results_sheets
