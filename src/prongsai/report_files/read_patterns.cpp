// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <map>

#include "prongsai/base/digest.h"
#include "prongsai/report_files/patterns.h"
#include "prongsai/report_files/reading_detail.h"

namespace prongsai::report_files {
namespace {

namespace fs = std::filesystem;
using yaml::Fields;
using yaml::Node;

constexpr std::size_t problems_most = 100;

struct Reading {
  report::Patterns patterns;
  base::Problems problems;
  std::map<std::string, base::Place> words;
  std::map<report::Kind, base::Place> kinds;
};

std::optional<report::Kind> read_kind(Fields& fields, Reading& reading) {
  std::vector<std::string_view> codes;
  for (const report::Kind one : report::kinds) codes.push_back(report::code_of(one));
  const auto found = fields.choice("for", codes);
  if (!found) return std::nullopt;
  const report::Kind kind = report::kinds[*found];
  const base::Place place = fields.required("for")->place;
  const auto [first, is_new] = reading.kinds.emplace(kind, place);
  if (!is_new) {
    fields.complain("document.kind_twice",
                    {{"found", std::string(codes[*found])}, {"first", base::to_string(first->second)}},
                    place);
  }
  return kind;
}

void read_template(Fields& fields, const std::string& file, Reading& reading) {
  report::Template out;
  out.file = file;
  const auto kind = read_kind(fields, reading);
  out.kind = kind.value_or(report::Kind::analysis);
  out.title = fields.text("title");
  if (const Node* cover = fields.required("cover")) {
    Fields inner(*cover, reading.problems);
    out.cover_title = inner.optional_texts("title");
    out.cover_subtitle = inner.optional_texts("subtitle");
    inner.finish();
  }
  out.header = fields.optional_texts("header");
  out.body = detail::read_blocks(fields.required_list("body"), reading.problems);
  if (kind) reading.patterns.templates.push_back(std::move(out));
}

void read_words(Fields& fields, Reading& reading) {
  for (const yaml::Entry& entry : fields.optional_map("words")) {
    const auto text = yaml::read_text(entry.value, entry.key.scalar, reading.problems);
    if (!text) continue;
    const auto [first, is_new] = reading.words.emplace(entry.key.scalar, entry.key.place);
    if (!is_new) {
      fields.complain("document.word_twice",
                      {{"found", entry.key.scalar}, {"first", base::to_string(first->second)}},
                      entry.key.place);
    }
    reading.patterns.wording.words[entry.key.scalar] = *text;
  }
}

void read_file(const PatternFile& file, Reading& reading) {
  const auto root = yaml::parse(file.text, file.name);
  if (!root) {
    reading.problems.insert(reading.problems.end(), root.problems().begin(), root.problems().end());
    return;
  }
  const Node* kind = root->find("kind");
  const bool is_words = kind != nullptr && kind->scalar == "document-words";
  Fields fields(*root, reading.problems);
  yaml::expect_kind(fields, is_words ? "document-words" : "document-template");
  if (is_words) {
    read_words(fields, reading);
  } else {
    read_template(fields, file.name, reading);
  }
  fields.finish();
}

/// What only all files together can tell: whether what is named is there.
void check(Reading& reading) {
  for (const report::Template& one : reading.patterns.templates) {
    for (report::PatternFlaw& flaw : report::flaws(one, reading.patterns.wording)) {
      reading.problems.push_back(
          {std::move(flaw.code), std::move(flaw.details), {.file = one.file, .line = flaw.line}});
    }
  }
}

/// Each name and text with its length before it, so that nothing can move from one file to another unseen.
std::string fingerprint_of(const std::vector<PatternFile>& files) {
  std::string all;
  for (const PatternFile& file : files) {
    for (const std::string* one : {&file.name, &file.text})
      all += std::to_string(one->size()) + ":" + *one + "\n";
  }
  return base::sha256_hex(all);
}

}  // namespace

base::Result<report::Patterns> read_patterns(std::vector<PatternFile> files) {
  std::sort(files.begin(), files.end(),
            [](const PatternFile& a, const PatternFile& b) { return a.name < b.name; });
  Reading reading;
  for (const PatternFile& file : files) read_file(file, reading);
  if (reading.problems.empty()) check(reading);
  if (reading.problems.size() > problems_most) reading.problems.resize(problems_most);
  if (!reading.problems.empty()) return reading.problems;
  reading.patterns.wording.fingerprint = fingerprint_of(files);
  return std::move(reading.patterns);
}

base::Result<report::Patterns> load_patterns(const std::string& folder) {
  std::vector<PatternFile> files;
  base::Problems problems;
  std::error_code error;
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    if (!entry->is_regular_file() || entry->path().extension() != ".yaml") continue;
    auto text = yaml::read_file(entry->path().string());
    if (text) {
      // Its name without the folder: the same files give the same fingerprint wherever they lie.
      files.push_back({entry->path().filename().string(), *std::move(text)});
    } else {
      problems.insert(problems.end(), text.problems().begin(), text.problems().end());
    }
  }
  if (error || (files.empty() && problems.empty()))
    return base::Problem{"document.no_folder", {{"path", folder}}, {.file = folder}};
  if (!problems.empty()) return problems;
  return read_patterns(std::move(files));
}

}  // namespace prongsai::report_files
