// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/frame/parts.h"

#include "prongsai/base/assert.h"
#include "prongsai/figure/svg.h"

namespace prongsai::web {
namespace {

std::string outline_of(Icon which) {
  switch (which) {
    case Icon::mark:
      return "M3 12a6 6 0 1 1 12 0a6 6 0 1 1-12 0M9 12a6 6 0 1 1 12 0a6 6 0 1 1-12 0";
    case Icon::good:
      return "M4 13l5 5L20 6";
    case Icon::bad:
      return "M6 6l12 12M18 6L6 18";
    case Icon::open:
      return "M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .6-1.5 1.2-1.5 2.3M12 18.2v.3";
    case Icon::up:
      return "M12 20V5M6 11l6-6l6 6";
    case Icon::down:
      return "M12 4v15M6 13l6 6l6-6";
    case Icon::same:
      return "M5 9h14M5 15h14";
    case Icon::warning:
      return "M12 3L2 20h20zM12 10v5M12 17.6v.2";
    case Icon::flag:
      return "M6 22V3h12l-3 4.5L18 12H6";
  }
  PRONGSAI_ASSERT(false);
}

}  // namespace

Html icon(Icon which) {
  return element("svg",
                 {{"class", which == Icon::mark ? "icon icon-mark" : "icon"},
                  {"viewBox", "0 0 24 24"},
                  {"aria-hidden", "true"}},
                 element("path", {{"d", outline_of(which)}}));
}

Html chip(Tone tone, const Html& words) {
  switch (tone) {
    case Tone::plain:
      return span("chip", words);
    case Tone::good:
      return span("chip good", icon(Icon::good), words);
    case Tone::bad:
      return span("chip bad", icon(Icon::bad), words);
    case Tone::open:
      return span("chip open", icon(Icon::open), words);
  }
  PRONGSAI_ASSERT(false);
}

Html chart(const std::string& id, const std::function<figure::Drawing(figure::Width)>& draw) {
  return div("chart", Html::trusted(figure::to_svg(draw(figure::Width::wide), id + "-wide", "wide")),
             Html::trusted(figure::to_svg(draw(figure::Width::narrow), id + "-narrow", "narrow")));
}

std::string html_id(std::string_view node_id) {
  std::string out(node_id);
  for (char& c : out) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = '-';
  }
  return out;
}

}  // namespace prongsai::web
