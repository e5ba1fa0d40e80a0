// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/survey/submission.h"

#include <random>
#include <utility>

#include "prongsai/round/thai_day.h"
#include "prongsai/secret/token.h"
#include "prongsai/survey/link.h"

namespace prongsai::web::survey_detail {
namespace {

using http::Request;
using http::Response;

/// In JSON, between quotes. Our own sentences: text in UTF-8.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out + '"';
}

/// So that not everybody comes back at the same second.
std::string some_time_later() {
  constexpr unsigned least = 30;
  constexpr unsigned most = 120;
  std::random_device random;
  return std::to_string(std::uniform_int_distribution<unsigned>(least, most)(random));
}

/// Everything one form says, for as long as its answer takes.
struct Taken {
  std::shared_ptr<const desk::OpenSurvey> open;
  Voice voice;
  survey::Channel channel = survey::Channel::unknown;
  Sent sent;
  bool wants_json = false;
  Request asked;  ///< only what the answer depends on: what the browser can unpack

  [[nodiscard]] Asking asking() const { return {.open = *open, .voice = voice, .channel = channel}; }
};

/// With an id of our own making where the form had none: its later pages carry it on.
Sent read_sent(const survey::Questionnaire& questionnaire, const http::Form& form) {
  const auto value = [&form](const char* name) { return std::string(form.find(name).value_or("")); };
  std::vector<survey::SentField> fields;
  fields.reserve(form.fields.size());
  for (const http::Field& field : form.fields) fields.emplace_back(field.name, field.value);
  Sent out{.id = value("id"),
           .code = value("code"),
           .seconds = value("t"),
           .step = value("step"),
           .reading = survey::read_answers(questionnaire, fields)};
  if (!survey::is_submission_id(out.id)) out.id = survey::make_submission_id(secret::unpredictable_bytes(16));
  return out;
}

std::size_t part_of(const std::vector<Part>& parts, std::size_t number) {
  std::size_t out = 1;
  while (out < parts.size() && number >= parts[out - 1].first + parts[out - 1].count) ++out;
  return out;
}

class Answering {
 public:
  Answering(PageShelf& shelf, std::shared_ptr<const Taken> taken) : shelf_(shelf), taken_(std::move(taken)) {}

  /// A page of that kind, as long as all of its kind.
  template <class Make>
  [[nodiscard]] Response page(int status, const std::string& kind, const Make& make) const {
    const Asking asking = taken_->asking();
    Response out = page_of(taken_->voice, status, "", false);
    const Lengths lengths =
        shelf_.lengths_of(asking, kind, [&](const Sent& example) { return make(asking, example); });
    fill_up(taken_->asked, render(taken_->voice, make(asking, taken_->sent)), lengths, out);
    return out;
  }

  [[nodiscard]] Response part(std::size_t number, bool tells_missing) const {
    return page(tells_missing ? 422 : 200, "part " + std::to_string(number),
                [&](const Asking& asking, const Sent& sent) {
                  return part_page(asking, sent, number, tells_missing);
                });
  }

  /// To where the form wants to go, unless answers are missing on the way forward.
  [[nodiscard]] Response step_to(const Step& step, const std::vector<Part>& parts) const {
    const auto missing = missing_questions(*taken_->open->questionnaire, taken_->sent.reading);
    if (step.from == 0 && wants_code() && !survey::read_slip_code(taken_->sent.code)) {
      return page(422, "start",
                  [](const Asking& of, const Sent& sent) { return start_page_again(of, sent, true); });
    }
    if (step.to == 0) {
      return page(200, "start",
                  [](const Asking& of, const Sent& sent) { return start_page_again(of, sent, false); });
    }
    // From the review one may go anywhere; otherwise the part one leaves must be complete.
    const bool is_forward = step.to > step.from && step.from >= 1;
    if (is_forward && !missing.empty() && part_of(parts, missing.front()) < step.to) {
      return part(part_of(parts, missing.front()), true);
    }
    if (step.to <= parts.size()) return part(step.to, false);
    return page(200, "review", [](const Asking& of, const Sent& sent) { return review_page(of, sent); });
  }

  /// Something that is not the respondent's fault, or a code.
  [[nodiscard]] Response refused(int status, const std::string& state) const {
    Response out = taken_->wants_json ? state_response(taken_->voice, status, state,
                                                       taken_->voice.say("survey." + state + "_what"))
                                      : page(status, state, [&](const Asking& asking, const Sent& sent) {
                                          return send_again_page(asking, sent, state);
                                        });
    if (status == 503) out.header("Retry-After", some_time_later());
    return out;
  }

  [[nodiscard]] Response incomplete(const std::vector<Part>& parts, std::size_t first_missing) const {
    if (taken_->wants_json)
      return state_response(taken_->voice, 422, "incomplete", taken_->voice.say("survey.incomplete"));
    return part(part_of(parts, first_missing), true);
  }

  [[nodiscard]] Response closed(desk::Availability availability) const {
    const bool is_over = availability == desk::Availability::over;
    const int status = is_over ? 410 : 403;
    const Voice& voice = taken_->voice;
    const std::string text =
        is_over ? voice.say("survey.over_sent", {{"receipt", survey::receipt_of(taken_->sent.id)}})
                : voice.say("survey.not_yet_what",
                            {{"day", voice.date(round::day_text(round::thai_day_at(taken_->open->opens)))}});
    if (taken_->wants_json) return state_response(voice, status, is_over ? "over" : "not_yet", text);
    const Document page = plain_page(voice.say(is_over ? "survey.over" : "survey.not_yet"), text);
    return page_of(voice, status, render(voice, page).whole(), false);
  }

  [[nodiscard]] Response received(const std::string& day, bool came_before) const {
    const std::string receipt = survey::receipt_of(taken_->sent.id);
    if (taken_->wants_json) {
      Response out = Response::json("{\"state\":" + quoted(came_before ? "received_before" : "received") +
                                    ",\"receipt\":" + quoted(receipt) + ",\"day\":" + quoted(day) + "}");
      return out.header("Cache-Control", "no-store");
    }
    return page(200, came_before ? "receipt before" : "receipt", [&](const Asking& asking, const Sent& sent) {
      return receipt_page(asking, survey::receipt_of(sent.id), day, came_before);
    });
  }

  [[nodiscard]] bool wants_code() const {
    return taken_->open->survey.credential != survey::Credential::open_link;
  }

 private:
  PageShelf& shelf_;
  std::shared_ptr<const Taken> taken_;
};

/// Complete, and in time: into the box. `reply` is kept when it is on disk.
void send(const SurveyDesk& desk, const Answering& answering, const Taken& taken, const http::Reply& reply) {
  const desk::OpenSurvey& open = *taken.open;
  const auto code = survey::read_slip_code(taken.sent.code);
  if (answering.wants_code() && !code) {
    reply(answering.refused(403, "code_unknown"));
    return;
  }
  const std::chrono::sys_days today = round::thai_day_at(desk.now());
  survey::Answers answers = taken.sent.reading.answers;
  answers.pace = survey::pace_of(*open.questionnaire, taken.sent.seconds);
  desk::Submission submission{
      .id_digest = survey::submission_digest(taken.sent.id),
      .receipt_digest = survey::receipt_digest(survey::receipt_of(taken.sent.id)),
      .survey = open.survey.number,
      .code_digest = std::nullopt,
      .sealed = open.box->seal(survey::pack_ballot(*open.questionnaire, open.survey.number, answers)),
      .channel = taken.channel,
      .day = today.time_since_epoch().count()};
  if (answering.wants_code()) submission.code_digest = survey::slip_code_digest(open.survey.number, *code);
  const std::string day = taken.voice.date(round::day_text(today));
  // The page of the usual outcome is made here: the thread that tells the outcome writes everybody's ballots.
  auto done = [answering, reply, day, usual = answering.received(day, false)](desk::Submitted outcome) {
    switch (outcome) {
      case desk::Submitted::received:
        return reply(usual);
      case desk::Submitted::received_before:
        return reply(answering.received(day, true));
      case desk::Submitted::code_unknown:
        return reply(answering.refused(403, "code_unknown"));
      case desk::Submitted::code_spent:
        return reply(answering.refused(403, "code_spent"));
      case desk::Submitted::too_late:
        return reply(answering.closed(desk::Availability::over));
      case desk::Submitted::not_saved:
        return reply(answering.refused(503, "not_saved"));
    }
  };
  if (!desk.submit(std::move(submission), std::move(done))) reply(answering.refused(503, "not_saved"));
}

}  // namespace

bool wants_json(const Request& request) {
  return request.header("Accept") == "application/json";
}

Response state_response(const Voice& voice, int status, const std::string& state,
                        const std::string& sentence) {
  Response out = Response::json("{\"state\":" + quoted(state) + ",\"sentence\":" + quoted(sentence) + "}");
  out.status = status;
  out.compression = http::Compression::refused;
  out.header("Content-Language", std::string(text::code_of(voice.language())));
  return out.header("Cache-Control", "no-store");
}

void take_form(const SurveyDesk& desk, PageShelf& shelf, std::shared_ptr<const desk::OpenSurvey> open,
               const Voice& voice, const Request& request, const http::Form& form, const http::Reply& reply) {
  auto taken =
      std::make_shared<Taken>(Taken{.open = std::move(open), .voice = voice, .sent = {}, .asked = {}});
  const survey::Questionnaire& questionnaire = *taken->open->questionnaire;
  const std::string_view letter = form.find("c").value_or(request.find_query("c").value_or(""));
  taken->channel = survey::channel_of_letter(letter);
  taken->sent = read_sent(questionnaire, form);
  taken->wants_json = wants_json(request);
  http::set_header(taken->asked.headers, "Accept-Encoding", std::string(request.header("Accept-Encoding")));

  const Answering answering(shelf, taken);
  const desk::Availability availability = desk::availability(*taken->open, desk.now());
  if (availability != desk::Availability::open) {
    reply(answering.closed(availability));
    return;
  }
  if (taken->sent.step.find('-') != std::string::npos) {
    const std::vector<Part> parts = parts_of(taken->asking());
    const auto step = read_step(taken->sent.step, parts.size());
    reply(step ? answering.step_to(*step, parts) : Response::error(400));
    return;
  }
  if (taken->sent.reading.is_complete()) {
    send(desk, answering, *taken, reply);
    return;
  }
  // What could not be read counts as not answered.
  const auto missing = missing_questions(questionnaire, taken->sent.reading);
  reply(answering.incomplete(parts_of(taken->asking()), missing.empty() ? 1 : missing.front()));
}

}  // namespace prongsai::web::survey_detail
