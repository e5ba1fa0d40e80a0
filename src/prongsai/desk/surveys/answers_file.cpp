// SPDX-License-Identifier: Apache-2.0
// The answers as a file: what is hidden on the page is hidden here.
#include "prongsai/desk/surveys/answers_shown.h"
#include "prongsai/table_files/write_csv.h"
#include "prongsai/table_files/write_xlsx.h"
#include "prongsai/words/words.h"

namespace prongsai::desk {
namespace {

using table_files::OutCell;
using Row = std::vector<std::string>;

/// A code, a question, a choice, how many, what share: numbers stand in the last two columns.
constexpr std::size_t number_columns_from = 3;

class Rows {
 public:
  Rows(const SurveyAnswers& answers, text::Language language) : answers_(answers), language_(language) {}

  std::vector<Row> made() {
    rows_.push_back({say("code"), say("question"), say("choice"), say("people"), say("percent")});
    for (const ShownSection& section : answers_.answers.sections) {
      for (const ShownItem& item : section.items) add_item(item);
    }
    for (const ShownProfile& one : answers_.profile) {
      for (std::size_t i = 0; i < one.counts.size(); ++i)
        add(one.question->code, choose(one.question->text), one.question->choices[i].label, one.counts[i]);
    }
    return std::move(rows_);
  }

 private:
  [[nodiscard]] std::string say(const std::string& key) const {
    return text::say(language_, "answers.file." + key);
  }
  [[nodiscard]] const std::string& choose(const framework::Text& text) const {
    return words::choose(language_, text);
  }
  void add_item(const ShownItem& item) {
    for (const ShownBox& box : item.boxes) {
      std::string question = choose(item.item->text);
      if (!box.box->text.empty()) question += " – " + choose(box.box->text);
      for (std::size_t i = 0; i < box.counts.size(); ++i)
        add(box.code, question, item.scale->choices[i].label, box.counts[i]);
    }
  }
  void add(const std::string& code, const std::string& question, const framework::Text& choice,
           const ShownCount& shown) {
    const std::string hidden = say("hidden");
    rows_.push_back({code, question, choose(choice), shown.count ? std::to_string(*shown.count) : hidden,
                     shown.count ? shown.percent : hidden});
  }

  const SurveyAnswers& answers_;
  text::Language language_;
  std::vector<Row> rows_;
};

table_files::OutSheet sheet_of(const std::vector<Row>& rows, const std::string& asked) {
  table_files::OutSheet sheet;
  sheet.name = table_files::sheet_name_from(asked);
  sheet.heading_rows = 1;
  sheet.has_filter = true;
  sheet.is_landscape = true;
  constexpr double code_width = 8;
  constexpr double question_width = 80;
  constexpr double choice_width = 24;
  sheet.widths = {code_width, question_width, choice_width};
  for (const Row& row : rows) {
    auto& cells = sheet.rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i)
      cells.push_back(i < number_columns_from ? OutCell(row[i], table_files::CellStyle::body)
                                              : OutCell::number(row[i], table_files::CellStyle::body));
  }
  return sheet;
}

}  // namespace

base::Result<AnswersFile> answers_file(const Office& office, const SurveyAnswers& answers, AnswersForm form,
                                       text::Language language) {
  const std::vector<Row> rows = Rows(answers, language).made();
  const std::string& asked = answers.survey.asked();
  const std::string name = "prongsai-answers-" + std::to_string(answers.survey.number) + "-" + asked;
  if (form == AnswersForm::csv)
    return AnswersFile{name + ".csv", "text/csv; charset=utf-8", table_files::write_csv(rows)};
  const auto bytes =
      table_files::write_xlsx({.sheets = {sheet_of(rows, asked)},
                               .title = answers.agency_th + " " + asked,
                               .made_at = std::chrono::floor<std::chrono::seconds>(office.now())});
  if (!bytes) return bytes.problems();
  return AnswersFile{name + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     *bytes};
}

}  // namespace prongsai::desk
