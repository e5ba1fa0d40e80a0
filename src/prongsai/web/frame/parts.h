// SPDX-License-Identifier: Apache-2.0
// The small signs that every page uses: icons, chips, sections, charts in both widths.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "prongsai/figure/drawing.h"
#include "prongsai/web/frame/html.h"

namespace prongsai::web {

enum class Icon { mark, good, bad, open, up, down, same, warning, flag };
/// A drawing for the eye only; words beside it say the same.
[[nodiscard]] Html icon(Icon which);

/// How a chip looks; its words carry the meaning.
enum class Tone { plain, good, bad, open };
[[nodiscard]] Html chip(Tone tone, const Html& words);
/// One chart drawn for a phone and for a page; the style sheet shows one. `id` is unique on the page.
[[nodiscard]] Html chart(const std::string& id, const std::function<figure::Drawing(figure::Width)>& draw);

/// A part of a page with its heading: `<section id=…>`.
template <class... Pieces>
[[nodiscard]] Html section(const std::string& id, const Html& title, const Pieces&... pieces) {
  return element("section", {{"id", id}, {"class", "block"}, {"aria-labelledby", id + "-title"}},
                 heading(2, id + "-title", title), pieces...);
}

/// "indicator:2" as "indicator-2", for ids of HTML.
[[nodiscard]] std::string html_id(std::string_view node_id);

}  // namespace prongsai::web
