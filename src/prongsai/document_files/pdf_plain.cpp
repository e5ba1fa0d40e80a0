// SPDX-License-Identifier: Apache-2.0
// PDF: what its pages say, in the order in which it was painted. A hundredth of the work of reading lines.
#include <algorithm>
#include <ctime>
#include <memory>

#include <poppler-document.h>
#include <poppler-page.h>

#include "prongsai/document_files/reading_detail.h"
#include "prongsai/document_files/texts_detail.h"

namespace prongsai::document_files {
namespace {

constexpr int pages_read_max = 2'000;
constexpr double seconds_max = 15;  // of work: what was read until then is text already

double seconds_of_work() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

bool add_page(PlainText& out, std::string_view page) {
  while (!page.empty()) {
    const std::string_view printed = page.substr(0, page.find_first_of("\n\f"));
    page.remove_prefix(std::min(page.size(), printed.size() + 1));
    const std::string line = tidy(printed);
    if (line.empty()) continue;
    if (out.text.size() + line.size() + 1 > plain_text_bytes_max) return false;
    out.text.append(line).append("\n");
  }
  return true;
}

}  // namespace

PlainText read_plain_pdf(std::string_view bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) refuse_damaged("?");
  if (document->is_locked()) refuse("document.protected", {{"name", "?"}});
  PlainText out;
  out.read_as = "pdf";
  const int count = std::max(document->pages(), 0);
  out.pages = static_cast<std::size_t>(count);
  constexpr const char* cut = "document.text_cut";
  const double begun = seconds_of_work();
  for (int i = 0; i < std::min(count, pages_read_max); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) continue;
    const poppler::byte_array text = page->text(poppler::rectf(), poppler::page::raw_order_layout).to_utf8();
    out.trouble = add_page(out, {text.data(), text.size()}) ? "" : cut;
    if (!out.trouble.empty()) break;
    const bool is_late = seconds_of_work() - begun > seconds_max;
    if (is_late && i + 1 < count) out.trouble = cut;
    if (is_late) break;
  }
  if (count > pages_read_max) out.trouble = cut;
  if (out.text.empty()) out.trouble = count > 0 ? "document.no_text" : "document.damaged";
  return out;
}

}  // namespace prongsai::document_files
