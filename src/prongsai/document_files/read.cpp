// SPDX-License-Identifier: Apache-2.0
#include "prongsai/document_files/read.h"

#include "prongsai/document_files/encoding_detail.h"
#include "prongsai/document_files/kind_detail.h"
#include "prongsai/document_files/reading_detail.h"

namespace prongsai::document_files {
namespace {

lint::Manuscript read_form(Form form, std::string_view bytes, const std::string& name) {
  if (form == Form::pdf) return read_pdf(bytes, name);
  if (form == Form::archive) return read_docx(bytes, name);
  const auto text = decode(bytes);
  if (!text) refuse("document.unknown_kind", {{"name", name}});
  if (form == Form::html) return read_html(*text, name);
  return lint::read_text(*text, name);
}

}  // namespace

base::Result<lint::Manuscript> read(std::string_view bytes, const std::string& name) {
  try {
    if (bytes.size() > document_bytes_max) refuse_too_large(bytes.size(), document_bytes_max);
    lint::Manuscript manuscript = read_form(form_of(bytes, name), bytes, name);
    if (manuscript.lines.empty()) refuse("document.empty", {{"name", name}});
    hold_to_limits(manuscript);
    return manuscript;
  } catch (const Refusal& refusal) {
    return refusal.problem;
  }
}

}  // namespace prongsai::document_files
