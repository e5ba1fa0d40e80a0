// SPDX-License-Identifier: Apache-2.0
// What a machine may look at when it reads what stands behind a link, as the edition's folder tells it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/framework/provenance.h"

namespace prongsai::disclosure {

/// The year that an item's evidence must be about, seen from the round's fiscal year.
enum class YearDemand : std::uint8_t { none, this_year, last_year, this_or_last, unknown };
[[nodiscard]] std::string_view word_of(YearDemand demand);

/// Words of which at least one must stand in the text for a required part to be called found.
struct PartDemand {
  std::string code;                ///< "budget"
  framework::Text name;            ///< "งบประมาณ"
  std::vector<std::string> words;  ///< Thai and English, compared after text normalisation
  framework::Provenance provenance;
};

/// A common reason for failing, and where it was read.
struct Failure : framework::Text {
  framework::Provenance provenance;
};

struct ItemRules {
  YearDemand year = YearDemand::none;
  framework::Provenance year_provenance;
  std::vector<PartDemand> parts;
  bool wants_table = false;    ///< the data should stand in rows a machine can read
  bool wants_contact = false;  ///< a telephone number and an address to write to
  framework::Provenance wants_provenance;
  framework::Text help;           ///< what the item demands, in our own plain words, not official ones
  std::vector<Failure> failures;  ///< common reasons for failing, besides those of any item
};

/// Of one edition. Items without rules of their own get the general checks only.
struct Rules {
  std::string edition;
  std::map<std::string, ItemRules, std::less<>> items;
  /// Grounds from which an assessor and an agency choose.
  struct Reason {
    std::string code;  ///< "wrong_year"
    framework::Text text;
    bool for_grade = true;     ///< why an item did not get the full grade
    bool for_dispute = false;  ///< why an agency disputes
  };
  std::vector<Reason> reasons;
  std::vector<Failure> failures;           ///< common reasons for failing of any item
  std::vector<framework::Source> sources;  ///< of the failures, besides those of the edition
  std::string fingerprint;                 ///< SHA-256 of the texts read
};

}  // namespace prongsai::disclosure
