// SPDX-License-Identifier: Apache-2.0
// The document as it was read, with its findings where they belong.
#include <algorithm>
#include <map>
#include <set>

#include "prongsai/web/check/check_detail.h"
#include "prongsai/web/frame/parts.h"

namespace prongsai::web::check_detail {
namespace {

using lint::Finding;
using lint::Line;

constexpr std::size_t whole_lines_max = 1500;  // longer documents are shown around their findings
constexpr int lines_around = 3;

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// Where `words` stand in `text`, npos if nowhere; never inside a number: "7" is not in "89.47".
std::size_t find_whole(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const bool begins_inside =
        is_digit_at(words, 0) && at > 0 &&
        (is_digit_at(text, at - 1) || (text[at - 1] == '.' && at > 1 && is_digit_at(text, at - 2)));
    const bool ends_inside =
        is_digit_at(words, words.size() - 1) &&
        (is_digit_at(text, end) || (end < text.size() && text[end] == '.' && is_digit_at(text, end + 1)));
    if (!begins_inside && !ends_inside) return at;
  }
  return std::string_view::npos;
}

class DocumentView {
 public:
  DocumentView(const Voice& voice, const Checked& checked) : voice_(voice), checked_(checked) {
    for (std::size_t i = 0; i < checked.shown(); ++i) of_line_[checked.findings[i].line].push_back(i);
    choose_lines();
  }

  [[nodiscard]] Html html() const {
    const std::vector<Line>& lines = checked_.manuscript.lines;
    Html out;
    int page = 0;
    for (std::size_t i = 0; i < lines.size();) {
      if (!is_shown(i)) {
        std::size_t end = i;
        while (end < lines.size() && !is_shown(end)) ++end;
        out += paragraph("sheet-gap", voice_.say(left_out_, {{"count", grouped(end - i)}}));
        i = end;
        continue;
      }
      if (lines[i].page > page) {
        page = lines[i].page;
        out += paragraph("sheet-page", voice_.say("check.page", {{"page", std::to_string(page)}}));
      }
      if (lines[i].table == 0 || lines[i].cells.size() < 2) {
        out += text_line(lines[i]);
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < lines.size() && is_shown(end) && lines[end].table == lines[i].table) ++end;
      out += table(i, end);
      i = end;
    }
    // It scrolls by itself beside the findings, where the screen is wide.
    return element("div",
                   {{"class", "sheet scroll"},
                    {"tabindex", "0"},
                    {"role", "region"},
                    {"aria-label", voice_.say("check.document_title")}},
                   out);
  }

 private:
  void choose_lines() {
    const std::vector<Line>& lines = checked_.manuscript.lines;
    if (lines.size() <= whole_lines_max) return;
    shown_.assign(lines.size(), false);
    const auto show = [&](int number) {
      const Line* line = checked_.line(number);
      if (line == nullptr) return;
      const auto at = line - lines.data();
      const auto last = static_cast<std::ptrdiff_t>(lines.size()) - 1;
      for (auto i = std::max<std::ptrdiff_t>(0, at - lines_around); i <= std::min(last, at + lines_around);
           ++i) {
        shown_[static_cast<std::size_t>(i)] = true;
      }
    };
    for (std::size_t i = 0; i < checked_.shown(); ++i) {
      const Finding& finding = checked_.findings[i];
      show(finding.line);
      for (const int other : finding.other_lines) show(other);
    }
  }

  [[nodiscard]] bool is_shown(std::size_t index) const { return shown_.empty() || shown_[index]; }

  [[nodiscard]] const std::vector<std::size_t>& findings_of(const Line& line) const {
    static const std::vector<std::size_t> none;
    const auto found = of_line_.find(line.number);
    return found == of_line_.end() ? none : found->second;
  }

  [[nodiscard]] std::string look(const Line& line) const {
    const auto& here = findings_of(line);
    // The most certain come first.
    return here.empty() ? "" : " found " + look_of(checked_.findings[here.front()].certainty);
  }

  /// The number of the line, and links to what was found in it.
  [[nodiscard]] Html margin(const Line& line) const {
    Html out = span("sheet-no", std::to_string(line.number));
    for (const std::size_t i : findings_of(line)) {
      const std::string number = std::to_string(i + 1);
      out += element("a",
                     {{"href", "#" + card_id(i)},
                      {"class", "check-no " + look_of(checked_.findings[i].certainty)},
                      {"aria-label", voice_.say("check.to_finding", {{"number", number}})}},
                     number);
    }
    return out;
  }

  /// The cell in which a finding's words stand: the one that says nothing else, or the first with them.
  [[nodiscard]] static std::size_t cell_of(const Line& line, const std::string& printed) {
    for (std::size_t c = 0; c < line.cells.size(); ++c) {
      if (line.cells[c] == printed || line.cells[c] == printed + ".") return c;
    }
    for (std::size_t c = 0; c < line.cells.size(); ++c) {
      if (find_whole(line.cells[c], printed) != std::string::npos) return c;
    }
    return line.cells.size();
  }

  /// The words that were found wanting, marked where they stand.
  [[nodiscard]] Html marked(const Line& line, std::size_t cell) const {
    const std::string& text = line.cells[cell];
    std::map<std::size_t, std::pair<std::size_t, std::string>> marks;  // begin: length, look
    for (const std::size_t i : findings_of(line)) {
      const Finding& finding = checked_.findings[i];
      if (finding.printed.empty() || cell_of(line, finding.printed) != cell) continue;
      marks.try_emplace(find_whole(text, finding.printed), finding.printed.size(),
                        look_of(finding.certainty));
    }
    Html out;
    std::size_t done = 0;
    for (const auto& [at, mark] : marks) {
      if (at < done) continue;
      out += voice_.prose(std::string_view(text).substr(done, at - done));
      out += element("mark", {{"class", mark.second}},
                     voice_.prose(std::string_view(text).substr(at, mark.first)));
      done = at + mark.first;
    }
    return out + voice_.prose(std::string_view(text).substr(done));
  }

  [[nodiscard]] Html text_line(const Line& line) const {
    Html words;
    for (std::size_t c = 0; c < line.cells.size(); ++c) {
      if (c > 0) words += " ";
      words += marked(line, c);
    }
    if (line.heading > 0 || line.bold) words = element("strong", {}, words);
    return div("sheet-line" + look(line), element("span", {{"class", "sheet-side"}}, margin(line)),
               element("span", {{"id", line_id(line.number)}, {"class", "sheet-words"}}, words));
  }

  [[nodiscard]] Html table(std::size_t begin, std::size_t end) const {
    Html rows;
    for (std::size_t i = begin; i < end; ++i) {
      const Line& line = checked_.manuscript.lines[i];
      Html cells = element("th", {{"scope", "row"}, {"class", "sheet-side"}}, margin(line));
      for (std::size_t c = 0; c < line.cells.size(); ++c) {
        const Html words = marked(line, c);
        cells += element("td", {}, line.bold ? element("strong", {}, words) : words);
      }
      const std::string classes = look(line);
      rows += element("tr",
                      {{"id", line_id(line.number)},
                       {classes.empty() ? "" : "class", classes.empty() ? "" : classes.substr(1)}},
                      cells);
    }
    const std::string name =
        voice_.say("check.table", {{"line", std::to_string(checked_.manuscript.lines[begin].number)}});
    return element(
        "div", {{"class", "sheet-table scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", name}},
        element("table", {}, element("tbody", {}, rows)));
  }

  const Voice& voice_;
  const Checked& checked_;
  std::map<int, std::vector<std::size_t>> of_line_;
  std::vector<bool> shown_;  ///< empty: all
  /// Of lines that are left out nobody says that nothing was found in them where not all findings are shown.
  const char* left_out_ =
      checked_.shown() == checked_.findings.size() ? "check.left_out" : "check.left_out_unseen";
};

}  // namespace

Html marked_document(const Voice& voice, const Checked& checked) {
  return DocumentView(voice, checked).html();
}

}  // namespace prongsai::web::check_detail
