// SPDX-License-Identifier: Apache-2.0
// Prints a made-up agency's document as the checker reads it, and what the checker says.
#include <cstdio>
#include <cstdlib>

#include "prongsai/doc_writers/plain.h"
#include "prongsai/lint/check.h"
#include "prongsai/report/write.h"
#include "prongsai/report_files/patterns.h"
#include "prongsai/text/language.h"

#include "made_agency.h"

int main(int count, char** values) {
  using namespace prongsai;
  if (count < 3) return 2;
  const auto world = planted::load_world();
  const auto patterns = report_files::load_patterns(std::string(PRONGSAI_SOURCE_DIR) + "/documents");
  if (!patterns) {
    for (const auto& problem : patterns.problems()) {
      std::fprintf(stderr, "%s\n", text::sentence(text::Language::en, problem).c_str());
    }
    return 3;
  }
  const auto kind = report::find_kind(values[1]);
  const auto agency = planted::make_agency(world, *kind, std::strtoull(values[2], nullptr, 10));
  const report::Draft draft =
      report::write(*patterns.value().find(*kind), patterns.value().wording, agency->input);
  const std::string text = doc_writers::plain(draft.document);
  if (count == 3) std::fputs(text.c_str(), stdout);
  for (const auto& gap : draft.gaps)
    std::fprintf(stderr, "gap %s %s\n", gap.code.c_str(), gap.record.c_str());
  lint::Catalogue catalogue;
  for (const auto& one : world.editions->all()) {
    if (!one->edition.made_up) catalogue.editions.push_back(&one->edition);
  }
  for (const auto& finding : lint::check(lint::read_text(text, "made.txt"), catalogue)) {
    std::fprintf(stderr, "%s %d %s: %s -> %s\n", finding.code.c_str(), finding.line,
                 std::string(lint::code_of(finding.certainty)).c_str(), finding.printed.c_str(),
                 finding.expected.c_str());
  }
  return 0;
}
