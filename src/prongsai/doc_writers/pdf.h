// SPDX-License-Identifier: Apache-2.0
// A document typeset for paper: A4, Thai line breaking, tagged, with outline and embedded fonts.
#pragma once

#include <string>

#include "prongsai/doc/document.h"

namespace prongsai::doc_writers {

/// Fonts and dictionaries, loaded once and used for any number of documents, one after the other: one a
/// thread.
class Typesetter {
 public:
  Typesetter();
  ~Typesetter();
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;

  /// The bytes of a PDF file. Equal documents give equal bytes. Throws std::runtime_error where the machine
  /// is at fault (no memory, fonts broken); never for what stands in the document.
  [[nodiscard]] std::string pdf(const doc::Document& document);

 private:
  struct Shop;
  Shop* shop_;
};

}  // namespace prongsai::doc_writers
