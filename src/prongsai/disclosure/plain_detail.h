// SPDX-License-Identifier: Apache-2.0
// Text of a page made alike, so that words and years are found however they were written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::disclosure {

/// Thai digits as 0 to 9, sara am as one letter (also where a PDF tore it apart), two sara e as sara ae,
/// Latin letters small, one kind of dash and of apostrophe; white space and invisible letters gone beside
/// Thai, one space elsewhere. Knows where each byte stood in the original, which must outlive it.
class Plain {
 public:
  explicit Plain(std::string_view original);

  [[nodiscard]] std::string_view text() const { return text_; }
  /// What people read around text().substr(at, size): at most 160 letters of the original, on one line.
  [[nodiscard]] std::string excerpt(std::size_t at, std::size_t size) const;
  /// Where a word stands first, itself made alike; a Latin word only as a whole one.
  struct Found {
    std::size_t at = 0;
    std::size_t size = 0;
  };
  [[nodiscard]] std::optional<Found> find(std::string_view word) const;

  [[nodiscard]] std::size_t letters() const { return letters_; }  ///< that can be seen
  [[nodiscard]] std::size_t garbled() const { return garbled_; }  ///< of them from private use, or replaced

 private:
  void add(char32_t code, std::size_t from);
  void add_space(std::size_t from);

  std::string_view original_;
  std::string text_;
  std::vector<std::uint32_t> from_;
  char32_t last_ = 0;
  bool space_waits_ = false;
  std::uint32_t space_from_ = 0;
  std::size_t letters_ = 0;
  std::size_t garbled_ = 0;
};

/// How a year is written in a text; all in the Buddhist era.
struct YearMention {
  int year = 0;
  int to = 0;             ///< of a span like 2566-2570: its end; else the same year
  bool is_named = false;  ///< said to be a year of something: "ปีงบประมาณ พ.ศ. 2568", "ปี 68", "FY2025"
  std::size_t at = 0;
  std::size_t size = 0;

  [[nodiscard]] bool is_span() const { return to != year; }
};
[[nodiscard]] std::vector<YearMention> years_in(std::string_view plain_text);

struct PhoneAndMail {
  std::optional<Plain::Found> phone;
  std::optional<Plain::Found> mail;
};
[[nodiscard]] PhoneAndMail contact_in(std::string_view plain_text);

}  // namespace prongsai::disclosure
