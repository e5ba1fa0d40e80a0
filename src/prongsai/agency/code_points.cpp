// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/agency/code_points_detail.h"

namespace prongsai::agency {
namespace {

constexpr char32_t sara_aa = 0x0E32;
constexpr char32_t sara_am = 0x0E33;
constexpr char32_t sara_e = 0x0E40;
constexpr char32_t sara_ae = 0x0E41;
constexpr char32_t nikhahit = 0x0E4D;
constexpr char32_t first_tone = 0x0E48;
constexpr char32_t last_tone = 0x0E4B;

int rank_of(char32_t mark) {
  if (mark >= first_tone && mark <= last_tone) return 1;
  return mark == 0x0E4C || mark == 0x0E4E ? 2 : 0;
}

}  // namespace

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> out;
  out.reserve(text.size());
  while (!text.empty()) {
    const base::Letter letter = base::first_letter(text);
    if (letter.bytes > 0) out.push_back(letter.code);
    text.remove_prefix(std::max<std::size_t>(letter.bytes, 1));
  }
  return out;
}

std::string utf8_of(const std::vector<char32_t>& points) {
  std::string out;
  out.reserve(points.size() * 3);
  for (const char32_t point : points) append_utf8(out, point);
  return out;
}

std::vector<char32_t> in_mark_order(const std::vector<char32_t>& points) {
  std::vector<char32_t> out;
  out.reserve(points.size());
  for (std::size_t at = 0; at < points.size();) {
    if (points[at] == sara_e && at + 1 < points.size() && points[at + 1] == sara_e) {
      out.push_back(sara_ae);
      at += 2;
      continue;
    }
    if (!is_thai_mark(points[at]) && points[at] != sara_am) {
      out.push_back(points[at++]);
      continue;
    }
    // A cluster: the marks, and a sara am anywhere among them because a tone may be typed behind it.
    const auto from = static_cast<std::ptrdiff_t>(out.size());
    bool has_am = false;
    for (; at < points.size() && (is_thai_mark(points[at]) || points[at] == sara_am); ++at) {
      has_am = has_am || points[at] == sara_am;
      if (points[at] != sara_am) out.push_back(points[at]);
    }
    const auto start = out.begin() + from;
    if (at < points.size() && points[at] == sara_aa && std::find(start, out.end(), nikhahit) != out.end()) {
      has_am = true;
      ++at;
    }
    if (has_am) out.erase(std::remove(start, out.end(), nikhahit), out.end());
    std::sort(out.begin() + from, out.end(), [](char32_t a, char32_t b) {
      return rank_of(a) != rank_of(b) ? rank_of(a) < rank_of(b) : a < b;
    });
    out.erase(std::unique(out.begin() + from, out.end()), out.end());
    if (has_am) {
      // "นํ้า" with the tone behind the aa: น ํ า ้ is the same word again.
      for (; at < points.size() && rank_of(points[at]) == 1 && is_thai_mark(points[at]); ++at)
        out.push_back(points[at]);
      out.push_back(sara_am);
    }
  }
  return out;
}

}  // namespace prongsai::agency
