// SPDX-License-Identifier: Apache-2.0
// Finding and ordering agencies by name the way people type and read Thai.
#pragma once

#include <string>
#include <string_view>

namespace prongsai::agency {

/// One form for all ways of typing the same name, so that a part of the name finds it as a substring of
/// bytes.
///
/// - ASCII and Latin capitals are small letters, full-width letters are plain ones, Thai digits are Arabic.
/// - Blanks, zero-width characters and punctuation (also ฯ) are gone.
/// - Marks on a Thai letter stand in one order (vowel, tone, thanthakhat) and none twice; nikhahit with sara
/// aa
///   is sara am; two เ are แ.
/// - อบต. อบจ. ทน. ทม. ทต. กทม. สนง. and their like stand for the words they abbreviate, with or without the
///   dots where no word of the language begins like them; จ. อ. ต. ม. only with the dot, at the start of a
///   word.
/// - "organis…" is "organiz…", and a Tambon organisation or municipality is a Subdistrict one.
///
/// The form is for comparing, not for showing. Bytes that are not UTF-8 are left out.
[[nodiscard]] std::string search_form(std::string_view text);

/// True when `name` contains what was typed. An empty wish finds everything. Whoever searches many names
/// keeps their forms and looks for `search_form(typed)` in them.
[[nodiscard]] bool name_matches(std::string_view name, std::string_view typed);

/// A key whose byte order is close to the order of a Thai dictionary: a vowel written before its consonant
/// counts after it, and tone marks do not count.
[[nodiscard]] std::string sort_form(std::string_view name);

}  // namespace prongsai::agency
