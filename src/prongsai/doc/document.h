// SPDX-License-Identifier: Apache-2.0
// A document as its reader understands it: headings, paragraphs, tables, figures, and numbers that know
// where they come from. Nothing here knows paper, pixels or file formats: doc_writers does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "prongsai/figure/drawing.h"

namespace prongsai::doc {

/// A number (or level, or date) that the document prints, and what it is. Wherever it stands, a span points
/// here, so that one quantity cannot be printed in two ways.
struct Datum {
  std::string id;     ///< "2565/indicator:2/score": the same quantity has the same id in every document
  std::string label;  ///< for people: "ตัวชี้วัดที่ 2 การใช้งบประมาณ พ.ศ. 2565"
  std::string value;  ///< as printed, with Arabic digits: "81.80"
  std::string unit;   ///< "points", "percent", "count", "rank", "year", "date", "level", "change"
  std::string
      source;  ///< where it comes from: "computed from counts", "as published"; in words of the reader
};

enum class Tone : std::uint8_t { plain, muted, good, bad };

/// A run of words in one style.
struct Span {
  std::string text;
  bool bold = false;
  bool italic = false;
  Tone tone = Tone::plain;
  std::string href;                  ///< http(s), mailto or "#id" of a heading; empty: no link
  std::optional<std::size_t> datum;  ///< index into Document::data
  bool verbatim = false;             ///< addresses, fingerprints: digits stay as they are
};
using Spans = std::vector<Span>;

/// Numbered automatically by whoever builds the document; writers print `number` before the words.
struct Heading {
  int level = 1;                     ///< 1 to 3
  std::string number;                ///< "ส่วนที่ 1", "2.1"; may be empty
  std::vector<std::string> phrases;  ///< lines break between phrases rather than within one
  std::string id;                    ///< unique in the document; letters, digits, '-'
  bool is_centred = false;
  bool starts_page = false;
};

enum class ParagraphRole : std::uint8_t {
  body,     ///< first line indented, lines filled on both sides
  plain,    ///< no indent
  centred,  ///< one line or a few, in the middle
  note,     ///< smaller, muted: under a table or figure
  lead,     ///< larger: the one sentence that matters most
  callout,  ///< in a box: what the reader must not miss
};
struct Paragraph {
  Spans spans;
  ParagraphRole role = ParagraphRole::body;
  bool keep_with_next = false;  ///< stays on the page of what follows: a lead-in of a table
};

struct ListItem {
  std::string mark;  ///< as printed: "1.", "1.1", "◆", "●"
  Spans spans;
  std::vector<ListItem> below;
};
struct List {
  std::vector<ListItem> items;
};

enum class Align : std::uint8_t { start, centre, end, decimal };
struct Column {
  /// Share of the width. 0: as narrow as its longest word or number.
  int weight = 1;
  Align align = Align::start;
};
enum class Shade : std::uint8_t {
  none,
  head,   ///< as header cells
  group,  ///< a row that names those below it
  total,
  bad,  ///< what fails or is missing; never without words that say so
  bar,  ///< a filled month of a calendar; holds a sign as well
};
/// Lines of a cell, one paragraph each; `mark` as in a list, or empty.
struct CellLine {
  Spans spans;
  std::string mark;
};
struct Cell {
  std::vector<CellLine> lines;
  int columns = 1;  ///< spanned; what it covers to the right is left out of the row
  int rows = 1;     ///< spanned; what it covers below stays in later rows as nothing: leave it out too
  std::optional<Align> align;
  Shade shade = Shade::none;
  bool is_head = false;  ///< a cell that names its row
};
struct Row {
  std::vector<Cell> cells;
  bool keep_with_next = false;
};
struct Table {
  std::string id;       ///< unique in the document
  std::string caption;  ///< above the table; may be empty
  std::vector<Column> columns;
  std::vector<Row> head;  ///< repeated on each page
  std::vector<Row> body;  ///< a row is broken over pages only where it is taller than a page
  std::string sheet;      ///< name of its worksheet in XLSX; empty: in none
};

struct Figure {
  std::string id;
  figure::Drawing drawing;  ///< its caption is what is read to those who do not see it
  std::string caption;      ///< under the figure; may be empty
  /// Share of the text width in percent: a small one stands in the middle.
  int width_percent = 100;
};

/// The first page.
struct Cover {
  std::vector<std::string> title;     ///< a line each, broken by sense
  std::vector<std::string> subtitle;  ///< agency, place, year
  std::string slogan;                 ///< may be empty
  std::vector<Spans> issuer;          ///< unit, telephone, mail
  bool has_logo = true;               ///< where the document has one
};

struct PageBreak {};

/// What nothing else in the document says: which rules, which data, which version; and where it is explained.
struct Provenance {
  std::string title;
  struct Line {
    std::string label;
    Spans value;
  };
  std::vector<Line> lines;
  std::optional<figure::Drawing> qr;  ///< of `address`
  std::string address;
};

using Block = std::variant<Cover, Heading, Paragraph, List, Table, Figure, PageBreak, Provenance>;

enum class Orientation : std::uint8_t { portrait, landscape };
/// Pages of one orientation; each begins on a new page.
struct Section {
  Orientation orientation = Orientation::portrait;
  std::vector<Block> blocks;
};

/// PNG or JPEG, at most a megabyte.
struct Image {
  std::string bytes;
  std::string media_type;
  std::string alternative;  ///< what it shows, in words
};

enum class Digits : std::uint8_t { arabic, thai };

struct Document {
  std::string title;  ///< one line, for the file's properties
  std::string author;
  std::string subject;
  std::string language = "th";
  std::string identifier;           ///< stable address or id of exactly this version
  std::string date;                 ///< ISO day of the version; never the time of writing the file
  std::vector<std::string> header;  ///< lines at the head of every page but the cover
  std::string footer;               ///< words at the foot, left of the page number
  std::string page_word;            ///< "หน้า {page} / {pages}"
  std::optional<Image> logo;
  Digits digits = Digits::arabic;  ///< already applied by `with_digits`
  std::vector<Datum> data;
  std::vector<std::string> names;  ///< of agencies, people, places: lines never break within one
  std::vector<Section> sections;
};

/// Every printed digit in the style wanted: texts, numbers of headings, marks, figures, header and footer.
/// Left alone: verbatim spans, links, ids, `data` (canonical, Arabic).
[[nodiscard]] Document with_digits(Document document, Digits digits);

/// The same line with Thai digits.
[[nodiscard]] std::string thai_digits(std::string_view text);

/// All words of a heading in one line.
[[nodiscard]] std::string text_of(const Heading& heading);
[[nodiscard]] std::string text_of(const Spans& spans);

/// What would make a writer stumble: a table whose rows do not fill its columns, an id used twice, a datum
/// that is not there, a list or table without anything in it. Empty: sound. For tests and before publication.
[[nodiscard]] std::vector<std::string> flaws(const Document& document);

}  // namespace prongsai::doc
