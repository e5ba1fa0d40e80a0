// SPDX-License-Identifier: Apache-2.0
// Where a rule was read and how sure we are of it. Nothing in an edition stands without this.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace prongsai::framework {

/// A text in the two languages of the house. English may be a translation made by us; Thai is the term
/// of the rules. Either may be empty where nothing is known.
struct Text {
  std::string th;
  std::string en;

  [[nodiscard]] bool empty() const { return th.empty() && en.empty(); }
  friend bool operator==(const Text&, const Text&) = default;
};

/// How sure a fact of the rules is.
enum class Certainty : std::uint8_t {
  confirmed,      ///< two or more independent sources agree
  single_source,  ///< read in one source
  inferred,       ///< worked out here from published figures; the working stands in the note
  unknown,        ///< not found: the fact has no value
};

/// How near a wording is to the official one.
enum class Wording : std::uint8_t {
  exact,         ///< read on a copy of that year, spaces aside
  cleaned,       ///< read, with an obvious misprint mended or a gap said in the note
  carried_over,  ///< another year's wording, shown as such
  paraphrase,    ///< reconstructed from its subject; not to be shown as official
  missing,       ///< no wording known
};

/// Keys of Edition::sources, how sure, and what a doubter should know.
struct Provenance {
  Certainty certainty = Certainty::unknown;
  std::vector<std::string> sources;
  Text note;  ///< English alone where nobody has translated it yet
};

/// A fact of the rules: a value or its absence, and why we say so. Absent exactly when the certainty is
/// `unknown`.
template <class T>
struct Fact {
  std::optional<T> value;
  Provenance provenance;
};

/// One thing we read: what it is, where it can be found, and what it is good for.
struct Source {
  std::string key;
  Text title;       ///< a title of our own may stand in one language alone
  std::string url;  ///< address or repository, as precise as known; may be empty
  Text note;        ///< limits of the source
};

}  // namespace prongsai::framework
