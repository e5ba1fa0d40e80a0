// SPDX-License-Identifier: Apache-2.0
#include "byte_search.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

namespace prongsai::anonymity {
namespace {

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint64_t out = 0;
  std::memcpy(&out, bytes.data() + at, length);
  return out;
}

struct Range {
  std::uint64_t from;
  std::uint64_t length;
  [[nodiscard]] bool has(std::uint64_t number) const { return number - from <= length; }
};

template <class Unit>
Range range_in(std::chrono::system_clock::time_point from, std::chrono::system_clock::time_point to) {
  const auto first = std::chrono::duration_cast<Unit>(from.time_since_epoch()).count();
  const auto last = std::chrono::duration_cast<Unit>(to.time_since_epoch()).count();
  return {static_cast<std::uint64_t>(first), static_cast<std::uint64_t>(last - first)};
}

constexpr std::uint64_t microseconds_to_2000 = 946'684'800'000'000;

}  // namespace

void ByteSearch::add(std::string word, const std::string& kind) {
  if (word.size() < 6) throw std::invalid_argument("too short to be looked for: " + word);
  begins_[number_at(word, 0, 3)] = true;
  by_six_[number_at(word, 0, 6)].push_back(words_.size());
  words_.push_back({std::move(word), kind});
}

std::vector<ByteSearch::Hit> ByteSearch::find(std::string_view bytes) const {
  std::vector<Hit> out;
  for (std::size_t at = 0; at + 6 <= bytes.size(); ++at) {
    if (!begins_[number_at(bytes, at, 3)]) continue;
    const auto found = by_six_.find(number_at(bytes, at, 6));
    if (found == by_six_.end()) continue;
    for (const std::size_t word : found->second)
      if (bytes.substr(at, words_[word].text.size()) == words_[word].text) out.push_back({at, word});
  }
  return out;
}

std::map<std::string, std::size_t> ByteSearch::count(std::string_view bytes) const {
  std::map<std::string, std::size_t> out;
  for (const Hit& hit : find(bytes)) ++out[words_[hit.word].kind];
  return out;
}

MomentHits find_moments(std::string_view bytes, std::chrono::system_clock::time_point from,
                        std::chrono::system_clock::time_point to) {
  using std::chrono::microseconds;
  using std::chrono::milliseconds;
  using std::chrono::seconds;
  const Range micros = range_in<microseconds>(from, to);
  const Range millis = range_in<milliseconds>(from, to);
  const Range of_2000{micros.from - microseconds_to_2000, micros.length};
  const Range whole = range_in<seconds>(from, to);
  const double first = static_cast<double>(micros.from) / 1e6;
  const double last = first + static_cast<double>(micros.length) / 1e6;
  MomentHits out;
  for (std::size_t at = 0; at + 8 <= bytes.size(); ++at) {
    const std::uint64_t low = number_at(bytes, at, 8);
    for (const std::uint64_t number : {low, std::uint64_t{__builtin_bswap64(low)}}) {
      const auto real = std::bit_cast<double>(number);
      if (micros.has(number) || millis.has(number) || of_2000.has(number) || (real >= first && real <= last))
        ++out.exact;
    }
    const auto four = static_cast<std::uint32_t>(low);
    for (const std::uint32_t number : {four, std::uint32_t{__builtin_bswap32(four)}})
      if (number > whole.from && number < whole.from + whole.length) ++out.seconds;
  }
  ByteSearch texts;
  for (std::uint64_t second = whole.from + 1; second < whole.from + whole.length; ++second) {
    texts.add(std::to_string(second), "number");
    for (const std::uint64_t zone : {0U, 7U * 3600U}) {
      const std::uint64_t day = (second + zone) % 86'400;
      texts.add(fmt::format("{:02}:{:02}:{:02}", day / 3600, day / 60 % 60, day % 60), "clock");
    }
  }
  out.texts = texts.find(bytes).size();
  return out;
}

std::map<std::string, std::string> files_below(const std::filesystem::path& folder) {
  std::map<std::string, std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    if (in) out[entry.path().string()] = {std::istreambuf_iterator<char>(in), {}};
  }
  return out;
}

std::string from_hexadecimal(std::string_view digits) {
  const auto value = [](char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; };
  std::string out;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    out += static_cast<char>(value(digits[i]) * 16 + value(digits[i + 1]));
  return out;
}

}  // namespace prongsai::anonymity
