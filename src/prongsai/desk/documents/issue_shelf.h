// SPDX-License-Identifier: Apache-2.0
// What documents came to when they were last written, so that looking at one does not write it twice.
#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace prongsai::desk {

/// Fingerprints of issues by what they are made of: of the same the same comes out. From any thread.
class IssueShelf {
 public:
  [[nodiscard]] std::optional<std::string> find(const std::string& made_of);
  /// Lets go of the oldest beyond `kept_max`.
  void keep(const std::string& made_of, std::string fingerprint);
  [[nodiscard]] std::size_t kept();

  static constexpr std::size_t kept_max = 4096;  ///< of about 200 bytes

 private:
  std::mutex mutex_;
  std::list<std::string> oldest_first_;
  std::unordered_map<std::string, std::string> fingerprints_;
};

}  // namespace prongsai::desk
