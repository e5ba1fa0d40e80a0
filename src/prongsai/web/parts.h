// SPDX-License-Identifier: Apache-2.0
// The small signs that every page uses: icons, chips, linked numbers, charts in both widths.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/analysis/compare.h"
#include "prongsai/figure/drawing.h"
#include "prongsai/web/html.h"
#include "prongsai/web/register.h"
#include "prongsai/web/voice.h"

namespace prongsai::web {

enum class Icon { mark, good, bad, open, up, down, same, warning, flag };
/// A drawing for the eye only; words beside it say the same.
[[nodiscard]] Html icon(Icon which);

/// How a chip looks; its words carry the meaning.
enum class Tone { plain, good, bad, open };
[[nodiscard]] Html chip(Tone tone, const Html& words);
/// "✓ ผ่านเกณฑ์ 85.00", "ไม่ผ่าน", "ยังบอกไม่ได้".
[[nodiscard]] Html pass_chip(const Voice& voice, const Results& results);
/// The level of the scores, or the printed one with its origin said, or the levels still possible.
[[nodiscard]] Html level_chip(const Voice& voice, const Results& results);
/// "ข้อมูลสมมติ", where it is.
[[nodiscard]] Html made_up_chip(const Voice& voice, bool made_up);

/// The node's value as a link to its explanation; a missing one says "ไม่มีคะแนน" and links too.
[[nodiscard]] Html linked_value(const Voice& voice, const Results& results, NodeIndex node);
/// As above, for "85.12" in an answer of its own words.
[[nodiscard]] Html linked(const Voice& voice, const Results& results, NodeIndex node, const Html& words);

/// "↑ เพิ่มขึ้น 3.41 คะแนน".
[[nodiscard]] Html points_change(const Voice& voice, const base::Ratio& earlier, const base::Ratio& later);
/// "+3.41", "−0.42": for a column headed by its unit.
[[nodiscard]] std::string bare_points_change(const base::Ratio& earlier, const base::Ratio& later);
/// "+3.90 %", or "" where the earlier value is 0.
[[nodiscard]] std::string bare_relative_change(const base::Ratio& earlier, const base::Ratio& later);

/// One chart drawn for a phone and for a page; the style sheet shows one. `id` is unique on the page.
[[nodiscard]] Html chart(const std::string& id, const std::function<figure::Drawing(figure::Width)>& draw);

/// A part of a page with its heading: `<section id=…>`.
template <class... Pieces>
[[nodiscard]] Html section(const std::string& id, const Html& title, const Pieces&... pieces) {
  return element("section", {{"id", id}, {"class", "block"}, {"aria-labelledby", id + "-title"}},
                 heading(2, id + "-title", title), pieces...);
}

/// Which documents the short keys at the places of figures stand for, where any of `places` begins with one.
[[nodiscard]] Html documents_meant(const Voice& voice, const Results& results,
                                   const std::vector<std::string>& places);

/// "indicator:2" as "indicator-2", for ids of HTML.
[[nodiscard]] std::string html_id(std::string_view node_id);

}  // namespace prongsai::web
