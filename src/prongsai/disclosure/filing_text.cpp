// SPDX-License-Identifier: Apache-2.0
// The one spelling of what an agency handed in, and its reading.
#include <array>

#include "prongsai/disclosure/filing.h"
#include "prongsai/disclosure/letters_detail.h"

namespace prongsai::disclosure {
namespace {

constexpr std::string_view head = "{\"filings\":[";
constexpr std::string_view tail = "\n],\"schema\":1}\n";

/// The letters JSON has short escapes for, and those escapes.
constexpr std::string_view escaped_letters = "\"\\\b\f\n\r\t";
constexpr std::string_view escape_letters = "\"\\bfnrt";

void add_quoted(std::string& text, std::string_view value) {
  constexpr std::string_view hex = "0123456789abcdef";
  text += '"';
  for (const char letter : value) {
    const auto code = static_cast<unsigned char>(letter);
    if (const std::size_t at = escaped_letters.find(letter); at != std::string_view::npos) {
      text += '\\';
      text += escape_letters[at];
    } else if (code < 0x20U) {
      text += "\\u00";
      text += hex[code >> 4U];
      text += hex[code & 0xFU];
    } else {
      text += letter;
    }
  }
  text += '"';
}

/// Knows just the form that spelled() writes; whatever else JSON could hold is refused.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }

  bool takes(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  bool read_quoted(std::string& value) {
    if (!takes("\"")) return false;
    while (!rest_.empty() && rest_.front() != '"') {
      const char letter = rest_.front();
      rest_.remove_prefix(1);
      if (letter != '\\') {
        value += letter;
      } else if (!read_escape(value)) {
        return false;
      }
    }
    return takes("\"");
  }

  bool read_filing(ItemFiling& filing) {
    std::string answer;
    if (!takes("\n{\"answer\":") || !read_quoted(answer)) return false;
    const auto parsed = parse_answer(answer);
    if (!parsed) return false;
    filing.answer = *parsed;
    return takes(",\"copied_from\":") && read_quoted(filing.copied_from) && takes(",\"item\":") &&
           read_quoted(filing.item) && takes(",\"links\":[") && read_links(filing.links) &&
           takes("],\"note\":") && read_quoted(filing.note) && takes("}");
  }

 private:
  bool read_links(std::vector<Link>& links) {
    while (!rest_.starts_with("]")) {
      if (!links.empty() && !takes(",")) return false;
      Link link;
      if (!takes("{\"address\":") || !read_quoted(link.address) || !takes(",\"path\":") ||
          !read_quoted(link.path) || !takes("}"))
        return false;
      links.push_back(std::move(link));
    }
    return true;
  }

  bool read_escape(std::string& value) {
    if (rest_.empty()) return false;
    if (const std::size_t at = escape_letters.find(rest_.front()); at != std::string_view::npos) {
      value += escaped_letters[at];
      rest_.remove_prefix(1);
      return true;
    }
    if (!takes("u00") || rest_.size() < 2) return false;
    constexpr std::string_view hex = "0123456789abcdef";
    const std::size_t high = hex.find(rest_[0]);
    const std::size_t low = hex.find(rest_[1]);
    if (high > 1 || low == std::string_view::npos) return false;
    value += static_cast<char>(high * 16 + low);
    rest_.remove_prefix(2);
    return true;
  }

  std::string_view rest_;
};

}  // namespace

std::string spelled(const std::vector<ItemFiling>& filings) {
  std::string text(head);
  for (const ItemFiling& filing : filings) {
    text += &filing == &filings.front() ? "\n{\"answer\":" : ",\n{\"answer\":";
    add_quoted(text, word_of(filing.answer));
    text += ",\"copied_from\":";
    add_quoted(text, filing.copied_from);
    text += ",\"item\":";
    add_quoted(text, filing.item);
    text += ",\"links\":[";
    for (const Link& link : filing.links) {
      text += &link == &filing.links.front() ? "{\"address\":" : ",{\"address\":";
      add_quoted(text, link.address);
      text += ",\"path\":";
      add_quoted(text, link.path);
      text += "}";
    }
    text += "],\"note\":";
    add_quoted(text, filing.note);
    text += "}";
  }
  text += tail;
  return text;
}

std::optional<std::vector<ItemFiling>> read_filings(std::string_view text) {
  if (!is_utf8(text)) return std::nullopt;
  Reader reader(text);
  std::vector<ItemFiling> filings;
  if (!reader.takes(head)) return std::nullopt;
  while (!reader.takes(tail)) {
    if (!filings.empty() && !reader.takes(",")) return std::nullopt;
    ItemFiling filing;
    if (!reader.read_filing(filing)) return std::nullopt;
    filings.push_back(std::move(filing));
  }
  // A letter may be escaped that need not be, or stand bare: only the one spelling is read.
  if (!reader.done() || spelled(filings) != text) return std::nullopt;
  return filings;
}

}  // namespace prongsai::disclosure
