// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/plain_pages.h"

#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/result_parts.h"

namespace prongsai::web {
namespace {

Html told(const Voice& voice, const std::string& part) {
  Html out;
  for (int i = 1; text::can_say(voice.language(), "web.about." + part + "." + std::to_string(i)); ++i) {
    out += paragraph("", voice.say("web.about." + part + "." + std::to_string(i)));
  }
  return section(part, voice.say("web.about." + part + ".title"), out);
}

std::string error_key(int status) {
  switch (status) {
    case 403:
      return "web.error.403";
    case 404:
      return "web.error.404";
    case 405:
      return "web.error.405";
    case 503:
      return "web.error.503";
    default:
      return status >= 500 ? "web.error.500" : "web.error.400";
  }
}

}  // namespace

Page about_page(const Voice& voice) {
  Page page{.title = voice.say("web.about.title"),
            .description = voice.say("web.about.lead"),
            .section = Section::about,
            .crumbs = {},
            .main = {}};
  page.main = div("intro", heading(1, "", voice.say("web.about.title")),
                  paragraph("lead", voice.say("web.about.lead"))) +
              told(voice, "scores") + told(voice, "basis") + told(voice, "findings") + told(voice, "counts") +
              told(voice, "level") + told(voice, "honesty") + told(voice, "privacy");
  return page;
}

Page error_page(const Voice& voice, int status) {
  const std::string key = error_key(status);
  Page page{.title = voice.say(key + ".title"),
            .description = voice.say(key + ".what"),
            .section = Section::none,
            .crumbs = {},
            .main = {}};
  page.main =
      div("intro", heading(1, "", voice.say(key + ".title")), paragraph("lead", voice.say(key + ".what")),
          paragraph("", link_to(home_path(voice.language()), voice.say("web.error.home"))));
  return page;
}

}  // namespace prongsai::web
