// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/serve.h"

#include <memory>
#include <optional>
#include <ostream>
#include <utility>

#include <sys/resource.h>

#include "prongsai/app/background.h"
#include "prongsai/app/capturing.h"
#include "prongsai/app/chores.h"
#include "prongsai/app/collecting.h"
#include "prongsai/app/demo.h"
#include "prongsai/app/premises.h"
#include "prongsai/http/log_line.h"
#include "prongsai/http/metrics.h"
#include "prongsai/http/server.h"
#include "prongsai/results_files/load_results.h"
#include "prongsai/secret/password.h"
#include "prongsai/text/language.h"
#include "prongsai/web/site.h"

namespace prongsai::app {
namespace {

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

http::ServerOptions options_of(const cli::Arguments& arguments) {
  http::ServerOptions out;
  out.address = arguments.address;
  out.port = static_cast<std::uint16_t>(arguments.port);
  out.threads = 2;
  out.stop_signals = http::StopSignals::obeyed;
  out.trusted_proxies = split(arguments.proxies);
  return out;
}

/// Counters, and one line of JSON an answer or incident, on the stream for errors.
void add_telling(http::Surface& surface, const web::Site& site, std::ostream& log) {
  surface.metrics = std::make_shared<http::Metrics>(site.routes());
  surface.access_log = [&log](const http::Answered& answered) {
    log << http::to_json_line(answered, std::chrono::system_clock::now()) << std::flush;
  };
  surface.incident_log = [&log](const http::Incident& incident) {
    log << http::to_json_line(incident, std::chrono::system_clock::now()) << std::flush;
  };
  // Counters are for whoever runs the machine: a proxy in front must not pass the path on, and a visitor who
  // comes from elsewhere is told there is no such page.
  surface.application = [inner = std::move(surface.application),
                         metrics = surface.metrics](http::Request& request) {
    if (request.path != "/metrics") return inner(request);
    if (request.peer != "127.0.0.1" && request.peer != "::1") return http::Response::not_found();
    http::Response response = http::Response::text(metrics->text());
    response.header("Content-Type", std::string(http::Metrics::content_type));
    return response;
  };
  // In memory, and wanted most of all when there is too much to do.
  surface.limits_of = [inner = std::move(surface.limits_of)](const http::Request& head) {
    if (head.path == "/metrics") return http::RouteLimits{.running = http::Running::at_once};
    return inner(head);
  };
}

/// A line for work that threw outside of any request. `work` is one of our own codes, and `what` holds no
/// values: exceptions name the step and the kind of trouble.
void tell_failure(std::ostream& log, const char* event, const char* kind, const std::string& work,
                  const std::string& what) {
  http::LogLine line(http::LogLevel::error, event, std::chrono::system_clock::now());
  log << line.add(kind, work).add("detail", what).text() << std::flush;
}

/// An answer passes through memory in clear once, and a key when a box is opened: none of it goes to a file
/// when the program breaks, whoever started it and with whatever limits.
void forbid_core_dumps() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
}

results_files::Collection load(const cli::Arguments& arguments, const std::string& home,
                               const results_files::Editions& editions) {
  std::vector<std::string> folders = arguments.words;
  if (folders.empty()) folders.push_back(home + "/data/results");
  if (arguments.command == "demo") folders.push_back(home + "/data/demo");
  return results_files::load_collection(folders, editions);
}

}  // namespace

cli::Exit serve(const cli::Arguments& arguments, const std::string& home, const cli::Surroundings& to) {
  forbid_core_dumps();
  results_files::Collection collection = load(arguments, home, to.editions);
  base::Problems problems = to.edition_problems;
  problems.insert(problems.end(), collection.problems.begin(), collection.problems.end());
  for (const base::Problem& problem : problems) to.err << text::sentence(arguments.language, problem) << "\n";

  const std::string listening_at = "http://" + arguments.address + ":" + std::to_string(arguments.port);
  const bool public_given = !arguments.public_address.empty();
  auto premises =
      Premises::open(arguments, home, to.editions, public_given ? arguments.public_address : listening_at);
  const auto refuse = [&](const base::Problems& found) {
    cli::tell(found, arguments, to.out, to.err);
    return cli::Exit::not_usable;
  };
  if (!premises) return refuse(premises.problems());
  (*premises)->set_tell_fault([&to](const std::string& about, const std::string& what) {
    tell_failure(to.err, "own_fault", "about", about, what);
  });
  const auto asked = mail_server_of(arguments);
  if (!asked) return refuse(asked.problems());
  std::optional<mail::SmtpServer> mail_server = *asked;
  std::unique_ptr<Demo> demo;
  if (arguments.command == "demo") {
    auto opened = Demo::open(**premises, arguments, home);
    if (!opened) return refuse(opened.problems());
    demo = *std::move(opened);
    mail_server = demo->mail_server();
  }
  const desk::Office& office = (*premises)->office();
  Collecting collecting(**premises, [&to](const std::string& what) {
    tell_failure(to.err, "collecting_failed", "work", "collector", what);
  });
  // The first unknown account should not take longer than the others.
  (void)secret::verify_nobody("");
  web::Site site(to.editions, std::move(collection.results), std::move(problems),
                 web::Staff{.office = office,
                            .demo = demo ? &demo->desk() : nullptr,
                            .surveys = &collecting.desk(),
                            .job_broke =
                                [&to](const std::string& kind, const std::string& what) {
                                  tell_failure(to.err, "job_failed", "job", kind, what);
                                }},
                 own_program);
  http::Surface surface = site.surface();
  add_telling(surface, site, to.err);
  http::Server server(options_of(arguments), std::move(surface));
  collecting.stop_with([&server] { server.stop(); });
  std::unique_ptr<Background> background;
  std::unique_ptr<Capturing> capturing;
  const auto ended = server.run([&](const http::Listening& listening) {
    std::string url = listening.url;
    url.pop_back();
    if (!public_given) (*premises)->set_public_address(url);
    const auto chore_failed = [&to](const std::string& name, const std::string& what) {
      tell_failure(to.err, "chore_failed", "chore", name, what);
    };
    background = std::make_unique<Background>(chores_of(office, collecting, mail_server), chore_failed);
    // A demo asks nobody's site, unless a folder for the copies was named.
    if (office.fetches_links) capturing = std::make_unique<Capturing>(office, own_program, chore_failed);
    to.out << text::say(arguments.language, "command.serving", {{"address", listening.url}}) << std::endl;
    if (demo) demo->tell(to.out, arguments.language, listening.url);
  });
  collecting.end();  // while the server that it may stop is still there
  capturing.reset();
  background.reset();
  if (!ended) return refuse(ended.problems());
  if (!collecting.is_broken()) return cli::Exit::done;
  to.err << text::say(arguments.language, "command.disk_failed") << std::endl;
  return cli::Exit::broken;
}

}  // namespace prongsai::app
