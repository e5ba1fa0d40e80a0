// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/page.h"

#include "prongsai/web/parts.h"
#include "prongsai/web/paths.h"

namespace prongsai::web {
namespace {

Html head_of(const Page& page, const Voice& voice, const Frame& frame) {
  return element("head", {}, element("meta", {{"charset", "utf-8"}}),
                 element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
                 element("title", {}, page.title + " · " + voice.say("web.site")),
                 element("meta", {{"name", "description"}, {"content", page.description}}),
                 element("link", {{"rel", "stylesheet"}, {"href", frame.style_path}}),
                 element("link", {{"rel", "icon"}, {"href", frame.icon_path}, {"type", "image/svg+xml"}}));
}

Html navigation(const Page& page, const Voice& voice) {
  const auto entry = [&](Section section, const std::string& address, const char* key) {
    return element("li", {},
                   element("a", {{"href", address}, {page.section == section ? "aria-current" : "", "page"}},
                           voice.say(key)));
  };
  return element("nav", {{"aria-label", voice.say("web.navigation")}},
                 element("ul", {}, entry(Section::agencies, home_path(voice.language()), "web.nav.agencies"),
                         entry(Section::editions, editions_path(voice.language()), "web.nav.editions"),
                         entry(Section::about, about_path(voice.language()), "web.nav.about")));
}

Html language_switch(const Voice& voice, const Frame& frame) {
  const bool thai = voice.language() == Language::th;
  const char* other = thai ? "en" : "th";
  return element(
      "a", {{"href", frame.other_language_path}, {"class", "language"}, {"lang", other}, {"hreflang", other}},
      thai ? "English" : "ภาษาไทย");
}

Html crumbs_of(const Page& page, const Voice& voice) {
  if (page.crumbs.empty()) return {};
  Html items;
  for (const Crumb& crumb : page.crumbs) {
    const Html name = voice.prose(crumb.name);
    items += element("li", {},
                     crumb.address.empty() ? element("span", {{"aria-current", "page"}}, name)
                                           : link_to(crumb.address, name));
  }
  return element("nav", {{"aria-label", voice.say("web.crumbs")}, {"class", "crumbs"}},
                 element("ol", {}, items));
}

Html header_of(const Page& page, const Voice& voice, const Frame& frame) {
  const Html brand =
      element("a", {{"href", home_path(voice.language())}, {"class", "brand"}}, icon(Icon::mark),
              span("brand-name", element("span", {{"lang", "th"}}, "โปร่งใส"), " ",
                   element("span", {{"lang", "en"}, {"class", "brand-latin"}}, "Prongsai")));
  return element("header", {{"class", "site"}},
                 div("inner", brand, navigation(page, voice), language_switch(voice, frame)));
}

Html footer_of(const Voice& voice) {
  return element("footer", {{"class", "site"}},
                 div("inner", paragraph("", voice.say("web.foot.what")),
                     paragraph("", voice.say("web.foot.not_official"), " ",
                               link_to(about_path(voice.language()), voice.say("web.foot.how")))));
}

}  // namespace

std::string render(const Page& page, const Voice& voice, const Frame& frame) {
  const Html invented =
      page.made_up ? div("made-up-line", icon(Icon::warning), span("", voice.say("web.made_up_line")))
                   : Html();
  const Html body =
      element("body", {}, element("a", {{"class", "skip"}, {"href", "#main"}}, voice.say("web.skip")),
              header_of(page, voice, frame), invented, crumbs_of(page, voice),
              element("main", {{"id", "main"}, {"tabindex", "-1"}}, page.main), footer_of(voice));
  return "<!doctype html>\n" +
         element("html", {{"lang", std::string(text::code_of(voice.language()))}},
                 head_of(page, voice, frame), body)
             .markup() +
         "\n";
}

}  // namespace prongsai::web
