// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/serve.h"

#include <ostream>
#include <utility>

#include "prongsai/http/server.h"
#include "prongsai/results_files/load_results.h"
#include "prongsai/text/language.h"
#include "prongsai/web/site.h"

namespace prongsai::app {

cli::Exit serve(const cli::Arguments& arguments, const std::string& home, const cli::Surroundings& to) {
  std::vector<std::string> folders = arguments.words;
  if (folders.empty()) folders.push_back(home + "/data/results");
  if (arguments.command == "demo") folders.push_back(home + "/data/demo");
  const results_files::Collection collection = results_files::load_collection(folders, to.editions);
  base::Problems problems = to.edition_problems;
  problems.insert(problems.end(), collection.problems.begin(), collection.problems.end());
  for (const base::Problem& problem : problems) to.err << text::sentence(arguments.language, problem) << "\n";

  const web::Site site(to.editions, collection.results, std::move(problems));
  http::ServerOptions options;
  options.address = arguments.address;
  options.port = static_cast<std::uint16_t>(arguments.port);
  options.threads = 2;
  options.stop_signals = http::StopSignals::obeyed;
  http::Surface surface = site.surface();
  surface.incident_log = [&to](const http::Incident& incident) {
    std::string line =
        incident.code + " " + incident.method + " " + incident.route + " " + incident.detail + "\n";
    to.err << line << std::flush;  // one write a line, so that threads do not mix theirs
  };
  http::Server server(options, std::move(surface));
  const auto ended = server.run([&](const http::Listening& listening) {
    to.out << text::say(arguments.language, "command.serving", {{"address", listening.url}}) << std::endl;
  });
  if (!ended) {
    cli::tell(ended.problems(), arguments, to.out, to.err);
    return cli::Exit::not_usable;
  }
  return cli::Exit::done;
}

}  // namespace prongsai::app
