// SPDX-License-Identifier: Apache-2.0
#include "survey_server.h"

#include <charconv>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace prongsai::anonymity {

SurveyServer::SurveyServer(offices::TestOffice& test)
    : directory_(test.office()),
      collector_(test.database(), [this](const std::string& what) { tell(what); }) {
  directory_.refresh();
  web::add_survey_pages(router_, web::survey_desk(test.office(), directory_, collector_));
  server_ = std::make_unique<http::Server>(
      http::ServerOptions{.threads = 2, .trusted_proxies = {"127.0.0.1"}}, surface());
  thread_ = std::thread([this] {
    const auto ended = server_->run([this](const http::Listening& listening) {
      const std::lock_guard lock(mutex_);
      port_ = listening.port;
      changed_.notify_all();
    });
    if (!ended) tell(ended.problems().front().code);
  });
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return port_ != 0 || !told_.empty(); });
}

SurveyServer::~SurveyServer() {
  server_->stop();
  thread_.join();
}

std::string SurveyServer::told() {
  const std::lock_guard lock(mutex_);
  return told_ + metrics_->text();
}

void SurveyServer::tell(const std::string& line) {
  const std::lock_guard lock(mutex_);
  told_ += line;
  changed_.notify_all();
}

http::Surface SurveyServer::surface() {
  metrics_ = std::make_shared<http::Metrics>(router_.patterns());
  http::Surface out;
  out.application = [this](http::Request& request) { return router_.answer(request); };
  out.begin = [this](http::Request& request, const http::Reply& reply) { router_.begin(request, reply); };
  out.limits_of = [this](const http::Request& head) { return router_.limits_of(head.method, head.path); };
  out.error_page = [](int status, const http::Request& request) {
    return web::survey_error_page(status, request);
  };
  out.metrics = metrics_;
  out.access_log = [this](const http::Answered& answered) {
    tell(http::to_json_line(answered, std::chrono::system_clock::now()));
  };
  out.incident_log = [this](const http::Incident& incident) {
    tell(http::to_json_line(incident, std::chrono::system_clock::now()));
  };
  return out;
}

Client::Client(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("the server does not take a connection");
}

Client::~Client() {
  close(socket_);
}

Client::Answer Client::get(const std::string& target, const std::string& headers) {
  return ask("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n");
}

Client::Answer Client::post(const std::string& target, const std::string& form, const std::string& headers) {
  return ask("POST " + target +
             " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
             "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
             std::to_string(form.size()) + "\r\n" + headers + "\r\n" + form);
}

Client::Answer Client::ask(const std::string& request) {
  if (send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
    throw std::runtime_error("the request could not be sent");
  std::string got;
  std::size_t head = std::string::npos;
  std::size_t whole = std::string::npos;
  while (got.size() < whole) {
    char buffer[16'384];
    const ssize_t read = recv(socket_, buffer, sizeof buffer, 0);
    if (read <= 0) throw std::runtime_error("the connection ended before the answer");
    got.append(buffer, static_cast<std::size_t>(read));
    if (head != std::string::npos) continue;
    head = got.find("\r\n\r\n");
    if (head == std::string::npos) continue;
    const std::size_t length = got.find("Content-Length: ");
    if (length == std::string::npos || length > head)
      throw std::runtime_error("an answer without its length");
    std::size_t body = 0;
    std::from_chars(got.data() + length + 16, got.data() + head, body);
    whole = head + 4 + body;
  }
  return {std::stoi(got.substr(9, 3)), got.substr(head + 4)};
}

std::string filled_in(const survey::Questionnaire& questionnaire, const std::string& id,
                      const std::vector<std::uint8_t>& sheet) {
  std::string out = "id=" + id + "&step=submit&t=300";
  for (std::size_t box = 0; box < questionnaire.boxes(); ++box)
    out += "&" + questionnaire.box_codes[box] + "=" + std::to_string(sheet[box]);
  for (const survey::AskedProfile& asked : questionnaire.profile) out += "&" + asked.field + "=1";
  return out;
}

}  // namespace prongsai::anonymity
