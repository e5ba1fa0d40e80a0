// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/frame/paths.h"

#include "prongsai/http/target.h"

namespace prongsai::web {
namespace {

std::string root(text::Language language) {
  return language_path(language) + "/";
}

/// Percent-encodes all but the characters that a path may hold and node ids are made of.
std::string segment(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ':' || c == '@') {
      out += c;
    } else {
      out += http::percent_encode(std::string_view(&c, 1));
    }
  }
  return out;
}

std::string edition_segments(std::string_view edition) {
  const std::size_t slash = edition.find('/');
  if (slash == std::string_view::npos) return segment(edition);
  return segment(edition.substr(0, slash)) + "/" + segment(edition.substr(slash + 1));
}

}  // namespace

std::string language_path(text::Language language) {
  return "/" + std::string(text::code_of(language));
}

std::string home_path(text::Language language) {
  return root(language);
}

std::string agency_path(text::Language language, std::string_view agency) {
  return root(language) + "agency/" + segment(agency);
}

std::string result_path(text::Language language, const results_files::Results& results) {
  return agency_path(language, results.agency.id) + "/" + edition_segments(results.edition().id);
}

std::string analysis_path(text::Language language, const results_files::Results& results) {
  return result_path(language, results) + "/analysis";
}

std::string explain_path(text::Language language, const results_files::Results& results,
                         scoring::NodeIndex node) {
  return result_path(language, results) + "/explain/" + segment(results.plan().nodes[node].id);
}

std::string editions_path(text::Language language) {
  return root(language) + "editions";
}

std::string edition_path(text::Language language, std::string_view edition) {
  return editions_path(language) + "/" + edition_segments(edition);
}

std::string about_path(text::Language language) {
  return root(language) + "about";
}

std::string check_path(text::Language language) {
  return root(language) + "check";
}

}  // namespace prongsai::web
