// SPDX-License-Identifier: Apache-2.0
// The form of one item: answer, links with their ways, words to the assessor; and its files.
#include <algorithm>

#include "prongsai/fetch/address.h"
#include "prongsai/web/disclosure/item_detail.h"

namespace prongsai::web::filing {
namespace {

using desk::DisclosureItemView;
using desk::DisclosureView;
using Told = disclosure::Answer;

constexpr std::size_t rows_least = 2;
constexpr std::size_t rows_more = 2;
constexpr std::size_t thai_letter_bytes = 3;

/// What stands in the form: as typed where it comes again, else as told.
desk::ItemWish content_of(const DisclosureItemView& item, const ItemTrouble& trouble) {
  if (trouble.typed) return *trouble.typed;
  const disclosure::ItemFiling& told = item.told.filing;
  return {item.item->code, item.told.version, told.answer, told.links, told.note};
}

Html link_row(const Voice& voice, std::size_t row, const disclosure::Link& link, const FormErrors& errors) {
  const std::string number = std::to_string(row);
  return element("fieldset", {{"class", "form-group link-row"}},
                 element("legend", {}, voice.say("disclosure.link_number", {{"number", number}})),
                 text_field({.name = "address-" + number,
                             .label = voice.say("disclosure.address"),
                             .hint = row == 1 ? voice.say("disclosure.address_hint") : "",
                             .value = link.address,
                             .input_mode = "url",
                             .length_max = static_cast<int>(fetch::address_bytes_max)},
                            errors),
                 text_field({.name = "path-" + number,
                             .label = voice.say("disclosure.path"),
                             .hint = row == 1 ? voice.say("disclosure.path_hint") : "",
                             .value = link.path,
                             .length_max = static_cast<int>(disclosure::path_bytes_max / thai_letter_bytes)},
                            errors));
}

Html answer_field(const Voice& voice, Told answer, const FormErrors& errors) {
  Choice choice{.name = "answer",
                .label = voice.say("disclosure.answer"),
                .chosen = std::string(disclosure::word_of(answer))};
  for (const Told one : {Told::shown, Told::not_shown}) {
    const std::string word(disclosure::word_of(one));
    choice.options.push_back({word, voice.say("disclosure.choose." + word)});
  }
  return radio_field(choice, errors);
}

/// What somebody else saved while this was typed.
Html saved_meanwhile(const Voice& voice, const DisclosureItemView& item) {
  const disclosure::ItemFiling& told = item.told.filing;
  Html links;
  for (const disclosure::Link& one : told.links)
    links += element("li", {}, span("address", one.address),
                     one.path.empty() ? Html() : paragraph("muted", voice.prose(one.path)));
  Html facts = fact_line(voice.say("disclosure.answer"),
                         voice.say("disclosure.status." + std::string(disclosure::word_of(told.answer))));
  facts += fact_line(voice.say("disclosure.links"),
                     links.empty() ? span("none", "–") : element("ul", {{"class", "plain"}}, links));
  facts += fact_line(voice.say("disclosure.note_field"),
                     told.note.empty() ? span("none", "–") : voice.prose(told.note));
  return div("next-step bad",
             join(paragraph("", voice.say("disclosure.saved_meanwhile",
                                          {{"moment", voice.moment(item.told.changed_at)},
                                           {"by", item.changed_by.empty() ? "–" : item.changed_by}})),
                  element("dl", {{"class", "facts readable"}}, facts)));
}

desk::ItemWish read_form(const Visit& visit) {
  desk::ItemWish out;
  out.item = visit.request.capture("item");
  out.version = whole_number(visit.field("version"));
  out.answer = disclosure::parse_answer(visit.field("answer")).value_or(Told::untold);
  out.note = visit.field("note");
  for (std::size_t row = 1; row <= disclosure::links_max + rows_more; ++row) {
    const std::string number = std::to_string(row);
    out.links.push_back({visit.field("address-" + number), visit.field("path-" + number)});
  }
  while (!out.links.empty() && out.links.back().address.empty() && out.links.back().path.empty())
    out.links.pop_back();
  return out;
}

/// The page once more, with what was typed and why it was not saved.
Answer again(const desk::Office& office, const Visit& visit, desk::ItemWish wish,
             const base::Problems& problems) {
  const auto view = desk::see_disclosure(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  const DisclosureItemView* item = view->find(wish.item);
  if (item == nullptr) return Response::not_found();
  ItemTrouble trouble{.errors = FormErrors(visit.voice, readable(visit.voice, problems))};
  trouble.is_clash = problems.front().code == "disclosure.clash";
  // Saving once more is then a choice: what the others wrote stands above it.
  if (trouble.is_clash) wish.version = item->told.version;
  trouble.typed = std::move(wish);
  return with_status(item_shown(office, visit, *view, *item, trouble), 422);
}

/// The item after this one that is not told yet; this one where there is none.
std::string next_open(const DisclosureView& view, const std::string& item) {
  const auto here = std::find_if(view.items.begin(), view.items.end(),
                                 [&](const DisclosureItemView& one) { return one.item->code == item; });
  const auto is_open = [](const DisclosureItemView& one) { return !one.is_told(); };
  auto next = here == view.items.end() ? here : std::find_if(here + 1, view.items.end(), is_open);
  if (next == view.items.end()) next = std::find_if(view.items.begin(), here, is_open);
  return next == here || next == view.items.end() ? std::string() : next->item->code;
}

std::string accepted_endings() {
  std::string out;
  for (const desk::ShownFormat& one : desk::shown_formats())
    out += (out.empty() ? "." : ",.") + std::string(one.ending);
  return out;
}

Html file_line(const Visit& visit, const DisclosureView& view, const store::DisclosureFile& file,
               bool is_writable) {
  const Voice& voice = visit.voice;
  const std::string number = std::to_string(file.number);
  const Html remove =
      is_writable
          ? post_form(item_path(visit, view.key, file.item, "files/remove"), visit.form_token,
                      hidden_field("number", number) +
                          element("button", {{"type", "submit"}, {"class", "secondary"}},
                                  voice.say("disclosure.file.remove"), span("unseen", " " + file.name)),
                      Encoding::fields, "form inline")
          : Html();
  return element(
      "li", {},
      div("step-line", join(link_to(item_path(visit, view.key, file.item, "files/" + number), file.name),
                            span("muted", size_words(voice, file.size)), remove)));
}

}  // namespace

Html item_form(const Visit& visit, const DisclosureView& view, const DisclosureItemView& item,
               const ItemTrouble& trouble) {
  const Voice& voice = visit.voice;
  const desk::ItemWish content = content_of(item, trouble);
  const std::string& code = item.item->code;
  Html fields = hidden_field("version", std::to_string(content.version));
  fields += answer_field(voice, content.answer, trouble.errors);
  const std::size_t rows =
      std::min(disclosure::links_max, std::max(rows_least, content.links.size() + rows_more));
  for (std::size_t row = 1; row <= std::max(rows, content.links.size()); ++row)
    fields += link_row(voice, row, row <= content.links.size() ? content.links[row - 1] : disclosure::Link(),
                       trouble.errors);
  fields +=
      paragraph("muted", voice.say("disclosure.more_rows", {{"most", number_words(disclosure::links_max)}}));
  fields += area_field({.name = "note",
                        .label = voice.say("disclosure.note_field"),
                        .hint = voice.say("disclosure.note_hint"),
                        .value = content.note,
                        .length_max = static_cast<int>(disclosure::note_bytes_max / thai_letter_bytes)},
                       3, trouble.errors);
  const bool is_copied = !item.told.filing.copied_from.empty();
  fields += div("buttons",
                submit_button(voice.say(is_copied ? "disclosure.confirm_next" : "disclosure.save_next"),
                              Weight::primary, "then", "next"),
                submit_button(voice.say(is_copied ? "disclosure.confirm" : "disclosure.save"),
                              Weight::secondary, "then", "stay"));
  const Keep keep{.key = "disclosure/" + view.key.round + "/" + view.key.agency + "/" + code,
                  .back = item_path(visit, view.key, code),
                  .with_version = true};
  return trouble.errors.summary(voice) + (trouble.is_clash ? saved_meanwhile(voice, item) : Html()) +
         kept_form(item_path(visit, view.key, code), visit.form_token, fields, keep);
}

Html files_part(const Visit& visit, const DisclosureView& view, const DisclosureItemView& item,
                const ItemTrouble& trouble, bool is_writable) {
  const Voice& voice = visit.voice;
  Html lines;
  for (const store::DisclosureFile& one : item.files) lines += file_line(visit, view, one, is_writable);
  if (lines.empty() && !is_writable) return {};
  constexpr std::size_t megabyte = std::size_t{1024} * 1024;
  Html form;
  if (is_writable && item.files.size() < desk::disclosure_files_max)
    form =
        post_form(item_path(visit, view.key, item.item->code, "files"), visit.form_token,
                  file_field("file", voice.say("disclosure.file.choose"),
                             voice.say("disclosure.file.hint",
                                       {{"most", std::to_string(desk::disclosure_file_bytes_max / megabyte)},
                                        {"files", std::to_string(desk::disclosure_files_max)}}),
                             accepted_endings(), trouble.file_errors) +
                      submit_button(voice.say("disclosure.file.attach"), Weight::secondary),
                  Encoding::files);
  const bool is_open = !item.files.empty() || !trouble.file_errors.empty();
  return disclosure(voice.say("disclosure.file.title"),
                    join(paragraph("muted", voice.say("disclosure.file.what")),
                         trouble.file_errors.summary(voice, "disclosure.file.errors"),
                         lines.empty() ? Html() : element("ul", {{"class", "plain"}}, lines), form),
                    is_open, "files");
}

Answer save_item(const desk::Office& office, const Visit& visit) {
  const store::DisclosureKey key = key_in_path(visit);
  desk::ItemWish wish = read_form(visit);
  const std::int64_t before = wish.version;
  const auto saved = desk::tell_item(office, visit.actor(), key, wish);
  if (!saved) {
    if (saved.problems().front().code == "desk.not_permitted") return Response::error(403);
    return again(office, visit, std::move(wish), saved.problems());
  }
  const char* done = *saved == before ? "?done=same" : "?done=saved";
  if (visit.field("then") == "next") {
    const auto view = desk::see_disclosure(office, visit.actor(), key);
    const std::string next = view ? next_open(*view, wish.item) : std::string();
    if (!next.empty()) return Response::see_other(item_path(visit, key, next, done));
    return Response::see_other(list_path(visit, key, done));
  }
  return Response::see_other(item_path(visit, key, wish.item, done));
}

Answer add_file(const desk::Office& office, const Visit& visit) {
  const store::DisclosureKey key = key_in_path(visit);
  const std::string& item = visit.request.capture("item");
  const http::Part* file = visit.form.find_file("file");
  desk::FileWish wish{item, "", ""};
  if (file != nullptr) {
    wish.name = file->file_name.value_or("");
    wish.bytes = file->bytes;
  }
  const auto attached = desk::attach_file(office, visit.actor(), key, wish);
  if (attached) return Response::see_other(item_path(visit, key, item, "?done=attached#files"));
  if (attached.problems().front().code == "desk.not_permitted") return Response::error(403);
  const auto view = desk::see_disclosure(office, visit.actor(), key);
  const DisclosureItemView* found = view ? view->find(item) : nullptr;
  if (found == nullptr) return refused(visit, attached.problems());
  ItemTrouble trouble;
  trouble.file_errors = FormErrors(visit.voice, attached.problems());
  return with_status(item_shown(office, visit, *view, *found, trouble), 422);
}

Answer take_out_file(const desk::Office& office, const Visit& visit) {
  const store::DisclosureKey key = key_in_path(visit);
  const std::string& item = visit.request.capture("item");
  const auto removed =
      desk::remove_file(office, visit.actor(), key, item, whole_number(visit.field("number")));
  if (!removed) return refused(visit, removed.problems());
  return Response::see_other(item_path(visit, key, item, "?done=removed#files"));
}

Answer item_file(const desk::Office& office, const Visit& visit) {
  const auto file =
      desk::see_disclosure_file(office, visit.actor(), key_in_path(visit), visit.request.capture("item"),
                                whole_number(visit.request.capture("number")));
  if (!file) return refused(visit, file.problems());
  return strangers_file(*file);
}

}  // namespace prongsai::web::filing
