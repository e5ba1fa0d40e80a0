// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/surveys/answers_page.h"

#include <algorithm>
#include <charconv>

#include "prongsai/desk/surveys/answers_shown.h"
#include "prongsai/figure/row_charts.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/surveys/surveys_detail.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

using desk::ShownBox;
using desk::ShownCount;
using desk::ShownItem;
using desk::SurveyAnswers;

std::string say(const Voice& voice, const std::string& key, const Details& details = {}) {
  return voice.say("answers." + key, details);
}

std::int64_t survey_of(const http::Request& request) {
  const std::string& text = request.capture("survey");
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : 0;
}

/// A box with the question it belongs to; boxes of one scale and one direction stand in one table.
struct Line {
  const ShownItem* item = nullptr;
  const ShownBox* box = nullptr;

  [[nodiscard]] bool is_negative() const { return box->box->polarity.value == framework::Polarity::negative; }
};

/// Widths of a bar so that those of all choices come to 100.00 exactly, whatever is hidden between them.
std::vector<figure::Share> shares_of(const ShownBox& box, std::int64_t respondents) {
  std::vector<figure::Share> out;
  std::int64_t before = 0;
  for (const ShownCount& one : box.counts) {
    if (!one.count) {
      out.push_back({base::Points{}, ""});
      continue;
    }
    constexpr std::int64_t whole = 100 * base::Points::unit;
    const std::int64_t after = before + *one.count;
    const std::int64_t width = whole * after / respondents - whole * before / respondents;
    out.push_back({base::Points::from_ten_thousandths(width), one.percent});
    before = after;
  }
  return out;
}

Html chart_of(const Voice& voice, const SurveyAnswers& answers, const std::string& id,
              const std::vector<Line>& lines) {
  figure::Distribution drawn{
      .caption = {.title = say(voice, "chart"), .description = say(voice, "chart_says")},
      .choices = {},
      .rows = {}};
  for (const framework::Choice& choice : lines.front().item->scale->choices)
    drawn.choices.push_back(words::choose(voice.language(), choice.label));
  for (const Line& line : lines) {
    drawn.rows.push_back({.label = line.box->code,
                          .shares = shares_of(*line.box, *answers.respondents),
                          .missing_reason = {},
                          .href = {}});
  }
  return chart(id, [&](figure::Width width) { return figure::distribution_bar(drawn, width); });
}

Html hidden_mark(const Voice& voice) {
  return span("muted", element("span", {{"aria-hidden", "true"}}, say(voice, "hidden_sign")),
              span("unseen", say(voice, "hidden")));
}

Html count_of(const Voice& voice, const ShownCount& shown) {
  if (!shown.count) return hidden_mark(voice);
  return join(shown.percent + " %", " ", span("count", "(", grouped(*shown.count), ")"));
}

Html question_of(const Voice& voice, const Line& line) {
  Html out = join(span("code", line.box->code), " ", voice.text(line.item->item->text));
  if (!line.box->box->text.empty()) out += div("under", voice.text(line.box->box->text));
  if (line.is_negative()) out += join(" ", span("badge negative", voice.say("web.items.negative_short")));
  return out;
}

Html table_of(const Voice& voice, const std::vector<Line>& lines) {
  Table table(say(voice, "table"));
  std::vector<Cell> head = {{say(voice, "question"), {}}};
  for (const framework::Choice& choice : lines.front().item->scale->choices)
    head.push_back(number(voice.text(choice.label)));
  table.head(std::move(head));
  for (const Line& line : lines) {
    std::vector<Cell> row = {row_head(question_of(voice, line))};
    for (const ShownCount& one : line.box->counts) row.push_back(number(count_of(voice, one)));
    table.row(std::move(row));
  }
  return table.html("labelled");
}

/// Runs of boxes that share a scale and a direction; what is hidden altogether is listed apart.
std::vector<std::vector<Line>> runs_of(const desk::ShownSection& section) {
  std::vector<std::vector<Line>> runs;
  for (const ShownItem& item : section.items) {
    for (const ShownBox& box : item.boxes) {
      const Line line{&item, &box};
      if (box.hides_everything()) continue;
      const bool goes_on = !runs.empty() && runs.back().back().item->scale == item.scale &&
                           runs.back().back().is_negative() == line.is_negative();
      if (!goes_on) runs.emplace_back();
      runs.back().push_back(line);
    }
  }
  return runs;
}

/// The questions of which nothing is shown.
Html hidden_of(const Voice& voice, const desk::ShownSection& section) {
  Html items;
  for (const ShownItem& item : section.items) {
    for (const ShownBox& box : item.boxes) {
      if (box.hides_everything()) items += element("li", {}, question_of(voice, {&item, &box}));
    }
  }
  if (items.empty()) return {};
  return heading(3, "", say(voice, "hidden_whole")) + element("ul", {{"class", "plain"}}, items);
}

Html section_of(const Voice& voice, const SurveyAnswers& answers, const desk::ShownSection& shown) {
  const std::string id = html_id("indicator:" + shown.indicator->code);
  Html inside;
  std::vector<std::string> gave_way;
  for (const ShownItem& item : shown.items) {
    if (item.gives_way) gave_way.push_back(item.item->code);
  }
  if (!shown.is_safe_beside_score) inside += paragraph("notice", icon(Icon::warning), say(voice, "not_safe"));
  if (!gave_way.empty())
    inside += paragraph("muted", say(voice, "gave_way", {{"items", voice.list(gave_way)}}));
  int number = 0;
  for (const std::vector<Line>& run : runs_of(shown)) {
    inside += chart_of(voice, answers, id + "-" + std::to_string(++number), run) + table_of(voice, run);
  }
  return section(id,
                 join(say(voice, "indicator", {{"code", shown.indicator->code}}), " ",
                      voice.text(shown.indicator->name)),
                 inside, hidden_of(voice, shown));
}

Html profile_of(const Voice& voice, const SurveyAnswers& answers) {
  if (answers.profile.empty() || answers.answers.below_floor) return {};
  Html inside = paragraph("muted", say(voice, "profile_what"));
  for (const desk::ShownProfile& one : answers.profile) {
    Table table(words::choose(voice.language(), one.question->text));
    table.head({{voice.text(one.question->text), {}}, number(say(voice, "people"))});
    for (std::size_t i = 0; i < one.counts.size(); ++i)
      table.row(
          {row_head(voice.text(one.question->choices[i].label)), number(count_of(voice, one.counts[i]))});
    inside += table.html();
  }
  return section("profile", say(voice, "profile"), inside);
}

/// How many answered, against how many were wanted.
Html response_of(const Voice& voice, const SurveyAnswers& answers) {
  const std::string floor = std::to_string(answers.rules.floor);
  const std::string people =
      answers.respondents
          ? say(voice, "respondents", {{"count", grouped(static_cast<std::uint64_t>(*answers.respondents))}})
          : say(voice, "respondents_few", {{"floor", floor}});
  Html out = paragraph("lead", people);
  const std::int64_t wanted = answers.minimum.count;
  if (answers.minimum.demand != round::Demand::unknown && wanted > 0) {
    const bool is_enough = answers.respondents && *answers.respondents >= wanted;
    const Tone tone = is_enough ? Tone::good : answers.respondents ? Tone::bad : Tone::open;
    out += paragraph("", chip(tone, say(voice, is_enough ? "minimum_reached" : "minimum",
                                        {{"minimum", grouped(static_cast<std::uint64_t>(wanted))}})));
  }
  return out;
}

Html explanation_of(const Voice& voice, const SurveyAnswers& answers) {
  const Details details{{"floor", std::to_string(answers.rules.floor)},
                        {"small", std::to_string(answers.rules.small_most)},
                        {"hidden", std::to_string(answers.answers.boxes_with_hidden)},
                        {"boxes", std::to_string(answers.answers.boxes)}};
  Html reasons;
  for (const char* reason : {"small", "complement", "unanimous", "scores"}) {
    if (std::string_view(reason) == "scores" && answers.survey.purpose == survey::Purpose::pulse) continue;
    reasons += element("li", {}, say(voice, std::string("why.") + reason, details));
  }
  return div("notice", icon(Icon::flag), say(voice, "protected", details)) +
         disclosure(say(voice, "why"), element("ul", {}, reasons) + paragraph("", say(voice, "why.end")),
                    false);
}

Html files_of(const Visit& visit, const SurveyAnswers& answers) {
  const std::string file = answers_path(visit, answers.survey.number, "file/");
  return div("buttons", surveys::button_to(file + "xlsx", say(visit.voice, "file.xlsx")),
             surveys::button_to(file + "csv", say(visit.voice, "file.csv"))) +
         paragraph("muted", say(visit.voice, "file.what"));
}

Html body_of(const Visit& visit, const SurveyAnswers& answers) {
  const Voice& voice = visit.voice;
  Html out = response_of(voice, answers);
  if (!survey::is_official_wording(*answers.questionnaire))
    out += paragraph("muted", say(voice, "not_official_wording"));
  if (answers.answers.below_floor)
    return out + paragraph("notice", icon(Icon::flag),
                           say(voice, "below_floor", {{"floor", std::to_string(answers.rules.floor)}}));
  if (answers.answers.boxes_with_hidden > 0) out += explanation_of(voice, answers);
  out += files_of(visit, answers);
  for (const desk::ShownSection& one : answers.answers.sections) out += section_of(voice, answers, one);
  return out + profile_of(voice, answers);
}

Answer page_of(const desk::Office& office, const Visit& visit) {
  const auto answers = desk::see_answers(office, visit.actor(), survey_of(visit.request));
  if (!answers) return surveys::refused(visit, answers.problems());
  const Voice& voice = visit.voice;
  const framework::Edition& edition = *answers->questionnaire->edition;
  Page page;
  page.title =
      say(voice, "title", {{"asked", surveys::short_name(voice, &edition, answers->survey.asked())}});
  page.description = voice.say("account.description");
  page.section = Section::surveys;
  page.made_up = edition.made_up;
  page.crumbs = {{voice.say("surveys.title"), visit.path("surveys")}, {page.title, ""}};
  const Html of =
      answers->round_name.empty() ? Html(say(voice, "of_pulse")) : voice.text(answers->round_name);
  page.main = heading(1, "", voice.prose(page.title)) +
              paragraph("subtitle", voice.text({answers->agency_th, answers->agency_en}), " · ", of) +
              body_of(visit, *answers);
  return page;
}

Answer file_of(const desk::Office& office, const Visit& visit) {
  const std::string& form = visit.request.capture("form");
  if (form != "csv" && form != "xlsx") return http::Response::not_found();
  const auto answers = desk::see_answers(office, visit.actor(), survey_of(visit.request));
  if (!answers) return surveys::refused(visit, answers.problems());
  if (answers->answers.below_floor) return http::Response::not_found();
  const auto file =
      desk::answers_file(office, *answers, form == "csv" ? desk::AnswersForm::csv : desk::AnswersForm::xlsx,
                         visit.voice.language());
  if (!file) return surveys::refused(visit, file.problems());
  return surveys::file_answer(file->bytes, file->media_type, file->name);
}

}  // namespace

std::string answers_path(const Visit& visit, std::int64_t survey, std::string_view below) {
  return visit.path("surveys/" + std::to_string(survey) + "/answers" + (below.empty() ? "" : "/") +
                    std::string(below));
}

void add_survey_answers(Gate& gate) {
  const desk::Office& office = gate.office();
  const Where whose = [&office](const http::Request& request) {
    return desk::area_of_survey(office, survey_of(request));
  };
  const std::string answers = "/office/surveys/{survey}/answers";
  gate.get(answers, access::Deed::see_surveys, whose,
           [&office](const Visit& visit) { return page_of(office, visit); });
  gate.get(answers + "/file/{form}", access::Deed::see_surveys, whose,
           [&office](const Visit& visit) { return file_of(office, visit); });
}

}  // namespace prongsai::web
