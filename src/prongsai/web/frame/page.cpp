// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/frame/page.h"

#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"

namespace prongsai::web {
namespace {

/// With everything it says, so that its words stand with all the others.
Html keeping_script(const Voice& voice, const Frame& frame) {
  if (frame.script_path.empty() || !frame.account) return {};
  return element("script",
                 {{"src", frame.script_path},
                  {"defer", ""},
                  {"data-person", frame.account->kept_as},
                  {"data-found", voice.say("keep.found", {{"time", "{time}"}})},
                  {"data-restore", voice.say("keep.restore")},
                  {"data-drop", voice.say("keep.drop")},
                  {"data-offline", voice.say("keep.offline")}},
                 Html());
}

Html head_of(const Page& page, const Voice& voice, const Frame& frame) {
  return element(
      "head", {}, element("meta", {{"charset", "utf-8"}}),
      element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
      element("title", {}, page.title + " · " + voice.say("web.site")),
      page.refresh_seconds == 0
          ? Html()
          : element("meta", {{"http-equiv", "refresh"}, {"content", std::to_string(page.refresh_seconds)}}),
      element("meta", {{"name", "description"}, {"content", page.description}}),
      element("link", {{"rel", "stylesheet"}, {"href", frame.style_path}}),
      element("link", {{"rel", "icon"}, {"href", frame.icon_path}, {"type", "image/svg+xml"}}),
      keeping_script(voice, frame));
}

Html menu_entry(const std::string& address, const std::string& name, bool is_current) {
  return element("li", {},
                 element("a", {{"href", address}, {is_current ? "aria-current" : "", "page"}}, name));
}

Html navigation(const Page& page, const Voice& voice, const Frame& frame) {
  Html entries;
  for (const MenuEntry& entry : frame.menu)
    entries += menu_entry(entry.address, entry.name, entry.is_current);
  if (frame.menu.empty()) {
    const Language language = voice.language();
    entries +=
        menu_entry(home_path(language), voice.say("web.nav.agencies"), page.section == Section::agencies);
    entries +=
        menu_entry(editions_path(language), voice.say("web.nav.editions"), page.section == Section::editions);
    entries += menu_entry(check_path(language), voice.say("web.nav.check"), page.section == Section::check);
    entries += menu_entry(about_path(language), voice.say("web.nav.about"), page.section == Section::about);
  }
  return element("nav", {{"aria-label", voice.say("web.navigation")}}, element("ul", {}, entries));
}

/// Who is signed in and the way out, or the way in.
Html account_of(const Voice& voice, const Frame& frame) {
  if (!frame.account) {
    if (frame.sign_in_address.empty()) return {};
    const Html demo = frame.demo_address.empty()
                          ? Html()
                          : element("a", {{"href", frame.demo_address}}, voice.say("demo.people"));
    return demo +
           element("a", {{"href", frame.sign_in_address}, {"class", "sign-in"}}, voice.say("web.sign_in"));
  }
  const Account& account = *frame.account;
  return div(
      "account",
      element("a", {{"href", account.account_address}, {"class", "account-name"}}, voice.prose(account.name)),
      element("form", {{"method", "post"}, {"action", account.sign_out_address}},
              element("input", {{"type", "hidden"}, {"name", "form_token"}, {"value", account.form_token}}),
              element("button", {{"type", "submit"}, {"class", "sign-out"}}, voice.say("web.sign_out"))));
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
  return element("header", {{"class", frame.account ? "site staff" : "site"}},
                 div("inner", brand, navigation(page, voice, frame),
                     div("head-side", language_switch(voice, frame), account_of(voice, frame))));
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
