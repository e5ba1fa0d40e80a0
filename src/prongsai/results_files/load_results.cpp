// SPDX-License-Identifier: Apache-2.0
#include "prongsai/results_files/load_results.h"

#include <algorithm>
#include <filesystem>

#include "prongsai/base/digest.h"
#include "prongsai/results_files/read_known_detail.h"

namespace prongsai::results_files {

namespace fs = std::filesystem;
using yaml::Fields;
using yaml::Node;

namespace {

constexpr std::size_t problems_most = 100;
constexpr yaml::Limits file_limits{.bytes_max = 1u << 20, .depth_max = 12, .nodes_max = 50'000};

agency::Agency read_agency(Fields& fields, base::Problems& problems) {
  agency::Agency out;
  const Node* node = fields.required("agency");
  if (node == nullptr) return out;
  Fields inner(*node, problems);
  out.id = inner.text("id");
  if (!out.id.empty() && !agency::is_agency_id(out.id)) {
    inner.complain("results.bad_agency_id", {{"found", out.id}}, inner.required("id")->place);
  }
  out.name_th = inner.text("name_th");
  out.name_en = inner.optional_text("name_en").value_or("");
  out.type = inner.optional_text("type").value_or("other");
  out.province = inner.optional_text("province").value_or("");
  inner.finish();
  return out;
}

/// { th, en }, or a plain text, which is then English.
framework::Text read_note(Fields& fields, base::Problems& problems) {
  const Node* node = fields.optional("note");
  if (node == nullptr) return {};
  if (node->kind != yaml::Kind::map)
    return {.th = {}, .en = yaml::read_text(*node, "note", problems).value_or("")};
  Fields inner(*node, problems);
  framework::Text note{.th = inner.text("th"), .en = inner.optional_text("en").value_or("")};
  inner.finish();
  return note;
}

std::vector<Document> read_documents(Fields& fields, base::Problems& problems) {
  std::vector<Document> out;
  for (const yaml::Entry& entry : fields.optional_map("sources")) {
    Fields inner(entry.value, problems);
    Document document{.key = entry.key.scalar, .title = inner.text("title"), .url = {}, .note = {}};
    document.url = inner.optional_text("url").value_or("");
    document.note = read_note(inner, problems);
    inner.finish();
    out.push_back(std::move(document));
  }
  return out;
}

std::shared_ptr<const PlannedEdition> read_edition(Fields& fields, const Editions& editions) {
  const std::string id = fields.text("edition");
  if (id.empty()) return nullptr;
  auto found = editions.find(id);
  if (found != nullptr) return found;
  std::vector<std::string> known;
  std::string list;
  for (const auto& one : editions.all()) {
    known.push_back(one->edition.id);
    list += (list.empty() ? "" : ", ") + one->edition.id;
  }
  fields.complain("results.no_such_edition", {{"found", id}, {"expected", list}},
                  fields.required("edition")->place);
  return nullptr;
}

/// What is left to ask of a file whose edition is not known, so that its other problems are still told.
void ask_sections(Fields& fields) {
  for (const char* section :
       {"published", "percents", "counts", "grades", "parts", "answers", "deductions"}) {
    static_cast<void>(fields.has(section));
  }
}

std::vector<fs::path> files_below(const std::string& folder) {
  std::vector<fs::path> out;
  if (fs::is_regular_file(folder)) return {folder};
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (entry.is_regular_file() && (extension == ".yaml" || extension == ".json"))
      out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

Editions::Editions(framework_files::Shelf shelf) {
  for (framework::Edition& edition : shelf.editions) {
    scoring::Plan plan = scoring::make_plan(edition);
    all_.push_back(
        std::make_shared<const PlannedEdition>(PlannedEdition{std::move(edition), std::move(plan)}));
  }
}

std::shared_ptr<const PlannedEdition> Editions::find(std::string_view id) const {
  const auto found =
      std::find_if(all_.begin(), all_.end(), [&](const auto& one) { return one->edition.id == id; });
  return found == all_.end() ? nullptr : *found;
}

base::Result<Results> parse_results(std::string_view text, const std::string& file,
                                    const Editions& editions) {
  const auto root = yaml::parse(text, file, file_limits);
  if (!root) return root.problems();
  base::Problems problems;
  Fields fields(*root, problems);
  yaml::expect_kind(fields, "results");
  const auto rules = read_edition(fields, editions);
  agency::Agency agency = read_agency(fields, problems);
  const bool made_up = fields.optional_boolean("made_up", false);
  std::vector<Document> documents = read_documents(fields, problems);
  scoring::Known known;
  if (rules != nullptr) {
    known = read_known(fields, *rules, problems);
  } else {
    ask_sections(fields);
  }
  fields.finish();
  if (!problems.empty()) {
    if (problems.size() > problems_most) problems.resize(problems_most);
    return problems;
  }
  scoring::Assessment assessment = scoring::assess(rules->edition, rules->plan, known);
  return Results{.file = file,
                 .fingerprint = base::sha256_hex(text),
                 .agency = std::move(agency),
                 .made_up = made_up,
                 .rules = rules,
                 .documents = std::move(documents),
                 .known = std::move(known),
                 .assessment = std::move(assessment)};
}

base::Result<Results> load_results(const std::string& path, const Editions& editions) {
  const auto text = yaml::read_file(path, file_limits);
  if (!text) return text.problems();
  return parse_results(*text, path, editions);
}

Collection load_collection(const std::vector<std::string>& folders, const Editions& editions) {
  Collection out;
  for (const std::string& folder : folders) {
    if (!fs::exists(folder)) {
      out.problems.push_back({"yaml.no_such_file", {{"path", folder}}, {folder}});
      continue;
    }
    for (const fs::path& file : files_below(folder)) {
      auto results = load_results(file.string(), editions);
      if (!results) {
        out.problems.insert(out.problems.end(), results.problems().begin(), results.problems().end());
        continue;
      }
      const auto twin = std::find_if(out.results.begin(), out.results.end(), [&](const Results& one) {
        return one.agency.id == results->agency.id && one.year() == results->year();
      });
      if (twin != out.results.end()) {
        out.problems.push_back(
            {"results.twice",
             {{"agency", results->agency.id}, {"edition", results->edition().id}, {"other", twin->file}},
             {results->file}});
        continue;
      }
      out.results.push_back(std::move(results).value());
    }
  }
  return out;
}

}  // namespace prongsai::results_files
