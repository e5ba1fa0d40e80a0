// SPDX-License-Identifier: Apache-2.0
// Typesets each line of a file twice: as rows of a shaded table, and alone on a page of its own.
//
//     write_marks STRINGS TABLE.pdf ALONE.pdf
#include <fstream>
#include <string>

#include "prongsai/doc_writers/pdf.h"

namespace {

using namespace prongsai;

doc::Cell cell(const std::string& text, doc::Shade shade) {
  doc::Cell result;
  result.lines.resize(1);
  result.lines[0].spans = {{.text = text}};
  result.shade = shade;
  return result;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return 2;
  doc::Table table{.id = "marks", .columns = {{1, doc::Align::start}}};
  doc::Document alone;
  alone.sections.resize(1);
  std::ifstream strings(arguments[1]);
  for (std::string line; std::getline(strings, line);) {
    const doc::Shade shade = table.body.size() % 2 == 1 ? doc::Shade::bad : doc::Shade::none;
    table.body.push_back({{cell(line, shade)}, false});
    // A table of one row: the same size and shade, nothing near.
    doc::Table single{.id = "t" + std::to_string(table.body.size()), .columns = {{1, doc::Align::start}}};
    single.body.push_back({{cell(line, shade)}, false});
    alone.sections[0].blocks.emplace_back(std::move(single));
    alone.sections[0].blocks.emplace_back(doc::PageBreak{});
  }
  doc::Document together;
  together.sections.resize(1);
  together.sections[0].blocks.emplace_back(std::move(table));
  doc_writers::Typesetter typesetter;
  std::ofstream(arguments[2], std::ios::binary) << typesetter.pdf(together);
  std::ofstream(arguments[3], std::ios::binary) << typesetter.pdf(alone);
}
