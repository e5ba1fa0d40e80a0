// SPDX-License-Identifier: Apache-2.0
// Writes the documents that the tests know, for other programs to read: `paper_door FOLDER`.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "prongsai/doc_writers/docx.h"
#include "prongsai/doc_writers/html.h"
#include "prongsai/doc_writers/plain.h"
#include "prongsai/doc_writers/sample_document.h"
#include "prongsai/doc_writers/sheets.h"
#include "prongsai/doc_writers/test_hostile.h"

int main(int count, char** arguments) {
  using namespace prongsai;  // NOLINT(google-build-using-namespace): a program of a test
  if (count != 2) {
    std::fputs("usage: paper_door FOLDER\n", stderr);
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  const auto put = [&](const std::string& name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
  };
  const doc::Document sample = doc_writers::test::sample_document();
  const std::pair<const char*, doc::Document> documents[] = {
      {"sample", sample},
      {"thai", doc::with_digits(sample, doc::Digits::thai)},
      {"long", doc_writers::test::long_document()},
      {"hostile", doc_writers::test::hostile_document()},
  };
  for (const auto& [name, document] : documents) {
    put(std::string(name) + ".txt", doc_writers::plain(document));
    put(std::string(name) + ".docx", doc_writers::docx(document));
    put(std::string(name) + ".html", doc_writers::html(document));
    put(std::string(name) + ".xlsx", doc_writers::xlsx(document));
  }
  return 0;
}
