// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <span>

#include "prongsai/audit/hash.h"
#include "prongsai/base/assert.h"
#include "prongsai/base/embedded.h"
#include "prongsai/web/survey/survey_detail.h"

namespace prongsai::embedded {
std::span<const base::EmbeddedFile> survey_page();
}  // namespace prongsai::embedded

namespace prongsai::web::survey_detail {
namespace {

/// The weather is what everybody looks up; the address says nothing about anybody.
constexpr const char* neutral_address = "https://www.tmd.go.th/";
/// No page can hold it: control characters are dropped from all text.
constexpr std::string_view about_mark = "\x01";

/// Lines without their indentation and without those that are comments from end to end: respondents pay for
/// bytes.
std::string without_comments(std::string_view source) {
  std::string out;
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('\n'), source.size());
    std::string_view line = source.substr(0, end);
    source.remove_prefix(std::min(end + 1, source.size()));
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const bool is_comment = line.starts_with("//") || (line.starts_with("/*") && line.ends_with("*/"));
    if (line.empty() || is_comment) continue;
    out += line;
    out += '\n';
  }
  return out;
}

std::string file(std::string_view name) {
  for (const base::EmbeddedFile& one : embedded::survey_page()) {
    if (one.name == name) return without_comments(one.bytes);
  }
  PRONGSAI_ASSERT(false && "web/survey is not complete");
  return {};
}

const std::string& style() {
  static const std::string text = file("page.css");
  return text;
}

const std::string& script() {
  static const std::string text = file("page.js");
  return text;
}

std::string source_hash(const std::string& text) {
  return "'sha256-" + audit::to_base64(audit::sha256(text)) + "'";
}

/// Nothing but this very style, this very script, and talking to this very server.
const std::string& policy(bool has_script) {
  static const std::string common =
      "default-src 'none'; style-src " + source_hash(style()) +
      "; img-src data:; form-action 'self'; base-uri 'none'; "
      "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  static const std::string with_script =
      common + "; script-src " + source_hash(script()) + "; connect-src 'self'";
  return has_script ? with_script : common;
}

Html head_of(const Voice& voice, const Document& document) {
  return element(
      "head", {}, element("meta", {{"charset", "utf-8"}}),
      element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
      element("meta", {{"name", "robots"}, {"content", "noindex"}}),
      element("title", {}, voice.say(document.tells_wrong ? "survey.title_wrong" : "survey.title")),
      // A browser asks for an icon unless it is given one: this one is empty, and costs no request.
      Html::trusted("<link rel=\"icon\" href=\"data:,\">"), Html::trusted("<style>" + style() + "</style>"));
}

Html exit_of(const Voice& voice, const Document& document) {
  if (!document.has_exit) return {};
  return element("a", {{"class", "leave"}, {"href", neutral_address}, {"rel", "noreferrer"}},
                 voice.say("survey.leave"));
}

}  // namespace

Rendered render(const Voice& voice, const Document& document) {
  const Html script_of_page =
      document.has_script ? Html::trusted("<script>" + script() + "</script>") : Html();
  const std::string whole =
      "<!doctype html>\n" +
      element("html", {{"lang", std::string(text::code_of(voice.language()))}}, head_of(voice, document),
              element("body", {},
                      element("header", {}, Html::trusted(std::string(about_mark)), exit_of(voice, document)),
                      element("main", {{"id", "main"}}, document.main), script_of_page))
          .markup() +
      "\n";
  const std::size_t at = whole.find(about_mark);
  return {.before = whole.substr(0, at),
          .about = document.about.markup(),
          .after = whole.substr(at + about_mark.size())};
}

http::Response page_of(const Voice& voice, int status, std::string body, bool has_script) {
  http::Response out = http::Response::html(std::move(body));
  out.status = status;
  out.header("Content-Security-Policy", policy(has_script));
  out.header("Cache-Control", "no-store");
  out.header("Content-Language", std::string(text::code_of(voice.language())));
  return out;
}

}  // namespace prongsai::web::survey_detail
