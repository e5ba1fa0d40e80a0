// SPDX-License-Identifier: Apache-2.0
// The pattern of a document: its parts in their order and its sentences, which an office may word anew. Read
// from documents/*.yaml by report_files. What is true stands in no template: sentences name facts in {braces}
// and say when they may be printed.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "prongsai/doc/document.h"
#include "prongsai/report/kind.h"

namespace prongsai::report {

/// "total_rose", or "not total_rose". A test that cannot be decided holds neither way.
using Tests = std::vector<std::string>;

/// Words with {facts} in them; **strong words** between double stars.
struct Sentence {
  std::string say;
  Tests when;    ///< printed only where all hold
  int line = 0;  ///< of the template file
};

struct BlockPattern;
using BlockPatterns = std::vector<BlockPattern>;

struct HeadingPattern {
  int level = 1;
  std::string numbered;              ///< key of a word with {n} ("ส่วนที่ {n}"); "count": 1., 1.1; empty: none
  std::vector<std::string> phrases;  ///< lines break between them
  bool starts_page = false;
  bool is_centred = false;
};
/// A paragraph of the sentences whose tests hold; without any, nothing is printed.
struct TextPattern {
  doc::ParagraphRole role = doc::ParagraphRole::body;
  std::vector<Sentence> sentences;
  bool is_first_only = false;  ///< of several wordings, the first that holds
  bool keep_with_next = false;
};
/// What the program puts together: a table, list or figure by its name (names.h).
struct TablePattern {
  std::string of;
  std::string caption;
};
struct ListPattern {
  std::string of;
  std::string mark;  ///< "◆", "●", "-"; "1.": counted
};
struct FigurePattern {
  std::string of;
  std::string caption;
  int width_percent = 100;
};
/// Words that an officer types for this one document; `otherwise` where nothing was typed.
struct TypedPattern {
  std::string field;
  std::string otherwise;
};
/// The body once for each of something: "failing", "topics", "instruments".
struct EachPattern {
  std::string of;
  BlockPatterns body;
};
struct BreakPattern {};
struct SectionPattern {
  doc::Orientation orientation = doc::Orientation::portrait;
};

struct BlockPattern {
  Tests when;
  std::variant<HeadingPattern, TextPattern, TablePattern, ListPattern, FigurePattern, TypedPattern,
               EachPattern, BreakPattern, SectionPattern>
      form;
  int line = 0;
};

struct Template {
  Kind kind = Kind::analysis;
  std::string file;
  std::string title;                     ///< of the file's properties, with {facts}
  std::vector<std::string> cover_title;  ///< lines
  std::vector<std::string> cover_subtitle;
  std::vector<std::string> header;
  BlockPatterns body;
};

/// Words of tables, figures and generated parts, by key: "column.rank". Shared by all templates.
struct Wording {
  std::map<std::string, std::string, std::less<>> words;
  std::string fingerprint;  ///< SHA-256 over all files of documents/, lower-case hex
  /// "⟦key⟧" where it is missing.
  [[nodiscard]] std::string say(std::string_view key) const;
};

/// Everything in documents/.
struct Patterns {
  std::vector<Template> templates;
  Wording wording;
  [[nodiscard]] const Template* find(Kind kind) const;
};

/// What is wrong with a template, a line each: a fact, test, table, list, figure, field or word that does not
/// exist, or not inside the `each` it stands in; a sentence that claims something (claims.h) without a test
/// that can bear it; a number typed where a fact must stand (literals.h).
struct PatternFlaw {
  int line = 0;
  std::string code;  ///< "document.unknown_fact", "document.claim_without_test", …
  std::vector<std::pair<std::string, std::string>> details;
};
[[nodiscard]] std::vector<PatternFlaw> flaws(const Template& pattern, const Wording& wording);

}  // namespace prongsai::report
