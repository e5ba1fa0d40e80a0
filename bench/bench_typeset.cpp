// SPDX-License-Identifier: Apache-2.0
// Typesets one report again and again, as a batch for many agencies does; or writes it as HTML for a browser.
//
//     bench_typeset html FILE
//     bench_typeset pdf FILE COUNT    prints: seconds of all but the first, which also warms up
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

#include "prongsai/doc_writers/html.h"
#include "prongsai/doc_writers/pdf.h"
#include "prongsai/doc_writers/sample_document.h"

int main(int count, char** arguments) {
  using namespace prongsai;
  const std::string kind = count > 2 ? arguments[1] : "";
  doc::Document document = doc_writers::test::sample_document();
  if (kind == "html") {
    std::ofstream(arguments[2], std::ios::binary) << doc_writers::html(document);
    return 0;
  }
  if (kind != "pdf" || count != 4) {
    std::fputs("usage: bench_typeset html FILE | pdf FILE COUNT\n", stderr);
    return 2;
  }
  doc_writers::Typesetter typesetter;
  const std::string first = typesetter.pdf(document);
  const auto begun = std::chrono::steady_clock::now();
  const int rounds = std::stoi(arguments[3]);
  for (int round = 0; round < rounds; ++round) {
    // Each agency's report differs: names and numbers that no cache has seen.
    document.footer = "ฉบับที่ " + std::to_string(round);
    document.identifier = std::to_string(round);
    (void)typesetter.pdf(document);
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
  std::printf("%.6f\n", taken.count());
  std::ofstream(arguments[2], std::ios::binary) << first;
}
