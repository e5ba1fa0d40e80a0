// SPDX-License-Identifier: Apache-2.0
// The objects of a PDF file (ISO 32000-1), written in the order they are finished.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::doc_writers::pdf {

/// Deflated as zlib does at a middle level.
[[nodiscard]] std::string deflated(std::string_view bytes);

/// A text for people as a string object in UTF-16: <FEFF…>.
[[nodiscard]] std::string text_object(std::string_view utf8);
/// The same without its frame and mark: hexadecimal digits only.
[[nodiscard]] std::string utf16_hex(std::string_view utf8);
/// Bytes as a string object: (…).
[[nodiscard]] std::string bytes_object(std::string_view bytes);

/// Appends a number with at most two decimals, and a blank.
void append(std::string& out, double number);

using ObjectId = int;
[[nodiscard]] std::string reference(ObjectId id);

class Objects {
 public:
  Objects();

  [[nodiscard]] ObjectId reserve();
  void put(ObjectId id, std::string body);  ///< a dictionary, an array: packed with others into one stream
  [[nodiscard]] ObjectId add(std::string body);
  /// `entries` go into the dictionary, which gets /Length, and /Filter where `is_deflated`.
  [[nodiscard]] ObjectId add_stream(std::string_view entries, std::string_view bytes, bool is_deflated);
  void put_stream(ObjectId id, std::string_view entries, std::string_view bytes, bool is_deflated);

  /// The whole file. `seed` gives the file's identity: equal seeds and contents, equal bytes.
  [[nodiscard]] std::string finish(ObjectId root, ObjectId info, std::string_view seed);

 private:
  struct Place {
    int kind = 0;  ///< as in a cross-reference stream: 0 free, 1 an offset, 2 within a stream
    std::size_t first = 0;
    std::size_t second = 0;
  };
  void write_packs();

  std::string out_;
  std::vector<Place> places_;
  std::vector<std::pair<ObjectId, std::string>> waiting_;
};

}  // namespace prongsai::doc_writers::pdf
