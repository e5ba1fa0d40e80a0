// SPDX-License-Identifier: Apache-2.0
// Pages before the door.
#include <functional>

#include "prongsai/desk/people/invitations.h"
#include "prongsai/desk/people/passwords.h"
#include "prongsai/desk/people/sign_in.h"
#include "prongsai/http/form.h"
#include "prongsai/http/target.h"
#include "prongsai/web/account/account_detail.h"
#include "prongsai/web/account/account_pages.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/gate/cookies.h"
#include "prongsai/web/gate/form_parts.h"

namespace prongsai::web {
namespace {

using detail::narrow_page;
using http::Request;
using http::Response;

/// A form for somebody without a session: there is no token to bind it to, the browser's word must do.
Html open_form(const std::string& action, const Html& content) {
  return element("form", {{"method", "post"}, {"action", action}, {"class", "form"}, {"novalidate", ""}},
                 content);
}

Html password_field(const Voice& voice, const std::string& name, const char* label, const char* autocomplete,
                    const std::string& hint, const FormErrors& errors) {
  return text_field({.name = name,
                     .label = voice.say(label),
                     .hint = hint,
                     .type = "password",
                     .autocomplete = autocomplete,
                     .length_max = 256},
                    errors);
}

Page sign_in_page(const Voice& voice, const std::string& mail, const std::string& to,
                  const FormErrors& errors) {
  const Html form =
      open_form(language_path(voice.language()) + "/sign-in",
                hidden_field("to", to) +
                    text_field({.name = "mail",
                                .label = voice.say("account.mail"),
                                .hint = {},
                                .value = mail,
                                .type = "email",
                                .autocomplete = "username",
                                .input_mode = "email"},
                               errors) +
                    password_field(voice, "password", "account.password", "current-password", {}, errors) +
                    submit_button(voice.say("account.sign_in")));
  return narrow_page(voice, voice.say("account.sign_in"),
                     errors.summary(voice) + form +
                         paragraph("", link_to(language_path(voice.language()) + "/forgotten",
                                               voice.say("account.forgotten"))) +
                         paragraph("muted", voice.say("account.no_account")));
}

Page forgotten_page(const Voice& voice, const std::string& mail, const FormErrors& errors) {
  const Html form = open_form(language_path(voice.language()) + "/forgotten",
                              text_field({.name = "mail",
                                          .label = voice.say("account.mail"),
                                          .hint = voice.say("account.forgotten_hint"),
                                          .value = mail,
                                          .type = "email",
                                          .autocomplete = "username",
                                          .input_mode = "email"},
                                         errors) +
                                  submit_button(voice.say("account.send_link")));
  return narrow_page(voice, voice.say("account.forgotten"), errors.summary(voice) + form);
}

Page sent_page(const Voice& voice) {
  return narrow_page(voice, voice.say("account.link_sent"),
                     paragraph("", voice.say("account.link_sent_what")));
}

Page dead_link_page(const Voice& voice) {
  Page page =
      narrow_page(voice, voice.say("account.dead_link"), paragraph("", voice.say("account.dead_link_what")));
  page.status = 404;
  return page;
}

std::string grant_words(const Voice& voice, const access::Grant& grant) {
  return voice.say("role." + std::string(access::code_of(grant.role)));
}

Page invitation_page(const Voice& voice, const desk::OpenInvitation& open, const std::string& address,
                     const std::string& name, const FormErrors& errors) {
  const std::string policy = voice.say("account.password_hint");
  Html fields;
  Html intro;
  if (!open.grant) {
    intro = paragraph("", voice.say("account.reset_what", {{"mail", open.mail}}));
  } else {
    intro = paragraph(
        "", voice.say("account.invited", {{"role", grant_words(voice, *open.grant)}, {"mail", open.mail}}));
  }
  if (open.grant && !open.has_account)
    fields += text_field({.name = "name",
                          .label = voice.say("account.name"),
                          .hint = voice.say("account.name_hint"),
                          .value = name,
                          .autocomplete = "name"},
                         errors);
  if (open.has_account && open.grant) {
    intro += paragraph("", voice.say("account.invited_again"));
    fields += password_field(voice, "password", "account.password", "current-password", {}, errors);
  } else {
    fields += password_field(voice, "password", "account.new_password", "new-password", policy, errors);
    fields += password_field(voice, "password_again", "account.password_again", "new-password", {}, errors);
  }
  fields += submit_button(voice.say(open.grant ? "account.accept" : "account.set_password"));
  return narrow_page(voice, voice.say(open.grant ? "account.invitation" : "account.reset"),
                     intro + errors.summary(voice) + open_form(address, fields));
}

class Entrance {
 public:
  Entrance(const desk::Office& office, Shown shown)
      : office_(office), shown_(std::move(shown)), transport_(transport_of(office.public_address)) {}

  [[nodiscard]] Response show(const Request& request, const Voice& voice, const Page& page) const {
    return shown_(request, voice, page, nullptr, "").header("Cache-Control", "no-store");
  }

  [[nodiscard]] Response show_sign_in(const Request& request, const Voice& voice) const {
    return show(request, voice,
                sign_in_page(voice, "", std::string(request.find_query("to").value_or("")), {}));
  }

  [[nodiscard]] Response sign_in(const Request& request, const Voice& voice, const http::Form& form) const {
    const std::string mail(form.find("mail").value_or(""));
    const std::string to(form.find("to").value_or(""));
    const auto done = desk::sign_in(office_, {.mail = mail,
                                              .password = std::string(form.find("password").value_or("")),
                                              .address = request.peer,
                                              .known_device = known_device_of(request, transport_),
                                              .device = device_of(request)});
    if (!done) {
      Page page = sign_in_page(voice, mail, to, FormErrors(voice, done.problems()));
      page.status = 422;
      return show(request, voice, page);
    }
    return let_in(*done, safe_return(voice, to));
  }

  [[nodiscard]] Response forgotten(const Request& request, const Voice& voice, const http::Form& form) const {
    const std::string mail(form.find("mail").value_or(""));
    const auto asked = desk::ask_for_reset(office_, mail, request.peer);
    if (asked) return show(request, voice, sent_page(voice));
    Page page = forgotten_page(voice, mail, FormErrors(voice, asked.problems()));
    page.status = 422;
    return show(request, voice, page);
  }

  [[nodiscard]] Response show_invitation(const Request& request, const Voice& voice) const {
    const auto open = desk::look_at_invitation(office_, request.capture("token"));
    return show(request, voice,
                open ? invitation_page(voice, *open, request.path, open->name, {}) : dead_link_page(voice));
  }

  [[nodiscard]] Response accept(const Request& request, const Voice& voice, const http::Form& form) const {
    const std::string token = request.capture("token");
    const auto open = desk::look_at_invitation(office_, token);
    if (!open) return show(request, voice, dead_link_page(voice));
    const std::string name(form.find("name").value_or(""));
    const std::string password(form.find("password").value_or(""));
    const std::string again(form.find("password_again").value_or(""));
    const auto done = open->grant ? desk::accept_invitation(
                                        office_, {.token = token,
                                                  .name = name,
                                                  .password = password,
                                                  .password_again = again,
                                                  .language = std::string(text::code_of(voice.language())),
                                                  .device = device_of(request)})
                                  : desk::reset_password(office_, {.token = token,
                                                                   .password = password,
                                                                   .password_again = again,
                                                                   .device = device_of(request)});
    if (done) return let_in(*done, language_path(voice.language()) + "/office");
    Page page = invitation_page(voice, *open, request.path, name, FormErrors(voice, done.problems()));
    page.status = 422;
    return show(request, voice, page);
  }

 private:
  [[nodiscard]] Response let_in(const desk::SignInDone& done, const std::string& to) const {
    Response response = Response::see_other(to);
    set_session(response, transport_, done.token);
    set_known_device(response, transport_, done.known_device);
    return response.header("Cache-Control", "no-store");
  }

  const desk::Office& office_;
  Shown shown_;
  Transport transport_;
};

}  // namespace

std::string safe_return(const Voice& voice, std::string_view wanted) {
  const std::string home = language_path(voice.language()) + "/office";
  const auto target = http::parse_target(wanted);
  if (!wanted.starts_with("/") || wanted.starts_with("//") || !target) return home;
  const bool staff = target->path.starts_with("/th/office") || target->path.starts_with("/en/office");
  return staff ? std::string(wanted) : home;
}

void add_entrance(http::Router& router, const desk::Office& office, const Shown& shown) {
  const auto entrance = std::make_shared<const Entrance>(office, shown);
  using Posted = Response (Entrance::*)(const Request&, const Voice&, const http::Form&) const;
  for (const Language language : {Language::th, Language::en}) {
    const Voice voice(language);
    const std::string root = language_path(voice.language());
    const auto post = [&](const std::string& pattern, Posted answer) {
      router.post(root + pattern, [entrance, voice, answer](const Request& request) {
        if (!is_from_own_page(request)) return Response::error(403);
        const auto form = http::read_form(request);
        return form ? ((*entrance).*answer)(request, voice, *form) : Response::error(400);
      });
    };
    router.get(root + "/sign-in",
               [entrance, voice](const Request& request) { return entrance->show_sign_in(request, voice); });
    post("/sign-in", &Entrance::sign_in);
    router.get(root + "/forgotten", [entrance, voice](const Request& request) {
      return entrance->show(request, voice, forgotten_page(voice, "", {}));
    });
    post("/forgotten", &Entrance::forgotten);
    router.get(root + "/invitation/{token}", [entrance, voice](const Request& request) {
      return entrance->show_invitation(request, voice);
    });
    post("/invitation/{token}", &Entrance::accept);
  }
}

}  // namespace prongsai::web
