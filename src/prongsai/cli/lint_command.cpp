// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <ostream>

#include <boost/json.hpp>

#include "prongsai/cli/command_detail.h"
#include "prongsai/document_files/read.h"
#include "prongsai/lint/check.h"
#include "prongsai/lint/understanding.h"
#include "prongsai/words/lint_words.h"

namespace prongsai::cli {

namespace json = boost::json;
using lint::Certainty;
using lint::Finding;
using text::Language;

namespace {

/// One byte more than is allowed is enough to refuse the rest.
base::Result<std::string> bytes_of(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return base::Problems{unreadable(path, errno)};
  std::string bytes(document_files::document_bytes_max + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad()) return base::Problems{unreadable(path, errno)};
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  if (bytes.empty() && errno == EISDIR) return base::Problems{unreadable(path, EISDIR)};
  return bytes;
}

std::string name_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

lint::Catalogue catalogue_of(const results_files::Editions& editions) {
  lint::Catalogue out;
  for (const auto& planned : editions.all()) {
    if (!planned->edition.made_up) out.editions.push_back(&planned->edition);
  }
  return out;
}

json::object finding_json(const lint::Catalogue& catalogue, const Finding& finding) {
  json::array other;
  for (const int line : finding.other_lines) other.push_back(line);
  return {{"line", finding.line},
          {"code", finding.code},
          {"printed", finding.printed},
          {"expected", finding.expected},
          {"message_th", words::lint_sentence(Language::th, catalogue, finding)},
          {"message_en", words::lint_sentence(Language::en, catalogue, finding)},
          {"certainty", lint::code_of(finding.certainty)},
          {"kind", lint::code_of(finding.kind)},
          {"page", finding.page},
          {"other_lines", std::move(other)}};
}

/// The place in front of a finding: lines, and the page where there are pages.
std::string place_of(Language language, const Finding& finding) {
  const text::Details details = {{"line", std::to_string(finding.line)},
                                 {"page", std::to_string(finding.page)}};
  return text::say(language, finding.page > 0 ? "command.lint_place_on_page" : "command.lint_place", details);
}

const char* heading_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::certain:
      return "command.lint_certain";
    case Certainty::probable:
      return "command.lint_probable";
    case Certainty::hint:
      return "command.lint_hint";
  }
  return "";
}

/// In the order of the document, page by page; what is certain stands before what is probable.
void print_findings(const Arguments& arguments, const lint::Catalogue& catalogue,
                    const std::vector<const Finding*>& findings, std::ostream& out) {
  for (const Certainty certainty : {Certainty::certain, Certainty::probable, Certainty::hint}) {
    bool any = false;
    for (const Finding* finding : findings) {
      if (finding->certainty != certainty) continue;
      if (!any) out << "\n" << text::say(arguments.language, heading_of(certainty)) << "\n";
      any = true;
      out << "  " << place_of(arguments.language, *finding) << "  "
          << words::lint_kind_name(arguments.language, finding->kind) << "\n"
          << "      " << words::lint_sentence(arguments.language, catalogue, *finding) << "\n";
    }
  }
}

void print_text(const Arguments& arguments, const lint::Catalogue& catalogue, const std::string& name,
                const std::vector<const Finding*>& shown, std::size_t hints,
                const lint::Understanding& understanding, std::ostream& out) {
  const auto errors =
      static_cast<std::size_t>(std::count_if(shown.begin(), shown.end(), [](const Finding* finding) {
        return finding->certainty != Certainty::hint;
      }));
  const text::Details count = {{"count", std::to_string(errors)}};
  const char* verdict = !understanding.about_assessment ? "command.lint_not_checked"
                        : errors == 0                   ? "command.lint_nothing"
                                                        : "command.lint_found";
  out << name << ": " << text::say(arguments.language, verdict, count) << "\n";
  print_findings(arguments, catalogue, shown, out);
  out << "\n";
  if (hints > 0 && !arguments.all)
    out << text::say(arguments.language, "command.lint_hints", {{"count", std::to_string(hints)}}) << "\n";
  out << words::understanding_sentence(arguments.language, understanding) << "\n";
}

}  // namespace

Exit run_lint(const Arguments& arguments, const Surroundings& to) {
  if (arguments.words.size() != 1)
    return refuse_words(arguments, to, "prongsai lint FILE [--json] [--all] [--lang th|en]");
  const std::string& path = arguments.words.front();
  const auto bytes = bytes_of(path);
  const auto manuscript =
      bytes ? document_files::read(*bytes, name_of(path)) : base::Result<lint::Manuscript>(bytes.problems());
  if (!manuscript) {
    tell(manuscript.problems(), arguments, to.out, to.err);
    return Exit::not_usable;
  }
  const lint::Catalogue catalogue = catalogue_of(to.editions);
  const std::vector<Finding> findings = lint::check(*manuscript, catalogue);
  const lint::Understanding understanding = lint::understand(*manuscript, catalogue);
  std::vector<const Finding*> shown;
  std::size_t hints = 0;
  for (const Finding& finding : findings) {
    const bool hint = finding.certainty == Certainty::hint;
    hints += hint ? 1 : 0;
    if (!hint || arguments.all) shown.push_back(&finding);
  }
  if (arguments.json) {
    json::array list;
    for (const Finding* finding : shown) list.push_back(finding_json(catalogue, *finding));
    print_json(to.out, list);
    to.err << words::understanding_sentence(arguments.language, understanding) << "\n";
  } else {
    print_text(arguments, catalogue, name_of(path), shown, hints, understanding, to.out);
  }
  return findings.size() > hints ? Exit::findings : Exit::done;
}

}  // namespace prongsai::cli
