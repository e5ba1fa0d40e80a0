// SPDX-License-Identifier: Apache-2.0
// The open page as files: one page without a script or anything from elsewhere, the same as JSON and CSV.
#include "prongsai/archive/write_zip.h"
#include "prongsai/http/target.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/table_files/write_csv.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/agency_detail.h"
#include "prongsai/web/disclosure/open_detail.h"

namespace prongsai::web::open {
namespace {

using desk::OpenDisclosure;
using desk::OpenItem;
using desk::OpenRound;

/// A page from a disk has no server to send it a style sheet or a policy.
constexpr std::string_view style =
    "body{font:1.0625rem/1.6 Sarabun,'Noto Sans Thai','Leelawadee UI',Thonburi,sans-serif;color:#1c2733;"
    "background:#fff;margin:0 auto;padding:1rem;max-width:60rem;overflow-wrap:anywhere}"
    "h1{font-size:1.6rem;line-height:1.35}h2{font-size:1.25rem;margin-top:2.25rem}h3{font-size:1.0625rem;"
    "margin:0 0 .35rem}a{color:#0b4f8a}.muted{color:#4b5965;margin:.2rem 0}"
    "ol,ul{list-style:none;padding:0}.filed{border-top:1px solid #c9d3dc;padding:.9rem 0}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem "
    ".4rem 0;"
    "border-bottom:1px solid #c9d3dc}.hash{font-size:.85rem}.table-frame{overflow-x:auto}"
    "@media print{a{color:inherit}}";

std::string quoted(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string out = "\"";
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') {
      out += '\\';
      out += letter;
    } else if (letter == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 0xFU];
    } else {
      out += letter;
    }
  }
  return out + "\"";
}

std::string page_of(const Voice& voice, const OpenDisclosure& open, const OpenRound& round) {
  const std::string title = voice.say("disclosure.open.title_of", {{"agency", agency_words(voice, open)}});
  const FileAddress file = [](const store::DisclosureFile& one) { return "#" + one.sha256; };
  // Links into the archive are no addresses of a site: written below, where the names are known to be plain.
  std::string items = items_of(voice, round, file).markup();
  for (const OpenItem& item : round.items) {
    for (const store::DisclosureFile& one : item.files) {
      const std::string from = "href=\"#" + one.sha256 + "\"";
      const std::size_t at = items.find(from);
      if (at == std::string::npos) continue;
      std::string name = name_in_package(one).substr(std::string_view("files/").size());
      items.replace(at, from.size(), "href=\"files/" + http::percent_encode(name) + "\"");
    }
  }
  const Html head =
      join(heading(1, "", voice.prose(title)), paragraph("", voice.prose(round_words(voice, round))),
           paragraph("", voice.say("disclosure.open.what")));
  return "<!doctype html>\n<html lang=\"" + std::string(text::code_of(voice.language())) +
         "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
         "'unsafe-inline'\">\n"
         "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
         Html(title).markup() + "</title>\n<style>" + std::string(style) +
         "</style>\n</head>\n<body>\n<main>\n" + head.markup() + items + history_of(voice, round).markup() +
         paragraph("", voice.say("disclosure.open.also"), " ",
                   Html::trusted("<a href=\"disclosure.csv\">disclosure.csv</a>, "
                                 "<a href=\"disclosure.json\">disclosure.json</a>"))
             .markup() +
         "\n</main>\n</body>\n</html>\n";
}

std::string links_json(const OpenItem& item) {
  std::string out;
  for (const disclosure::Link& one : item.links)
    out += std::string(out.empty() ? "" : ", ") + "{\"address\": " + quoted(one.address) +
           ", \"path\": " + quoted(one.path) + "}";
  return "[" + out + "]";
}

std::string files_json(const OpenItem& item) {
  std::string out;
  for (const store::DisclosureFile& one : item.files)
    out += std::string(out.empty() ? "" : ", ") + "{\"name\": " + quoted(name_in_package(one)) +
           ", \"media_type\": " + quoted(one.media_type) + ", \"sha256\": " + quoted(one.sha256) +
           ", \"bytes\": " + std::to_string(one.size) + "}";
  return "[" + out + "]";
}

std::string json_of(const OpenDisclosure& open, const OpenRound& round) {
  std::string items;
  for (const OpenItem& one : round.items) {
    items += std::string(items.empty() ? "" : ",") + "\n    {\"item\": " + quoted(one.item->code) +
             ", \"title_th\": " + quoted(one.item->text.th) + ", \"title_en\": " + quoted(one.item->text.en) +
             ", \"answer\": " + quoted(disclosure::word_of(one.answer)) +
             ", \"since\": " + quoted(round::moment_text(one.since)) +
             ",\n     \"links\": " + links_json(one) + ", \"files\": " + files_json(one) + "}";
  }
  std::string history;
  for (const desk::OpenChange& one : round.history)
    history += std::string(history.empty() ? "" : ",") +
               "\n    {\"number\": " + std::to_string(one.line.number) +
               ", \"handed_in_at\": " + quoted(round::moment_text(one.line.handed_in_at)) +
               ", \"items_changed\": " + std::to_string(one.changed) +
               ", \"sha256\": " + quoted(one.line.sha256) + "}";
  return "{\n  \"schema\": 1,\n  \"agency\": {\"id\": " + quoted(open.agency) +
         ", \"name_th\": " + quoted(open.name_th) + ", \"name_en\": " + quoted(open.name_en) +
         ", \"website\": " + quoted(open.website) + "},\n  \"round\": {\"id\": " + quoted(round.round) +
         ", \"name_th\": " + quoted(round.name_th) + ", \"name_en\": " + quoted(round.name_en) +
         ", \"fiscal_year\": " + std::to_string(round.fiscal_year) +
         ", \"edition\": " + quoted(round.rules->edition.id) + "},\n  \"times\": \"UTC+7\",\n  \"items\": [" +
         items + "\n  ],\n  \"history\": [" + history + "\n  ]\n}\n";
}

/// A line a link or file, and one for an item without any.
std::string csv_of(const Voice& voice, const OpenRound& round) {
  std::vector<std::vector<std::string>> rows = {
      {voice.say("disclosure.item"), voice.say("disclosure.open.name"), voice.say("disclosure.answer"),
       voice.say("disclosure.address"), voice.say("disclosure.path"),
       voice.say("disclosure.open.since_head")}};
  for (const OpenItem& one : round.items) {
    const std::string name = text::choose(voice.language(), one.item->text.th, one.item->text.en);
    const std::string answer = voice.say("disclosure.status." + std::string(disclosure::word_of(one.answer)));
    const std::string since = round::moment_text(one.since);
    const auto add = [&](const std::string& address, const std::string& path) {
      rows.push_back({filing::code_words(one.item->code), name, answer, address, path, since});
    };
    for (const disclosure::Link& link : one.links) add(link.address, link.path);
    for (const store::DisclosureFile& file : one.files) add(name_in_package(file), "");
    if (one.links.empty() && one.files.empty()) add("", "");
  }
  return table_files::write_csv(rows);
}

}  // namespace

std::string package_of(const Voice& voice, const desk::Office& office, const OpenDisclosure& open,
                       const OpenRound& round) {
  std::vector<archive::NewPart> parts = {{"index.html", page_of(voice, open, round)},
                                         {"disclosure.json", json_of(open, round)},
                                         {"disclosure.csv", csv_of(voice, round)}};
  for (const OpenItem& item : round.items) {
    for (const store::DisclosureFile& one : item.files) {
      auto file = desk::open_file(office, {open.agency, round.round}, one.item, one.number);
      if (file)
        parts.push_back({name_in_package(one), std::move(file->content.value), archive::Packing::stored});
    }
  }
  return archive::write_zip(parts);
}

}  // namespace prongsai::web::open
