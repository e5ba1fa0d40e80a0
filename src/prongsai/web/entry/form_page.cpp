// SPDX-License-Identifier: Apache-2.0
// The form shaped by the edition: one sheet at a time, problems and findings beside the field.
#include <algorithm>
#include <map>

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/entry/entry_detail.h"
#include "prongsai/words/words.h"

namespace prongsai::web::detail {
namespace {

using results_sheets::Field;
using results_sheets::FieldGroup;
using results_sheets::FieldKind;
using Texts = std::map<std::string, std::string, std::less<>>;

/// Everything one sheet of the form shows.
struct FormView {
  const Visit& visit;
  const desk::DraftCheck& check;
  const results_sheets::FormShape& shape;
  const std::vector<FormSheet>& sheets;
  const FormSheet& sheet;
  Texts texts;        ///< what stands in the fields
  FormErrors errors;  ///< of this sheet: what the check says, or why it was not saved
  std::map<std::string, std::string> findings;  ///< of this sheet, by field
  bool refused = false;                         ///< errors say why nothing was saved

  [[nodiscard]] const Voice& voice() const { return visit.voice; }
  [[nodiscard]] std::string text_of(const std::string& field) const {
    const auto found = texts.find(field);
    return found == texts.end() ? std::string() : found->second;
  }
  [[nodiscard]] const std::string& label(const Field& field) const {
    return text::choose(voice().language(), field.label.th, field.label.en);
  }
  [[nodiscard]] std::string finding_of(const std::string& field) const {
    const auto found = findings.find(field);
    return found == findings.end() ? std::string() : found->second;
  }
};

std::string input_id(const Field& field) {
  return "field-" + html_id(field.name);
}

std::string hint_of(const FormView& view, const Field& field) {
  if (field.kind != FieldKind::grade) return {};
  std::string all;
  for (const std::string& one : field.allowed) all += (all.empty() ? "" : ", ") + one;
  return view.voice().say("results.form.grade_hint", {{"allowed", all}});
}

Html finding_line(const FormView& view, const Field& field) {
  const std::string sentence = view.finding_of(field.name);
  if (sentence.empty()) return {};
  return span("field-finding", icon(Icon::flag), view.voice().prose(sentence));
}

/// Below the heading of its instrument, a score says that it is the score.
std::string label_words(const FormView& view, const Field& field) {
  const bool heads = field.group == FieldGroup::instrument || field.group == FieldGroup::part;
  return heads ? view.voice().say("results.form.score_of", {{"name", view.label(field)}}) : view.label(field);
}

/// The levels of the edition. What was typed, pasted or imported and is none of them stays to be chosen, so
/// that opening and saving the page loses nothing.
Html level_field(const FormView& view, const Field& field, const std::string& text) {
  const Voice& voice = view.voice();
  Choice choice{field.name, view.label(field), {}, text, {{"", voice.say("results.form.level_none")}}};
  for (std::size_t i = 0; i < field.allowed.size(); ++i)
    choice.options.push_back(
        {field.allowed[i], words::level_name(voice.language(), view.shape.edition(), i)});
  const bool listed = std::any_of(choice.options.begin(), choice.options.end(),
                                  [&](const Option& one) { return one.value == text; });
  if (!listed) choice.options.push_back({text, voice.say("results.form.level_typed", {{"found", text}})});
  return select_field(choice, view.errors) + finding_line(view, field);
}

/// A browser drops line breaks from an input; a text that has one stands in an area, so that it stays.
Html plain_field(const FormView& view, const Field& field) {
  const std::string text = view.text_of(field.name);
  const bool one_line = text.find('\n') == std::string::npos;
  if (field.kind == FieldKind::level && one_line) return level_field(view, field, text);
  const bool is_figure = field.kind != FieldKind::level && field.kind != FieldKind::place;
  TextField out{.name = field.name,
                .label = label_words(view, field),
                .hint = hint_of(view, field),
                .value = text,
                .input_mode = is_figure ? "decimal" : "",
                .classes = is_figure ? "short" : "",
                .length_max = 5'000};
  const Html input = one_line ? text_field(out, view.errors) : area_field(out, 3, view.errors);
  return input + finding_line(view, field);
}

/// One cell of the table of answers; its row and column are named by its label, read aloud.
Html grid_cell(const FormView& view, const Field* field) {
  if (field == nullptr) return Html("–");
  const std::string error = view.errors.of(field->name);
  const std::string id = input_id(*field);
  const std::string described = error.empty() ? "" : id + "-error";
  return join(element("input", {{"id", id},
                                {"name", field->name},
                                {"type", "text"},
                                {"value", view.text_of(field->name)},
                                {"maxlength", "5000"},
                                {"inputmode", field->kind == FieldKind::count ? "numeric" : "decimal"},
                                {"autocomplete", "off"},
                                {"aria-label", view.label(*field)},
                                {error.empty() ? "" : "aria-invalid", "true"},
                                {described.empty() ? "" : "aria-describedby", described}}),
              error.empty() ? Html() : element("span", {{"id", described}, {"class", "field-error"}}, error),
              finding_line(view, *field));
}

/// Counts and percents of one question, opened where something is said about them.
Html answers_of(const FormView& view, const std::vector<const Field*>& fields, const std::string& name) {
  std::map<std::size_t, std::pair<const Field*, const Field*>> rows;
  bool is_open = false;
  Html place;
  for (const Field* field : fields) {
    const bool filled = !view.text_of(field->name).empty();
    const bool told = !view.errors.of(field->name).empty() || !view.finding_of(field->name).empty();
    is_open = is_open || told;
    if (field->kind == FieldKind::place) {
      if (filled || told) place = plain_field(view, *field);
    } else if (field->choice) {
      auto& row = rows[*field->choice];
      (field->group == FieldGroup::counts ? row.first : row.second) = field;
    }
  }
  if (rows.empty()) return {};
  const Voice& voice = view.voice();
  Table table(voice.say("results.form.answers_of", {{"item", name}}));
  table.head({{voice.say("results.form.choice"), {}},
              {voice.say("results.form.counts"), {}},
              {voice.say("results.form.percents"), {}}});
  for (const auto& [choice, row] : rows) {
    const Field* known = row.first != nullptr ? row.first : row.second;
    const scoring::PlanNode& leaf = view.shape.plan().nodes[*known->node];
    const framework::Choice& said = view.shape.edition().scales[*leaf.scale].choices[choice];
    table.row({row_head(voice.text(said.label)),
               {grid_cell(view, row.first), {}},
               {grid_cell(view, row.second), {}}});
  }
  const bool filled = std::any_of(fields.begin(), fields.end(),
                                  [&](const Field* field) { return !view.text_of(field->name).empty(); });
  const Html summary = span("summary-name", voice.say("results.form.answers")) +
                       span("summary-side", voice.say(filled ? "results.form.filled" : "results.form.empty"));
  return disclosure(summary, div("opened", table.html("small grid"), place), is_open);
}

bool is_answer(const Field& field) {
  return field.group == FieldGroup::counts || field.group == FieldGroup::percents;
}

bool is_hidden(const FormView& view, const Field& field) {
  return field.seldom && view.text_of(field.name).empty() && view.errors.of(field.name).empty() &&
         view.finding_of(field.name).empty();
}

/// The fields in order; the answers of one question after its score.
Html fields_of(const FormView& view) {
  Html out;
  std::string section = view.sheet.section;
  const auto& fields = view.sheet.fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Field& field = *fields[i];
    if (field.section != section) {
      section = field.section;
      for (const Field* head : view.sheet.fields) {
        const bool names = head->section == section &&
                           (head->group == FieldGroup::instrument || head->group == FieldGroup::part);
        if (names) out += heading(2, "", view.voice().prose(view.label(*head)));
      }
    }
    if (is_answer(field)) {
      std::vector<const Field*> row;
      const auto node = field.node;
      while (i < fields.size() && is_answer(*fields[i]) && fields[i]->node == node)
        row.push_back(fields[i++]);
      --i;
      const std::string name =
          words::short_name(view.voice().language(), view.shape.plan(), view.shape.edition(), *node);
      out += answers_of(view, row, name);
    } else if (!is_hidden(view, field)) {
      out += plain_field(view, field);
    }
  }
  return out;
}

std::string sheet_title(const FormView& view, const FormSheet& sheet) {
  if (sheet.code == overview_sheet) return view.voice().say("results.form.overview");
  std::string out =
      view.voice().say("results.form.indicator",
                       {{"code", sheet.indicator},
                        {"name", text::choose(view.voice().language(), sheet.title.th, sheet.title.en)}});
  const bool cut = sheet.code != sheet.indicator;
  return cut ? out + " " + view.voice().say("results.form.continued") : out;
}

std::string sheet_address(const FormView& view, const FormSheet& sheet) {
  return results_path(view.visit, view.check.view.subject.key, "form/" + http::percent_encode(sheet.code));
}

/// Every sheet with how much stands in it, and where something is wrong.
Html sheets_nav(const FormView& view) {
  const Voice& voice = view.voice();
  Html items;
  for (const FormSheet& sheet : view.sheets) {
    std::size_t filled = 0;
    std::size_t wrong = 0;
    for (const Field* field : sheet.fields) {
      filled += view.check.view.entry.texts.contains(field->name) ? 1 : 0;
      wrong += static_cast<std::size_t>(
          std::count_if(view.check.checked.problems.begin(), view.check.checked.problems.end(),
                        [&](const auto& one) { return one.field == field->name; }));
    }
    const std::string short_title = sheet.code == overview_sheet
                                        ? voice.say("results.form.overview")
                                        : voice.say("results.form.indicator_short", {{"code", sheet.code}});
    const bool here = sheet.code == view.sheet.code;
    items +=
        element("li", {},
                element("a", {{"href", sheet_address(view, sheet)}, {here ? "aria-current" : "", "page"}},
                        short_title),
                span("count", voice.say("results.form.filled_count", {{"count", std::to_string(filled)}})),
                wrong == 0 ? Html()
                           : span("flagged", icon(Icon::bad),
                                  voice.say("results.form.wrong_count", {{"count", std::to_string(wrong)}})));
  }
  return element("nav", {{"class", "sheets"}, {"aria-label", voice.say("results.form.sheets")}},
                 element("ul", {}, items));
}

Page form_of(const FormView& view) {
  const Voice& voice = view.voice();
  const bool last = &view.sheet == &view.sheets.back();
  const Html buttons =
      div("buttons", submit_button(voice.say("results.form.save"), Weight::primary, "go", "stay"),
          last ? Html() : submit_button(voice.say("results.form.save_next"), Weight::secondary, "go", "next"),
          submit_button(voice.say("results.form.save_check"), Weight::secondary, "go", "check"));
  const std::string address = sheet_address(view, view.sheet);
  const store::ResultKey& key = view.check.view.subject.key;
  const Html form = kept_form(
      address, view.visit.form_token,
      hidden_field("version", std::to_string(view.check.view.draft.version)) + fields_of(view) + buttons,
      {.key = "results/" + key.agency + "/" + key.edition + "/" + view.sheet.code,
       .back = address,
       .with_version = true});
  const Html told = view.refused ? view.errors.summary(voice) : Html();
  const Html made_up = view.check.view.draft.made_up
                           ? paragraph("notice", icon(Icon::warning), voice.say("results.form.made_up"))
                           : Html();
  const std::string title = sheet_title(view, view.sheet);
  Page page = page_of(view.visit, view.check.view.subject, title,
                      done_line(view.visit) + made_up + told + sheets_nav(view) +
                          paragraph("muted", voice.say("results.form.lead")) + div("sheet", form));
  page.status = view.refused ? 422 : 200;
  return page;
}

/// What the check says about the fields of one sheet.
void tell_check(FormView& view) {
  const Language language = view.voice().language();
  for (const results_sheets::FieldProblem& one : view.check.checked.problems)
    view.errors.add(one.field, text::sentence(language, one.problem));
  if (!view.check.checked.results) return;
  for (const results_sheets::LocatedFinding& one : view.check.checked.findings) {
    if (!one.fields.empty())
      view.findings.emplace(one.fields.front(),
                            words::finding_sentence(language, *view.check.checked.results, one.finding));
  }
}

const FormSheet* sheet_in_path(const Visit& visit, const std::vector<FormSheet>& sheets) {
  const std::string& code = visit.request.capture("sheet");
  const auto found =
      std::find_if(sheets.begin(), sheets.end(), [&](const FormSheet& one) { return one.code == code; });
  return found == sheets.end() ? nullptr : &*found;
}

/// As the browser sent it, but for the line breaks, which it sends as two characters.
std::string as_typed(std::string_view sent) {
  std::string out;
  for (std::size_t i = 0; i < sent.size(); ++i) {
    if (sent[i] == '\r' && i + 1 < sent.size() && sent[i + 1] == '\n') continue;
    out += sent[i];
  }
  return out;
}

std::string after_saving(const Visit& visit, const store::ResultKey& key,
                         const std::vector<FormSheet>& sheets, const FormSheet& sheet) {
  const std::string go = visit.field("go");
  if (go == "check") return results_path(visit, key, "check") + "?done=saved";
  const FormSheet& next = go == "next" && &sheet != &sheets.back() ? *(&sheet + 1) : sheet;
  return results_path(visit, key, "form/" + http::percent_encode(next.code)) + "?done=saved";
}

}  // namespace

Answer form_page(const desk::Office& office, const Visit& visit) {
  const auto check = desk::check_draft(office, visit.actor(), key_in_path(visit));
  if (!check) return refused(visit, check.problems());
  const auto shape = results_sheets::make_form_shape(check->view.subject.rules);
  const std::vector<FormSheet> sheets = lay_out(shape);
  const FormSheet* sheet = sheet_in_path(visit, sheets);
  if (sheet == nullptr) return Response::not_found();
  FormView view{visit, *check, shape, sheets, *sheet, check->view.entry.texts, {}, {}};
  tell_check(view);
  return form_of(view);
}

Answer save_form(const desk::Office& office, const Visit& visit) {
  const store::ResultKey key = key_in_path(visit);
  const auto rules = office.editions.find(key.edition);
  if (rules == nullptr) return Response::not_found();
  const auto shape = results_sheets::make_form_shape(rules);
  const std::vector<FormSheet> sheets = lay_out(shape);
  const FormSheet* sheet = sheet_in_path(visit, sheets);
  if (sheet == nullptr) return Response::not_found();
  desk::DraftWish wish;
  wish.version = whole_number(visit.field("version"));
  for (const Field* field : sheet->fields) {
    if (const auto sent = visit.form.find(field->name)) wish.texts.emplace(field->name, as_typed(*sent));
  }
  const auto saved = desk::save_draft(office, visit.actor(), key, wish);
  if (saved) return Response::see_other(after_saving(visit, key, sheets, *sheet));
  const auto check = desk::check_draft(office, visit.actor(), key);
  if (!check) return refused(visit, check.problems());
  FormView view{visit, *check, shape, sheets, *sheet, check->view.entry.texts, {}, {}};
  for (const auto& [field, text] : wish.texts) view.texts.insert_or_assign(field, text);
  view.errors = FormErrors(visit.voice, saved.problems());
  view.refused = true;
  return form_of(view);
}

}  // namespace prongsai::web::detail
