// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/demo/demo_pages.h"

#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"

namespace prongsai::web {
namespace {

using http::Request;
using http::Response;

Page people_page(const Voice& voice, const std::vector<DemoPerson>& people) {
  Table table(voice.say("demo.people"));
  table.head({{voice.say("demo.role"), {}},
              {voice.say("account.mail"), {}},
              {voice.say("account.password"), {}},
              {voice.say("account.code"), {}}});
  for (const DemoPerson& person : people) {
    table.row(
        {row_head(voice.say("role." + person.role) + Html(" ") +
                  div("under", voice.prose(person.name), " · ", voice.prose(person.area))),
         {element("code", {}, person.mail), {}},
         {element("code", {}, person.password), {}},
         {person.code.empty() ? Html(voice.say("demo.no_code")) : element("code", {}, person.code), {}}});
  }
  Page page;
  page.title = voice.say("demo.people");
  page.description = voice.say("demo.people_what");
  page.made_up = true;
  const std::string root = language_path(voice.language());
  page.main =
      heading(1, "", page.title) + paragraph("lead", voice.say("demo.people_what")) + table.html("labelled") +
      paragraph("", voice.say("demo.code_changes")) + paragraph("", voice.say("demo.captures")) +
      div("buttons",
          element("a", {{"href", root + "/sign-in"}, {"class", "button"}}, voice.say("account.sign_in")),
          element("a", {{"href", root + "/demo/mail"}, {"class", "button"}}, voice.say("demo.mail")));
  return page;
}

/// The text with its addresses as links.
Html linked_text(const std::string& text) {
  Html out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t found = std::min(text.find("http", at), text.size());
    out += Html(text.substr(at, found - at));
    if (found == text.size()) break;
    const std::size_t end = std::min(text.find_first_of(" \r\n\t", found), text.size());
    const std::string address = text.substr(found, end - found);
    out += is_outside_address(address) ? link_to(address, address) : Html(address);
    at = end;
  }
  return out;
}

Page mail_page(const Voice& voice, const std::vector<DemoMail>& mail) {
  Html list;
  for (const DemoMail& each : mail) {
    const Html summary = span("summary-name", voice.prose(each.subject)) +
                         span("summary-side", each.to, " · ", voice.moment(each.received_at));
    list += disclosure(summary, element("pre", {{"class", "mail"}}, linked_text(each.text)), false);
  }
  Page page;
  page.title = voice.say("demo.mail");
  page.description = voice.say("demo.mail_what");
  page.made_up = true;
  page.main = heading(1, "", page.title) + paragraph("lead", voice.say("demo.mail_what")) +
              (mail.empty() ? paragraph("", voice.say("demo.no_mail")) : list);
  return page;
}

}  // namespace

void add_demo(http::Router& router, const DemoDesk& desk, const Shown& shown) {
  for (const Language language : {Language::th, Language::en}) {
    const Voice voice(language);
    const std::string root = "/" + std::string(text::code_of(language)) + "/demo/";
    const auto show = [shown, voice](const Request& request, const Page& page) {
      return shown(request, voice, page, nullptr, "").header("Cache-Control", "no-store");
    };
    router.get(root + "people", [show, voice, people = desk.people](const Request& request) {
      return show(request, people_page(voice, people()));
    });
    router.get(root + "mail", [show, voice, mail = desk.mail](const Request& request) {
      return show(request, mail_page(voice, mail()));
    });
  }
}

}  // namespace prongsai::web
