// SPDX-License-Identifier: Apache-2.0
// What was found: how much first, then each finding, beside the document.
#include <algorithm>
#include <map>

#include "prongsai/table_files/write_csv.h"
#include "prongsai/web/check/check_detail.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/words/lint_words.h"

namespace prongsai::web::check_detail {
namespace {

using lint::Certainty;
using lint::Finding;

constexpr std::size_t alike_shown = 3;  // of one rule; more of them are folded

std::string place_words(const Voice& voice, int line, int page) {
  const std::string key = page > 0 ? "check.line_on_page" : "check.line";
  return voice.say(key, {{"line", std::to_string(line)}, {"page", std::to_string(page)}});
}

Html link_to_line(const Checked& checked, int line, const std::string& words) {
  return checked.line(line) == nullptr ? span("", words) : link_to("#" + line_id(line), words);
}

/// A quotation as short as can be told apart.
std::string cut(const std::string& text) {
  constexpr std::size_t most = 360;
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80) --end;
  return text.substr(0, end) + "…";
}

/// Before the sentence that says why; long texts stand in the sentence only.
Html was_and_should_be(const Voice& voice, const Finding& finding, const std::string& sentence) {
  constexpr std::ptrdiff_t long_text = 60;  // letters
  const auto is_told = [&](const std::string& text) {
    const auto letters = std::count_if(text.begin(), text.end(), [](char byte) {
      return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80;
    });
    return text.empty() || (letters > long_text && sentence.find(text) != std::string::npos);
  };
  Html out;
  if (!is_told(finding.printed)) {
    out += div("", element("dt", {}, voice.say("check.printed")),
               element("dd", {{"class", "was"}}, voice.prose(cut(finding.printed))));
  }
  if (!is_told(finding.expected)) {
    out += div("", element("dt", {}, voice.say("check.expected")),
               element("dd", {{"class", "should-be"}}, voice.prose(cut(finding.expected))));
  }
  return out.empty() ? out : element("dl", {{"class", "was-is"}}, out);
}

Html held_against(const Voice& voice, const Checked& checked, const Finding& finding) {
  constexpr std::size_t most = 8;
  if (finding.other_lines.empty()) return {};
  Html lines;
  for (std::size_t i = 0; i < std::min(most, finding.other_lines.size()); ++i) {
    const int line = finding.other_lines[i];
    lines += Html(i == 0 ? " " : ", ") + link_to_line(checked, line, std::to_string(line));
  }
  if (finding.other_lines.size() > most) lines += " …";
  return paragraph("muted against", voice.say("check.against"), lines);
}

Html card(const Voice& voice, const Checked& checked, std::size_t index) {
  const Finding& finding = checked.findings[index];
  const std::string sentence = words::lint_sentence(voice.language(), checked.catalogue, finding);
  const Html head =
      div("check-head", span("check-no " + look_of(finding.certainty), std::to_string(index + 1)),
          span("check-kind", words::lint_kind_name(voice.language(), finding.kind)),
          span("check-place",
               link_to_line(checked, finding.line, place_words(voice, finding.line, finding.page))));
  return element("li", {{"id", card_id(index)}, {"class", "check-card " + look_of(finding.certainty)}}, head,
                 was_and_should_be(voice, finding, sentence), paragraph("", voice.prose(sentence)),
                 held_against(voice, checked, finding));
}

/// The findings of one certainty, by line; those of one rule beyond the first few folded under them.
Html cards(const Voice& voice, const Checked& checked, Certainty certainty) {
  std::map<std::string, std::vector<std::size_t>> by_rule;
  for (std::size_t i = 0; i < checked.shown(); ++i) {
    if (checked.findings[i].certainty == certainty) by_rule[checked.findings[i].code].push_back(i);
  }
  Html out;
  for (std::size_t i = 0; i < checked.shown(); ++i) {
    if (checked.findings[i].certainty != certainty) continue;
    const std::vector<std::size_t>& alike = by_rule[checked.findings[i].code];
    const auto place = static_cast<std::size_t>(std::find(alike.begin(), alike.end(), i) - alike.begin());
    // One more than shown is no more to read than the line that would fold it.
    const std::size_t shown = alike.size() <= alike_shown + 1 ? alike.size() : alike_shown;
    if (place < shown) out += card(voice, checked, i);
    if (place + 1 != shown || shown == alike.size()) continue;
    Html rest;
    for (std::size_t more = shown; more < alike.size(); ++more) rest += card(voice, checked, alike[more]);
    out += element("li", {{"class", "check-alike"}},
                   disclosure(voice.say("check.alike", {{"count", std::to_string(alike.size() - shown)}}),
                              element("ol", {{"class", "check-cards"}}, rest), false));
  }
  return element("ol", {{"class", "check-cards"}}, out);
}

Html verdict(const Voice& voice, const Checked& checked) {
  const std::size_t certain = checked.count(Certainty::certain);
  const std::size_t probable = checked.count(Certainty::probable);
  const std::size_t hints = checked.count(Certainty::hint);
  const auto counted = [&](const char* key, std::size_t count) {
    return voice.say(key, {{"count", std::to_string(count)}});
  };
  if (!checked.understanding.about_assessment) {
    return paragraph("notice", icon(Icon::warning), span("", voice.say("check.other_subject")));
  }
  if (certain + probable == 0) {
    const char* key = checked.understanding.scores > 0 ? "check.nothing" : "check.nothing_known";
    return paragraph("calm", icon(Icon::good), span("", voice.say(key))) +
           (hints > 0 ? div("chips", chip(Tone::plain, counted("check.count_hint", hints))) : Html());
  }
  Html chips;
  if (certain > 0) chips += chip(Tone::bad, counted("check.count_certain", certain));
  if (probable > 0) chips += chip(Tone::open, counted("check.count_probable", probable));
  if (hints > 0) chips += chip(Tone::plain, counted("check.count_hint", hints));
  return div("chips", chips);
}

}  // namespace

std::size_t Checked::count(Certainty certainty) const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [certainty](const Finding& finding) { return finding.certainty == certainty; }));
}

std::size_t Checked::shown() const {
  return std::min(findings_shown_most, findings.size());
}

const lint::Line* Checked::line(int number) const {
  const auto at = std::lower_bound(manuscript.lines.begin(), manuscript.lines.end(), number,
                                   [](const lint::Line& line, int wanted) { return line.number < wanted; });
  return at == manuscript.lines.end() || at->number != number ? nullptr : &*at;
}

std::string card_id(std::size_t finding) {
  return "f-" + std::to_string(finding + 1);
}
std::string line_id(int line) {
  return "line-" + std::to_string(line);
}
std::string look_of(Certainty certainty) {
  return std::string(lint::code_of(certainty));
}

Html findings_list(const Voice& voice, const Checked& checked) {
  const auto is_shown = [&](Certainty certainty) {
    const auto end = checked.findings.begin() + static_cast<std::ptrdiff_t>(checked.shown());
    return std::any_of(checked.findings.begin(), end,
                       [certainty](const Finding& finding) { return finding.certainty == certainty; });
  };
  Html out;
  if (const std::size_t more = checked.findings.size() - checked.shown(); more > 0) {
    out += paragraph("notice", icon(Icon::warning),
                     span("", voice.say("check.more", {{"shown", grouped(checked.shown())},
                                                       {"count", grouped(more)},
                                                       {"button", voice.say("check.go_csv")}})));
  }
  if (is_shown(Certainty::certain)) {
    out += heading(3, "", voice.say("check.certain_title")) + cards(voice, checked, Certainty::certain);
  }
  if (is_shown(Certainty::probable)) {
    out += heading(3, "", voice.say("check.probable_title")) +
           paragraph("muted", voice.say("check.probable_what")) + cards(voice, checked, Certainty::probable);
  }
  if (is_shown(Certainty::hint)) {
    const std::string hints = std::to_string(checked.count(Certainty::hint));
    out +=
        disclosure(voice.say("check.hints_title", {{"count", hints}}),
                   paragraph("muted", voice.say("check.hints_what")) + cards(voice, checked, Certainty::hint),
                   false, "hints");
  }
  return out;
}

Page result_page(const Voice& voice, const Checked& checked) {
  const std::string name =
      checked.manuscript.name.empty() ? voice.say("check.document") : checked.manuscript.name;
  Page page{.title = voice.say("check.result_of", {{"name", name}}),
            .description = voice.say("check.lead"),
            .section = Section::check,
            .crumbs = {{voice.say("check.title"), check_path(voice.language())}, {name, ""}},
            .main = {}};
  const std::string read = words::understanding_sentence(voice.language(), checked.understanding);
  page.main = div("intro", heading(1, "", voice.prose(page.title)), verdict(voice, checked),
                  paragraph("", voice.prose(read)),
                  paragraph("muted", voice.say("check.result_forgotten"), " ",
                            link_to(check_path(voice.language()), voice.say("check.another"))));
  const Html findings =
      checked.findings.empty()
          ? Html()
          : element("section",
                    {{"id", "findings"}, {"class", "check-findings"}, {"aria-labelledby", "findings-title"}},
                    heading(2, "findings-title", voice.say("check.findings_title")),
                    findings_list(voice, checked));
  const Html document = element(
      "section", {{"id", "document"}, {"class", "check-document"}, {"aria-labelledby", "document-title"}},
      heading(2, "document-title", voice.say("check.document_title")),
      paragraph("muted", voice.say("check.document_what")), marked_document(voice, checked));
  page.main += div(checked.findings.empty() ? "check-alone" : "check-both", findings, document);
  return page;
}

std::string findings_csv(const Voice& voice, const Checked& checked) {
  std::vector<std::vector<std::string>> rows;
  rows.push_back({});
  for (const char* key :
       {"line_head", "page_head", "certainty_head", "kind_head", "printed", "expected", "why", "rule_head"}) {
    rows.back().push_back(voice.say(std::string("check.") + key));
  }
  for (const Finding& finding : checked.findings) {
    rows.push_back({std::to_string(finding.line), finding.page > 0 ? std::to_string(finding.page) : "",
                    words::lint_certainty_name(voice.language(), finding.certainty),
                    words::lint_kind_name(voice.language(), finding.kind), finding.printed, finding.expected,
                    words::lint_sentence(voice.language(), checked.catalogue, finding), finding.code});
  }
  return table_files::write_csv(rows);
}

}  // namespace prongsai::web::check_detail
