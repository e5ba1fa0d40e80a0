// SPDX-License-Identifier: Apache-2.0
// What the authority chooses for the surveys of a round while it is a draft, and making them once it is open.
#include <algorithm>

#include "prongsai/desk/surveys/round_box.h"
#include "prongsai/text/language.h"
#include "prongsai/web/rounds/round_words.h"
#include "prongsai/web/surveys/surveys_detail.h"

namespace prongsai::web::surveys {
namespace {

using access::Deed;
using desk::RoundSurvey;
using survey::Credential;

Html choice_facts(const Voice& voice, const RoundSurvey& one) {
  Html facts;
  const auto add = [&](const char* key, const Html& value) {
    facts += element("dt", {}, voice.say(key)) + element("dd", {}, value);
  };
  const std::string word(survey::word_of(one.setting.credential));
  add("surveys.set_up.audience", voice.say("audience." + std::string(store::word_of(one.setting.audience))));
  add("surveys.set_up.credential",
      join(voice.say("credential_name." + word), paragraph("muted", voice.say("surveys.promise." + word), " ",
                                                           voice.say("surveys.cannot." + word))));
  if (one.setting.credential == Credential::single_use_code && !one.setting.is_interviewed)
    add("surveys.set_up.who_makes",
        voice.say(one.setting.coordinators_make_codes ? "surveys.set_up.coordinators"
                                                      : "surveys.set_up.authority"));
  if (one.setting.is_interviewed) add("surveys.set_up.interviewed", voice.say("surveys.interviewed"));
  add("surveys.set_up.floor",
      voice.say("surveys.set_up.floor_of", {{"floor", number_words(one.setting.floor)}}));
  return element("dl", {{"class", "facts"}}, facts);
}

/// One page has several of these forms, so names of fields end in the word asked for: "floor-iit".
Html credential_field(const Voice& voice, const RoundSurvey& one, const FormErrors& errors) {
  const Choice choice{.name = "credential-" + one.setting.asked,
                      .label = voice.say("surveys.set_up.credential"),
                      .chosen = std::string(survey::word_of(one.setting.credential)),
                      .options = credential_options(voice)};
  return radio_field(choice, errors);
}

Html choose_form(const Visit& visit, const desk::RoundView& round, const RoundSurvey& one,
                 const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const store::SurveySetting& setting = one.setting;
  const bool is_typed = !errors.empty();
  Html fields = hidden_field("version", std::to_string(round.stored.version)) +
                hidden_field("asked", setting.asked) +
                hidden_field("audience", std::string(store::word_of(setting.audience)));
  if (setting.is_interviewed) {
    fields += hidden_field("interviewed", "yes") + paragraph("", voice.say("surveys.interviewed")) +
              hidden_field("credential-" + setting.asked, std::string(survey::word_of(setting.credential)));
  } else {
    fields += credential_field(voice, one, errors) + check_field("coordinators-" + setting.asked,
                                                                 voice.say("surveys.set_up.let_coordinators"),
                                                                 setting.coordinators_make_codes);
  }
  fields +=
      text_field({.name = "floor-" + setting.asked,
                  .label = voice.say("surveys.set_up.floor"),
                  .hint = voice.say("surveys.set_up.floor_hint"),
                  .value = is_typed ? visit.field("floor-" + setting.asked) : std::to_string(setting.floor),
                  .input_mode = "numeric",
                  .classes = "short",
                  .length_max = 4,
                  .required = true},
                 errors) +
      submit_button(voice.say("surveys.set_up.save"));
  return post_form(surveys_path(visit, round.round().id, "set-up"), visit.form_token, fields);
}

Html why_not(const Voice& voice, const RoundSurvey& one) {
  Html items;
  for (const base::Problem& problem : one.why_not)
    items += element("li", {}, voice.prose(text::sentence(voice.language(), problem)));
  return paragraph("", voice.say("surveys.set_up.cannot")) + element("ul", {{"class", "frozen"}}, items);
}

Html survey_of(const Visit& visit, const desk::RoundView& round, const RoundSurvey& one,
               const std::string& wrong, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const std::string& asked = one.setting.asked;
  const framework::Text name = asked_name(edition_of(round), one.instrument, one.part);
  Html out;
  if (!one.why_not.empty()) {
    out += why_not(voice, one);
  } else {
    if (!one.is_official_wording) out += paragraph("notice", voice.say("surveys.set_up.not_official"));
    const bool is_draft = round.round().stage == round::Stage::draft;
    const bool may_choose = is_draft && access::role_for(visit.actor(), Deed::set_credentials, {});
    const bool is_wrong = wrong == asked;
    RoundSurvey typed = one;
    if (is_wrong) {
      typed.setting.credential =
          survey::parse_credential(visit.field("credential-" + asked)).value_or(one.setting.credential);
      typed.setting.coordinators_make_codes = visit.field("coordinators-" + asked) == "yes";
    }
    out += may_choose ? (is_wrong ? errors.summary(voice) : Html()) +
                            choose_form(visit, round, typed, is_wrong ? errors : FormErrors())
                      : choice_facts(voice, one);
  }
  return section("survey-" + html_id(asked), voice.text(name), out);
}

/// After opening: one button, and afterwards how many there are.
Html making(const desk::Office& office, const Visit& visit, const desk::RoundView& round,
            const FormErrors& errors) {
  const Voice& voice = visit.voice;
  if (round.round().stage == round::Stage::draft)
    return paragraph("notice", voice.say("surveys.set_up.draft"));
  const auto box = desk::look_at_round_box(office, visit.actor(), round.round().id);
  const bool has_box = box && box->has_value();
  Html out;
  if (has_box) {
    out += paragraph("", voice.say("surveys.set_up.made", {{"count", number_words((*box)->surveys)}}));
    out += div("buttons",
               button_to(surveys_path(visit, round.round().id, "box"), voice.say("surveys.box.title")),
               button_to(surveys_path(visit, round.round().id), voice.say("surveys.board.title")));
  }
  const bool may_make = round.round().stage == round::Stage::opened &&
                        !(has_box && (*box)->box.state != store::BoxState::sealed) &&
                        access::role_for(visit.actor(), Deed::make_surveys, {});
  if (may_make) {
    out += paragraph("", voice.say(has_box ? "surveys.set_up.again" : "surveys.set_up.make_what"));
    out += post_form(surveys_path(visit, round.round().id, "make"), visit.form_token,
                     submit_button(voice.say(has_box ? "surveys.set_up.make_missing" : "surveys.set_up.make"),
                                   has_box ? Weight::secondary : Weight::primary));
  }
  return section("making", voice.say("surveys.set_up.making"),
                 errors.summary(voice, "surveys.stands_in_the_way"), out);
}

/// `wrong`: the word asked for whose form was refused; empty for the button.
Answer shown(const desk::Office& office, const Visit& visit, const std::string& wrong,
             const FormErrors& errors) {
  const std::string& id = visit.request.capture("round");
  const auto round = desk::see_round(office, visit.actor(), id);
  if (!round) return refused(visit, round.problems());
  const auto all = desk::see_round_surveys(office, visit.actor(), id);
  if (!all) return refused(visit, all.problems());
  const Voice& voice = visit.voice;
  Html main = done_line(visit, {"chosen", "made"}) + paragraph("", voice.say("surveys.set_up.what"));
  main += making(office, visit, *round, wrong.empty() ? errors : FormErrors());
  for (const RoundSurvey& one : *all) main += survey_of(visit, *round, one, wrong, errors);
  Page page = page_of(visit, *round, voice.say("surveys.set_up.title"), main);
  return errors.empty() ? Answer(page) : Answer(with_status(page, 422));
}

}  // namespace

Answer set_up_page(const desk::Office& office, const Visit& visit) {
  return shown(office, visit, "", {});
}

Answer choose(const desk::Office& office, const Visit& visit) {
  store::SurveySetting setting;
  setting.asked = visit.field("asked");
  setting.audience = store::parse_audience(visit.field("audience")).value_or(store::Audience::internal);
  setting.credential =
      survey::parse_credential(visit.field("credential-" + setting.asked)).value_or(Credential::open_link);
  setting.is_interviewed = visit.field("interviewed") == "yes";
  setting.coordinators_make_codes = visit.field("coordinators-" + setting.asked) == "yes" &&
                                    setting.credential == Credential::single_use_code &&
                                    !setting.is_interviewed;
  setting.floor = whole_number(visit.field("floor-" + setting.asked));
  const std::string& id = visit.request.capture("round");
  const auto done =
      desk::choose_for_survey(office, visit.actor(), id, whole_number(visit.field("version")), setting);
  if (done) return Response::see_other(surveys_path(visit, id, "set-up") + "?done=chosen");
  base::Problems problems = done.problems();
  for (base::Problem& problem : problems) {
    for (auto& [name, value] : problem.details) {
      if (name == "field") value += "-" + setting.asked;
    }
  }
  return shown(office, visit, setting.asked, FormErrors(visit.voice, problems));
}

Answer make(const desk::Office& office, desk::Jobs& jobs, const Visit& visit) {
  const std::string& id = visit.request.capture("round");
  const auto job = jobs.start(
      make_kind, visit.actor().person,
      [&office, id, actor = visit.actor()](desk::JobProgress& progress) -> base::Result<std::string> {
        progress.begin("make_surveys");
        const auto made = desk::make_surveys(office, actor, id);
        if (!made) return made.problems();
        return id + "/" + std::to_string(made->made);
      });
  if (!job) return shown(office, visit, "", FormErrors(visit.voice, job.problems()));
  return follow(jobs, visit, *job);
}

}  // namespace prongsai::web::surveys
