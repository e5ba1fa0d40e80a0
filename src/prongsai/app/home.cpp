// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/home.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

namespace prongsai::app {

namespace fs = std::filesystem;

namespace {

bool holds_frameworks(const fs::path& folder) {
  std::error_code error;
  return fs::is_directory(folder / "frameworks", error);
}

std::vector<fs::path> usual_places() {
  std::vector<fs::path> out;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    out.push_back(program.parent_path().parent_path());
    out.push_back(program.parent_path().parent_path().parent_path());
    out.push_back(program.parent_path().parent_path() / "share" / "prongsai");
  }
  out.push_back(fs::current_path(error));
  return out;
}

}  // namespace

base::Result<std::string> find_home(const std::string& asked) {
  const char* environment =
      std::getenv("PRONGSAI_HOME");  // NOLINT(concurrency-mt-unsafe): read once at start
  const std::string named = !asked.empty() ? asked : environment != nullptr ? environment : "";
  const std::vector<fs::path> places = named.empty() ? usual_places() : std::vector<fs::path>{named};
  for (const fs::path& place : places) {
    if (holds_frameworks(place)) return place.string();
  }
  return base::Problem{"command.no_home", {}, {named}};
}

}  // namespace prongsai::app
