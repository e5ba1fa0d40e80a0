// SPDX-License-Identifier: Apache-2.0
#include "slips.h"

#include <algorithm>
#include <utility>

#include "plants.h"

namespace prongsai::planted {
namespace {

using Change = std::function<std::optional<std::string>(const std::string&)>;

/// Applies the change at one place, chosen at random among those that take it.
std::optional<std::string> change_one_of(const std::vector<std::string*>& places, const Change& change,
                                         Chance& chance) {
  std::vector<std::pair<std::string*, std::string>> possible;
  for (std::string* place : places) {
    if (auto changed = change(*place); changed && *changed != *place) possible.emplace_back(place, *changed);
  }
  if (possible.empty()) return std::nullopt;
  auto& [place, changed] = possible[below(chance, static_cast<std::uint32_t>(possible.size()))];
  std::string words = *place + " -> " + changed;
  *place = changed;
  return words;
}

template <typename Form, typename Visit>
void each(doc::Document& document, const Visit& visit) {
  for (doc::Section& section : document.sections) {
    for (doc::Block& block : section.blocks) {
      if (Form* form = std::get_if<Form>(&block)) visit(*form);
    }
  }
}

std::vector<doc::Cell*> cells(doc::Document& document) {
  std::vector<doc::Cell*> out;
  each<doc::Table>(document, [&](doc::Table& table) {
    for (doc::Row& row : table.body) {
      for (doc::Cell& cell : row.cells) out.push_back(&cell);
    }
  });
  return out;
}

/// Words of cells that hold one run of words.
std::vector<std::string*> cell_texts(doc::Document& document) {
  std::vector<std::string*> out;
  for (doc::Cell* cell : cells(document)) {
    if (cell->lines.size() == 1 && cell->lines[0].spans.size() == 1) {
      out.push_back(&cell->lines[0].spans[0].text);
    }
  }
  return out;
}

std::vector<doc::Span*> sentence_spans(doc::Document& document) {
  std::vector<doc::Span*> out;
  each<doc::Paragraph>(document, [&](doc::Paragraph& paragraph) {
    for (doc::Span& span : paragraph.spans) out.push_back(&span);
  });
  return out;
}

std::optional<std::string> other_score(doc::Document& document, Chance& chance) {
  return change_one_of(
      cell_texts(document),
      [&](const std::string& text) {
        return is_score(text) ? std::optional(moved(text, chance)) : std::nullopt;
      },
      chance);
}

/// In a table of answers' shares; the last column has the score.
std::optional<std::string> other_percent(doc::Document& document, Chance& chance) {
  std::vector<std::string*> places;
  each<doc::Table>(document, [&](doc::Table& table) {
    bool has_shares = false;
    for (const doc::Row& row : table.head) {
      for (const doc::Cell& cell : row.cells) {
        for (const doc::CellLine& line : cell.lines) {
          has_shares = has_shares || has(doc::text_of(line.spans), "ร้อยละของผู้ตอบ");
        }
      }
    }
    if (!has_shares) return;
    for (doc::Row& row : table.body) {
      for (std::size_t i = 0; i + 1 < row.cells.size(); ++i) {
        auto& lines = row.cells[i].lines;
        if (lines.size() == 1 && lines[0].spans.size() == 1) places.push_back(&lines[0].spans[0].text);
      }
    }
  });
  return change_one_of(
      places,
      [&](const std::string& text) {
        return is_score(text) ? std::optional(moved(text, chance)) : std::nullopt;
      },
      chance);
}

Change exchange(std::string one, std::string other) {
  return [one = std::move(one),
          other = std::move(other)](const std::string& text) -> std::optional<std::string> {
    if (has(text, one)) return replaced(text, one, other);
    if (has(text, other)) return replaced(text, other, one);
    return std::nullopt;
  };
}

std::optional<std::string> other_direction(doc::Document& document, Chance& chance) {
  std::vector<std::string*> places;
  for (doc::Span* span : sentence_spans(document)) places.push_back(&span->text);
  return change_one_of(places, exchange("เพิ่มขึ้น", "ลดลง"), chance);
}

std::optional<std::string> other_status(doc::Document& document, Chance& chance) {
  return change_one_of(
      cell_texts(document),
      [](const std::string& text) -> std::optional<std::string> {
        if (text == "ผ่าน") return "ไม่ผ่าน";
        if (text == "ไม่ผ่าน") return "ผ่าน";
        return std::nullopt;
      },
      chance);
}

std::optional<std::string> other_year(doc::Document& document, Chance& chance) {
  std::vector<std::string*> places;
  each<doc::Heading>(document, [&](doc::Heading& heading) {
    for (std::string& phrase : heading.phrases) places.push_back(&phrase);
  });
  return change_one_of(
      places,
      [](const std::string& text) -> std::optional<std::string> {
        const std::size_t at = text.find("256");
        if (at == std::string::npos || at + 4 > text.size()) return std::nullopt;
        std::string out = text;
        out[at + 2] = '4';
        return out;
      },
      chance);
}

std::optional<std::string> other_code(doc::Document& document, Chance& chance) {
  std::vector<std::string*> places;
  for (doc::Cell* cell : cells(document)) {
    if (!cell->lines.empty() && !cell->lines[0].spans.empty()) {
      places.push_back(&cell->lines[0].spans[0].text);
    }
  }
  return change_one_of(
      places,
      [](const std::string& text) -> std::optional<std::string> {
        const bool is_code =
            text.size() > 1 && has("IEOieo", text.substr(0, 1)) && text[1] > '0' && text[1] <= '9';
        return is_code ? std::optional(text.substr(0, 1) + "9" + text.substr(1)) : std::nullopt;
      },
      chance);
}

bool is_empty(const doc::Cell& cell) {
  return std::all_of(cell.lines.begin(), cell.lines.end(),
                     [](const doc::CellLine& line) { return doc::text_of(line.spans).empty(); });
}

/// A month that was planned is empty, one that was not is marked.
std::optional<std::string> other_month(doc::Document& document, Chance& chance) {
  std::vector<std::pair<doc::Cell*, doc::Cell*>> pairs;
  each<doc::Table>(document, [&](doc::Table& table) {
    for (doc::Row& row : table.body) {
      for (std::size_t i = 0; i + 1 < row.cells.size(); ++i) {
        doc::Cell& here = row.cells[i];
        doc::Cell& next = row.cells[i + 1];
        const bool is_month = next.columns == 1 && next.shade == doc::Shade::none && is_empty(next);
        if (here.shade == doc::Shade::bar && is_month) pairs.emplace_back(&here, &next);
      }
    }
  });
  if (pairs.empty()) return std::nullopt;
  auto& [here, next] = pairs[below(chance, static_cast<std::uint32_t>(pairs.size()))];
  std::swap(*here, *next);
  return "a month moved";
}

}  // namespace

const std::vector<Slip>& slips() {
  static const std::vector<Slip> all = {{"score in a table", other_score},
                                        {"share of the answers", other_percent},
                                        {"direction word", other_direction},
                                        {"year in a heading", other_year},
                                        {"status", other_status},
                                        {"code of an item", other_code},
                                        {"month of the calendar", other_month}};
  return all;
}

}  // namespace prongsai::planted
