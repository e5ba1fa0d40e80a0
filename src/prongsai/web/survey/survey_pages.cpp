// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/survey/survey_pages.h"

#include <chrono>
#include <utility>

#include "prongsai/http/form.h"
#include "prongsai/http/gzip.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/survey/link.h"
#include "prongsai/web/survey/submission.h"

namespace prongsai::web {
namespace {

using http::Request;
using http::Response;
using namespace survey_detail;

constexpr std::size_t form_bytes_max = 64 * 1024;

Voice voice_of(const Request& request) {
  return Voice(request.find_query("lang") == "en" ? Language::en : Language::th);
}

std::string lower_case(std::string text) {
  for (char& c : text) c = http::lower(c);
  return text;
}

Response plain_response(const Voice& voice, int status, const std::string& key,
                        const text::Details& details = {}) {
  const Document page = plain_page(voice.say("survey." + key), voice.say("survey." + key + "_what", details));
  return page_of(voice, status, render(voice, page).whole(), false);
}

/// Shared by the routes.
class SurveyPages {
 public:
  explicit SurveyPages(SurveyDesk desk) : desk_(std::move(desk)) {}

  [[nodiscard]] Response show(const Request& request) {
    const Voice voice = voice_of(request);
    const auto open = find(request);
    if (open == nullptr) return plain_response(voice, 404, "unknown");
    switch (desk::availability(*open, desk_.now())) {
      case desk::Availability::not_yet:
        return plain_response(voice, 403, "not_yet",
                              {{"day", voice.date(round::day_text(round::thai_day_at(open->opens)))}});
      case desk::Availability::over:
        return plain_response(voice, 410, "over");
      case desk::Availability::open:
        break;
    }
    return start(request, {.open = *open,
                           .voice = voice,
                           .channel = survey::channel_of_letter(request.find_query("c").value_or(""))});
  }

  void take(const Request& request, const http::Reply& reply) {
    const Voice voice = voice_of(request);
    auto open = find(request);
    auto form = http::read_form(request);
    if (!form) {
      reply(survey_error_page(400, request));
      return;
    }
    if (open == nullptr && !wants_json(request)) {
      reply(plain_response(voice, 404, "unknown"));
    } else if (open == nullptr) {
      reply(state_response(voice, 404, "unknown", voice.say("survey.unknown_what")));
    } else {
      take_form(desk_, shelf_, std::move(open), voice, request, *form, reply);
    }
  }

  [[nodiscard]] static Response lookup(const Request& request) {
    const Voice voice = voice_of(request);
    return page_of(voice, 200, render(voice, lookup_page(voice, "", "", "")).whole(), false);
  }

  [[nodiscard]] Response look_up(const Request& request) const {
    const Voice voice = voice_of(request);
    const auto form = http::read_form(request);
    if (!form) return survey_error_page(400, request);
    const std::string typed(form->find("receipt").value_or(""));
    const auto receipt = survey::read_receipt(typed);
    const auto page = [&](int status, const std::string& wrong, const std::string& found) {
      return page_of(voice, status, render(voice, lookup_page(voice, typed, wrong, found)).whole(), false);
    };
    if (!receipt) return page(422, voice.say("survey.lookup_wrong"), "");
    switch (desk_.find_receipt(survey::receipt_digest(*receipt))) {
      case desk::ReceiptStanding::received:
        return page(200, "", voice.say("survey.lookup_received"));
      case desk::ReceiptStanding::counted:
        return page(200, "", voice.say("survey.lookup_counted"));
      case desk::ReceiptStanding::unknown:
        break;
    }
    return page(200, "", voice.say("survey.lookup_unknown"));
  }

 private:
  /// Whoever types a link from a poster may type capitals.
  [[nodiscard]] std::shared_ptr<const desk::OpenSurvey> find(const Request& request) const {
    return desk_.find(lower_case(request.capture("asked")), lower_case(request.capture("link")));
  }

  [[nodiscard]] Response start(const Request& request, const Asking& asking) {
    const auto pieces = shelf_.start_of(asking);
    const std::string about_it = about(asking, true).markup();
    Response out = page_of(asking.voice, 200, "", true);
    out.compression = http::Compression::refused;
    out.header("Vary", "Accept-Encoding");
    if (http::accepts_gzip(request.header("Accept-Encoding"))) {
      const http::GzipPiece between = http::stored_piece(about_it);
      out.body = http::joined_gzip({&pieces->packed_before, &between, &pieces->packed_after});
      out.header("Content-Encoding", "gzip");
    } else {
      out.body = pieces->before + about_it + pieces->after;
    }
    return out;
  }

  SurveyDesk desk_;
  PageShelf shelf_;
};

}  // namespace

SurveyDesk survey_desk(const desk::Office& office, const desk::SurveyDirectory& directory,
                       desk::Collector& collector) {
  return {.find = [&directory](std::string_view asked,
                               std::string_view link) { return directory.find(asked, link); },
          .submit =
              [&collector](desk::Submission submission, desk::Collector::Done done) {
                return collector.submit(std::move(submission), std::move(done));
              },
          .find_receipt = [&office](const std::string& digest) { return desk::find_receipt(office, digest); },
          .now = office.now};
}

void add_survey_pages(http::Router& router, const SurveyDesk& desk) {
  const auto pages = std::make_shared<SurveyPages>(desk);
  // No line anywhere says that somebody was here, and when.
  const http::RouteLimits at_once{.running = http::Running::at_once, .telling = http::Telling::counted};
  const http::RouteLimits small_body{
      .body_bytes_max = form_bytes_max,
      .telling = http::Telling::counted,
      .retry_after = {.least = std::chrono::seconds(30), .most = std::chrono::seconds(120)}};
  router.get("/go/receipt", [](const Request& request) { return SurveyPages::lookup(request); }, at_once);
  router.post("/go/receipt", [pages](const Request& request) { return pages->look_up(request); }, small_body);
  router.get("/go/{asked}/{link}", [pages](const Request& request) { return pages->show(request); }, at_once);
  router.post_later(
      "/go/{asked}/{link}",
      [pages](const Request& request, const http::Reply& reply) { pages->take(request, reply); }, small_body);
}

Response survey_error_page(int status, const Request& request) {
  const Voice voice = voice_of(request);
  if (wants_json(request))
    return state_response(voice, status, "trouble", voice.say("survey.not_saved_what"));
  const bool is_missing = status == 404 || status == 405;
  return plain_response(voice, status, is_missing ? "unknown" : "trouble");
}

}  // namespace prongsai::web
