// SPDX-License-Identifier: Apache-2.0
// Plans and their worksheets as a command for tests in other languages: `door make DATABASE FILE LANGUAGE`
// makes a plan and its workbook; `door take DATABASE FILE` takes a workbook in and tells, as JSON, what
// became of each row and what the plan holds then.
#include <cstdio>
#include <fstream>
#include <iterator>

#include "plan_sheets.h"

namespace {

using namespace prongsai;  // NOLINT(google-build-using-namespace): a program of a test

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? "\\n" : std::string(1, c);
  }
  return out + "\"";
}

int make(offices::TestOffice& office, const char* path, std::string_view language) {
  offices::SheetTown town(office);
  town.make_plan();
  town.fill();
  const auto file = desk::plan_workbook(office.office(), town.coordinator.actor, offices::plan_2567,
                                        language == "en" ? text::Language::en : text::Language::th);
  if (!file) return 1;
  std::ofstream(path, std::ios::binary) << file->bytes;
  return 0;
}

std::string lines_of(const desk::SheetPreview& shown) {
  std::string out;
  for (const desk::SheetLine& line : shown.lines) {
    if (line.verdict == desk::RowVerdict::same) continue;
    std::string problems;
    for (const base::Problem& problem : line.problems)
      problems += (problems.empty() ? "" : ",") + quoted(problem.code);
    out += (out.empty() ? "" : ",") +
           ("[" + quoted(desk::code_of(line.verdict)) + "," + quoted(line.title) + ",[" + problems + "]]");
  }
  return out;
}

std::string records_of(const desk::PlanView& view) {
  std::string out;
  for (const improvement::Record& record : view.plan.records) {
    std::string fields = "\"kind\":" + quoted(improvement::spec_of(record.kind).code) +
                         ",\"id\":" + quoted(record.id) + ",\"parent\":" + quoted(record.parent);
    for (const auto& [code, text] : record.fields)
      fields += "," + quoted("field." + code) + ":" + quoted(text);
    out += (out.empty() ? "{" : ",{") + fields + "}";
  }
  return out;
}

int take(offices::TestOffice& office, const char* path) {
  const offices::SheetTown town(office);
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto sent = town.send(bytes);
  if (!sent) {
    std::fputs(sent.problems().front().code.c_str(), stderr);
    return 1;
  }
  const std::string lines = lines_of(town.look());
  const auto applied = town.apply();
  const std::string outcome = applied ? "taken" : applied.problems().front().code;
  const std::string out = "{\"lines\":[" + lines + "],\"outcome\":" + quoted(outcome) + ",\"records\":[" +
                          records_of(town.view()) + "]}";
  std::fputs(out.c_str(), stdout);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return 2;
  offices::TestOffice office(arguments[2]);
  const std::string deed = arguments[1];
  if (deed == "make" && count == 5) return make(office, arguments[3], arguments[4]);
  return deed == "take" ? take(office, arguments[3]) : 2;
}
