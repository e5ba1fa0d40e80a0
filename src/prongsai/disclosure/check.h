// SPDX-License-Identifier: Apache-2.0
// What a machine noticed about what stands behind a link, with what it saw. None of it is a grade.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/disclosure/rules.h"

namespace prongsai::disclosure {

enum class Check : std::uint8_t {
  reachable,      ///< the server answered with a page
  on_main_site,   ///< on the agency's own main site
  right_year,     ///< the fiscal year asked for stands in the text
  parts_present,  ///< the required parts are named in it; one finding a part
  searchable,     ///< text, not a picture of text
  machine_table,  ///< rows a machine can read
  contact_works,  ///< number and address are written as such
  unchanged,      ///< the same as when it was graded, or first captured; part_graded says which
  used_once,      ///< this agency shows it for no other item
  not_copied,     ///< no other agency shows the same bytes
  same_for_all,   ///< much the same text for two differently named readers (no cloaking)
};
[[nodiscard]] std::string_view word_of(Check check);

enum class Verdict : std::uint8_t { holds, doubtful, fails, cannot_tell };
[[nodiscard]] std::string_view word_of(Verdict verdict);

/// What was seen, for a sentence in locale/ under "check.<check>.<verdict>".
struct Noticed {
  Check check = Check::reachable;
  Verdict verdict = Verdict::cannot_tell;
  std::string part;                                          ///< PartDemand::code, for parts_present
  std::vector<std::pair<std::string, std::string>> details;  ///< {"status","404"}, {"found","2567"} …
  std::string excerpt;                                       ///< up to 160 characters around what was found
};

/// Noticed::part of Check::unchanged where it was compared with what was graded.
inline constexpr std::string_view part_graded = "graded";

/// What another reader was given, who asked for the same link a little later under another name.
struct OtherReader {
  std::string outcome;  ///< fetch::word_of
  int status = 0;
  std::string sha256;  ///< of the body
  bool text_read = false;
  std::string text;
};

/// What is known of one link's capture. Text is extracted, normalised and cut to text_bytes_max elsewhere.
struct Seen {
  std::string outcome;  ///< fetch::word_of
  int status = 0;
  std::string address, final_address;
  bool on_site = false;  ///< fetch::same_site with the agency's registered site
  bool site_known = false;
  std::string media_type;  ///< "application/pdf"
  std::string sha256;      ///< of the body
  bool text_read = false;  ///< could the body be read at all
  std::string text;
  std::size_t pages = 0;  ///< of a PDF
  std::size_t table_rows = 0;
  std::optional<std::string> earlier_sha256;  ///< at grading, or the first capture
  bool earlier_was_graded = false;
  std::optional<std::string> earlier_text_sha256, text_sha256;
  std::vector<std::string> other_items;  ///< of this agency with the same bytes
  std::size_t other_agencies = 0;        ///< with the same bytes
  std::optional<OtherReader> other_reader;
};

inline constexpr std::size_t text_bytes_max = 2U * 1024 * 1024;

/// In order of Check. `fiscal_year`: of the round, Buddhist era. Pure; same input, same answer.
[[nodiscard]] std::vector<Noticed> look(const Seen& seen, const ItemRules& rules, int fiscal_year);

}  // namespace prongsai::disclosure
