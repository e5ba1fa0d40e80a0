// SPDX-License-Identifier: Apache-2.0
// From form to results file and back: the real files, invented ones, and everything that can go wrong.
#include "prongsai/results_sheets/check_entry.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/results_sheets/test_tools.h"
#include "prongsai/results_sheets/write_results.h"

namespace prongsai::results_sheets {
namespace {

using results_files::Results;
using test::check;
using test::editions;
using test::lines_of;
using test::shape_of;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

void expect_same_again(const Results& results) {
  const FormShape shape = shape_of(results.edition().id);
  const Entry entry = entry_from_results(shape, results);
  Occasion occasion;
  occasion.agency = results.agency;
  occasion.made_up = results.made_up;
  const Checked checked = check_entry(shape, entry, occasion, editions());
  for (const FieldProblem& one : checked.problems) ADD_FAILURE() << one.field << " " << one.problem.code;
  ASSERT_TRUE(checked.results) << results.file;
  const Results& again = *checked.results;
  EXPECT_EQ(lines_of(results.plan(), again.known), lines_of(results.plan(), results.known)) << results.file;
  EXPECT_EQ(lines_of(again.assessment.findings), lines_of(results.assessment.findings)) << results.file;
  EXPECT_EQ(again.assessment.level.possible, results.assessment.level.possible) << results.file;
  EXPECT_TRUE(again.assessment.sheet.nodes.back().value == results.assessment.sheet.nodes.back().value);
  EXPECT_EQ(again.agency, results.agency);
  EXPECT_EQ(again.made_up, results.made_up);
  ASSERT_EQ(again.documents.size(), results.documents.size());
  for (std::size_t i = 0; i < again.documents.size(); ++i) {
    EXPECT_EQ(again.documents[i].key, results.documents[i].key);
    EXPECT_EQ(again.documents[i].title, results.documents[i].title);
    EXPECT_EQ(again.documents[i].note.th, results.documents[i].note.th);
  }
  EXPECT_EQ(entry_from_results(shape, again).texts, entry.texts);
}

TEST(CheckEntry, gives_the_real_results_back_as_they_were) {
  ASSERT_EQ(test::results_in("results").size(), 5U);
  for (const Results& results : test::results_in("results")) expect_same_again(results);
}

TEST(CheckEntry, gives_the_invented_province_back_as_it_was) {
  for (const Results& results : test::results_in("demo")) expect_same_again(results);
}

/// Figures of every kind in every edition, at one or more places, with words that need quoting.
std::string invented_sections(const FormShape& shape, std::mt19937& chance) {
  const std::vector<std::string> places = {"T1", "ตารางที่ 1 บรรทัด 46", "a; b @ c", "he said \"no\"", " x "};
  const auto number = [&] {
    const auto hundredths = chance() % 10'001;
    return std::to_string(hundredths / 100) + "." + std::to_string(hundredths % 100 / 10) +
           std::to_string(hundredths % 10);
  };
  Figures figures;
  for (const Field& field : shape.fields) {
    if (field.choice || field.kind == FieldKind::place || chance() % 3 != 0) continue;
    auto& own = figures[field.name];
    const bool one = field.kind == FieldKind::count || field.group == FieldGroup::deduction;
    for (auto n = one ? 1 : 1 + chance() % 3; n > 0; --n) {
      Figure figure{.value = number(),
                    .at = one || chance() % 2 == 0 ? "" : places[chance() % places.size()]};
      if (field.kind == FieldKind::count) figure.value = std::to_string(1 + chance() % 5'000);
      if (field.kind == FieldKind::grade || field.kind == FieldKind::level)
        figure.value = field.allowed[chance() % field.allowed.size()];
      if (field.group == FieldGroup::deduction) figure.value = "2.5";
      own.push_back(figure);
    }
  }
  for (const Field& field : shape.fields) {
    if (field.choice != std::size_t{0} || chance() % 3 != 0) continue;
    for (const Field* choice : shape.row(field.group, *field.node)) {
      const bool count = choice->kind == FieldKind::count;
      figures[choice->name] = {{.value = count ? std::to_string(chance() % 900) : number(), .at = {}}};
    }
    if (field.group == FieldGroup::percents && chance() % 2 == 0)
      figures[place_field(shape.plan().nodes[*field.node])] = {{.value = "T9: \\ \"", .at = {}}};
  }
  return write_results(shape, {.agency = test::somebody().agency, .made_up = true, .documents = {}}, figures);
}

TEST(CheckEntry, gives_any_figures_back_as_they_were) {
  for (const auto& rules : editions().all()) {
    const FormShape shape = make_form_shape(rules);
    for (unsigned seed = 1; seed <= 12; ++seed) {
      SCOPED_TRACE(rules->edition.id + " seed " + std::to_string(seed));
      std::mt19937 chance(seed);
      const auto results =
          results_files::parse_results(invented_sections(shape, chance), "f.yaml", editions());
      ASSERT_TRUE(results) << results.problems().front().code;
      expect_same_again(*results);
    }
  }
}

TEST(CheckEntry, keeps_a_printed_score_of_a_disclosure_item_beside_its_grade) {
  const auto results = results_files::parse_results(
      "kind: results\nschema: 1\nedition: ita/2566\nagency: { id: a, name_th: ก, type: other }\n"
      "published: { items: { o1: \"73.50\", o2: \"100\", o3: \"100\" }, level: [ผ่านดีมาก, { value: \"ระดับ "
      "ผ่าน\", at: T }] }\n"
      "grades: { o1: \"0\", o2: not_applicable, o4: [\"0\", \"100\", \"100\"] }\n",
      "f.yaml", editions());
  ASSERT_TRUE(results);
  expect_same_again(*results);
}

TEST(CheckEntry, keeps_a_part_of_a_year_without_parts) {
  const FormShape shape = shape_of("ita/2565");
  const Checked checked = check(shape, {{"part:eit1", "90.00 @ T1; 91.00"}});
  ASSERT_TRUE(checked.sound());
  ASSERT_EQ(checked.findings.size(), 2U);
  EXPECT_EQ(checked.findings[0].finding.code, "figure.no_place");
  EXPECT_THAT(checked.findings[0].fields, ElementsAre("part:eit1"));
  EXPECT_EQ(entry_from_results(shape, *checked.results).texts.at("part:eit1"), "90.00 @ T1; 91.00");
}

std::vector<std::string> fields_with(const Checked& checked, const std::string& code) {
  std::vector<std::string> out;
  for (const LocatedFinding& one : checked.findings) {
    if (one.finding.code == code) out.push_back(one.fields.front());
  }
  return out;
}

TEST(CheckEntry, shows_a_finding_beside_the_field_it_is_about) {
  for (const Results& results : test::results_in("results")) {
    const FormShape shape = shape_of(results.edition().id);
    const Checked checked =
        check_entry(shape, entry_from_results(shape, results), test::somebody(), editions());
    for (const LocatedFinding& one : checked.findings) {
      for (const std::string& field : one.fields) EXPECT_NE(shape.find(field), nullptr) << field;
    }
    if (results.year() == 2565) EXPECT_THAT(fields_with(checked, "figure.differs"), Contains("indicator:2"));
    if (results.year() == 2564)
      EXPECT_THAT(fields_with(checked, "percents.sum"), Contains("percents:e11/most"));
    if (results.year() == 2566)
      EXPECT_THAT(fields_with(checked, "figure.conflict"), Contains("item:e4@eit1"));
  }
}

TEST(CheckEntry, shows_findings_of_levels_answers_and_counts_at_their_fields) {
  const FormShape shape = shape_of("ita/2565");
  const Checked checked = check(shape, {{"total", "80.00"},
                                        {"level", "AA"},
                                        {"answers:eit", "7"},
                                        {"counts:e13/has", "5"},
                                        {"counts:e13/has_not", "1"},
                                        {"counts:e8/has", "5"},
                                        {"counts:e8/has_not", "1"},
                                        {"counts:e10/has", "3"},
                                        {"counts:e10/has_not", "1"},
                                        {"item:e13", "20.00"},
                                        {"percents:e13/has", "50.00"},
                                        {"percents:e13/has_not", "16.67"}});
  ASSERT_TRUE(checked.sound());
  EXPECT_THAT(fields_with(checked, "level.differs"), ElementsAre("level"));
  EXPECT_THAT(fields_with(checked, "answers.differ"), ElementsAre("answers:eit"));
  EXPECT_THAT(fields_with(checked, "counts.uneven"), ElementsAre("counts:e10/has"));
  EXPECT_THAT(fields_with(checked, "figure.differs"), ElementsAre("item:e13"));
  EXPECT_THAT(fields_with(checked, "percents.differ"), ElementsAre("percents:e13/has"));
}

TEST(CheckEntry, understands_a_level_however_it_is_written) {
  const FormShape shape = shape_of("ita/2566");
  for (const char* text : {"ผ่านดี", "ระดับผ่านดี", "ระดับ ผ่าน ดี", "good pass", "pass_good"}) {
    const Checked checked = check(shape, {{"level", text}});
    ASSERT_EQ(checked.results->known.levels.size(), 1U) << text;
    EXPECT_EQ(checked.results->known.levels[0].level, 1U) << text;
  }
  EXPECT_TRUE(check(shape, {{"level", "-"}}).results->known.levels.empty());
  EXPECT_THAT(fields_with(check(shape, {{"level", "ดีมาก"}}), "level.unknown"), ElementsAre("level"));
}

struct Broken {
  std::map<std::string, std::string, std::less<>> texts;
  std::string field;
  std::string code;
};

TEST(CheckEntry, tells_each_wrong_field_what_to_do_and_imports_nothing) {
  const FormShape shape = shape_of("ita/2565");
  const std::vector<Broken> all = {
      {{{"total", "91.505"}}, "total", "results_sheets.decimals"},
      {{{"total", "ดี"}}, "total", "results_sheets.not_a_number"},
      {{{"indicator:2", "81,900"}}, "indicator:2", "results_sheets.comma"},
      {{{"indicator:2", "819.0"}}, "indicator:2", "results_sheets.out_of_range"},
      {{{"counts:i7/least", "4.31"}}, "counts:i7/least", "results_sheets.not_whole"},
      {{{"item:o1", "73.5"}}, "item:o1", "results_sheets.grade"},
      {{{"item:o1", "n/a"}}, "item:o1", "results_sheets.unclear_word"},
      {{{"item:o1", "100; ไม่เกี่ยวข้อง"}}, "item:o1", "results_sheets.one_value"},
      {{{"total", "91.50 @ \"T1"}}, "total", "results_sheets.quote_open"},
      {{{"indicator:11", "90.00"}}, "indicator:11", "results_sheets.no_such_field"},
      {{{"total", std::string(8'001, '9')}}, "total", "results_sheets.too_long"},
      {{{"total", "91.50\x01"}}, "total", "results_sheets.bad_text"},
      {{{"total", "\xB9\xB1.50"}}, "total", "results_sheets.bad_text"},
      {{{"answers:iit", "310; 320"}}, "answers:iit", "results_sheets.one_value"},
      {{{"percents:i7/least", "4.31 @ T1"}}, "percents:i7/least", "results_sheets.one_value"},
      {{{"percents:i7/least", "4.31"}, {"percents:i7/much", "41.51"}},
       "percents:i7/little",
       "results_sheets.row_incomplete"}};
  for (const Broken& broken : all) {
    const Checked checked = check(shape, broken.texts);
    ASSERT_EQ(checked.problems.size(), 1U) << broken.code;
    EXPECT_EQ(checked.problems[0].field, broken.field) << broken.code;
    EXPECT_EQ(checked.problems[0].problem.code, broken.code);
    EXPECT_EQ(checked.document, "");
    for (const auto language : {text::Language::th, text::Language::en}) {
      const std::string sentence = text::sentence(language, checked.problems[0].problem);
      EXPECT_EQ(sentence.find("⟦"), std::string::npos) << sentence;
      EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
    }
  }
}

TEST(CheckEntry, tells_all_problems_in_the_order_of_the_form) {
  const Checked checked = check(
      shape_of("ita/2565"),
      {{"item:o1", "x"}, {"total", "y"}, {"counts:i7/least", "z"}, {"zzz", "1"}, {"indicator:2", "81.80"}});
  std::vector<std::string> fields;
  for (const FieldProblem& one : checked.problems) fields.push_back(one.field);
  EXPECT_THAT(fields, ElementsAre("total", "counts:i7/least", "item:o1", "zzz"));
  ASSERT_TRUE(checked.results) << "the sound fields are still shown";
  EXPECT_EQ(checked.results->known.figures.size(), 1U);
}

TEST(CheckEntry, writes_who_entered_the_figures_and_from_what) {
  Entry entry;
  entry.texts = {{"total", "91.50"}};
  Occasion occasion = test::somebody();
  occasion.entered_by = "กองยุทธศาสตร์ \"ฝ่าย 1\"";
  occasion.document_title = "รายงานผลการประเมิน: ปี 2565";
  const FormShape shape = shape_of("ita/2565");
  const Checked checked = check_entry(shape, entry, occasion, editions());
  ASSERT_TRUE(checked.sound());
  ASSERT_EQ(checked.results->documents.size(), 1U);
  EXPECT_EQ(checked.results->documents[0].key, "entry");
  EXPECT_EQ(checked.results->documents[0].title, occasion.document_title);
  EXPECT_EQ(checked.results->documents[0].note.th, "กรอกโดย " + occasion.entered_by);
  const Entry again = entry_from_results(shape, *checked.results);
  const Checked second = check_entry(shape, again, occasion, editions());
  EXPECT_EQ(second.document, checked.document) << "entered again by the same people";
}

TEST(CheckEntry, of_an_empty_form_is_sound_and_says_nothing) {
  const Checked checked = check(shape_of("ita/2569"), {{"total", " "}, {"indicator:1", "-"}});
  EXPECT_TRUE(checked.sound());
  EXPECT_TRUE(checked.results->known.figures.empty());
  EXPECT_THAT(checked.document, HasSubstr("edition: ita/2569"));
  EXPECT_EQ(checked.document.find("published"), std::string::npos);
}

TEST(CheckEntry, refuses_a_form_of_too_many_fields) {
  Entry entry;
  for (int i = 0; i < 5'001; ++i) entry.texts["field" + std::to_string(i)] = "1";
  const Checked checked = check_entry(shape_of("ita/2565"), entry, test::somebody(), editions());
  ASSERT_EQ(checked.problems.size(), 1U);
  EXPECT_EQ(checked.problems[0].problem.code, "results_sheets.too_many_fields");
}

}  // namespace
}  // namespace prongsai::results_sheets
