// SPDX-License-Identifier: Apache-2.0
// What the rules say of everything typed, and handing it in.
#include <algorithm>

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/entry/entry_detail.h"

namespace prongsai::web::detail {
namespace {

struct CheckView {
  const Visit& visit;
  const desk::DraftCheck& check;
  bool corrects = false;  ///< a version is published already
};

std::string field_address(const CheckView& view, const std::vector<FormSheet>& sheets,
                          const std::string& field) {
  return results_path(view.visit, view.check.view.subject.key,
                      "form/" + http::percent_encode(sheet_of(sheets, field).code)) +
         "#field-" + html_id(field);
}

Html problems_part(const CheckView& view, const results_sheets::FormShape& shape,
                   const std::vector<FormSheet>& sheets) {
  const Voice& voice = view.visit.voice;
  const auto& problems = view.check.checked.problems;
  if (problems.empty()) return {};
  Html items;
  for (const results_sheets::FieldProblem& one : problems) {
    const results_sheets::Field* field = shape.find(one.field);
    const std::string sentence = text::sentence(voice.language(), one.problem);
    items += element(
        "li", {},
        field == nullptr
            ? voice.prose(sentence)
            : join(link_to(field_address(view, sheets, one.field),
                           voice.prose(text::choose(voice.language(), field->label.th, field->label.en))),
                   div("", voice.prose(sentence))));
  }
  return div("error-summary",
             heading(2, "errors-title",
                     voice.say("results.check.problems", {{"count", std::to_string(problems.size())}})),
             element("ul", {}, items));
}

Html findings_part(const CheckView& view, const std::vector<FormSheet>& sheets) {
  const Voice& voice = view.visit.voice;
  const auto& checked = view.check.checked;
  if (!checked.results) return {};
  const auto link = [&](const scoring::Finding& finding) -> std::string {
    for (const results_sheets::LocatedFinding& one : checked.findings) {
      const bool same = one.finding.code == finding.code && one.finding.node == finding.node &&
                        one.finding.at == finding.at;
      if (same && !one.fields.empty()) return field_address(view, sheets, one.fields.front());
    }
    return {};
  };
  const std::string title =
      voice.say("results.check.findings", {{"count", std::to_string(checked.findings.size())}});
  if (checked.findings.empty())
    return section("findings", title, paragraph("calm", icon(Icon::good), voice.say("results.check.none")));
  return section("findings", title, paragraph("", voice.say("results.check.findings_lead")),
                 findings_list(voice, *checked.results, link));
}

Html commit_part(const CheckView& view, const FormErrors& errors) {
  const Voice& voice = view.visit.voice;
  const auto& checked = view.check.checked;
  const std::string title = voice.say("results.commit.title");
  if (!checked.sound()) return section("commit", title, paragraph("", voice.say("results.commit.not_yet")));
  const bool asks = !checked.findings.empty() || view.corrects;
  const char* hint = !checked.findings.empty() ? "results.commit.reason_findings"
                     : view.corrects           ? "results.commit.reason_correction"
                                               : "results.commit.reason_free";
  const Html form = post_form(
      results_path(view.visit, view.check.view.subject.key, "commit"), view.visit.form_token,
      hidden_field("version", std::to_string(view.check.view.draft.version)) +
          text_field({.name = "document_title",
                      .label = voice.say("results.commit.document"),
                      .hint = voice.say("results.commit.document_hint"),
                      .value = view.visit.field("document_title"),
                      .length_max = 200},
                     errors) +
          area_field({.name = "reason",
                      .label = voice.say(asks ? "results.commit.reason" : "results.commit.reason_optional"),
                      .hint = voice.say(hint),
                      .value = view.visit.field("reason"),
                      .length_max = 1'000,
                      .required = asks},
                     3, errors) +
          div("buttons", submit_button(voice.say("results.commit.go"))));
  return section("commit", title, paragraph("", voice.say("results.commit.what")), div("narrow", form));
}

Page page_for(const CheckView& view, const FormErrors& errors) {
  const Voice& voice = view.visit.voice;
  const desk::DraftView& draft = view.check.view;
  const std::string title = voice.say("results.check.title");
  const Html edit = paragraph("", link_to(results_path(view.visit, draft.subject.key, "form/overview"),
                                          voice.say("results.check.back")));
  if (draft.entry.texts.empty())
    return page_of(view.visit, draft.subject, title,
                   div("empty", paragraph("", voice.say("results.check.nothing"))) + edit);
  const auto shape = results_sheets::make_form_shape(draft.subject.rules);
  const std::vector<FormSheet> sheets = lay_out(shape);
  const auto& results = view.check.checked.results;
  return page_of(
      view.visit, draft.subject, title,
      errors.summary(voice) + problems_part(view, shape, sheets) + findings_part(view, sheets) +
          (results ? section("values", voice.say("results.values.title"), values_table(voice, *results))
                   : Html()) +
          commit_part(view, errors) + edit);
}

bool is_published(const desk::Office& office, const Visit& visit, const store::ResultKey& key) {
  const auto history = desk::look_at_results(office, visit.actor(), key);
  return history &&
         std::any_of(history->versions.begin(), history->versions.end(), [](const store::ResultVersion& one) {
           return one.state == store::ResultState::published;
         });
}

}  // namespace

Answer check_page(const desk::Office& office, const Visit& visit) {
  const store::ResultKey key = key_in_path(visit);
  const auto check = desk::check_draft(office, visit.actor(), key);
  if (!check) return refused(visit, check.problems());
  return page_for({visit, *check, is_published(office, visit, key)}, {});
}

Answer commit(const desk::Office& office, const Visit& visit) {
  const store::ResultKey key = key_in_path(visit);
  const auto number = desk::commit_draft(
      office, visit.actor(), key,
      {whole_number(visit.field("version")), visit.field("reason"), visit.field("document_title")});
  if (number) return Response::see_other(results_path(visit, key) + "?done=committed");
  const auto check = desk::check_draft(office, visit.actor(), key);
  if (!check) return refused(visit, check.problems());
  return with_status(
      page_for({visit, *check, is_published(office, visit, key)}, FormErrors(visit.voice, number.problems())),
      422);
}

}  // namespace prongsai::web::detail
