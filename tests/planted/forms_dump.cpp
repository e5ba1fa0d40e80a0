// SPDX-License-Identifier: Apache-2.0
// Prints what is read back from a made-up agency's document in one form, or from any file, and what the
// checker says of it.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>

#include "forms.h"

namespace {

using namespace prongsai;

std::string bytes_of(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void print(const lint::Manuscript& manuscript, const planted::Press& press) {
  for (const lint::Line& line : manuscript.lines) {
    std::printf("%d p%d t%d h%d%s|%s\n", line.number, line.page, line.table, line.heading,
                line.bold ? "b" : "", line.text().c_str());
  }
  for (const auto& finding : press.errors(manuscript)) {
    std::fprintf(stderr, "%s %d: %s -> %s\n", finding.code.c_str(), finding.line, finding.printed.c_str(),
                 finding.expected.c_str());
  }
}

}  // namespace

int main(int count, char** values) {
  const planted::Press press;
  if (count == 2) {
    print(planted::read_back(bytes_of(values[1])), press);
    return 0;
  }
  if (count < 4) return 2;
  const auto kind = report::find_kind(values[1]);
  if (!kind) return 2;
  const doc::Document document = press.document(*kind, std::strtoull(values[2], nullptr, 10));
  const std::string_view wanted = values[3];
  if (wanted == "plain") {
    print(planted::as_text(document), press);
    return 0;
  }
  for (const planted::Form form : planted::forms) {
    if (wanted != planted::name_of(form)) continue;
    const std::string bytes = planted::rendered(document, form);
    if (count > 4) std::ofstream(values[4], std::ios::binary) << bytes;
    print(planted::read_back(bytes), press);
  }
  return 0;
}
