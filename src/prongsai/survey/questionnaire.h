// SPDX-License-Identifier: Apache-2.0
// What is asked, in the order it is asked: made from an edition, never typed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/framework/edition.h"
#include "prongsai/tally/sheet_layout.h"

namespace prongsai::survey {

/// One question with its boxes. Pointers lead into the questionnaire's edition.
struct AskedItem {
  const framework::Item* item = nullptr;
  const framework::Scale* scale = nullptr;
  std::size_t first_box = 0;  ///< its boxes stand at first_box … + item->boxes.size() of a sheet
};

/// What is shown together: the items of one indicator, those of its sub-indicators one after the other.
struct Section {
  const framework::Indicator* indicator = nullptr;
  std::vector<AskedItem> items;  ///< at least one
};

/// A question about the respondent that the edition names (framework::Instrument::profile). Its answers are
/// counted apart from the sheets from the moment the box is opened: no crosstab can ever be made.
struct AskedProfile {
  const framework::ProfileQuestion* question = nullptr;
  std::string field;  ///< its name in the form: "p.gender"
};

/// A value; copies share the edition.
struct Questionnaire {
  std::shared_ptr<const framework::Edition> edition;
  const framework::Instrument* instrument = nullptr;
  const framework::Part* part = nullptr;  ///< null where the instrument has no parts
  std::vector<AskedProfile> profile;
  std::vector<Section> sections;
  std::vector<std::string> box_codes;  ///< of each box of a sheet: "i1.1", "i2"
  tally::SheetLayout layout;
  /// SHA-256 over everything a respondent is asked, in both languages: edition, instrument, part, profile
  /// questions, questions with their notes and bullets, choices in their order. Not over points, sources and
  /// the notice. Lower-case hex; stands on each stored stack of sheets and in each ballot, so a wording that
  /// is mended while a survey runs makes another questionnaire.
  std::string fingerprint;

  [[nodiscard]] std::size_t boxes() const { return box_codes.size(); }
  /// The part's code, or the instrument's where there are no parts: "eit1", "iit".
  [[nodiscard]] const std::string& asked() const { return part == nullptr ? instrument->code : part->code; }
};

/// `instrument_or_part` is a part's code where the instrument has parts ("eit1"), else the instrument's.
///
/// Problems:
/// - survey.no_such_instrument {instrument, edition}
/// - survey.not_a_survey {instrument}: assessors grade it, nobody answers it.
/// - survey.part_wanted {instrument, expected}: the instrument has parts; `expected` lists their codes.
/// - survey.cannot_be_asked {instrument, edition, missing}: of so many questions at least, the edition does
/// not
///   know the wording or the choices.
/// - survey.too_many_questions {instrument, found, expected}: more boxes than a sheet can have.
/// - survey.code_is_taken {instrument, found}: a box has the name of another field of the form.
///
/// A wording that is not official (framework::Wording) can be asked; `is_official_wording` tells it, and
/// pages must.
[[nodiscard]] base::Result<Questionnaire> make_questionnaire(
    std::shared_ptr<const framework::Edition> edition, std::string_view instrument_or_part);

/// True where every question is worded as read on the official form of that year.
[[nodiscard]] bool is_official_wording(const Questionnaire& questionnaire);

/// The fields of a form besides its boxes: "id", "code", "t", "c", "step", "lang", and all that begin with
/// "p.".
[[nodiscard]] bool is_field_of_the_form(std::string_view name);

}  // namespace prongsai::survey
