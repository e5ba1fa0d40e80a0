// SPDX-License-Identifier: Apache-2.0
#include "survey_servers.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include "prongsai/http/form.h"
#include "prongsai/secret/ballot_box.h"
#include "prongsai/survey/answers.h"
#include "prongsai/survey/link.h"
#include "prongsai/web/survey/survey_pages.h"

namespace prongsai::bench {
namespace {

constexpr const char* pattern = "/go/{asked}/{link}";
constexpr std::size_t answer_bytes = 256;  // as web/survey pads it
const http::RouteLimits limits{.body_bytes_max = 64 * 1024, .telling = http::Telling::counted};

http::Response received(const std::string& receipt) {
  http::Response response = http::Response::json(R"({"state":"received","receipt":")" + receipt + "\"}");
  response.header("Cache-Control", "no-store");
  response.pad_to(answer_bytes);
  return response;
}

void serve(const http::Router& router, const http::ServerOptions& options,
           const std::function<void(const http::Listening&)>& on_listening) {
  http::Surface surface;
  surface.application = [&router](http::Request& request) { return router.answer(request); };
  surface.begin = [&router](http::Request& request, const http::Reply& reply) {
    router.begin(request, reply);
  };
  surface.limits_of = [&router](const http::Request& head) {
    return router.limits_of(head.method, head.path);
  };
  surface.error_page = web::survey_error_page;
  surface.metrics = std::make_shared<http::Metrics>(router.patterns());
  surface.incident_log = [](const http::Incident& incident) {
    std::fprintf(stderr, "bench: %s %s\n", incident.code.c_str(), incident.detail.c_str());
  };
  http::Server server(options, std::move(surface));
  const auto ended = server.run(on_listening);
  if (!ended) throw std::runtime_error("cannot serve: " + ended.problems().front().code);
}

}  // namespace

ServerProcess::ServerProcess(Serve serve) : serve_(std::move(serve)) {
  begin();
}

double ServerProcess::restart() {
  const auto from = std::chrono::steady_clock::now();
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
  begin();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

void ServerProcess::begin() {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  std::fflush(nullptr);
  process_ = fork();
  if (process_ < 0) throw std::runtime_error("no second process");
  if (process_ == 0) {
    ::close(ends[0]);
    int status = 0;
    try {
      serve_(port_, [&](const http::Listening& listening) {
        if (write(ends[1], &listening.port, sizeof listening.port) != sizeof listening.port) std::_Exit(3);
        ::close(ends[1]);
      });
    } catch (const std::exception& trouble) {
      std::fprintf(stderr, "bench: the server ended: %s\n", trouble.what());
      status = 1;
    }
    std::fflush(nullptr);
    std::_Exit(status);
  }
  ::close(ends[1]);
  const bool has_begun = read(ends[0], &port_, sizeof port_) == sizeof port_;
  ::close(ends[0]);
  if (!has_begun) throw std::runtime_error("the server did not begin to listen");
}

ServerProcess::~ServerProcess() {
  kill(process_, SIGTERM);
  int status = 0;
  waitpid(process_, &status, 0);
  if (status != 0) std::fprintf(stderr, "bench: the server ended with %d\n", status);
}

std::uint64_t ServerProcess::memory_most() const {
  static constexpr std::string_view name = "VmHWM:";
  std::ifstream file("/proc/" + std::to_string(process_) + "/status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(name)) return std::stoull(line.substr(name.size())) * 1024;
  }
  return 0;
}

double ServerProcess::processor_seconds() const {
  std::ifstream file("/proc/" + std::to_string(process_) + "/stat");
  std::string line;
  std::getline(file, line);
  std::vector<std::string> words;
  for (std::size_t at = line.rfind(')') + 2; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    words.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  // utime and stime are fields 14 and 15; the first word here is field 3
  const double ticks = static_cast<double>(std::stoull(words.at(11)) + std::stoull(words.at(12)));
  return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

void serve_routes(const http::Router& router, std::uint16_t port,
                  const std::function<void(const http::Listening&)>& on_listening) {
  serve(router, {.port = port, .threads = 2, .stop_signals = http::StopSignals::obeyed}, on_listening);
}

void refuse_all(const http::Router& router, std::uint16_t port,
                const std::function<void(const http::Listening&)>& on_listening) {
  http::ServerOptions options{.port = port, .threads = 2, .stop_signals = http::StopSignals::obeyed};
  options.limits.waiting_later_max = 0;
  serve(router, options, on_listening);
}

http::Router bare_routes() {
  http::Router router;
  const auto handler = [](const http::Request&, const http::Reply& reply) {
    reply(received("1234 5678 9012 3456"));
  };
  router.post_later(pattern, handler, limits);
  return router;
}

http::Router unkept_routes(std::shared_ptr<const survey::Questionnaire> questionnaire) {
  http::Router router;
  const auto box = std::make_shared<secret::BallotSealer>(secret::make_box_key().public_key);
  const auto handler = [questionnaire = std::move(questionnaire), box](const http::Request& request,
                                                                       const http::Reply& reply) {
    const auto form = http::read_form(request);
    if (!form) return reply(http::Response::error(422));
    std::vector<survey::SentField> sent;
    for (const http::Field& field : form->fields) sent.emplace_back(field.name, field.value);
    const survey::Reading reading = survey::read_answers(*questionnaire, sent);
    const std::string id(form->find("id").value_or(""));
    if (!reading.is_complete() || !survey::is_submission_id(id)) return reply(http::Response::error(422));
    const std::string sealed = box->seal(survey::pack_ballot(*questionnaire, 1, reading.answers));
    const std::string receipt = survey::receipt_of(id);
    const std::string digests = survey::submission_digest(id) + survey::receipt_digest(receipt);
    if (sealed.empty() || digests.empty()) return reply(http::Response::error(500));
    reply(received(receipt));
  };
  router.post_later(pattern, handler, limits);
  return router;
}

}  // namespace prongsai::bench
