// SPDX-License-Identifier: Apache-2.0
// The letterhead of an agency, with how it looks.
#include "prongsai/text/language.h"
#include "prongsai/web/documents/documents_detail.h"

namespace prongsai::web::documents {
namespace {

using store::StoredLetterhead;

/// What the form sends, but the logo's bytes.
StoredLetterhead typed_head(const Visit& visit) {
  StoredLetterhead out;
  out.issuer = visit.field("issuer");
  out.place = visit.field("place");
  out.telephone = visit.field("telephone");
  out.mail = visit.field("mail");
  out.header = visit.field("header");
  out.signer = visit.field("signer");
  out.signer_position = visit.field("signer_position");
  out.digits = visit.field("digits");
  out.version = whole_number(visit.field("version"));
  return out;
}

desk::LetterheadWish wish_of(const Visit& visit) {
  desk::LetterheadWish out{.typed = typed_head(visit), .removes_logo = !visit.field("remove_logo").empty()};
  if (const http::Part* file = visit.form.find_file("logo")) out.typed.logo.value = std::string(file->bytes);
  return out;
}

struct LetterheadForm {
  const Visit& visit;
  const desk::LetterheadView& view;
  StoredLetterhead shown;        ///< what stands in the form
  report::Letterhead effective;  ///< what stands in the preview
  FormErrors errors;
  bool is_preview = false;
};

Html lines(const Voice& voice, const std::vector<std::string>& texts, doc::Digits digits) {
  Html out;
  for (const std::string& text : texts) {
    const std::string line = digits == doc::Digits::thai ? doc::thai_digits(text) : text;
    out += join(out.empty() ? Html() : element("br", {}), voice.prose(line));
  }
  return out;
}

Html head_preview(const LetterheadForm& form) {
  const Voice& voice = form.visit.voice;
  const report::Letterhead& head = form.effective;
  const auto digits = [&](const std::string& text) {
    return head.digits == doc::Digits::thai ? doc::thai_digits(text) : text;
  };
  Html logo;
  if (head.logo && !form.view.stored.logo.value.empty()) {
    logo = element("img", {{"src", letterhead_path(form.visit, form.view.agency.id, "logo") +
                                       "?v=" + std::to_string(form.view.stored.version)},
                           {"alt", head.logo->alternative},
                           {"class", "logo"}});
  }
  std::vector<std::string> contact = head.issuer;
  if (!head.telephone.empty())
    contact.push_back(voice.say("docs.letterhead.tel", {{"number", head.telephone}}));
  if (!head.mail.empty()) contact.push_back(head.mail);
  Html sign;
  if (!head.signer.empty() || !head.signer_position.empty()) {
    std::vector<std::string> under;
    if (!head.signer.empty()) under.push_back("(" + head.signer + ")");
    if (!head.signer_position.empty()) under.push_back(head.signer_position);
    sign = div("sign", lines(voice, under, head.digits));
  }
  return element("div", {{"class", "head-preview"}, {"lang", "th"}},
                 head.header.empty() ? Html() : div("running-head", lines(voice, head.header, head.digits)),
                 logo, div("head-name", voice.prose(digits(head.name))),
                 head.place.empty() ? Html() : div("", voice.prose(digits(head.place))),
                 div("", digits("ปีงบประมาณ พ.ศ. 2567")), div("issuer", lines(voice, contact, head.digits)),
                 sign);
}

Html one_line(const LetterheadForm& form, const char* name, const std::string& value,
              const std::string& unset = {}) {
  const Voice& voice = form.visit.voice;
  std::string hint = voice.say("docs.letterhead.hint." + std::string(name));
  if (!unset.empty()) hint += " " + voice.say("docs.letterhead.unset", {{"text", unset}});
  return text_field({.name = name,
                     .label = voice.say("docs.letterhead." + std::string(name)),
                     .hint = hint,
                     .value = value,
                     .type = std::string(name) == "mail" ? "email" : "text"},
                    form.errors);
}

Html several_lines(const LetterheadForm& form, const char* name, const std::string& value) {
  const Voice& voice = form.visit.voice;
  return area_field({.name = name,
                     .label = voice.say("docs.letterhead." + std::string(name)),
                     .hint = voice.say("docs.letterhead.hint." + std::string(name)),
                     .value = value,
                     .length_max = 1200},
                    3, form.errors);
}

Html logo_fields(const LetterheadForm& form) {
  const Voice& voice = form.visit.voice;
  Html out = file_field("logo", voice.say("docs.letterhead.logo"), voice.say("docs.letterhead.hint.logo"),
                        ".png,.jpg,.jpeg", form.errors);
  if (!form.view.stored.logo.value.empty())
    out += check_field("remove_logo", voice.say("docs.letterhead.remove_logo"), false);
  return out;
}

Html form_of(const LetterheadForm& form) {
  const Voice& voice = form.visit.voice;
  if (!form.view.may_change) return {};
  const StoredLetterhead& shown = form.shown;
  const Html fields =
      join(hidden_field("version", std::to_string(form.view.stored.version)),
           several_lines(form, "issuer", shown.issuer),
           one_line(form, "place", shown.place, form.view.effective.place),
           one_line(form, "telephone", shown.telephone), one_line(form, "mail", shown.mail),
           several_lines(form, "header", shown.header), one_line(form, "signer", shown.signer),
           one_line(form, "signer_position", shown.signer_position),
           radio_field({.name = "digits",
                        .label = voice.say("docs.letterhead.digits"),
                        .hint = {},
                        .chosen = shown.digits,
                        .options = {{"arabic", voice.say("docs.letterhead.digits.arabic")},
                                    {"thai", voice.say("docs.letterhead.digits.thai")}}},
                       form.errors),
           logo_fields(form),
           div("buttons", submit_button(voice.say("docs.letterhead.save"), Weight::primary, "go", "save"),
               submit_button(voice.say("docs.letterhead.look"), Weight::secondary, "go", "look")));
  return section("letterhead-form", voice.say("docs.letterhead.set"), form.errors.summary(voice),
                 post_form(letterhead_path(form.visit, form.view.agency.id), form.visit.form_token, fields,
                           Encoding::files));
}

Page page_for(const LetterheadForm& form) {
  const Voice& voice = form.visit.voice;
  Page page;
  page.title = voice.say("docs.letterhead.title");
  page.description = voice.say("account.description");
  page.section = Section::plans;
  const std::string agency = agency_words(voice, form.view.agency);
  page.crumbs = {{voice.say("work.menu.plans"), form.visit.path("plans")},
                 {agency, documents_path(form.visit, form.view.agency.id, 0)},
                 {page.title, ""}};
  const Html note = form.is_preview ? element("p", {{"class", "notice"}, {"role", "status"}},
                                              icon(Icon::open), voice.say("docs.letterhead.not_saved"))
                                    : Html();
  page.main =
      join(heading(1, "", page.title), paragraph("subtitle", voice.prose(agency)), done_line(form.visit),
           note, section("look", voice.say("docs.letterhead.looks"), head_preview(form)), form_of(form));
  return page;
}

}  // namespace

Answer letterhead_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::look_at_letterhead(office, visit.actor(), visit.request.capture("agency"));
  if (!view) return refused(visit, view.problems());
  return page_for({visit, *view, view->stored, view->effective, {}});
}

Answer save_letterhead(const desk::Office& office, const Visit& visit) {
  const std::string agency = visit.request.capture("agency");
  const desk::LetterheadWish wish = wish_of(visit);
  const auto view = desk::look_at_letterhead(office, visit.actor(), agency);
  if (!view) return refused(visit, view.problems());
  if (visit.field("go") == "look") {
    const auto head = desk::read_letterhead(view->stored, wish);
    if (!head) {
      return with_status(
          page_for({visit, *view, wish.typed, view->effective, FormErrors(visit.voice, head.problems())}),
          422);
    }
    const auto effective = office.database.read([&](db::Transaction& transaction) {
      return desk::with_defaults(transaction, office, view->agency, *head);
    });
    return page_for({visit, *view, wish.typed, effective, {}, true});
  }
  const auto saved = desk::save_letterhead(office, visit.actor(), agency, wish);
  if (saved) return done(letterhead_path(visit, agency), "letterhead");
  for (const base::Problem& problem : saved.problems()) {
    if (problem.code == "desk.not_permitted" || problem.code == "plan.no_such_agency")
      return refused(visit, saved.problems());
  }
  return with_status(
      page_for({visit, *view, wish.typed, view->effective, FormErrors(visit.voice, saved.problems())}), 422);
}

Answer logo_file(const desk::Office& office, const Visit& visit) {
  const auto view = desk::look_at_letterhead(office, visit.actor(), visit.request.capture("agency"));
  if (!view) return refused(visit, view.problems());
  const StoredLetterhead& head = view->stored;
  if (head.logo.value.empty()) return Response::not_found();
  Response out;
  out.body = head.logo.value;
  out.header("Content-Type", head.logo_type);
  return out;
}

}  // namespace prongsai::web::documents
