// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "prongsai/doc_writers/html/style_detail.h"
#include "prongsai/doc_writers/markup_detail.h"

namespace prongsai::doc_writers {
namespace {

constexpr std::string_view on_screen = R"(.doc{max-width:48rem;margin:0 auto;color:#1f2a37;line-height:1.75;
font-family:"Sarabun","TH Sarabun New","Noto Sans Thai","Leelawadee UI","Thonburi",sans-serif;
overflow-wrap:break-word;font-variant-numeric:tabular-nums}
.doc p{margin:0 0 .75em}
.doc a{color:#1f5f96;text-underline-offset:.2em}
.doc-cover{text-align:center;padding:2.5rem 0 2rem;margin:0 0 2rem;border-bottom:2px solid #1f6aa5}
.doc-logo{display:block;margin:0 auto 1.5rem;max-width:11rem;max-height:7rem}
.doc .doc-title{margin:0 0 .75em;font-size:1.625rem;line-height:1.45;font-weight:700;text-align:center}
.doc .doc-subtitle{margin:0;font-size:1.25rem;line-height:1.5;font-weight:600}
.doc .doc-slogan{margin:1.25rem 0 0;font-size:1.125rem;font-weight:600;color:#103a5e}
.doc .doc-issuer{margin:0;color:#3f4a56}
.doc-subtitle+.doc-issuer,.doc-slogan+.doc-issuer,.doc-title+.doc-issuer{margin-top:1.5rem!important}
.doc-lines,.doc-phrase{display:inline-block}
.doc-title .doc-phrase{display:block}
.doc-whole{white-space:nowrap}
.doc-heading-1,.doc-heading-2,.doc-heading-3{line-height:1.45;font-weight:700;scroll-margin-top:1rem}
.doc .doc-heading-1{font-size:1.5rem;margin:2.5rem 0 1rem}
.doc .doc-heading-2{font-size:1.25rem;margin:2rem 0 .75rem}
.doc .doc-heading-3{font-size:1.0625rem;margin:1.5rem 0 .5rem}
.doc .doc-centred{text-align:center}
.doc .doc-body{text-indent:2.5em}
.doc .doc-note{font-size:.9375rem;color:#56616e}
.doc .doc-lead{font-size:1.25rem;line-height:1.6;font-weight:600;color:#103a5e}
.doc .doc-callout{margin:1.5rem 0;padding:.75rem 1rem;background:#f3f5f7;border:1px solid #9aa4ae;
border-left:6px solid #1f6aa5;border-radius:3px}
.doc-muted{color:#56616e}
.doc-good{color:#146b54}
.doc-bad{color:#a6271d}
.doc-verbatim{overflow-wrap:anywhere}
.doc-contents{margin:0 0 2rem;padding:1rem 1.25rem;background:#f3f5f7;border-radius:3px}
.doc .doc-contents-title{margin:0 0 .5rem;font-weight:700}
.doc-contents ol{list-style:none;margin:0;padding:0}
.doc-contents li{margin:.25rem 0}
.doc-contents .doc-below{padding-left:1.5rem}
.doc-list{list-style:none;margin:0 0 .75em;padding:0}
.doc-list .doc-list{margin:.25em 0 0 1.75em}
.doc-list li,.doc-marked{padding-left:1.75em;margin:.25em 0;text-indent:0}
.doc-mark{display:inline-block;min-width:1.35em;margin-left:-1.75em;padding-right:.15em;text-align:left}
.doc-list .doc-list .doc-list{margin-left:1.25em}
.doc-list li>.doc-list{margin-left:0}
.doc-box{margin:1rem 0 1.25rem;overflow-x:auto;
background:linear-gradient(to right,#fff 40%,rgb(255 255 255/0)) 0 0/2.5rem 100% no-repeat local,
linear-gradient(to left,#fff 40%,rgb(255 255 255/0)) 100% 0/2.5rem 100% no-repeat local,
linear-gradient(to right,rgb(31 42 55/.25),rgb(31 42 55/0)) 0 0/.6rem 100% no-repeat scroll,
linear-gradient(to left,rgb(31 42 55/.25),rgb(31 42 55/0)) 100% 0/.6rem 100% no-repeat scroll}
.doc-box:focus-visible{outline:3px solid #1f6aa5;outline-offset:2px}
.doc-table{width:100%;border-collapse:collapse;font-size:.9375rem;line-height:1.55}
.doc-table caption{caption-side:top;text-align:left;font-weight:700;font-size:1rem;padding:0 0 .5rem}
.doc-caption{display:inline-block;position:sticky;left:0;max-width:calc(100vw - 2.5rem)}
.doc-table th,.doc-table td{border:1px solid #9aa4ae;padding:.35rem .5rem;vertical-align:top;text-align:left;
font-weight:400}
.doc-table thead th,.doc-table thead td{background:#e3e9ef;font-weight:700;text-align:center;vertical-align:middle}
.doc .doc-line{margin:0}
.doc-table .doc-narrow{width:1%}
.doc-table .doc-broad{min-width:12rem}
.doc-table .doc-at-centre{text-align:center}
.doc-table .doc-at-start{text-align:left}
.doc-table .doc-at-end,.doc-table .doc-at-decimal{text-align:right}
.doc-table .doc-at-decimal{white-space:nowrap;padding-right:.75rem}
.doc-table thead .doc-at-decimal{white-space:normal;padding-right:.5rem;text-align:center}
.doc-table .doc-shade-head{background:#e3e9ef;font-weight:700}
.doc-table .doc-shade-group{background:#f1f4f7;font-weight:700}
.doc-table .doc-shade-total{background:#eaeef2;font-weight:700}
.doc-table .doc-shade-bad{background:#fbebe8}
.doc-table .doc-shade-bar{background:#bdd7ec;vertical-align:middle}
.doc-figure{margin:1.5rem auto}
.doc-figure svg{width:100%;height:auto;margin:0 auto}
@media(min-width:40.01rem){
.doc-figure .doc-share-1{width:10%}.doc-figure .doc-share-2{width:20%}.doc-figure .doc-share-3{width:30%}
.doc-figure .doc-share-4{width:40%}.doc-figure .doc-share-5{width:50%}.doc-figure .doc-share-6{width:60%}
.doc-figure .doc-share-7{width:70%}.doc-figure .doc-share-8{width:80%}.doc-figure .doc-share-9{width:90%}
}
.doc-figure figcaption{text-align:center;font-size:.9375rem;font-weight:600;margin-top:.5rem}
.doc-provenance{display:flex;flex-wrap:wrap;gap:1rem 1.5rem;justify-content:space-between;margin:3rem 0 0;
padding:1rem 0 0;border-top:3px solid #1f6aa5;font-size:.9375rem}
.doc-provenance>div{flex:1 1 18rem;min-width:0}
.doc .doc-provenance-title{font-weight:700;font-size:1.0625rem;margin:0 0 .5rem}
.doc-provenance dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}
.doc-provenance dt{font-weight:600}
.doc-provenance dd{margin:0;min-width:0;overflow-wrap:anywhere}
.doc-provenance>.doc-qr{flex:none;width:8.5rem}
.doc-qr svg{width:100%;height:auto}
@media(max-width:40rem){
.doc-figure.doc-figure svg{min-width:40rem}
.doc-table.doc-several{min-width:30rem}
.doc-table.doc-wide{min-width:52rem}
.doc .doc-title{font-size:1.375rem}
.doc .doc-heading-1{font-size:1.3125rem}
.doc .doc-heading-2{font-size:1.1875rem}
.doc-provenance dl{grid-template-columns:1fr;gap:0}
.doc-provenance dd{margin:0 0 .5rem}
}
)";

constexpr std::string_view on_paper = R"(@page{size:A4;margin:2.5cm 2cm 2cm 3cm}
@page doc-landscape{size:A4 landscape;margin:2.5cm 2cm 2cm 2cm}
@media print{
.doc{max-width:none;font-size:12pt;line-height:1.6;color:#000}
.doc-landscape{page:doc-landscape;break-before:page}
.doc-sheet+.doc-sheet,.doc-new-page,.doc-break{break-before:page}
.doc-cover{break-after:page;border:0;padding-top:5cm}
.doc .doc-title{font-size:17pt}
.doc-contents{background:none;padding:0}
.doc-contents.doc-contents{break-after:page}
.doc-heading-1,.doc-heading-2,.doc-heading-3,.doc-keep,.doc-table caption{break-after:avoid}
.doc p{orphans:2;widows:2}
.doc-box{overflow:visible;background:none}
.doc-caption{position:static;max-width:none}
.doc-table.doc-table.doc-table{min-width:0;font-size:10.5pt}
.doc-table thead{display:table-header-group}
.doc-table tr,.doc-figure,.doc-callout,.doc-provenance{break-inside:avoid}
.doc-table .doc-broad{min-width:0;width:30%}
.doc-table th,.doc-table td,.doc .doc-callout,.doc-contents{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.doc-figure.doc-figure svg{min-width:0;max-height:21cm}
.doc-landscape .doc-figure svg{max-height:13cm}
}
)";

/// A string of CSS: nothing in it can end it.
std::string css_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : clean(text)) {
    if (c == '"' || c == '\\' || c == '<' || c == '>' || c == '&') {
      out += fmt::format("\\{:x} ", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

/// "หน้า {page} / {pages}" as CSS content.
std::string page_content(std::string_view words, doc::Digits digits) {
  const std::string style = digits == doc::Digits::thai ? ",thai" : "";
  std::string out;
  while (!words.empty()) {
    const bool is_page = words.starts_with("{page}");
    const bool is_count = words.starts_with("{pages}");
    if (is_page || is_count) {
      out += fmt::format("counter({}{}) ", is_count ? "pages" : "page", style);
      words.remove_prefix(is_count ? 7 : 6);
      continue;
    }
    const std::size_t end = std::min(words.find("{page", 1), words.size());
    out += css_text(words.substr(0, end)) + " ";
    words.remove_prefix(end);
  }
  return out;
}

}  // namespace

std::string_view document_style() {
  static const std::string all = std::string(on_screen).append(on_paper);
  return all;
}

std::string page_style(const doc::Document& document) {
  std::string header;
  for (const std::string& line : document.header) {
    if (!header.empty()) header += " \"\\a\" ";
    header += css_text(line);
  }
  std::string out =
      "html{background:#fff}body{margin:0}.doc{padding:0 1rem 3rem}@media print{.doc{padding:0}}"
      "@media screen and (min-width:70rem){.doc-landscape{margin:0 -8rem}}\n";
  constexpr std::string_view look =
      "font-family:\"Sarabun\",\"TH Sarabun New\",\"Noto Sans "
      "Thai\",sans-serif;font-size:10pt;color:#3f4a56;";
  out += "@page{";
  if (!header.empty()) {
    out += fmt::format("@top-left{{content:{};white-space:pre;text-align:left;line-height:1.4;{}}}", header,
                       look);
  }
  if (!document.footer.empty()) {
    out += fmt::format("@bottom-left{{content:{};text-align:left;{}}}", css_text(document.footer), look);
  }
  if (!document.page_word.empty()) {
    out += fmt::format("@bottom-right{{content:{};text-align:right;{}}}",
                       page_content(document.page_word, document.digits), look);
  }
  out += "}\n";
  const bool has_cover = !document.sections.empty() && !document.sections.front().blocks.empty() &&
                         std::holds_alternative<doc::Cover>(document.sections.front().blocks.front());
  if (has_cover) {
    out += "@page:first{@top-left{content:none}@bottom-left{content:none}@bottom-right{content:none}}\n";
  }
  return out;
}

}  // namespace prongsai::doc_writers
