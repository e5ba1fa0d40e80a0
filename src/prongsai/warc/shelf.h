// SPDX-License-Identifier: Apache-2.0
// A folder of archive files that only grow. Where a record stands is kept by whoever put it there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "prongsai/base/result.h"
#include "prongsai/warc/warc.h"

namespace prongsai::warc {

/// Where a record stands.
struct Spot {
  std::string file;  ///< "prongsai-20261122T031500Z-00001.warc.gz"
  std::uint64_t offset = 0;
  std::uint64_t length = 0;  ///< of the gzip member
};

/// Files begin with a warcinfo record and end at about file_bytes_max. A server that died leaves at most a
/// torn end behind: a new file is begun, nothing is ever cut or rewritten. One writer a folder (locked); any
/// number of readers, in any process. Broken disks throw std::system_error.
class Shelf {
 public:
  struct Choice {
    std::uint64_t file_bytes_max = 1U << 30;
    std::string software = "Prongsai";
  };
  /// Makes the folder where there is none (mode 0700).
  explicit Shelf(std::filesystem::path folder);
  Shelf(std::filesystem::path folder, Choice choice);
  ~Shelf();
  Shelf(const Shelf&) = delete;
  Shelf& operator=(const Shelf&) = delete;

  /// Takes the writer's place, which ends with this shelf; false while another one has it. put() does the
  /// same, and throws.
  [[nodiscard]] bool try_lock();
  /// Appends; durable only after sync(). For one thread. After a throw the next record begins a new file.
  [[nodiscard]] Spot put(const Record& record);
  /// After it returns, everything put is on disk: commit the rows that name the spots after it, never before.
  void sync();

  /// For any thread. Problems: warc.no_such_file {file}; warc.broken {at}.
  [[nodiscard]] base::Result<Record> read(const Spot& spot) const;
  /// The bytes of the member as they lie there, for a download that another tool opens.
  [[nodiscard]] base::Result<std::string> raw(const Spot& spot) const;

 private:
  class Files;
  std::unique_ptr<Files> files_;
};

}  // namespace prongsai::warc
