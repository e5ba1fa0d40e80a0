// SPDX-License-Identifier: Apache-2.0
#include "prongsai/cli/document_command.h"

#include <algorithm>
#include <charconv>
#include <ostream>

#include <boost/json.hpp>

#include "prongsai/base/assert.h"
#include "prongsai/base/digest.h"
#include "prongsai/cli/command_detail.h"
#include "prongsai/cli/document_detail.h"
#include "prongsai/cli/whole_file.h"
#include "prongsai/desk/documents/published.h"
#include "prongsai/desk/plans/typed.h"
#include "prongsai/words/lint_words.h"

namespace prongsai::cli {

using text::say;

namespace {

constexpr const char* usage =
    "prongsai document KIND --agency ID --year Y [--format pdf|docx|html|xlsx] --out FILE [--version N]\n"
    "prongsai document [KIND…] --all --year Y [--format …] --out FOLDER [--jobs N]";

Exit refuse(const Arguments& arguments, const Surroundings& to, const base::Problems& problems) {
  tell(problems, arguments, to.out, to.err);
  return Exit::not_usable;
}

void tell_draft(const Arguments& arguments, const Surroundings& to, const desk::DocumentDraft& draft) {
  const std::vector<std::string> missing = detail::reasons(arguments.language, draft);
  to.err << say(arguments.language, missing.empty() ? "command.document_draft" : "command.document_missing",
                {{"count", std::to_string(missing.size())}})
         << "\n";
  for (const std::string& reason : missing) to.err << "  - " << reason << "\n";
}

/// Of which there are results, for whoever asked for another.
std::string years_of(const desk::GatheredDocument& gathered) {
  std::string out;
  for (const desk::YearResults& year : gathered.years) {
    out += (out.empty() ? "" : ", ") + std::to_string(year.results->year());
  }
  return out.empty() ? "–" : out;
}

Exit make_one(const Arguments& arguments, const Surroundings& to, const desk::Office& office,
              desk::Format format) {
  const store::DocumentKey key{arguments.agency, arguments.words.front(), arguments.year};
  const auto wanted = detail::look(office, key, arguments.document_version, format);
  if (!wanted) return refuse(arguments, to, wanted.problems());
  if (!wanted->has_substance)
    return refuse(arguments, to,
                  {{"document.nothing_to_write",
                    {{"agency", arguments.agency},
                     {"year", std::to_string(arguments.year)},
                     {"years", years_of(wanted->draft.gathered)}},
                    {}}});
  const std::string bytes = detail::bytes_of(office, *wanted, format);
  const auto written = write_whole_file(arguments.out, bytes);
  if (!written) return refuse(arguments, to, written.problems());
  const std::string sha = base::sha256_hex(bytes);
  if (arguments.json) {
    print_json(to.out, boost::json::object{{"file", arguments.out},
                                           {"version", wanted->number},
                                           {"sha256", sha},
                                           {"missing", wanted->number > 0 ? 0 : wanted->draft.missing()}});
  } else {
    to.out << say(arguments.language, "command.document_written",
                  {{"file", arguments.out}, {"bytes", std::to_string(bytes.size())}, {"sha256", sha}})
           << "\n";
  }
  if (wanted->number > 0) return Exit::done;
  tell_draft(arguments, to, wanted->draft);
  return Exit::done;
}

}  // namespace

namespace detail {

base::Result<DocumentToMake> look(const desk::Office& office, const store::DocumentKey& key,
                                  std::int64_t number, desk::Format format) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<DocumentToMake> {
    auto gathered = desk::gather_document(transaction, office, key);
    if (!gathered) return gathered.problems();
    DocumentToMake out;
    out.has_substance = desk::has_substance(*gathered);
    for (const store::DocumentVersion& version : store::list_document_versions(transaction, key)) {
      const bool is_it = number == 0 ? !version.is_replaced : version.number == number;
      if (!is_it) continue;
      out.number = version.number;
      out.has_substance = true;
      for (const auto& file : store::list_document_files(transaction, key, version.number)) {
        if (file.format == desk::code_of(format)) out.mark = "published " + file.sha256;
      }
    }
    if (number > 0 && out.number == 0)
      return base::Problem{"document.no_such_version", {{"found", std::to_string(number)}}, {}};
    if (out.number == 0) out.mark = "draft " + gathered->mark;
    if (out.number == 0 && out.has_substance) {
      out.draft = desk::write_draft(office, std::move(gathered).value());
    } else {
      out.draft.gathered = std::move(gathered).value();
    }
    return out;
  });
}

std::string bytes_of(const desk::Office& office, const DocumentToMake& wanted, desk::Format format) {
  if (wanted.number > 0) {
    auto file =
        desk::find_published_file(office, wanted.draft.gathered.key, wanted.number, desk::code_of(format));
    PRONGSAI_ASSERT(file.has_value());
    return std::move(file->content.value);
  }
  return desk::render(office, desk::marked_as_draft(wanted.draft.draft.document), format);
}

std::vector<std::string> reasons(text::Language language, const desk::DocumentDraft& draft) {
  const desk::GatheredDocument& gathered = draft.gathered;
  const desk::YearResults* results = gathered.results();
  const framework::Edition* edition = results == nullptr ? nullptr : &results->results->edition();
  std::vector<std::string> out;
  for (const desk::Obstacle obstacle : draft.obstacles) {
    if (obstacle == desk::Obstacle::no_template) out.push_back(say(language, "docs.obstacle.no_template"));
    if (obstacle == desk::Obstacle::results_unpublished)
      out.push_back(
          say(language, "docs.obstacle.results", {{"year", std::to_string(gathered.results_year())}}));
    if (obstacle == desk::Obstacle::plan_not_approved)
      out.push_back(say(language, "docs.obstacle.plan", {{"year", std::to_string(gathered.plan_key.year)}}));
  }
  for (const report::Gap& gap : draft.draft.gaps) {
    if (gap.weight != report::GapWeight::blocks) continue;
    text::Details details;
    for (const auto& [name, value] : gap.details)
      details.emplace_back(name, name == "node" ? desk::node_words(language, value, edition) : value);
    out.push_back(say(language, "document.gap." + gap.code, details));
  }
  for (const desk::TypedFinding& found : draft.findings) {
    if (found.finding.certainty == lint::Certainty::certain)
      out.push_back(words::lint_sentence(language, desk::catalogue_of(gathered), found.finding));
  }
  return out;
}

}  // namespace detail

Exit run_document(const Arguments& arguments, const Surroundings& to, const desk::Office& office) {
  const auto format = desk::find_format(arguments.format);
  std::vector<report::Kind> kinds;
  for (const std::string& word : arguments.words) {
    const auto kind = report::find_kind(word);
    if (!kind) return refuse(arguments, to, {{"document.no_such_kind", {{"found", word}}, {}}});
    kinds.push_back(*kind);
  }
  if (!desk::is_document_year(arguments.year) || arguments.out.empty() || !format)
    return refuse_words(arguments, to, usage);
  if (arguments.all) {
    if (!arguments.agency.empty() || arguments.document_version > 0)
      return refuse_words(arguments, to, usage);
    if (kinds.empty()) kinds.assign(report::kinds.begin(), report::kinds.end());
    return detail::make_all(arguments, to, office, kinds, *format);
  }
  if (kinds.size() != 1 || arguments.agency.empty()) return refuse_words(arguments, to, usage);
  return make_one(arguments, to, office, *format);
}

}  // namespace prongsai::cli
