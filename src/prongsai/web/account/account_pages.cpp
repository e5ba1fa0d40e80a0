// SPDX-License-Identifier: Apache-2.0
// Pages behind the door that belong to the visitor alone.
#include "prongsai/web/account/account_pages.h"

#include "prongsai/desk/people/passwords.h"
#include "prongsai/desk/people/roles.h"
#include "prongsai/desk/people/second_factor.h"
#include "prongsai/secret/qr_picture.h"
#include "prongsai/web/account/account_detail.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/gate/cookies.h"
#include "prongsai/web/gate/form_parts.h"

namespace prongsai::web {
namespace {

using detail::narrow_page;
using http::Response;

Html code_field(const Voice& voice, const char* hint, const FormErrors& errors) {
  return text_field({.name = "code",
                     .label = voice.say("account.code"),
                     .hint = voice.say(hint),
                     .autocomplete = "one-time-code",
                     .input_mode = "text",
                     .classes = "short",
                     .length_max = 32},
                    errors);
}

/// The picture to scan, as one path of squares; nothing where the text is too long for one.
Html qr_picture_of(const Voice& voice, const std::string& text) {
  const auto picture = secret::qr_picture(text);
  if (!picture) return {};
  constexpr int border = 4;
  std::string path;
  for (int y = 0; y < picture->side(); ++y) {
    for (int x = 0; x < picture->side(); ++x) {
      if (picture->rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)])
        path += "M" + std::to_string(x + border) + " " + std::to_string(y + border) + "h1v1h-1z";
    }
  }
  const std::string side = std::to_string(picture->side() + 2 * border);
  return element("svg",
                 {{"viewBox", "0 0 " + side + " " + side},
                  {"class", "qr"},
                  {"role", "img"},
                  {"aria-label", voice.say("account.qr")},
                  {"shape-rendering", "crispEdges"}},
                 element("rect", {{"width", side}, {"height", side}, {"fill", "#fff"}}),
                 element("path", {{"d", path}}));
}

Page enrol_page(const Visit& visit, const desk::Enrolment& enrolment, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  std::string spaced;
  for (std::size_t i = 0; i < enrolment.secret_base32.size(); ++i) {
    if (i > 0 && i % 4 == 0) spaced += ' ';
    spaced += enrolment.secret_base32[i];
  }
  const Html steps = element(
      "ol", {{"class", "steps"}}, element("li", {}, voice.say("account.enrol_app")),
      element("li", {}, voice.say("account.enrol_scan"), div("qr-frame", qr_picture_of(voice, enrolment.uri)),
              paragraph("muted", voice.say("account.enrol_type"), " ", element("code", {}, spaced))),
      element("li", {}, voice.say("account.enrol_code")));
  const Html form = post_form(language_path(voice.language()) + "/second-factor", visit.form_token,
                              hidden_field("sealed", enrolment.sealed) +
                                  code_field(voice, "account.code_hint_enrol", errors) +
                                  submit_button(voice.say("account.enrol_done")));
  return narrow_page(voice, voice.say("account.enrol"),
                     paragraph("", voice.say("account.enrol_why")) + errors.summary(voice) + steps + form);
}

Page code_page(const Visit& visit, const std::string& to, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const Html form = post_form(language_path(voice.language()) + "/second-factor", visit.form_token,
                              hidden_field("to", to) + code_field(voice, "account.code_hint", errors) +
                                  submit_button(voice.say("account.go_on")));
  return narrow_page(voice, voice.say("account.second_factor"), errors.summary(voice) + form);
}

Page recovery_page(const Visit& visit, const std::vector<std::string>& codes) {
  const Voice& voice = visit.voice;
  Html items;
  for (const std::string& code : codes) items += element("li", {}, element("code", {}, code));
  return narrow_page(voice, voice.say("account.recovery"),
                     paragraph("", voice.say("account.recovery_what")) +
                         element("ul", {{"class", "recovery"}}, items) +
                         paragraph("", element("a", {{"href", visit.path("")}, {"class", "button"}},
                                               voice.say("account.recovery_kept"))));
}

class AccountPages {
 public:
  explicit AccountPages(const desk::Office& office)
      : office_(office), transport_(transport_of(office.public_address)) {}

  [[nodiscard]] Answer show_second_factor(const Visit& visit) const {
    if (visit.person.is_full && visit.person.has_second_factor) return Response::see_other(visit.path(""));
    if (visit.person.has_second_factor)
      return code_page(visit, std::string(visit.request.find_query("to").value_or("")), {});
    return enrol_page(visit, desk::begin_enrolment(office_, visit.person), {});
  }

  [[nodiscard]] Answer second_factor(const Visit& visit) const {
    const desk::CodeTry tried{visit.field("code"), device_of(visit.request),
                              known_device_of(visit.request, transport_)};
    if (visit.person.has_second_factor) {
      const auto done = desk::give_second_factor(office_, visit.person, tried);
      const std::string to = visit.field("to");
      if (!done) return with_status(code_page(visit, to, FormErrors(visit.voice, done.problems())), 422);
      Response response = Response::see_other(safe_return(visit.voice, to));
      set_session(response, transport_, done->token);
      return response;
    }
    const auto done = desk::finish_enrolment(office_, visit.person, visit.field("sealed"), tried);
    if (!done) {
      const FormErrors errors(visit.voice, done.problems());
      return with_status(enrol_page(visit, desk::begin_enrolment(office_, visit.person), errors), 422);
    }
    Page page = recovery_page(visit, done->recovery_codes);
    page.new_session = done->token;
    return page;
  }

  [[nodiscard]] Answer sign_out(const Visit& visit) const {
    desk::sign_out(office_, visit.person);
    Response response = Response::see_other(language_path(visit.voice.language()) + "/sign-in");
    clear_session(response, transport_);
    // Kept pages, and the texts that web/assets/keep.js has kept, from wherever one signs out.
    response.header("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
  }

  [[nodiscard]] Answer show_account(const Visit& visit) const { return account_page(visit, {}); }

  [[nodiscard]] Answer change_password(const Visit& visit) const {
    const auto raw = [&](std::string_view name) { return std::string(visit.form.find(name).value_or("")); };
    const auto done = desk::change_password(office_, visit.person,
                                            {raw("old_password"), raw("password"), raw("password_again")});
    if (!done) return with_status(account_page(visit, FormErrors(visit.voice, done.problems())), 422);
    return Response::see_other(visit.path("account") + "?done=password");
  }

  [[nodiscard]] Answer end_session(const Visit& visit) const {
    desk::end_own_session(office_, visit.person, visit.field("session"));
    return Response::see_other(visit.path("account"));
  }

 private:
  [[nodiscard]] Html sessions_of(const Visit& visit) const {
    const Voice& voice = visit.voice;
    Table table(voice.say("account.sessions"));
    table.head({{voice.say("account.session_device"), {}},
                {voice.say("account.session_seen"), {}},
                {voice.say("account.session_end"), {}}});
    for (const store::Session& session : desk::own_sessions(office_, visit.person)) {
      const bool own = session.public_id == visit.person.session;
      const std::string name = session.device.empty() ? voice.say("account.session_unknown") : session.device;
      table.row({row_head(voice.prose(name)),
                 {own ? Html(voice.say("account.session_here")) : Html(voice.moment(session.seen_at)), {}},
                 {own ? Html()
                      : post_form(visit.path("account/sessions"), visit.form_token,
                                  hidden_field("session", session.public_id) +
                                      submit_button(voice.say("account.session_end"), Weight::secondary),
                                  Encoding::fields, "inline"),
                  {}}});
    }
    return table.html("labelled");
  }

  [[nodiscard]] Page account_page(const Visit& visit, const FormErrors& errors) const {
    const Voice& voice = visit.voice;
    const auto password = [&](const char* name, const char* label, const char* complete,
                              const std::string& hint) {
      return text_field({.name = name,
                         .label = voice.say(label),
                         .hint = hint,
                         .type = "password",
                         .autocomplete = complete,
                         .length_max = 256},
                        errors);
    };
    const Html form = post_form(
        visit.path("account"), visit.form_token,
        password("old_password", "account.old_password", "current-password", "") +
            password("password", "account.new_password", "new-password", voice.say("account.password_hint")) +
            password("password_again", "account.password_again", "new-password", "") +
            submit_button(voice.say("account.change_password")));
    const bool changed = visit.request.find_query("done") == "password";
    const Html done =
        changed ? paragraph("calm", icon(Icon::good), voice.say("account.password_changed")) : Html();
    Page page;
    page.title = voice.say("account.title");
    page.description = voice.say("account.description");
    page.main = heading(1, "", voice.prose(visit.person.name)) + paragraph("muted", visit.person.mail) +
                done + errors.summary(voice) +
                section("sessions", voice.say("account.sessions"), sessions_of(visit)) +
                section("password", voice.say("account.change_password"), div("narrow", form));
    return page;
  }

  const desk::Office& office_;
  Transport transport_;
};

}  // namespace

void add_account(Gate& gate) {
  const auto pages = std::make_shared<const AccountPages>(gate.office());
  gate.get_half("/second-factor", [pages](const Visit& visit) { return pages->show_second_factor(visit); });
  gate.post_half("/second-factor", [pages](const Visit& visit) { return pages->second_factor(visit); });
  gate.post_half("/office/sign-out", [pages](const Visit& visit) { return pages->sign_out(visit); });
  gate.get_somewhere("/office/account", access::Deed::see_own_account,
                     [pages](const Visit& visit) { return pages->show_account(visit); });
  gate.post_somewhere("/office/account", access::Deed::see_own_account,
                      [pages](const Visit& visit) { return pages->change_password(visit); });
  gate.post_somewhere("/office/account/sessions", access::Deed::see_own_account,
                      [pages](const Visit& visit) { return pages->end_session(visit); });
}

}  // namespace prongsai::web
