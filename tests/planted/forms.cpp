// SPDX-License-Identifier: Apache-2.0
#include "forms.h"

#include <stdexcept>
#include <utility>

#include "prongsai/doc_writers/docx.h"
#include "prongsai/doc_writers/html.h"
#include "prongsai/doc_writers/pdf.h"
#include "prongsai/doc_writers/plain.h"
#include "prongsai/document_files/read.h"
#include "prongsai/report/write.h"

namespace prongsai::planted {

const char* name_of(Form form) {
  return form == Form::pdf ? "PDF" : form == Form::docx ? "DOCX" : "HTML";
}

Press::Press() : world_(load_world()) {
  auto patterns = report_files::load_patterns(std::string(PRONGSAI_SOURCE_DIR) + "/documents");
  if (!patterns) throw std::runtime_error("documents/ cannot be read");
  patterns_ = std::move(patterns).value();
  for (const auto& one : world_.editions->all()) {
    if (!one->edition.made_up) catalogue_.editions.push_back(&one->edition);
  }
}

doc::Document Press::document(report::Kind kind, std::uint64_t seed) const {
  const auto agency = make_agency(world_, kind, seed);
  return report::write(*patterns_.find(kind), patterns_.wording, agency->input).document;
}

std::vector<lint::Finding> Press::errors(const lint::Manuscript& manuscript) const {
  auto found = lint::check(manuscript, catalogue_);
  std::erase_if(found, [](const lint::Finding& one) { return one.certainty == lint::Certainty::hint; });
  return found;
}

std::string rendered(const doc::Document& document, Form form) {
  if (form == Form::docx) return doc_writers::docx(document);
  if (form == Form::html) return doc_writers::html(document);
  thread_local doc_writers::Typesetter typesetter;
  return typesetter.pdf(document);
}

lint::Manuscript read_back(const std::string& bytes) {
  auto read = document_files::read(bytes, "made");
  if (!read) throw std::runtime_error("not read: " + read.problems().front().code);
  return std::move(read).value();
}

lint::Manuscript as_text(const doc::Document& document) {
  return lint::read_text(doc_writers::plain(document), "made");
}

}  // namespace prongsai::planted
