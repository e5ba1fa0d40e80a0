// SPDX-License-Identifier: Apache-2.0
// Looks for many words and for moments in raw bytes: whatever a program left on a disk, in whatever form.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace prongsai::anonymity {

/// Where words lie in bytes, all of them in one walk.
class ByteSearch {
 public:
  /// Requires: at least 6 bytes. `kind` is what hits are counted under.
  void add(std::string word, const std::string& kind);
  [[nodiscard]] std::size_t words() const { return words_.size(); }

  struct Hit {
    std::size_t at = 0;
    std::size_t word = 0;  ///< in the order of `add`
  };
  [[nodiscard]] std::vector<Hit> find(std::string_view bytes) const;
  /// How often each kind was found; kinds that were not are absent.
  [[nodiscard]] std::map<std::string, std::size_t> count(std::string_view bytes) const;

 private:
  struct Word {
    std::string text;
    std::string kind;
  };
  std::vector<Word> words_;
  std::vector<bool> begins_ =
      std::vector<bool>(std::size_t{1} << 24U);  ///< the first three bytes of some word
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_six_;
};

/// Numbers and texts that stand for a moment between two others.
struct MomentHits {
  std::size_t exact = 0;    ///< 8 bytes, either end first: micro- and milliseconds since 1970, microseconds
                            ///< since 2000 (PostgreSQL's), seconds since 1970 as a double
  std::size_t seconds = 0;  ///< 4 bytes, either end first: the whole seconds between the first and the last
  std::size_t texts = 0;    ///< such a second as "1795230000" or with "03:00:00" in UTC or in Thai time
};
[[nodiscard]] MomentHits find_moments(std::string_view bytes, std::chrono::system_clock::time_point from,
                                      std::chrono::system_clock::time_point to);

/// Every file below a folder, by its path. A file that goes away meanwhile is left out.
[[nodiscard]] std::map<std::string, std::string> files_below(const std::filesystem::path& folder);

/// "0aff" as two bytes. Requires: pairs of hexadecimal digits.
[[nodiscard]] std::string from_hexadecimal(std::string_view digits);

}  // namespace prongsai::anonymity
