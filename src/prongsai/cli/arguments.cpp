// SPDX-License-Identifier: Apache-2.0
#include "prongsai/cli/arguments.h"

#include <charconv>
#include <functional>
#include <map>

namespace prongsai::cli {
namespace {

using base::Problems;

constexpr const char* options_known = "--json, --lang, --home, --address, --port, --key, --help, --version";

struct Taker {
  const char* example;
  std::function<bool(Arguments&, const std::string&)> take;  ///< false: the value will not do
  const char* expected;
};

bool take_port(Arguments& out, const std::string& value) {
  constexpr int highest = 65'535;
  int port = -1;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), port);
  if (error != std::errc() || end != value.data() + value.size() || port < 0 || port > highest) return false;
  out.port = port;
  return true;
}

const std::map<std::string, Taker>& takers() {
  static const std::map<std::string, Taker> all = {{"--lang",
                                                    {"--lang en",
                                                     [](Arguments& out, const std::string& value) {
                                                       const auto language = text::parse_language(value);
                                                       if (language) out.language = *language;
                                                       return language.has_value();
                                                     },
                                                     "th, en"}},
                                                   {"--home",
                                                    {"--home /usr/share/prongsai",
                                                     [](Arguments& out, const std::string& v) {
                                                       out.home = v;
                                                       return !v.empty();
                                                     },
                                                     "FOLDER"}},
                                                   {"--address",
                                                    {"--address 127.0.0.1",
                                                     [](Arguments& out, const std::string& v) {
                                                       out.address = v;
                                                       return !v.empty();
                                                     },
                                                     "ADDRESS"}},
                                                   {"--key",
                                                    {"--key ita.example.go.th/audit+1a2b3c4d+AbCd…",
                                                     [](Arguments& out, const std::string& v) {
                                                       out.key = v;
                                                       return !v.empty();
                                                     },
                                                     "KEY"}},
                                                   {"--port", {"--port 8080", take_port, "0–65535"}}};
  return all;
}

bool take_flag(Arguments& out, const std::string& word) {
  if (word == "--json")
    out.json = true;
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
    if (take_flag(out, word)) continue;
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
