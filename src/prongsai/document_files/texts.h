// SPDX-License-Identifier: Apache-2.0
// What stands in many files of strangers, as plain text to search in: no lines to check, no layout.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace prongsai::document_files {

/// How a web server called the bytes it sent. What they are is told by the bytes wherever these tell it.
struct SentAs {
  std::string media_type;  ///< "text/html", "application/pdf"; lower case, without parameters; may be empty
  std::string packing;     ///< "gzip", "deflate" (RFC 9110, 8.4); empty or "identity": not packed
};

struct PlainText {
  std::string read_as;         ///< "pdf", "docx", "html", "text", "xlsx", "csv"; empty: it could not be read
  std::string text;            ///< UTF-8, tidied, one paragraph or row a line; cut at plain_text_bytes_max
  std::size_t pages = 0;       ///< of a PDF, with text or without
  std::size_t table_rows = 0;  ///< rows that a machine reads as rows: not those of a PDF
  /// "document.text_cut" where there is more than `text`, because it is longer than plain_text_bytes_max or
  /// than the lines, cells and tags within tags that are read. Else a problem's code where nothing was read:
  /// those of read(), "document.no_text" (read_as and pages are told), "document.empty", or those of
  /// table_files::read_table.
  std::string trouble;

  friend bool operator==(const PlainText&, const PlainText&) = default;
};

inline constexpr std::size_t plain_text_bytes_max = 2U * 1024 * 1024;

/// This parses untrusted bytes in this very process: a server uses a TextReader.
[[nodiscard]] PlainText read_plain(std::string_view bytes, const SentAs& sent_as);

/// Reads file after file, each in a locked-in process of its own, which has 30 seconds, a gigabyte, no
/// network and no files. These are copies of one process that has the program loaded already, so that a file
/// costs milliseconds; it never looks at the bytes, and is begun anew when it dies. One file cannot learn of,
/// or change, what another one says. Not for several threads.
class TextReader {
 public:
  /// `program` is this program's own file; it is called with texts_argument.
  explicit TextReader(std::string program);
  ~TextReader();
  TextReader(const TextReader&) = delete;
  TextReader& operator=(const TextReader&) = delete;

  /// Further trouble: document.too_large, document.too_slow, document.damaged (the reader broke). Throws
  /// std::system_error where no process can be had.
  [[nodiscard]] PlainText read(std::string_view bytes, const SentAs& sent_as);

 private:
  class Nursery;
  std::string program_;
  std::unique_ptr<Nursery> nursery_;
};

inline constexpr const char* texts_argument = "read-texts-apart";
/// What that one process does, until its input ends. Gives its exit code.
[[nodiscard]] int read_texts_for_parent();

}  // namespace prongsai::document_files
