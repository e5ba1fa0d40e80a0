// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "prongsai/report/frame_detail.h"

namespace prongsai::report::detail {
namespace {

std::vector<std::string> filled(Writer& writer, const std::vector<std::string>& lines) {
  std::vector<std::string> out;
  for (const std::string& line : lines) {
    std::string words = doc::text_of(writer.fill(line, {}));
    if (words.find_first_not_of(' ') != std::string::npos) out.push_back(std::move(words));
  }
  return out;
}

std::string identifier_of(const Input& input) {
  if (!input.issue.address.empty()) return input.issue.address;
  return fmt::format("{}/{}/{}/{}", input.letterhead.agency, input.year, code_of(input.kind),
                     input.issue.version);
}

doc::Span verbatim(std::string text) {
  return {.text = std::move(text), .verbatim = true};
}

class Lines {
 public:
  Lines(Writer& writer, doc::Provenance& to) : writer_(writer), to_(to) {}
  void add(std::string_view key, doc::Spans value) {
    to_.lines.push_back({.label = writer_.word(key), .value = std::move(value)});
  }
  void add_mark(std::string_view key, const std::string& mark) {
    if (!mark.empty()) add(key, {verbatim(mark)});
  }

 private:
  Writer& writer_;
  doc::Provenance& to_;
};

/// True where the document prints a number of that year.
bool is_printed(const Writer& writer, int year) {
  const std::string prefix = std::to_string(year) + "/";
  const auto& data = writer.draft.document.data;
  return std::any_of(data.begin(), data.end(),
                     [&](const doc::Datum& one) { return one.id.starts_with(prefix); });
}

void add_figures(Writer& writer, Lines& lines) {
  for (const YearFigures& one : writer.input.years) {
    const framework::Edition& edition = *one.scored.edition;
    if (!is_printed(writer, edition.fiscal_year)) continue;
    const std::string year = " " + std::to_string(edition.fiscal_year) + " ";
    const auto add = [&](std::string_view key, const std::string& mark) {
      lines.add(key, {writer.words(writer.word("year.short") + year), verbatim(mark)});
    };
    add("provenance.rules", edition.id + " " + edition.fingerprint);
    add("provenance.results", one.fingerprint);
  }
}

}  // namespace

void fill_properties(Writer& writer) {
  doc::Document& document = writer.draft.document;
  const Letterhead& letterhead = writer.input.letterhead;
  document.title = doc::text_of(writer.fill(writer.pattern.title, {}));
  document.author = letterhead.name;
  if (writer.look.now != nullptr) document.subject = writer.look.now->scored.edition->name.th;
  document.identifier = identifier_of(writer.input);
  document.date = writer.input.issue.day;
  document.header = letterhead.header.empty() ? filled(writer, writer.pattern.header) : letterhead.header;
  document.footer = letterhead.name;
  if (writer.input.issue.version == 0) document.footer += " · " + writer.word("version.draft");
  document.page_word = writer.word("page");
  document.logo = letterhead.logo;
  for (const std::string& name : {letterhead.name, letterhead.place, letterhead.signer})
    if (!name.empty()) document.names.push_back(name);
  for (const auto& [id, name] : writer.input.units) document.names.push_back(name);
}

doc::Cover cover_of(Writer& writer) {
  const Letterhead& letterhead = writer.input.letterhead;
  doc::Cover cover;
  cover.title = filled(writer, writer.pattern.cover_title);
  cover.subtitle = filled(writer, writer.pattern.cover_subtitle);
  if (writer.input.plan != nullptr && is_of_plan(writer.input.kind)) {
    for (const improvement::Record* one : writer.input.plan->of(improvement::RecordKind::statement)) {
      if (one->field("topic") == "slogan") cover.slogan = one->field("text");
    }
  }
  for (const std::string& line : letterhead.issuer) cover.issuer.push_back({writer.words(line)});
  if (!letterhead.telephone.empty())
    cover.issuer.push_back({writer.words(writer.word("cover.telephone") + " " + letterhead.telephone)});
  if (!letterhead.mail.empty()) {
    cover.issuer.push_back(
        {writer.words(writer.word("cover.mail") + " "),
         {.text = letterhead.mail, .href = "mailto:" + letterhead.mail, .verbatim = true}});
  }
  return cover;
}

doc::Provenance provenance_of(Writer& writer) {
  const Input& input = writer.input;
  doc::Provenance out;
  out.title = writer.word("provenance.title");
  Lines lines(writer, out);
  const std::string version =
      input.issue.version == 0 ? writer.word("version.draft") : std::to_string(input.issue.version);
  lines.add("provenance.version", {writer.words(version)});
  if (!input.issue.day.empty()) lines.add("provenance.day", {writer.words(writer.day(input.issue.day))});
  add_figures(writer, lines);
  lines.add_mark("provenance.plan", input.plan_mark);
  lines.add_mark("provenance.template", writer.wording.fingerprint);
  lines.add_mark("provenance.software", input.issue.software);
  if (!input.issue.address.empty()) {
    doc::Span address = verbatim(input.issue.address);
    address.href = input.issue.address;
    lines.add("provenance.address", {address});
  }
  out.qr = input.qr;
  out.address = input.issue.address;
  return out;
}

}  // namespace prongsai::report::detail
