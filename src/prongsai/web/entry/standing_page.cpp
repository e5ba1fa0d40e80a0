// SPDX-License-Identifier: Apache-2.0
// One agency and year: what was handed in, by whom, what waits, and the ways on. And one version of it.
#include <algorithm>

#include "prongsai/text/language.h"
#include "prongsai/web/documents/documents_pages.h"
#include "prongsai/web/entry/entry_detail.h"
#include "prongsai/web/frame/paths.h"

namespace prongsai::web::detail {
namespace {

using access::Deed;
using store::ResultState;
using store::ResultVersion;

std::string person_words(const Voice& voice, const desk::ResultHistory& history,
                         const std::optional<std::string>& person) {
  if (!person) return "–";
  if (*person == "system") return voice.say("results.by_the_program");
  const auto found = history.names.find(*person);
  return found == history.names.end() ? voice.say("results.by_somebody") : found->second;
}

const ResultVersion* find_state(const desk::ResultHistory& history,
                                std::initializer_list<ResultState> states) {
  const auto found =
      std::find_if(history.versions.begin(), history.versions.end(), [&](const ResultVersion& one) {
        return std::find(states.begin(), states.end(), one.state) != states.end();
      });
  return found == history.versions.end() ? nullptr : &*found;
}

/// What one page about an agency and year is made from.
struct Standing {
  const desk::Office& office;
  const Visit& visit;
  const desk::ResultSubject& subject;
  const desk::ResultHistory& history;

  [[nodiscard]] const Voice& voice() const { return visit.voice; }
  [[nodiscard]] bool may(Deed deed) const {
    return access::role_for(visit.actor(), deed, subject.area()).has_value();
  }
  [[nodiscard]] std::string path(std::string_view below) const {
    return results_path(visit, subject.key, below);
  }
  [[nodiscard]] std::string version_path(const ResultVersion& version) const {
    return path("versions/" + std::to_string(version.number));
  }
  [[nodiscard]] const ResultVersion* pending() const {
    return find_state(history, {ResultState::entered, ResultState::confirmed});
  }
  [[nodiscard]] const ResultVersion* published() const {
    return find_state(history, {ResultState::published});
  }
};

Html way(const std::string& address, const std::string& title, const std::string& what) {
  return element("li", {}, element("a", {{"href", address}}, element("strong", {}, title)),
                 paragraph("muted", what));
}

Html ways_in(const Standing& standing) {
  const Voice& voice = standing.voice();
  return element(
      "ul", {{"class", "ways"}},
      way(standing.path("form/overview"), voice.say("results.way.form"), voice.say("results.way.form_what")),
      way(standing.path("upload"), voice.say("results.upload.title"), voice.say("results.way.upload_what")),
      way(standing.path("paste"), voice.say("results.paste.title"), voice.say("results.way.paste_what")));
}

Html draft_part(const Standing& standing) {
  const Voice& voice = standing.voice();
  if (!standing.may(Deed::enter_results)) return {};
  const auto draft = standing.history.drafts.find(standing.subject.key.edition);
  if (draft != standing.history.drafts.end()) {
    return section(
        "draft", voice.say("results.draft.title"),
        paragraph("", voice.say("results.draft.since", {{"moment", voice.moment(draft->second.changed_at)},
                                                        {"person", person_words(voice, standing.history,
                                                                                draft->second.changed_by)}})),
        div("buttons",
            element("a", {{"href", standing.path("form/overview")}, {"class", "button"}},
                    voice.say("results.draft.go_on")),
            element("a", {{"href", standing.path("check")}, {"class", "button"}},
                    voice.say("results.draft.check"))),
        disclosure(voice.say("results.draft.other_ways"), div("opened", ways_in(standing)), false));
  }
  if (standing.history.versions.empty())
    return section("draft", voice.say("results.draft.choose"), ways_in(standing));
  const ResultVersion& newest = standing.history.versions.front();
  const Html correct = post_form(standing.path("correct"), standing.visit.form_token,
                                 hidden_field("number", std::to_string(newest.number)) +
                                     submit_button(voice.say("results.draft.correct"), Weight::secondary),
                                 Encoding::fields, "inline");
  return section("draft", voice.say("results.draft.correct_title"),
                 paragraph("", voice.say("results.draft.correct_what")), correct,
                 disclosure(voice.say("results.draft.other_ways"), div("opened", ways_in(standing)), false));
}

Html next_step(const Standing& standing) {
  const Voice& voice = standing.voice();
  const ResultVersion* pending = standing.pending();
  Html out;
  if (pending != nullptr && pending->state == ResultState::entered) {
    out += paragraph("notice", icon(Icon::open), voice.say("results.next.confirm"));
    if (standing.may(Deed::confirm_results))
      out += div("buttons", element("a", {{"href", standing.path("confirm")}, {"class", "button"}},
                                    voice.say("results.confirm.title")));
  }
  if (pending != nullptr && pending->state == ResultState::confirmed) {
    out += paragraph("notice", icon(Icon::open), voice.say("results.next.publish"));
    if (standing.may(Deed::propose_publication) && standing.history.proposals.empty())
      out += div("buttons", element("a",
                                    {{"href", standing.visit.path("results/proposals") +
                                                  "?agency=" + standing.subject.key.agency +
                                                  "&edition=" + standing.subject.key.edition},
                                     {"class", "button"}},
                                    voice.say("results.propose.title")));
  }
  for (const store::Proposal& proposal : standing.history.proposals) {
    const std::string key =
        proposal.kind == desk::result_override ? "results.next.override" : "results.next.decide";
    const std::string words =
        voice.say(key, {{"person", person_words(voice, standing.history, proposal.proposed_by)},
                        {"moment", voice.moment(proposal.proposed_at)}});
    out += paragraph("notice", icon(Icon::open),
                     standing.may(Deed::decide_publication)
                         ? link_to(standing.visit.path("results/proposals/" + proposal.id), words)
                         : Html(words));
  }
  const ResultVersion* published = standing.published();
  if (published != nullptr && pending == nullptr && standing.may(Deed::propose_override))
    out += paragraph("", link_to(standing.path("override"), voice.say("results.override.title")));
  return out;
}

Html versions_part(const Standing& standing) {
  const Voice& voice = standing.voice();
  if (standing.history.versions.empty()) return {};
  Table table(voice.say("results.versions.title"));
  table.head({{voice.say("results.versions.number"), {}},
              {voice.say("results.list.state"), {}},
              number(voice.say("web.result.total")),
              {voice.say("results.list.findings"), {}},
              {voice.say("results.versions.entered"), {}},
              {voice.say("results.versions.confirmed"), {}},
              {voice.say("results.versions.published"), {}}});
  const auto deed = [&](const std::optional<std::string>& person, const std::optional<desk::Moment>& at) {
    if (!at) return span("none", "–");
    return join(voice.prose(person_words(voice, standing.history, person)), div("under", voice.moment(*at)));
  };
  for (const ResultVersion& version : standing.history.versions) {
    Html published = deed(version.published_by, version.published_at);
    if (version.proposed_by && version.published_by)
      published +=
          div("under", voice.say("results.versions.proposed_by",
                                 {{"person", person_words(voice, standing.history, version.proposed_by)}}));
    const Html reason = version.reason.empty() ? Html() : div("under", voice.prose(version.reason));
    table.row({row_head(link_to(standing.version_path(version),
                                voice.say("results.versions.version",
                                          {{"number", std::to_string(version.number)}})) +
                        reason),
               {state_chip(voice, version.state), {}},
               number(total_words(voice, version.total)),
               {version.findings == 0 ? Html("–") : Html(std::to_string(version.findings)), {}},
               {deed(version.entered_by, version.entered_at), {}},
               {deed(version.confirmed_by, version.confirmed_at), {}},
               {published, {}}});
  }
  return section("versions", voice.say("results.versions.title"),
                 paragraph("muted", voice.say("results.versions.lead")), table.html("labelled"));
}

std::optional<desk::ResultSubject> subject_of(const desk::Office& office, const desk::ResultHistory& history,
                                              const store::ResultKey& key) {
  auto rules = office.editions.find(key.edition);
  if (rules == nullptr) return std::nullopt;
  return desk::ResultSubject{key, history.agency, std::move(rules)};
}

/// The figures of a version, its findings, and where it comes from.
Html outcome_of(const Voice& voice, const desk::VersionView& view) {
  const results_files::Results& results = view.results;
  const std::string level = level_words(voice, results.edition(), view.version.level);
  Html sources;
  for (const results_files::Document& document : results.documents)
    sources += element("li", {}, voice.prose(document.title), " ", span("muted", voice.text(document.note)));
  const Html facts =
      element("dl", {{"class", "facts"}}, element("dt", {}, voice.say("web.result.total")),
              element("dd", {}, element("strong", {}, total_words(voice, view.version.total))),
              element("dt", {}, voice.say("results.list.level")),
              element("dd", {}, level.empty() ? Html("–") : voice.prose(level)),
              element("dt", {}, voice.say("results.versions.fingerprint")),
              element("dd", {}, element("code", {}, view.version.fingerprint)),
              view.version.reason.empty() ? Html() : element("dt", {}, voice.say("work.form.reason")),
              view.version.reason.empty() ? Html() : element("dd", {}, voice.prose(view.version.reason)));
  const Html findings = findings_list(voice, results, nullptr);
  return facts +
         section("findings",
                 voice.say("results.check.findings", {{"count", std::to_string(view.version.findings)}}),
                 findings.empty() ? paragraph("calm", icon(Icon::good), voice.say("results.check.none"))
                                  : findings) +
         section("values", voice.say("results.values.title"), values_table(voice, results)) +
         (sources.empty()
              ? Html()
              : section("sources", voice.say("results.versions.sources"), element("ul", {}, sources)));
}

Page confirm_of(const Visit& visit, const desk::VersionView& view, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const Html form =
      post_form(results_path(visit, view.subject.key, "confirm"), visit.form_token,
                hidden_field("number", std::to_string(view.version.number)) +
                    hidden_field("fingerprint", view.version.fingerprint) +
                    div("buttons", submit_button(voice.say("results.confirm.go")),
                        link_to(results_path(visit, view.subject.key), voice.say("work.form.cancel"))));
  return page_of(visit, view.subject, voice.say("results.confirm.title"),
                 errors.summary(voice) + paragraph("", voice.say("results.confirm.what")) +
                     outcome_of(voice, view) + form);
}

/// The version that waits for the executive; 0 where none does.
std::int64_t entered_number(const desk::ResultHistory& history) {
  const ResultVersion* found = find_state(history, {ResultState::entered});
  return found == nullptr ? 0 : found->number;
}

}  // namespace

Answer standing_page(const desk::Office& office, const Visit& visit) {
  const store::ResultKey key = key_in_path(visit);
  const auto history = desk::look_at_results(office, visit.actor(), key);
  if (!history) return refused(visit, history.problems());
  const auto subject = subject_of(office, *history, key);
  if (!subject) return Response::not_found();
  const Voice& voice = visit.voice;
  const Standing standing{office, visit, *subject, *history};
  const ResultVersion* published = standing.published();
  Html head = done_line(visit);
  if (published != nullptr) {
    head += div("chips", state_chip(voice, ResultState::published),
                chip(Tone::plain,
                     voice.say("results.standing.total", {{"total", total_words(voice, published->total)}})));
    head += paragraph("", link_to(agency_path(voice.language(), key.agency) + "/" + key.edition,
                                  voice.say("results.standing.public")));
    if (standing.may(Deed::see_plans)) {
      head += paragraph("", link_to(documents_path(visit, key.agency, subject->rules->edition.fiscal_year),
                                    voice.say("docs.from_results")));
    }
  } else if (history->versions.empty() && history->drafts.empty()) {
    head += paragraph("", voice.say("results.standing.nothing"));
  }
  return page_of(visit, *subject,
                 voice.say("results.standing.title", {{"year", year_words(voice, *subject->rules)}}),
                 head + next_step(standing) + draft_part(standing) + versions_part(standing));
}

Answer version_page(const desk::Office& office, const Visit& visit) {
  const store::ResultKey key = key_in_path(visit);
  const auto view =
      desk::look_at_version(office, visit.actor(), key, whole_number(visit.request.capture("number")));
  if (!view) return refused(visit, view.problems());
  const Voice& voice = visit.voice;
  const std::string number = std::to_string(view->version.number);
  const Html file = paragraph("", link_to(results_path(visit, key, "versions/" + number + "/file"),
                                          voice.say("results.versions.file")));
  Page page = page_of(visit, view->subject, voice.say("results.versions.version", {{"number", number}}),
                      div("chips", state_chip(voice, view->version.state)) + outcome_of(voice, *view) + file);
  page.made_up = view->version.made_up;
  return page;
}

Answer version_file(const desk::Office& office, const Visit& visit) {
  const store::ResultKey key = key_in_path(visit);
  const auto view =
      desk::look_at_version(office, visit.actor(), key, whole_number(visit.request.capture("number")));
  if (!view) return refused(visit, view.problems());
  std::string name = key.agency + "-" + key.edition + "-" + std::to_string(view->version.number) + ".yaml";
  std::replace(name.begin(), name.end(), '/', '-');
  Response out;
  out.body = view->version.document;
  out.header("Content-Type", "application/yaml; charset=utf-8");
  out.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return out;
}

Answer correct(const desk::Office& office, const Visit& visit) {
  const store::ResultKey key = key_in_path(visit);
  const auto done = desk::begin_correction(office, visit.actor(), key, whole_number(visit.field("number")));
  if (!done) return refused(visit, done.problems());
  return Response::see_other(results_path(visit, key, "form/overview"));
}

Answer confirm_page(const desk::Office& office, const Visit& visit) {
  const store::ResultKey key = key_in_path(visit);
  const auto history = desk::look_at_results(office, visit.actor(), key);
  if (!history) return refused(visit, history.problems());
  const std::int64_t number = entered_number(*history);
  if (number == 0) return Response::see_other(results_path(visit, key));
  const auto view = desk::look_at_version(office, visit.actor(), key, number);
  if (!view) return refused(visit, view.problems());
  return confirm_of(visit, *view, {});
}

Answer confirm(const desk::Office& office, const Visit& visit) {
  const store::ResultKey key = key_in_path(visit);
  const auto done = desk::confirm_version(office, visit.actor(), key,
                                          {whole_number(visit.field("number")), visit.field("fingerprint")});
  if (done) return Response::see_other(results_path(visit, key) + "?done=confirmed");
  const auto history = desk::look_at_results(office, visit.actor(), key);
  const std::int64_t number = history ? entered_number(*history) : 0;
  if (number == 0) return refused(visit, done.problems());
  const auto view = desk::look_at_version(office, visit.actor(), key, number);
  if (!view) return refused(visit, view.problems());
  return with_status(confirm_of(visit, *view, FormErrors(visit.voice, done.problems())), 422);
}

}  // namespace prongsai::web::detail
