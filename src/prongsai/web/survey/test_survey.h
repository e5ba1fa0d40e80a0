// SPDX-License-Identifier: Apache-2.0
// A survey to answer without a socket: real questions, a real ballot box, and a desk that says what a test
// wants.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "prongsai/results_files/load_results.h"
#include "prongsai/secret/ballot_box.h"
#include "prongsai/survey/answers.h"
#include "prongsai/survey/link.h"
#include "prongsai/web/frame/voice.h"
#include "prongsai/web/survey/survey_pages.h"

namespace prongsai::web {

using desk::Submitted;
using http::Request;
using http::Response;

inline desk::Moment at(std::string_view day) {
  return round::start_of_thai_day(round::parse_day(day).value());
}

inline std::shared_ptr<const framework::Edition> edition(const std::string& id) {
  static const results_files::Editions all{
      framework_files::load_shelf(std::string(PRONGSAI_SOURCE_DIR) + "/frameworks")};
  const auto planned = all.find(id);
  EXPECT_NE(planned, nullptr) << id;
  return {planned, &planned->edition};
}

using Answer = std::map<std::string, std::string>;

class SurveyPage : public testing::Test {
 protected:
  SurveyPage() { ask("ita/2565", "iit", survey::Credential::open_link); }

  void ask(const std::string& from, const std::string& asked, survey::Credential credential) {
    open_ = std::make_shared<desk::OpenSurvey>();
    auto made = survey::make_questionnaire(edition(from), asked);
    ASSERT_TRUE(static_cast<bool>(made));
    open_->questionnaire = std::make_shared<const survey::Questionnaire>(*std::move(made));
    open_->survey.number = 7;
    open_->survey.link = "k7m2qd";
    open_->survey.edition = from;
    open_->survey.instrument = open_->questionnaire->instrument->code;
    open_->survey.part = open_->questionnaire->part == nullptr ? "" : asked;
    open_->survey.credential = credential;
    open_->agency_th = "เทศบาลตำบลวังไผ่";
    open_->box = std::make_shared<secret::BallotSealer>(key_.public_key);
    open_->opens = at("2022-05-01");
    open_->closes = at("2022-06-01");
    address_ = "/go/" + asked + "/k7m2qd";
    router_ = std::make_unique<http::Router>();
    add_survey_pages(*router_,
                     {.find =
                          [this](std::string_view word, std::string_view link) {
                            const bool is_ours = word == open_->survey.asked() && link == open_->survey.link;
                            return is_ours ? std::shared_ptr<const desk::OpenSurvey>(open_) : nullptr;
                          },
                      .submit =
                          [this](desk::Submission submission, desk::Collector::Done done) {
                            if (!takes_) return false;
                            taken_.push_back(std::move(submission));
                            done(outcome_);
                            return true;
                          },
                      .find_receipt = [this](const std::string&) { return standing_; },
                      .now = [this] { return now_; }});
  }

  Response get(const std::string& target, const std::string& encoding = "") {
    Request request = http::make_request("GET", target);
    http::set_header(request.headers, "Accept-Encoding", encoding);
    return router_->answer(request);
  }
  Response post(const Answer& form, bool json = false, const std::string& encoding = "",
                const std::string& query = "") {
    Request request = http::make_request("POST", address_ + query);
    http::set_header(request.headers, "Content-Type", "application/x-www-form-urlencoded");
    http::set_header(request.headers, "Accept-Encoding", encoding);
    if (json) http::set_header(request.headers, "Accept", "application/json");
    for (const auto& [name, value] : form)
      request.body += (request.body.empty() ? "" : "&") + name + "=" + value;
    return router_->answer(request);
  }

  [[nodiscard]] const survey::Questionnaire& asked() const { return *open_->questionnaire; }
  /// Every question answered, by a generator that is the same everywhere.
  [[nodiscard]] Answer full(std::uint32_t seed) const {
    Answer out{{"id", id_}};
    std::uint32_t state = seed;
    const auto next = [&state](std::size_t choices) {
      state = state * 1'664'525U + 1'013'904'223U;
      return std::to_string(1 + (state >> 16U) % choices);
    };
    for (std::size_t box = 0; box < asked().boxes(); ++box) {
      out[asked().box_codes[box]] = next(asked().layout.choices(box));
    }
    for (const survey::AskedProfile& one : asked().profile)
      out[one.field] = next(one.question->choices.size());
    return out;
  }
  [[nodiscard]] std::size_t last_part() const {
    return asked().sections.size() + (asked().profile.empty() ? 0 : 1);
  }

  secret::BoxKey key_ = secret::make_box_key();
  std::shared_ptr<desk::OpenSurvey> open_;
  std::unique_ptr<http::Router> router_;
  std::string address_;
  std::string id_ = "00112233445566778899aabbccddeeff";
  bool takes_ = true;
  Submitted outcome_ = Submitted::received;
  desk::ReceiptStanding standing_ = desk::ReceiptStanding::unknown;
  std::vector<desk::Submission> taken_;
  desk::Moment now_ = at("2022-05-20") + std::chrono::hours(10);
};

inline bool has(const Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

/// Name and value of every field a browser would send from the page's form.
inline Answer fields_of(const std::string& page) {
  Answer out;
  for (std::size_t begin = page.find("<input"); begin != std::string::npos;
       begin = page.find("<input", begin + 1)) {
    const std::string tag = page.substr(begin, page.find('>', begin) - begin);
    const auto value = [&tag](const std::string& name) {
      const std::size_t found = tag.find(" " + name + "=\"");
      if (found == std::string::npos) return std::string();
      const std::size_t from = found + name.size() + 3;
      return tag.substr(from, tag.find('"', from) - from);
    };
    const bool is_radio = value("type") == "radio";
    if (!is_radio || tag.find(" checked") != std::string::npos) out[value("name")] = value("value");
  }
  return out;
}

/// What must hold of any page of theirs.
inline void expect_sound(const Response& response) {
  EXPECT_EQ(response.body.find("⟦"), std::string::npos) << response.body.substr(response.body.find("⟦"), 60);
  EXPECT_EQ(response.body.find(" style=\""), std::string::npos);
  const std::string* policy = http::find_header(response.headers, "Content-Security-Policy");
  ASSERT_NE(policy, nullptr);
  EXPECT_TRUE(policy->starts_with("default-src 'none'"));
  EXPECT_EQ(policy->find("unsafe"), std::string::npos);
  EXPECT_EQ(*http::find_header(response.headers, "Cache-Control"), "no-store");
  EXPECT_EQ(http::find_header(response.headers, "Set-Cookie"), nullptr);
  EXPECT_NE(response.body.find("<h1"), std::string::npos);
}

}  // namespace prongsai::web
