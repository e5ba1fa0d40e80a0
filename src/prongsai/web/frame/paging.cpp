// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/frame/paging.h"

namespace prongsai::web {

Html paging(const Voice& voice, std::size_t page, std::size_t pages, const Neighbours& addresses) {
  if (pages < 2) return {};
  const auto link = [&](const std::string& address, const char* key, const char* relation) {
    return element("a", {{"href", address}, {"rel", relation}, {"class", "button"}}, voice.say(key));
  };
  return element("nav", {{"class", "paging"}, {"aria-label", voice.say("web.paging.name")}},
                 page > 1 ? link(addresses.before, "web.paging.before", "prev") : Html(),
                 span("", voice.say("web.paging.here",
                                    {{"page", std::to_string(page)}, {"pages", std::to_string(pages)}})),
                 page < pages ? link(addresses.next, "web.paging.next", "next") : Html());
}

}  // namespace prongsai::web
