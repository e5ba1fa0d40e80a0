// SPDX-License-Identifier: Apache-2.0
#include "prongsai/yaml/node.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>
#include <unordered_set>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace prongsai::yaml {
namespace {

using base::Place;
using base::Problem;

/// Thrown through yaml-cpp to leave its parser at the first refusal; never leaves this file.
struct Refusal {
  Problem problem;
};

/// "tag:yaml.org,2002:float" stands in the file as "!!float".
std::string as_written(const std::string& tag) {
  constexpr std::string_view standard = "tag:yaml.org,2002:";
  return tag.starts_with(standard) ? "!!" + tag.substr(standard.size()) : tag;
}

/// Turns yaml-cpp's positions (from 0, in bytes) into ours (from 1, in characters, as editors count them).
class Positions {
 public:
  Positions(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {
    // yaml-cpp does not count a byte order mark.
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  [[nodiscard]] Place place(const YAML::Mark& mark) {
    if (mark.line < 0 || mark.pos < 0) return {file_};
    const std::size_t end = std::min(static_cast<std::size_t>(mark.pos), text_.size());
    // Marks mostly go forward; only what is new on the line is counted.
    if (mark.line != line_ || end < counted_to_) {
      line_ = mark.line;
      counted_to_ = end - std::min(end, static_cast<std::size_t>(mark.column));
      characters_ = 0;
    }
    for (; counted_to_ < end; ++counted_to_) {
      characters_ += (static_cast<unsigned char>(text_[counted_to_]) & 0xC0u) != 0x80u ? 1 : 0;
    }
    return {file_, mark.line + 1, characters_ + 1};
  }

  /// True when the quote that stands at `mark` is never closed. yaml-cpp takes the end of the file for its
  /// end.
  [[nodiscard]] bool is_quote_open(const YAML::Mark& mark) const {
    const auto start = static_cast<std::size_t>(mark.pos);
    if (start >= text_.size()) return false;
    const char quote = text_[start];
    if (quote != '"' && quote != '\'') return false;
    for (std::size_t i = start + 1; i < text_.size(); ++i) {
      const bool skips_next = quote == '"' ? text_[i] == '\\' : text_.substr(i, 2) == "''";
      if (skips_next) {
        ++i;
      } else if (text_[i] == quote) {
        return false;
      }
    }
    return true;
  }

 private:
  std::string_view text_;
  std::string file_;
  int line_ = -1;
  std::size_t counted_to_ = 0;
  int characters_ = 0;
};

/// Builds our tree from yaml-cpp's events. Its own tree would drop duplicate keys without a word.
class Builder final : public YAML::EventHandler {
 public:
  Builder(Positions& positions, const Limits& limits) : positions_(positions), limits_(limits) {}

  Node take_root() { return std::move(root_); }
  [[nodiscard]] bool has_document() const { return documents_ > 0; }
  /// Only the last quoted scalar can have run to the end of the file.
  void refuse_open_quote() const {
    if (last_quoted_ && positions_.is_quote_open(*last_quoted_)) refuse("yaml.quote_open", *last_quoted_, {});
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) refuse("yaml.second_document", mark, {});
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    add(Node{.kind = Kind::null, .place = place(mark)}, mark);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse("yaml.alias", mark, {}); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    const bool quoted = tag == "!";
    if (quoted) last_quoted_ = mark;
    if (!quoted && tag != "?" && !tag.empty()) refuse("yaml.tag", mark, {{"found", as_written(tag)}});
    Node node{.kind = Kind::scalar, .scalar = value, .quoted = quoted, .place = place(mark)};
    if (!quoted && (value.empty() || value == "~" || value == "null")) node.kind = Kind::null;
    add(std::move(node), mark);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    Node node;
    Node key;
    bool key_read = false;
    std::unordered_set<std::string> keys;
  };

  [[nodiscard]] Place place(const YAML::Mark& mark) const { return positions_.place(mark); }

  [[noreturn]] void refuse(std::string code, const YAML::Mark& mark,
                           std::vector<std::pair<std::string, std::string>> details) const {
    throw Refusal{Problem{std::move(code), std::move(details), place(mark)}};
  }
  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) const {
    if (anchor != 0) refuse("yaml.alias", mark, {});
  }

  void open(Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    refuse_anchor(mark, anchor);
    if (tag != "?" && tag != "!" && !tag.empty()) refuse("yaml.tag", mark, {{"found", as_written(tag)}});
    if (levels_.size() >= limits_.depth_max) {
      refuse("yaml.too_deep", mark, {{"limit", std::to_string(limits_.depth_max)}});
    }
    count(mark);
    if (!levels_.empty() && levels_.back().node.kind == Kind::map && !levels_.back().key_read) {
      refuse("yaml.key_not_text", mark, {});
    }
    levels_.push_back(Level{.node = Node{.kind = kind, .place = place(mark)}, .key = {}, .keys = {}});
  }

  void close() {
    Node done = std::move(levels_.back().node);
    levels_.pop_back();
    attach(std::move(done));
  }

  void add(Node node, const YAML::Mark& mark) {
    count(mark);
    if (levels_.empty() || levels_.back().node.kind != Kind::map || levels_.back().key_read) {
      attach(std::move(node));
      return;
    }
    Level& level = levels_.back();
    if (node.kind != Kind::scalar) refuse("yaml.key_not_text", mark, {});
    if (node.scalar == "<<") refuse("yaml.alias", mark, {});
    if (!level.keys.insert(node.scalar).second) refuse_duplicate(level, node, mark);
    level.key = std::move(node);
    level.key_read = true;
  }

  [[noreturn]] void refuse_duplicate(const Level& level, const Node& key, const YAML::Mark& mark) const {
    int first = 0;
    for (const auto& [earlier, value] : level.node.map) {
      if (earlier.scalar == key.scalar) first = earlier.place.line;
    }
    refuse("yaml.duplicate_key", mark, {{"key", key.scalar}, {"first_line", std::to_string(first)}});
  }

  void attach(Node node) {
    if (levels_.empty()) {
      root_ = std::move(node);
      return;
    }
    Level& level = levels_.back();
    if (level.node.kind == Kind::list) {
      level.node.list.push_back(std::move(node));
      return;
    }
    level.node.map.push_back({std::move(level.key), std::move(node)});
    level.key = Node{};
    level.key_read = false;
  }

  void count(const YAML::Mark& mark) {
    if (++nodes_ > limits_.nodes_max) {
      refuse("yaml.too_many_values", mark, {{"limit", std::to_string(limits_.nodes_max)}});
    }
  }

  Positions& positions_;
  Limits limits_;
  Node root_;
  std::optional<YAML::Mark> last_quoted_;
  std::vector<Level> levels_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

Problem too_large(const std::string& file, const Limits& limits) {
  return {"yaml.too_large", {{"limit", std::to_string(limits.bytes_max)}}, {file}};
}

/// How many bytes the UTF-8 character at `at` takes; 0 when there is none. Overlong forms, surrogates and
/// values past U+10FFFF are none (Unicode 15, table 3-7).
std::size_t character_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 0;
  if (length == 0 || at + length > text.size()) return 0;
  const unsigned char least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < least || byte(1) > most) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return 0;
  }
  return length;
}

/// Position of the first byte that is no UTF-8 or no text (a zero byte), or npos.
std::size_t first_bad_byte(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = text[i] == '\0' ? 0 : character_length(text, i);
    if (length == 0) return i;
    i += length;
  }
  return std::string_view::npos;
}

int line_of(std::string_view text, std::size_t position) {
  int line = 1;
  for (std::size_t i = 0; i < position; ++i) line += text[i] == '\n' ? 1 : 0;
  return line;
}

/// The text of a line, counted from 1; "" past the end.
std::string_view line_at(std::string_view text, int line) {
  for (int i = 1; i < line; ++i) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find_first_of("\r\n"));
}

bool is_indented_by_tab(std::string_view line) {
  const std::size_t start = line.find_first_not_of(' ');
  return start != std::string_view::npos && line[start] == '\t';
}

/// What the parser stumbled over, said by what people do wrong; the parser's own words help nobody.
Problem syntax_problem(std::string_view text, const Place& place, const YAML::ParserException& error) {
  const int line = place.line;
  for (const int near : {line, line - 1}) {
    if (near > 0 && is_indented_by_tab(line_at(text, near))) return {"yaml.tab", {}, {place.file, near, 1}};
  }
  const std::string_view said = error.msg;
  if (said == YAML::ErrorMsg::END_OF_MAP_FLOW || said == YAML::ErrorMsg::END_OF_SEQ_FLOW ||
      said == YAML::ErrorMsg::FLOW_END) {
    return {"yaml.bracket", {}, place};
  }
  if (said == YAML::ErrorMsg::UNKNOWN_ANCHOR || said == YAML::ErrorMsg::ALIAS_NOT_FOUND ||
      said == YAML::ErrorMsg::ANCHOR_NOT_FOUND || said == YAML::ErrorMsg::CHAR_IN_ALIAS ||
      said == YAML::ErrorMsg::CHAR_IN_ANCHOR) {
    return {"yaml.alias", {}, place};
  }
  if (said == YAML::ErrorMsg::EOF_IN_SCALAR) return {"yaml.quote_open", {}, place};
  if (said == YAML::ErrorMsg::MAP_VALUE) return {"yaml.colon", {}, place};
  if (said == YAML::ErrorMsg::END_OF_MAP || said == YAML::ErrorMsg::END_OF_SEQ)
    return {"yaml.indentation", {}, place};
  const Node seen{.kind = Kind::scalar,
                  .scalar = std::string(line_at(text, line)),
                  .list = {},
                  .map = {},
                  .place = place};
  return {"yaml.syntax", {{"found", describe(seen)}}, place};
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const auto& [name, value] : map) {
    if (name.scalar == key) return &value;
  }
  return nullptr;
}

base::Result<Node> parse(std::string_view text, const std::string& file, const Limits& limits) {
  if (text.size() > limits.bytes_max) return too_large(file, limits);
  if (const std::size_t bad = first_bad_byte(text); bad != std::string_view::npos) {
    return Problem{"yaml.not_utf8", {}, {file, line_of(text, bad), 1}};
  }
  Positions positions(text, file);
  Builder builder(positions, limits);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
    builder.refuse_open_quote();
  } catch (const Refusal& refusal) {
    return refusal.problem;
  } catch (const YAML::ParserException& error) {
    return syntax_problem(text, positions.place(error.mark), error);
  }
  if (!builder.has_document()) return Problem{"yaml.empty", {}, {file}};
  return builder.take_root();
}

base::Result<std::string> read_file(const std::string& path, const Limits& limits) {
  const auto refused = [&](int error) {
    if (error == ENOENT || error == ENOTDIR) return Problem{"yaml.no_such_file", {{"path", path}}, {path}};
    if (error == EISDIR) return Problem{"yaml.is_folder", {{"path", path}}, {path}};
    return Problem{
        "yaml.cannot_open", {{"path", path}, {"reason", std::generic_category().message(error)}}, {path}};
  };
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return refused(errno);
  std::string text(limits.bytes_max + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (stream.bad() || (stream.gcount() == 0 && !stream.eof())) return refused(errno);
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (text.size() > limits.bytes_max) return too_large(path, limits);
  return text;
}

base::Result<Node> load(const std::string& path, const Limits& limits) {
  const auto text = read_file(path, limits);
  if (!text) return text.problems();
  return parse(*text, path, limits);
}

std::string describe(const Node& node) {
  constexpr std::size_t readable = 60;
  switch (node.kind) {
    case Kind::null:
      return "“”";
    case Kind::list:
      return "[…]";
    case Kind::map:
      return "{…}";
    case Kind::scalar:
      break;
  }
  if (node.scalar.size() <= readable) return "“" + node.scalar + "”";
  std::size_t cut = readable;
  while (cut > 0 && (static_cast<unsigned char>(node.scalar[cut]) & 0xC0u) == 0x80u) --cut;
  return "“" + node.scalar.substr(0, cut) + "…”";
}

}  // namespace prongsai::yaml
