// SPDX-License-Identifier: Apache-2.0
// An edition's indicators and items, with how near their words are to the official ones and where they come
// from.
#include <algorithm>

#include "prongsai/web/editions/edition_detail.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/provenance_detail.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

using framework::Box;
using framework::Item;
using framework::Polarity;

std::string anchor_of(const std::string& item) {
  return "item-" + html_id(item);
}

Html polarity(const EditionView& view, const Box& box) {
  const auto& value = box.polarity.value;
  if (!value || *value == Polarity::unknown)
    return span("badge caution", view.voice.say("web.items.polarity_unknown"));
  if (*value == Polarity::negative) return span("badge negative", view.voice.say("web.items.negative"));
  return {};
}

Html ancestors(const EditionView& view, const Item& item) {
  if (item.ancestors.empty()) return {};
  Html items;
  for (const framework::Ancestor& ancestor : item.ancestors) {
    const std::string words =
        view.voice.say("web.edition.ancestor", {{"edition", ancestor.edition}, {"item", ancestor.item}});
    const bool known = view.editions.find(ancestor.edition) != nullptr;
    items += element("li", {},
                     known ? link_to(edition_path(view.voice.language(), ancestor.edition) + "#" +
                                         anchor_of(ancestor.item),
                                     words)
                           : Html(words),
                     " ", certainty(view.voice, ancestor.provenance));
  }
  return div("ancestors", span("muted", view.voice.say("web.edition.from")), element("ul", {}, items));
}

Html elements(const EditionView& view, const Item& item) {
  if (!item.elements || item.elements->status == framework::ElementsStatus::none) return {};
  Html items;
  for (const std::string& text : item.elements->texts) items += element("li", {}, view.voice.prose(text));
  const char* key = item.elements->status == framework::ElementsStatus::complete
                        ? "web.edition.elements"
                        : "web.edition.elements_partial";
  return disclosure(view.voice.say(key), element("ul", {}, items), false);
}

Html item_entry(const EditionView& view, const Item& item) {
  const Html text = view.voice.text(item.text);
  Html badges = span(item.wording == framework::Wording::exact ? "badge sure" : "badge caution",
                     words::wording_name(view.voice.language(), item.wording));
  if (item.scale) badges += span("badge", view.voice.text(view.edition.scales[*item.scale].name));
  if (!item.scale) badges += span("badge caution", view.voice.say("web.edition.no_scale"));
  Html boxes;
  if (item.has_sub_items()) {
    for (const Box& box : item.boxes)
      boxes +=
          element("li", {}, span("code", box.code), " ", view.voice.text(box.text), " ", polarity(view, box));
    boxes = element("ul", {{"class", "boxes"}}, boxes);
  } else {
    badges += polarity(view, item.boxes.front());
  }
  const Html note = view.voice.text(item.note);
  return element(
      "li", {{"class", "item"}, {"id", anchor_of(item.code)}},
      div("item-words", span("code", item.code), " ", text.empty() ? view.unknown() : text,
          div("badges", badges)),
      boxes, note.empty() ? Html() : paragraph("muted", note), elements(view, item), ancestors(view, item),
      item.provenance.note.empty() ? Html() : paragraph("muted note", view.voice.text(item.provenance.note)));
}

Html items_list(const EditionView& view, const std::vector<Item>& items) {
  Html out;
  for (const Item& item : items) out += item_entry(view, item);
  return out.empty() ? out : element("ul", {{"class", "items"}}, out);
}

Html indicator_entry(const EditionView& view, const framework::Indicator& indicator) {
  const std::size_t count = framework::items_of(indicator).size();
  const Html summary =
      span("summary-name", view.voice.say("web.edition.indicator", {{"code", indicator.code}}), " ",
           view.voice.text(indicator.name)) +
      span("summary-side",
           count == 0 ? view.voice.say("web.items.not_listed")
                      : view.voice.say("web.edition.items_count", {{"items", std::to_string(count)}}));
  Html body = div("", certainty(view.voice, indicator.provenance));
  if (!indicator.also_printed.empty()) {
    Html names;
    for (const std::string& name : indicator.also_printed)
      names += (names.empty() ? Html() : Html(" / ")) + view.voice.prose(name);
    body += paragraph("muted", view.voice.say("web.edition.also_printed"), " ", names);
  }
  body += items_list(view, indicator.items);
  for (const framework::SubIndicator& group : indicator.sub_indicators) {
    body += heading(4, "", span("code", group.code), " ", view.voice.text(group.name)) +
            items_list(view, group.items);
  }
  if (count == 0) body += paragraph("muted", view.voice.say("web.items.unknown_list"));
  return disclosure(summary, div("opened", body), false);
}

}  // namespace

Html edition_items_part(const EditionView& view) {
  Html body;
  for (const framework::Instrument& instrument : view.edition.instruments) {
    body += heading(3, "", view.voice.text(instrument.name));
    if (instrument.items_expected.value) {
      body += paragraph("muted",
                        view.voice.say("web.edition.expected",
                                       {{"items", base::to_shortest_string(*instrument.items_expected.value)},
                                        {"here", std::to_string(framework::items_of(instrument).size())}}));
    }
    if (instrument.indicators.empty()) body += paragraph("", view.unknown());
    for (const framework::Indicator& indicator : instrument.indicators)
      body += indicator_entry(view, indicator);
  }
  return section("items", view.voice.say("web.edition.nav.items"), body);
}

}  // namespace prongsai::web
