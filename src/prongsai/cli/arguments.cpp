// SPDX-License-Identifier: Apache-2.0
#include "prongsai/cli/arguments.h"

#include <charconv>
#include <functional>
#include <map>

namespace prongsai::cli {
namespace {

using base::Problems;

constexpr const char* options_known =
    "--json, --all, --lang, --home, --db, --keys, --captures, --address, --port, --public-address, "
    "--trust-proxy, "
    "--smtp, "
    "--mail-from, "
    "--key, --role, --name, --province, --agency, --register, --year, --format, --out, --jobs, --fill-only, "
    "--agencies, --seed, --stuffed, --opened, --sealed, "
    "--help, --version";

struct Taker {
  const char* example;
  std::function<bool(Arguments&, const std::string&)> take;  ///< false: the value will not do
  const char* expected;
};

/// An option that takes a whole number.
Taker number_taker(int Arguments::* member, int lowest, int highest, const char* example,
                   const char* expected) {
  return {example,
          [=](Arguments& out, const std::string& value) {
            int number = -1;
            const char* const last = value.data() + value.size();
            const auto [end, error] = std::from_chars(value.data(), last, number);
            if (error != std::errc() || end != last || number < lowest || number > highest) return false;
            out.*member = number;
            return true;
          },
          expected};
}

/// An option that takes any text but none at all.
Taker text_taker(std::string Arguments::* member, const char* example, const char* expected) {
  return {example,
          [member](Arguments& out, const std::string& value) {
            out.*member = value;
            return !value.empty();
          },
          expected};
}

bool take_language(Arguments& out, const std::string& value) {
  const auto language = text::parse_language(value);
  if (language) out.language = *language;
  return language.has_value();
}

const std::map<std::string, Taker>& takers() {
  static const std::map<std::string, Taker> all = {
      {"--lang", {"--lang en", take_language, "th, en"}},
      {"--port", number_taker(&Arguments::port, 0, 65'535, "--port 8080", "0–65535")},
      {"--year", number_taker(&Arguments::year, 2500, 2700, "--year 2565", "2500–2700")},
      {"--jobs", number_taker(&Arguments::jobs, 1, 64, "--jobs 2", "1–64")},
      {"--agencies", number_taker(&Arguments::agencies, 1, 100'000, "--agencies 8300", "1–100000")},
      {"--seed", number_taker(&Arguments::seed, 0, 2'147'483'647, "--seed 7", "0–2147483647")},
      {"--stuffed", number_taker(&Arguments::stuffed, 0, 1'000, "--stuffed 20", "0–1000")},
      {"--version", number_taker(&Arguments::document_version, 1, 1'000'000, "--version 2", "1, 2, 3…")},
      {"--format", text_taker(&Arguments::format, "--format pdf", "pdf, docx, html, xlsx")},
      {"--out", text_taker(&Arguments::out, "--out analysis.pdf", "FILE, FOLDER")},
      {"--home", text_taker(&Arguments::home, "--home /usr/share/prongsai", "FOLDER")},
      {"--address", text_taker(&Arguments::address, "--address 127.0.0.1", "ADDRESS")},
      {"--key", text_taker(&Arguments::key, "--key ita.example.go.th/audit+1a2b3c4d+AbCd…", "KEY")},
      {"--db", text_taker(&Arguments::db, "--db prongsai.db", "FILE, postgresql://…")},
      {"--keys", text_taker(&Arguments::keys, "--keys /var/lib/prongsai/keys", "FOLDER")},
      {"--captures", text_taker(&Arguments::captures, "--captures /var/lib/prongsai/captures", "FOLDER")},
      {"--public-address",
       text_taker(&Arguments::public_address, "--public-address https://ita.example.go.th", "https://…")},
      {"--smtp", text_taker(&Arguments::smtp, "--smtp 127.0.0.1:25", "HOST:PORT")},
      {"--mail-from", text_taker(&Arguments::mail_from, "--mail-from ita@example.go.th", "ADDRESS")},
      {"--trust-proxy", text_taker(&Arguments::proxies, "--trust-proxy 127.0.0.1", "ADDRESS,…")},
      {"--role", text_taker(&Arguments::role, "--role authority_officer", "ROLE")},
      {"--name", text_taker(&Arguments::name, "--name \"สมใจ ใจดี\"", "NAME")},
      {"--province", text_taker(&Arguments::province, "--province chiang-mai", "PROVINCE")},
      {"--agency", text_taker(&Arguments::agency, "--agency cm-city", "AGENCY")},
      {"--register", text_taker(&Arguments::register_file, "--register agencies.csv", "FILE")}};
  return all;
}

bool take_flag(Arguments& out, const std::string& word) {
  if (word == "--json")
    out.json = true;
  else if (word == "--all")
    out.all = true;
  else if (word == "--fill-only")
    out.fill_only = true;
  else if (word == "--opened")
    out.opened = true;
  else if (word == "--sealed")
    out.sealed = true;
  else if (word == "--help" || word == "-h")
    out.help = true;
  else if (word == "--version")
    out.version = true;
  else
    return false;
  return true;
}

}  // namespace

base::Result<Arguments> parse_arguments(const std::vector<std::string>& words, text::Language language) {
  Arguments out;
  out.language = language;
  Problems problems;
  bool only_words = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (only_words || word.size() < 2 || word.front() != '-') {
      if (out.command.empty())
        out.command = word;
      else
        out.words.push_back(word);
      continue;
    }
    if (word == "--") {
      only_words = true;
      continue;
    }
    // Of a document, the version is a number; everywhere else the word asks for the program's own.
    const bool names_version = word == "--version" && out.command == "document";
    if (!names_version && take_flag(out, word)) continue;
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const auto taker = takers().find(name);
    if (taker == takers().end()) {
      problems.push_back({"command.unknown_option", {{"found", word}, {"expected", options_known}}, {}});
      continue;
    }
    if (equals == std::string::npos && i + 1 == words.size()) {
      problems.push_back(
          {"command.option_value", {{"option", name}, {"example", taker->second.example}}, {}});
      continue;
    }
    const std::string value = equals == std::string::npos ? words[++i] : word.substr(equals + 1);
    if (!taker->second.take(out, value)) {
      problems.push_back({"command.bad_option",
                          {{"option", name}, {"found", value}, {"expected", taker->second.expected}},
                          {}});
    }
  }
  if (!problems.empty()) return problems;
  return out;
}

}  // namespace prongsai::cli
