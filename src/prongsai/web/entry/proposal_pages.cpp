// SPDX-License-Identifier: Apache-2.0
// What needs two persons: publishing, and overriding a published figure.
#include <algorithm>

#include "prongsai/results_sheets/entry_from_results.h"
#include "prongsai/text/language.h"
#include "prongsai/web/entry/entry_detail.h"
#include "prongsai/web/people/area_words.h"

namespace prongsai::web::detail {
namespace {

using access::Deed;

Page plain_page(const Visit& visit, const std::string& title, const Html& main) {
  Page page;
  page.title = title;
  page.description = visit.voice.say("account.description");
  page.section = Section::entry;
  page.crumbs = {{visit.voice.say("work.menu.results"), visit.path("results")}};
  const std::string list = visit.path("results/proposals");
  page.crumbs.push_back({visit.voice.say("results.proposals.title"), visit.request.path == list ? "" : list});
  if (visit.request.path != list) page.crumbs.push_back({title, ""});
  page.main = heading(1, "", title) + main;
  return page;
}

Html reason_field(const Visit& visit, const FormErrors& errors) {
  return area_field({.name = "reason",
                     .label = visit.voice.say("work.form.reason"),
                     .hint = visit.voice.say("work.form.reason_hint"),
                     .value = visit.field("reason"),
                     .length_max = 1'000},
                    3, errors);
}

std::string year_of(const desk::Office& office, const Voice& voice, const std::string& edition) {
  const auto rules = office.editions.find(edition);
  return rules == nullptr ? edition : year_words(voice, *rules);
}

/// "ผลปี พ.ศ. 2565 ของ จังหวัดเชียงใหม่".
std::string subject_words(const desk::Office& office, const Voice& voice, const desk::ProposalView& view) {
  const std::string year = year_of(office, voice, view.edition);
  if (!view.proposal.agency.empty() && !view.agencies.empty())
    return voice.say("results.proposals.of_agency",
                     {{"year", year}, {"name", agency_words(voice, view.agencies.front())}});
  const std::string count = std::to_string(view.count);
  if (view.province.empty())
    return voice.say("results.proposals.of_nation", {{"year", year}, {"count", count}});
  return voice.say(
      "results.proposals.of_province",
      {{"year", year}, {"count", count}, {"name", province_words(voice, office.reference, view.province)}});
}

std::string kind_words(const Voice& voice, const store::Proposal& proposal) {
  return voice.say(proposal.kind == desk::result_override ? "results.proposals.override"
                                                          : "results.proposals.publication");
}

Html waiting_part(const desk::Office& office, const Visit& visit,
                  const std::vector<desk::ProposalView>& views) {
  const Voice& voice = visit.voice;
  if (views.empty())
    return section("waiting", voice.say("results.proposals.waiting"),
                   paragraph("calm", icon(Icon::good), voice.say("results.proposals.none")));
  Table table(voice.say("results.proposals.waiting"));
  table.head({{voice.say("results.proposals.what"), {}},
              {voice.say("results.proposals.kind"), {}},
              {voice.say("results.proposals.who"), {}},
              {voice.say("results.proposals.when"), {}}});
  for (const desk::ProposalView& view : views) {
    table.row({row_head(link_to(visit.path("results/proposals/" + view.proposal.id),
                                voice.prose(subject_words(office, voice, view)))),
               {kind_words(voice, view.proposal), {}},
               {voice.prose(view.proposer.empty() ? voice.say("results.by_the_program") : view.proposer), {}},
               {voice.moment(view.proposal.proposed_at), {}}});
  }
  return section("waiting", voice.say("results.proposals.waiting"), table.html("labelled"));
}

/// What was chosen to be published: "ita/2565", "ita/2565 chiang-mai" or "ita/2565 @cm-province".
std::string choice_value(const std::string& edition, const std::string& province, const std::string& agency) {
  if (!agency.empty()) return edition + " @" + agency;
  return province.empty() ? edition : edition + " " + province;
}

std::vector<Option> publishable_options(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  std::vector<Option> out;
  const auto groups = desk::count_publishable(office, visit.actor());
  std::map<std::string, std::int64_t> whole;
  for (const store::PublishableGroup& group : groups) whole[group.edition] += group.count;
  for (const auto& [edition, count] : whole)
    out.push_back({choice_value(edition, "", ""),
                   voice.say("results.proposals.of_nation",
                             {{"year", year_of(office, voice, edition)}, {"count", std::to_string(count)}})});
  for (const store::PublishableGroup& group : groups) {
    if (group.province.empty()) continue;
    out.push_back({choice_value(group.edition, group.province, ""),
                   voice.say("results.proposals.of_province",
                             {{"year", year_of(office, voice, group.edition)},
                              {"count", std::to_string(group.count)},
                              {"name", province_words(voice, office.reference, group.province)}})});
  }
  return out;
}

Html propose_part(const desk::Office& office, const Visit& visit, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  std::vector<Option> options = publishable_options(office, visit);
  std::string chosen = visit.field("what");
  const std::string agency = asked(visit, "agency");
  const std::string edition = asked(visit, "edition");
  if (!agency.empty() && !edition.empty()) {
    const auto history = desk::look_at_results(office, visit.actor(), {agency, edition});
    if (history) {
      chosen = choice_value(edition, "", agency);
      options.insert(options.begin(), {chosen, voice.say("results.proposals.of_agency",
                                                         {{"year", year_of(office, voice, edition)},
                                                          {"name", agency_words(voice, history->agency)}})});
    }
  }
  if (options.empty())
    return section("propose", voice.say("results.propose.title"),
                   paragraph("", voice.say("results.propose.nothing")));
  if (chosen.empty()) chosen = options.front().value;
  const Html form = post_form(
      visit.path("results/proposals"), visit.form_token,
      select_field({"what", voice.say("results.propose.what"), {}, chosen, options}, errors) +
          reason_field(visit, errors) + div("buttons", submit_button(voice.say("results.propose.go"))));
  return section("propose", voice.say("results.propose.title"),
                 paragraph("", voice.say("results.propose.lead")), div("narrow", form));
}

Answer proposals_of(const desk::Office& office, const Visit& visit, const FormErrors& errors) {
  const auto views = desk::list_result_proposals(office, visit.actor());
  if (!views) return refused(visit, views.problems());
  return plain_page(visit, visit.voice.say("results.proposals.title"),
                    done_line(visit) + errors.summary(visit.voice) + waiting_part(office, visit, *views) +
                        propose_part(office, visit, errors));
}

desk::PublicationWish wish_of(const Visit& visit) {
  desk::PublicationWish out;
  out.reason = visit.field("reason");
  const std::string what = visit.field("what");
  const std::size_t blank = what.find(' ');
  out.edition = what.substr(0, blank);
  if (blank == std::string::npos) return out;
  const std::string rest = what.substr(blank + 1);
  (rest.starts_with("@") ? out.agency : out.province) = rest.starts_with("@") ? rest.substr(1) : rest;
  return out;
}

std::string field_words(const desk::Office& office, const Voice& voice, const desk::ProposalView& view) {
  const auto rules = office.editions.find(view.edition);
  if (rules == nullptr) return view.field;
  const auto shape = results_sheets::make_form_shape(rules);
  const results_sheets::Field* field = shape.find(view.field);
  return field == nullptr ? view.field : text::choose(voice.language(), field->label.th, field->label.en);
}

Html meaning_of(const desk::Office& office, const Visit& visit, const desk::ProposalView& view) {
  const Voice& voice = visit.voice;
  if (view.proposal.kind == desk::result_override) {
    return element("dl", {{"class", "facts"}}, element("dt", {}, voice.say("results.override.field")),
                   element("dd", {}, voice.prose(field_words(office, voice, view))),
                   element("dt", {}, voice.say("results.override.before")),
                   element("dd", {}, view.before.empty() ? Html("–") : voice.prose(view.before)),
                   element("dt", {}, voice.say("results.override.after")),
                   element("dd", {}, element("strong", {}, voice.prose(view.after))));
  }
  Html items;
  for (const store::ResultAgency& agency : view.agencies)
    items += element(
        "li", {},
        link_to(results_path(visit, {agency.id, view.edition}), voice.prose(agency_words(voice, agency))));
  const Html more =
      view.count > view.agencies.size()
          ? paragraph("muted", voice.say("results.intake.more",
                                         {{"count", std::to_string(view.count - view.agencies.size())}}))
          : Html();
  return element("ul", {}, items) + more;
}

Page proposal_of(const desk::Office& office, const Visit& visit, const desk::ProposalView& view,
                 const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const bool own = view.proposal.proposed_by == visit.actor().person;
  const bool waits = view.proposal.decision == "waiting";
  Html buttons;
  if (own) {
    buttons = submit_button(voice.say("results.decide.withdraw"), Weight::danger, "decision", "withdraw");
  } else {
    buttons = submit_button(voice.say("results.decide.accept"), Weight::primary, "decision", "accept") +
              submit_button(voice.say("results.decide.refuse"), Weight::danger, "decision", "refuse");
  }
  const Html form = post_form(visit.request.path, visit.form_token,
                              area_field({.name = "reason",
                                          .label = voice.say("results.decide.reason"),
                                          .hint = voice.say("results.decide.reason_hint"),
                                          .value = visit.field("reason"),
                                          .length_max = 1'000},
                                         3, errors) +
                                  div("buttons", buttons));
  const Html facts = element(
      "dl", {{"class", "facts"}}, element("dt", {}, voice.say("results.proposals.who")),
      element("dd", {},
              voice.prose(view.proposer.empty() ? voice.say("results.by_the_program") : view.proposer)),
      element("dt", {}, voice.say("results.proposals.when")),
      element("dd", {}, voice.moment(view.proposal.proposed_at)),
      element("dt", {}, voice.say("work.form.reason")), element("dd", {}, voice.prose(view.proposal.reason)));
  const Html decide = !waits ? paragraph("notice", voice.say("results.decide.decided"))
                             : paragraph("", voice.say(own ? "results.decide.own" : "results.decide.what")) +
                                   div("narrow", form);
  return plain_page(visit, subject_words(office, voice, view),
                    errors.summary(voice) + paragraph("subtitle", kind_words(voice, view.proposal)) + facts +
                        meaning_of(office, visit, view) + decide);
}

Answer override_of(const desk::Office& office, const Visit& visit, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const store::ResultKey key = key_in_path(visit);
  const auto history = desk::look_at_results(office, visit.actor(), key);
  if (!history) return refused(visit, history.problems());
  const auto published = std::find_if(
      history->versions.begin(), history->versions.end(),
      [](const store::ResultVersion& one) { return one.state == store::ResultState::published; });
  if (published == history->versions.end()) return Response::see_other(results_path(visit, key));
  const auto view = desk::look_at_version(office, visit.actor(), key, published->number);
  if (!view) return refused(visit, view.problems());
  const auto shape = results_sheets::make_form_shape(view->subject.rules);
  const results_sheets::Entry entry = results_sheets::entry_from_results(shape, view->results);
  Choice choice{"target", voice.say("results.override.field"), {}, visit.field("target"), {}};
  for (const results_sheets::Field& field : shape.fields) {
    const auto text = entry.texts.find(field.name);
    if (text == entry.texts.end() || field.kind == results_sheets::FieldKind::place) continue;
    choice.options.push_back(
        {field.name, text::choose(voice.language(), field.label.th, field.label.en) + ": " + text->second});
  }
  const Html form =
      post_form(visit.request.path, visit.form_token,
                hidden_field("number", std::to_string(published->number)) + select_field(choice, errors) +
                    text_field({.name = "value",
                                .label = voice.say("results.override.after"),
                                .hint = voice.say("results.override.hint"),
                                .value = visit.field("value"),
                                .classes = "short",
                                .length_max = 1'000},
                               errors) +
                    reason_field(visit, errors) +
                    div("buttons", submit_button(voice.say("results.propose.go")),
                        link_to(results_path(visit, key), voice.say("work.form.cancel"))));
  return page_of(
      visit, view->subject, voice.say("results.override.title"),
      errors.summary(voice) + paragraph("", voice.say("results.override.what")) + div("narrow", form));
}

/// A page again with what went wrong, as a form that must be mended.
Answer mended(Answer answer) {
  if (Page* page = std::get_if<Page>(&answer)) page->status = 422;
  return answer;
}

}  // namespace

Answer override_page(const desk::Office& office, const Visit& visit) {
  return override_of(office, visit, {});
}

Answer propose_override(const desk::Office& office, const Visit& visit) {
  const store::ResultKey key = key_in_path(visit);
  const auto done = desk::propose_override(office, visit.actor(), key,
                                           {whole_number(visit.field("number")), visit.field("target"),
                                            visit.field("value"), visit.field("reason")});
  if (done) return Response::see_other(results_path(visit, key) + "?done=proposed");
  return mended(override_of(office, visit, FormErrors(visit.voice, done.problems())));
}

Answer proposals_page(const desk::Office& office, const Visit& visit) {
  return proposals_of(office, visit, {});
}

Answer propose_publication(const desk::Office& office, const Visit& visit) {
  const auto done = desk::propose_publication(office, visit.actor(), wish_of(visit));
  if (done) return Response::see_other(visit.path("results/proposals") + "?done=proposed");
  return mended(proposals_of(office, visit, FormErrors(visit.voice, done.problems())));
}

Answer proposal_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::look_at_proposal(office, visit.actor(), visit.request.capture("proposal"));
  if (!view) return refused(visit, view.problems());
  return proposal_of(office, visit, *view, {});
}

Answer decide_proposal(const desk::Office& office, const Visit& visit,
                       const std::function<void()>& on_published) {
  const std::string& id = visit.request.capture("proposal");
  const std::string word = visit.field("decision");
  desk::DecisionWish wish{desk::Decision::refuse, visit.field("reason")};
  if (word == "accept") wish.decision = desk::Decision::accept;
  if (word == "withdraw") wish.decision = desk::Decision::withdraw;
  const auto done = desk::decide_result_proposal(office, visit.actor(), id, wish);
  if (done) {
    if (wish.decision == desk::Decision::accept && on_published) on_published();
    return Response::see_other(visit.path("results/proposals") + "?done=" +
                               (word == "accept"     ? "accepted"
                                : word == "withdraw" ? "withdrawn"
                                                     : "refused"));
  }
  const auto view = desk::look_at_proposal(office, visit.actor(), id);
  if (!view) return refused(visit, view.problems());
  return with_status(proposal_of(office, visit, *view, FormErrors(visit.voice, done.problems())), 422);
}

}  // namespace prongsai::web::detail
