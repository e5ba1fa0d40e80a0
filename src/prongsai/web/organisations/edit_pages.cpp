// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "prongsai/text/language.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/organisations/organisations_detail.h"

namespace prongsai::web::organisations_detail {
namespace {

using agency::AgencyRecord;
using agency::Column;
using agency::NodeKind;
using http::Response;

std::string name_of(Column column) {
  return std::string(agency::english_heading(column));
}

/// What the form shows at first: codes for what is chosen, words for what is typed.
desk::AgencyForm form_of(const store::RegisteredAgency& agency, const agency::Reference& reference) {
  const AgencyRecord& record = agency.record;
  desk::AgencyForm out;
  for (std::size_t i = 0; i < agency::column_count; ++i)
    out.cells[i] = agency::cell_of(record, static_cast<Column>(i), reference);
  out.at(Column::type) = record.type;
  out.at(Column::ministry) = record.ministry;
  out.at(Column::province) = record.province;
  out.at(Column::state) = agency::code_of(record.state);
  out.at(Column::since).clear();
  out.version = agency.version;
  return out;
}

desk::AgencyForm form_in(const Visit& visit, const std::string& id) {
  desk::AgencyForm out;
  for (std::size_t i = 0; i < agency::column_count; ++i)
    out.cells[i] = visit.field(name_of(static_cast<Column>(i)));
  if (!id.empty()) out.at(Column::id) = id;
  out.version = id.empty() ? 0 : version_in(visit);
  out.reason = visit.field("reason");
  return out;
}

class Fields {
 public:
  Fields(const RegisterWords& words, const Voice& voice, const desk::AgencyForm& form,
         const FormErrors& errors)
      : words_(words), voice_(voice), form_(form), errors_(errors) {}

  [[nodiscard]] Html text(Column column, const char* classes = "", const char* mode = "",
                          int length = 900) const {
    return text_field({.name = name_of(column),
                       .label = words_.column(column),
                       .hint = hint(column),
                       .value = form_.at(column),
                       .input_mode = mode,
                       .classes = classes,
                       .length_max = length},
                      errors_);
  }
  [[nodiscard]] Html choice(Column column, std::vector<Option> options) const {
    return select_field({.name = name_of(column),
                         .label = words_.column(column),
                         .hint = hint(column),
                         .chosen = form_.at(column),
                         .options = std::move(options)},
                        errors_);
  }

 private:
  [[nodiscard]] std::string hint(Column column) const {
    const std::string key = "organisations.hint." + name_of(column);
    return text::can_say(voice_.language(), key) ? voice_.say(key) : std::string();
  }

  const RegisterWords& words_;
  const Voice& voice_;
  const desk::AgencyForm& form_;
  const FormErrors& errors_;
};

Html group(const std::string& title, const Html& fields) {
  return element("fieldset", {{"class", "form-group"}}, element("legend", {}, title), fields);
}

std::vector<Option> states_of(const RegisterWords& words) {
  std::vector<Option> out;
  for (const auto state : {agency::State::active, agency::State::merged, agency::State::closed})
    out.push_back({std::string(agency::code_of(state)), words.state(state)});
  return out;
}

std::vector<Option> sizes_of(const RegisterWords& words, const std::string& none) {
  std::vector<Option> out = {{"", none}};
  for (const auto size : {agency::SizeGroup::small, agency::SizeGroup::medium, agency::SizeGroup::large})
    out.push_back({std::string(agency::code_of(size)), words.size(size)});
  return out;
}

Html edit_form(const Visit& visit, const RegisterWords& words, const desk::AgencyForm& form,
               const FormErrors& errors, const std::string& action, const std::string& back) {
  const Voice& voice = visit.voice;
  const Fields fields(words, voice, form, errors);
  const std::string none = voice.say("organisations.choose_none");
  const Html names = (form.version == 0 ? fields.text(Column::id, "short", "", 64) : Html()) +
                     fields.text(Column::name_th) + fields.text(Column::name_en) +
                     fields.text(Column::short_names);
  const Html belongs = fields.choice(Column::type, words.types(voice.say("organisations.choose"))) +
                       fields.choice(Column::size_group, sizes_of(words, none)) +
                       fields.choice(Column::ministry, words.nodes(NodeKind::ministry, none)) +
                       fields.choice(Column::province, words.nodes(NodeKind::province, none)) +
                       fields.text(Column::district);
  const Html people = fields.text(Column::head_count_internal, "short", "numeric", 20) +
                      fields.text(Column::head_count_external, "short", "numeric", 20);
  const Html contact = fields.text(Column::website) + fields.text(Column::coordinator_email);
  const Html state = fields.choice(Column::state, states_of(words)) +
                     fields.text(Column::merged_into, "", "", 64) +
                     fields.text(Column::since, "short", "", 20) + reason_field(visit, errors);
  return post_form(action, visit.form_token,
                   hidden_field("version", std::to_string(form.version)) +
                       group(voice.say("organisations.group.names"), names) +
                       group(voice.say("organisations.group.belongs"), belongs) +
                       group(voice.say("organisations.group.people"), people) +
                       group(voice.say("organisations.group.contact"), contact) +
                       group(voice.say("organisations.group.state"), state) +
                       div("buttons", submit_button(voice.say("work.form.save")),
                           link_to(back, voice.say("work.form.cancel"))));
}

/// Another change came between: what stands there now, so that nothing is lost on either side.
bool is_clash(const base::Problems& problems) {
  return problems.size() == 1 && problems.front().code == "organisations.changed_meanwhile";
}

Page edit_page(const desk::Office& office, const Visit& visit, const store::RegisteredAgency& agency,
               const desk::AgencyForm& form, const FormErrors& errors, const Html& notice) {
  const RegisterWords words(visit.voice, office.reference);
  const std::string below = visit.path("organisations/" + agency.record.id);
  return register_page(visit, visit.voice.say("organisations.edit"),
                       {register_crumb(visit), agency_crumb(visit, words, agency.record)},
                       div("narrow", paragraph("muted", visit.voice.prose(words.name(agency.record))),
                           errors.summary(visit.voice), notice,
                           edit_form(visit, words, form, errors, below + "/edit", below)));
}

Html clash_of(const desk::Office& office, const Visit& visit, const store::RegisteredAgency& now,
              const desk::AgencyForm& typed) {
  const RegisterWords words(visit.voice, office.reference);
  const desk::AgencyForm stands = form_of(now, office.reference);
  Html items;
  for (std::size_t i = 0; i < agency::column_count; ++i) {
    const auto column = static_cast<Column>(i);
    if (column == Column::since || stands.cells[i] == typed.cells[i]) continue;
    const std::string value = words.cell(now.record, column);
    items += fact(words.column(column), value.empty() ? Html(visit.voice.say("organisations.empty_cell"))
                                                      : visit.voice.prose(value));
  }
  return div("notice-block", paragraph("", visit.voice.say("organisations.clash")),
             element("dl", {{"class", "facts"}}, items));
}

Page new_page(const desk::Office& office, const Visit& visit, const desk::AgencyForm& form,
              const FormErrors& errors) {
  const RegisterWords words(visit.voice, office.reference);
  return register_page(visit, visit.voice.say("organisations.new"), {register_crumb(visit)},
                       div("narrow", errors.summary(visit.voice),
                           edit_form(visit, words, form, errors, visit.path("organisations/new"),
                                     visit.path("organisations"))));
}

Page counts_page(const desk::Office& office, const Visit& visit, const store::RegisteredAgency& agency,
                 const desk::HeadCountForm& form, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const RegisterWords words(voice, office.reference);
  const std::string below = visit.path("organisations/" + agency.record.id);
  const auto field = [&](Column column, const std::string& value) {
    return text_field({.name = name_of(column),
                       .label = words.column(column),
                       .hint = voice.say("organisations.hint." + name_of(column)),
                       .value = value,
                       .input_mode = "numeric",
                       .classes = "short",
                       .length_max = 20},
                      errors);
  };
  return register_page(
      visit, voice.say("organisations.change_counts"),
      {register_crumb(visit), agency_crumb(visit, words, agency.record)},
      div("narrow", paragraph("muted", voice.prose(words.name(agency.record))),
          paragraph("", voice.say("organisations.counts_what")), errors.summary(voice),
          post_form(below + "/head-counts", visit.form_token,
                    hidden_field("version", std::to_string(agency.version)) +
                        field(Column::head_count_internal, form.internal) +
                        field(Column::head_count_external, form.external) + reason_field(visit, errors) +
                        div("buttons", submit_button(voice.say("work.form.save")),
                            link_to(below, voice.say("work.form.cancel"))))));
}

std::string count_text(const std::optional<std::int64_t>& count) {
  return count ? std::to_string(*count) : std::string();
}

}  // namespace

Answer show_edit(const desk::Office& office, const Visit& visit) {
  const auto file = desk::find_agency(office, visit.actor(), visit.request.capture("agency"));
  if (!file) return Response::not_found();
  return edit_page(office, visit, file->agency, form_of(file->agency, office.reference), {}, {});
}

Answer edit(const desk::Office& office, const Visit& visit) {
  const std::string& id = visit.request.capture("agency");
  desk::AgencyForm form = form_in(visit, id);
  const auto done = desk::change_agency(office, visit.actor(), form);
  if (done) return Response::see_other(visit.path("organisations/" + id) + "?done=changed");
  const auto file = desk::find_agency(office, visit.actor(), id);
  if (!file) return Response::not_found();
  Html notice;
  if (is_clash(done.problems())) {
    notice = clash_of(office, visit, file->agency, form);
    // Shown what came between, the person decides: sent once more, the form is about what stands there now.
    form.version = file->agency.version;
  }
  return with_status(
      edit_page(office, visit, file->agency, form, FormErrors(visit.voice, done.problems()), notice), 422);
}

Answer show_new(const desk::Office& office, const Visit& visit) {
  desk::AgencyForm form;
  form.at(Column::state) = agency::code_of(agency::State::active);
  return new_page(office, visit, form, {});
}

Answer add_new(const desk::Office& office, const Visit& visit) {
  const desk::AgencyForm form = form_in(visit, "");
  const auto done = desk::change_agency(office, visit.actor(), form);
  if (done) return Response::see_other(visit.path("organisations/" + *done) + "?done=added");
  return with_status(new_page(office, visit, form, FormErrors(visit.voice, done.problems())), 422);
}

Answer show_head_counts(const desk::Office& office, const Visit& visit) {
  const auto file = desk::find_agency(office, visit.actor(), visit.request.capture("agency"));
  if (!file) return Response::not_found();
  const AgencyRecord& record = file->agency.record;
  return counts_page(office, visit, file->agency,
                     {record.id, count_text(record.head_count_internal),
                      count_text(record.head_count_external), file->agency.version, ""},
                     {});
}

Answer change_head_counts(const desk::Office& office, const Visit& visit) {
  const desk::HeadCountForm form{
      visit.request.capture("agency"), visit.field(name_of(Column::head_count_internal)),
      visit.field(name_of(Column::head_count_external)), version_in(visit), visit.field("reason")};
  const auto done = desk::change_head_counts(office, visit.actor(), form);
  if (done) return Response::see_other(visit.path("organisations/" + form.agency) + "?done=counts");
  const auto file = desk::find_agency(office, visit.actor(), form.agency);
  if (!file) return Response::not_found();
  return with_status(counts_page(office, visit, file->agency, form, FormErrors(visit.voice, done.problems())),
                     422);
}

}  // namespace prongsai::web::organisations_detail
