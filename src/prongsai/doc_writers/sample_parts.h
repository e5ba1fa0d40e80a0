// SPDX-License-Identifier: Apache-2.0
// For tests: short ways of writing cells and spans, and the small pictures of the sample.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/base/points.h"
#include "prongsai/doc/document.h"

namespace prongsai::doc_writers::test {

inline doc::Span words(std::string text) {
  return {.text = std::move(text)};
}
inline doc::Span strong(std::string text) {
  return {.text = std::move(text), .bold = true};
}
inline doc::Span link(std::string text, std::string href) {
  return {.text = std::move(text), .href = std::move(href)};
}

/// Several lines may be given.
inline doc::Cell cell(std::vector<std::string> lines) {
  doc::Cell result;
  for (std::string& line : lines) result.lines.push_back({.spans = {words(std::move(line))}, .mark = {}});
  return result;
}
inline doc::Cell cell(std::string line) {
  return cell(std::vector<std::string>{std::move(line)});
}
inline doc::Cell head(std::string line) {
  doc::Cell result;
  result.lines = {{.spans = {strong(std::move(line))}, .mark = {}}};
  result.align = doc::Align::centre;
  result.shade = doc::Shade::head;
  result.is_head = true;
  return result;
}
inline doc::Cell spanning(doc::Cell cell, int columns, int rows) {
  cell.columns = columns;
  cell.rows = rows;
  return cell;
}
inline doc::Cell marked(std::string mark, std::vector<std::string> lines) {
  doc::Cell result = cell(std::move(lines));
  for (doc::CellLine& line : result.lines) line.mark = mark;
  return result;
}
inline doc::Cell shaded(doc::Cell cell, doc::Shade shade) {
  cell.shade = shade;
  return cell;
}
inline base::Points points(const std::string& text) {
  return *base::parse_points(text);
}

/// Says https://prongsai.example/th/2565/cm-province, at level M.
inline constexpr std::string_view qr_rows[] = {
    "#######.##.#..##.#.#####..#######", "#.....#...##...#.#..##....#.....#",
    "#.###.#..#.#....###.##.#..#.###.#", "#.###.#..#....###..#..#...#.###.#",
    "#.###.#.#.####.##.#..###..#.###.#", "#.....#.#.#####.#.#.#.....#.....#",
    "#######.#.#.#.#.#.#.#.#.#.#######", "..........#....##.#.###..........",
    ".#######.#..#...##....###..##...#", "#.#....###..#...#.####.#..##.####",
    "#..####...#####...#.#...##..#.##.", ".#..#...#####.#.#....#.#..#.#####",
    "...#.##..##..#....#...###...##.##", "####.#.###...#...#.###.#####.####",
    "...####...#####.....##...##...##.", "#.......##.#.####.##.##..##..##..",
    "#..#.####.##..#.#.....####.##...#", ".....#.##.###..###.##..#.###.##.#",
    ".#.#..#.##...###.#....#..#.##.#..", "##..#....##.#.#..#...###.#.#####.",
    "########......##...#..###...##.#.", "#.###...###.##.#.####.##..##....#",
    "#.###.#.#..#.##..##..#.....##.##.", "#..##..#....###..########..#..#..",
    "#..#.##..##.#.....###...#####..##", "........#.#..##.#..###..#...#.#.#",
    "#######.##..#####...#.###.#.#.##.", "#.....#.#.##...#..#.##.##...###..",
    "#.###.#.####..####....#.######.##", "#.###.#.#..#.#.##..##....#..##..#",
    "#.###.#.##........#.#.#.####.#...", "#.....#.#.........#..#...##.#.#..",
    "#######..##........#..######.#.#.",
};

inline figure::Drawing qr_drawing() {
  constexpr int quiet = 4;
  constexpr int size = static_cast<int>(std::size(qr_rows));
  figure::Drawing result;
  result.width = result.height = figure::px(4 * (size + 2 * quiet));
  result.caption = {"คิวอาร์โค้ดของหน้าอธิบายผล", "https://prongsai.example/th/2565/cm-province"};
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x)
      if (qr_rows[y][static_cast<std::size_t>(x)] == '#')
        result.shapes.push_back({figure::Rect{.x = figure::px(4 * (x + quiet)),
                                              .y = figure::px(4 * (y + quiet)),
                                              .width = figure::px(4),
                                              .height = figure::px(4),
                                              .fill = figure::Ink::text}});
  return result;
}

}  // namespace prongsai::doc_writers::test
