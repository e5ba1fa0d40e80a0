// SPDX-License-Identifier: Apache-2.0
// Pieces one below the other, shared out over pages.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "prongsai/doc/document.h"
#include "prongsai/doc_writers/pdf/canvas_detail.h"
#include "prongsai/doc_writers/pdf/text_detail.h"

namespace prongsai::doc_writers::pdf {

/// Something laid out, drawn part by part: a line of a paragraph, a row of a table.
class Block {
 public:
  Block() = default;
  virtual ~Block() = default;
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;
  /// `part` as its pieces say; the corner is the upper left one. Parts come in their order.
  virtual void draw(Canvas& canvas, int part, Spot corner) = 0;
  /// Height of what stands again above its parts on a page that they go on to; 0: nothing.
  [[nodiscard]] virtual double head_height() const { return 0; }
  virtual void draw_head_again(Canvas& canvas, Spot corner) {
    (void)canvas;
    (void)corner;
  }
  /// After the last part on a page: a rule that closes what goes on overleaf.
  virtual void close_on_page(Canvas& canvas, int last_part, Spot corner) {
    (void)canvas;
    (void)last_part;
    (void)corner;
  }
};

/// What is never cut. Between pieces a page may end, unless they keep together.
struct Piece {
  Block* block = nullptr;
  int part = 0;
  double before = 0;  ///< space above, which falls away at the head of a page
  double height = 0;
  bool keep_with_next = false;
  bool starts_page = false;
  bool needs_head = false;  ///< the block's head stands above it where a page begins with it
};

/// The frame in which a section's text stands.
struct Sheet {
  double width = 0;
  double height = 0;
  double top = 0;
  double left = 0;
  double text_width = 0;
  double text_height = 0;
};

struct Chapter {
  Sheet sheet;
  std::vector<Piece> pieces;
  bool is_bare = false;  ///< a cover: neither head nor foot
};

/// A piece on its page.
struct Placed {
  const Piece* piece;
  double y;
  bool with_head;
};
struct PageOf {
  const Chapter* chapter;
  std::vector<Placed> pieces;
};

/// Where pieces fall. What keeps together moves to the next page together, unless a page could not hold it.
[[nodiscard]] std::vector<PageOf> paginate(const std::vector<Chapter>& chapters);

/// What every block needs to be laid out.
struct Bench {
  Faces& faces;
  const doc::Document& document;
  Sheet sheet;
};

/// Each makes the block's pieces behind those that are there; blocks live in `blocks`.
using Blocks = std::vector<std::unique_ptr<Block>>;
void lay_heading(const Bench& bench, const doc::Heading& heading, Blocks& blocks, std::vector<Piece>& pieces);
void lay_paragraph(const Bench& bench, const doc::Paragraph& paragraph, Blocks& blocks,
                   std::vector<Piece>& pieces);
void lay_list(const Bench& bench, const doc::List& list, Blocks& blocks, std::vector<Piece>& pieces);
void lay_figure(const Bench& bench, const doc::Figure& figure, Blocks& blocks, std::vector<Piece>& pieces);
void lay_table(const Bench& bench, const doc::Table& table, Blocks& blocks, std::vector<Piece>& pieces);
void lay_provenance(const Bench& bench, const doc::Provenance& provenance, Blocks& blocks,
                    std::vector<Piece>& pieces);
void lay_cover(const Bench& bench, const doc::Cover& cover, Blocks& blocks, std::vector<Piece>& pieces);

/// Paints a drawing into a box of that width; its height follows.
void paint(Canvas& canvas, const figure::Drawing& drawing, Spot corner, double width);

/// Keeps two lines at least together at either end of a text of `lines` pieces that begin at `first`.
void keep_ends_together(std::vector<Piece>& pieces, std::size_t first);

}  // namespace prongsai::doc_writers::pdf
