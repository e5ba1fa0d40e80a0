// SPDX-License-Identifier: Apache-2.0
#include "prongsai/doc_writers/pdf/flow_detail.h"

namespace prongsai::doc_writers::pdf {
namespace {

constexpr double tolerance = 0.01;

class Paginator {
 public:
  std::vector<PageOf> pages;

  void add(const Chapter& chapter) {
    begin(chapter);
    const std::vector<Piece>& pieces = chapter.pieces;
    for (std::size_t first = 0; first < pieces.size();) {
      std::size_t last = first + 1;
      while (last < pieces.size() && pieces[last - 1].keep_with_next && !pieces[last].starts_page) ++last;
      if (pieces[first].starts_page && !pages.back().pieces.empty()) begin(chapter);
      if (!fits(pieces, first, last) && !pages.back().pieces.empty()) begin(chapter);
      // What no page holds is shared out piece by piece.
      for (std::size_t i = first; i < last; ++i) {
        if (!fits(pieces, i, i + 1) && !pages.back().pieces.empty()) begin(chapter);
        place(pieces[i]);
      }
      first = last;
    }
  }

 private:
  void begin(const Chapter& chapter) {
    chapter_ = &chapter;
    pages.push_back({&chapter, {}});
    used_ = 0;
  }

  [[nodiscard]] bool fits(const std::vector<Piece>& pieces, std::size_t first, std::size_t last) const {
    double height = used_;
    for (std::size_t i = first; i < last; ++i) {
      const bool is_top = pages.back().pieces.empty() && i == first;
      if (is_top && pieces[i].needs_head) height += pieces[i].block->head_height();
      height += (is_top ? 0 : pieces[i].before) + pieces[i].height;
    }
    return height <= chapter_->sheet.text_height + tolerance;
  }

  void place(const Piece& piece) {
    const bool is_top = pages.back().pieces.empty();
    const bool with_head = is_top && piece.needs_head;
    if (with_head) used_ += piece.block->head_height();
    if (!is_top) used_ += piece.before;
    pages.back().pieces.push_back({&piece, used_, with_head});
    used_ += piece.height;
  }

  const Chapter* chapter_ = nullptr;
  double used_ = 0;
};

}  // namespace

std::vector<PageOf> paginate(const std::vector<Chapter>& chapters) {
  Paginator paginator;
  for (const Chapter& chapter : chapters)
    if (!chapter.pieces.empty()) paginator.add(chapter);
  return std::move(paginator.pages);
}

void keep_ends_together(std::vector<Piece>& pieces, std::size_t first) {
  const std::size_t count = pieces.size() - first;
  if (count < 2) return;
  pieces[first].keep_with_next = true;
  pieces[pieces.size() - 2].keep_with_next = true;
}

}  // namespace prongsai::doc_writers::pdf
