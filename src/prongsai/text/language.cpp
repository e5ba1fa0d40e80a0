// SPDX-License-Identifier: Apache-2.0
#include "prongsai/text/language.h"

#include <map>
#include <span>
#include <stdexcept>

#include "prongsai/base/embedded.h"
#include "prongsai/yaml/fields.h"

namespace prongsai::embedded {
std::span<const base::EmbeddedFile> locale();
}

namespace prongsai::text {
namespace {

using Messages = std::map<std::string, std::string, std::less<>>;

/// The catalogues are part of the program: a broken one is a broken build, not somebody's input.
[[noreturn]] void broken(std::string_view file, const base::Problem& problem) {
  throw std::logic_error("broken message catalogue " + std::string(file) + ": " + problem.code + " " +
                         base::to_string(problem.place));
}

void add_file(Messages& messages, const base::EmbeddedFile& file) {
  const auto root = yaml::parse(file.bytes, std::string(file.name));
  if (!root) broken(file.name, root.problems().front());
  base::Problems problems;
  yaml::Fields fields(*root, problems);
  yaml::expect_kind(fields, "messages");
  for (const yaml::Entry& entry : fields.optional_map("messages")) {
    const auto text = yaml::read_text(entry.value, entry.key.scalar, problems);
    if (text && !messages.emplace(entry.key.scalar, *text).second) {
      fields.complain("yaml.duplicate_key", {{"key", entry.key.scalar}}, entry.key.place);
    }
  }
  fields.finish();
  if (!problems.empty()) broken(file.name, problems.front());
}

const Messages& messages_of(Language language) {
  static const auto load = [](Language wanted) {
    Messages messages;
    const std::string folder = std::string(code_of(wanted)) + "/";
    for (const base::EmbeddedFile& file : embedded::locale()) {
      if (file.name.starts_with(folder)) add_file(messages, file);
    }
    return messages;
  };
  static const Messages thai = load(Language::th);
  static const Messages english = load(Language::en);
  return language == Language::th ? thai : english;
}

}  // namespace

std::optional<Language> parse_language(std::string_view code) {
  if (code == "th") return Language::th;
  if (code == "en") return Language::en;
  return std::nullopt;
}

std::string_view code_of(Language language) {
  return language == Language::th ? "th" : "en";
}

std::string say(Language language, std::string_view key, const Details& details) {
  const Messages& messages = messages_of(language);
  const auto found = messages.find(key);
  if (found == messages.end()) return "⟦" + std::string(key) + "⟧";
  const std::string& pattern = found->second;
  std::string out;
  for (std::size_t i = 0; i < pattern.size();) {
    const std::size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
    if (close == std::string::npos) {
      out += pattern[i++];
      continue;
    }
    const std::string_view name = std::string_view(pattern).substr(i + 1, close - i - 1);
    std::string_view value = std::string_view(pattern).substr(i, close - i + 1);
    for (const auto& [detail, text] : details) {
      if (detail == name) value = text;
    }
    out += value;
    i = close + 1;
  }
  return out;
}

bool can_say(Language language, std::string_view key) {
  return messages_of(language).contains(key);
}

std::vector<std::string> keys(Language language) {
  std::vector<std::string> out;
  for (const auto& [key, text] : messages_of(language)) out.push_back(key);
  return out;
}

std::string sentence(Language language, const base::Problem& problem) {
  const std::string words = say(language, problem.code, problem.details);
  return problem.place.file.empty() ? words : base::to_string(problem.place) + ": " + words;
}

const std::string& choose(Language language, const std::string& th, const std::string& en) {
  const std::string& wanted = language == Language::th ? th : en;
  const std::string& other = language == Language::th ? en : th;
  return wanted.empty() ? other : wanted;
}

}  // namespace prongsai::text
