// SPDX-License-Identifier: Apache-2.0
#include "survey_requests.h"

#include <algorithm>
#include <random>
#include <stdexcept>

#include "prongsai/survey/link.h"

namespace prongsai::bench {
namespace {

constexpr std::size_t sheets_made = 2'048;

/// The head that a phone's browser sends, LINE's own as the longest of the usual ones, without its last line.
std::string head(const char* method, const std::string& link, const char* accepted) {
  return std::string(method) + " /go/" + std::string(asked_instrument) + "/" + link +
         "?c=p HTTP/1.1\r\n"
         "Host: ita.example.go.th\r\n"
         "User-Agent: Mozilla/5.0 (Linux; Android 13; Phone) AppleWebKit/537.36 (KHTML, like Gecko) "
         "Version/4.0 "
         "Chrome/124.0.0.0 Mobile Safari/537.36 Line/14.8.0\r\n"
         "Accept: " +
         accepted +
         "\r\n"
         "Accept-Language: th-TH,th;q=0.9,en;q=0.8\r\n"
         "Accept-Encoding: gzip, deflate\r\n"
         "Sec-Fetch-Site: same-origin\r\n"
         "X-Forwarded-For: 203.0.113.77\r\n"
         "X-Forwarded-Proto: https\r\n";
}

std::string post_head(const std::string& link, std::size_t length) {
  return head("POST", link, "application/json") +
         "Content-Type: application/x-www-form-urlencoded;charset=UTF-8\r\n"
         "Origin: https://ita.example.go.th\r\n"
         "Sec-Fetch-Mode: cors\r\n"
         "Sec-Fetch-Dest: empty\r\n"
         "Content-Length: " +
         std::to_string(length) + "\r\n\r\n";
}

}  // namespace

std::shared_ptr<const survey::Questionnaire> asked_questionnaire(const results_files::Editions& editions) {
  const auto planned = editions.find(asked_edition);
  if (!planned) throw std::runtime_error("there is no edition " + std::string(asked_edition));
  const std::shared_ptr<const framework::Edition> edition(planned, &planned->edition);
  auto made = survey::make_questionnaire(edition, asked_instrument);
  if (!made) throw std::runtime_error("no questionnaire: " + made.problems().front().code);
  return std::make_shared<survey::Questionnaire>(*std::move(made));
}

SurveyRequests::SurveyRequests(const survey::Questionnaire& questionnaire,
                               const std::vector<std::string>& links, std::uint64_t run)
    : run_(run) {
  std::mt19937_64 random(1);
  const std::size_t count = std::max(sheets_made, links.size());
  for (std::size_t number = 0; number < count; ++number) {
    std::string body = "id=" + std::string(survey::submission_id_length, '0') + "&step=submit&c=p&t=300";
    for (const survey::AskedProfile& asked : questionnaire.profile) {
      body += "&p." + asked.question->code + "=1";
    }
    for (std::size_t box = 0; box < questionnaire.boxes(); ++box) {
      const std::uint64_t choice = 1 + random() % questionnaire.layout.choices(box);
      body += "&" + questionnaire.box_codes[box] + "=" + std::to_string(choice);
    }
    std::string bytes = post_head(links[number % links.size()], body.size());
    const std::size_t id_at = bytes.size() + 3;
    requests_.push_back({bytes + body, id_at});
    pages_.push_back(head("GET", links[number % links.size()], "text/html") + "\r\n");
  }
}

std::string_view SurveyRequests::request(std::uint64_t number) {
  Made& made = requests_[number % requests_.size()];
  made.bytes.replace(made.id_at, survey::submission_id_length, submission_id(run_, number));
  return made.bytes;
}

std::string_view SurveyRequests::page(std::uint64_t number) {
  return pages_[number % pages_.size()];
}

std::string submission_id(std::uint64_t run, std::uint64_t number) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string id;
  for (std::uint64_t half : {run * 0x9e3779b97f4a7c15u + 1, number * 0xbf58476d1ce4e5b9u}) {
    for (int shift = 60; shift >= 0; shift -= 4) id += digits[(half >> static_cast<unsigned>(shift)) & 15u];
  }
  return id;
}

}  // namespace prongsai::bench
