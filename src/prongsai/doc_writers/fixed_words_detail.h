// SPDX-License-Identifier: Apache-2.0
// The few words that a file format asks for and no document holds.
#pragma once

#include <string_view>

namespace prongsai::doc_writers {

struct FixedWords {
  std::string_view contents;  ///< above the list of contents
  std::string_view about;     ///< name of the sheet that says what the workbook is
  std::string_view data;      ///< name of the sheet with all numbers
  std::string_view id;        ///< heads of its columns
  std::string_view label;
  std::string_view value;
  std::string_view unit;
  std::string_view source;
  std::string_view title;  ///< labels in the sheet that says what this is
  std::string_view author;
  std::string_view subject;
  std::string_view version;
  std::string_view date;
  std::string_view explanation;
};

/// In the language of a document: Thai for "th", English for all others.
[[nodiscard]] const FixedWords& fixed_words(std::string_view language);

}  // namespace prongsai::doc_writers
