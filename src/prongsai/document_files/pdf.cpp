// SPDX-License-Identifier: Apache-2.0
// PDF: pages to lines.
#include <algorithm>
#include <ctime>
#include <memory>

#include <poppler-document.h>
#include <poppler-page.h>

#include "prongsai/document_files/pdf_detail.h"

namespace prongsai::document_files {
namespace {

constexpr int pages_max = 1'000;
constexpr double drawing_seconds_max = 12;  // of work; pages beyond are read without their rules

double seconds_of_work() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct Read {
  PdfPage page;
  bool is_scan = false;  ///< something is painted, and no letter
};

Read read_page(const poppler::page& page, bool draw) {
  Read read;
  std::vector<Piece> pieces = pieces_of(page);
  read.page.width = page.page_rect().width();
  read.page.height = page.page_rect().height();
  Rules rules;
  if (draw) rules = find_rules(page);
  if (pieces.empty()) {
    read.is_scan = !rules.is_blank;
    return read;
  }
  take_charts(rules, pieces);
  for (PdfTable& table : ruled_tables(rules, pieces)) {
    Item item;
    item.box = table.box;
    item.rows = std::move(table.rows);
    item.columns = std::move(table.columns);
    item.spans = std::move(table.spans);
    read.page.items.push_back(std::move(item));
  }
  // Text above and below a table stays apart from it, so that its gaps are seen by themselves.
  std::sort(read.page.items.begin(), read.page.items.end(),
            [](const Item& a, const Item& b) { return a.box.top < b.box.top; });
  std::vector<Item> all;
  const std::vector<std::vector<Stretch>> rows = rows_of(std::move(pieces), 0.45);
  std::size_t begin = 0;
  const auto give_until = [&](double bottom) {
    std::size_t end = begin;
    while (end < rows.size() && rows[end].front().box.middle() < bottom) ++end;
    const std::vector<std::vector<Stretch>> part(rows.begin() + static_cast<std::ptrdiff_t>(begin),
                                                 rows.begin() + static_cast<std::ptrdiff_t>(end));
    for (Item& item : blocks_of(part, rules)) all.push_back(std::move(item));
    begin = end;
  };
  for (Item& table : read.page.items) {
    give_until(table.box.top);
    all.push_back(std::move(table));
  }
  give_until(1e9);
  read.page.items = std::move(all);
  return read;
}

}  // namespace

lint::Manuscript read_pdf(std::string_view bytes, const std::string& name) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) refuse_damaged(name);
  if (document->is_locked()) refuse("document.protected", {{"name", name}});
  const int count = document->pages();
  if (count < 1) refuse_damaged(name);
  std::vector<PdfPage> pages;
  bool is_scan = false;
  bool has_text = false;
  const double begun = seconds_of_work();
  for (int i = 0; i < std::min(count, pages_max); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) {
      pages.emplace_back();
      continue;
    }
    Read read = read_page(*page, seconds_of_work() - begun < drawing_seconds_max);
    is_scan = is_scan || read.is_scan;
    has_text = has_text || !read.page.items.empty();
    pages.push_back(std::move(read.page));
  }
  if (!has_text) refuse("document.no_text", {{"name", name}, {"pages", std::to_string(count)}});
  Gatherer gatherer(name);
  for (const std::string& running : take_running_lines(pages)) {
    lint::Line line;
    line.cells = {running};
    gatherer.add(std::move(line));
  }
  give_pages(pages, gatherer);
  gatherer.manuscript().is_scan = is_scan;
  return gatherer.take();
}

}  // namespace prongsai::document_files
