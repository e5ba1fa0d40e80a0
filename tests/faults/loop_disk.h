// SPDX-License-Identifier: Apache-2.0
// A disk of a test's own whose power can be cut: an ext4 file system in a file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace prongsai::faults {

class LoopDisk {
 public:
  /// A sentence that says why there can be none here; empty where there can.
  [[nodiscard]] static std::string reason_for_none();

  /// Throws where it cannot be made.
  explicit LoopDisk(int mebibytes);
  /// Requires: no program has a file open there.
  ~LoopDisk();
  LoopDisk(const LoopDisk&) = delete;
  LoopDisk& operator=(const LoopDisk&) = delete;

  [[nodiscard]] std::filesystem::path folder() const { return home_ / "disk"; }
  /// Not on that disk: what is written here outlives a cut.
  [[nodiscard]] const std::filesystem::path& outside() const { return home_; }

  /// From this moment on nothing more reaches the disk, and the journal in memory is lost with everything
  /// else that was not made durable (EXT4_IOC_SHUTDOWN with NOLOGFLUSH). Writing fails with EIO.
  void cut_power();
  /// The file system comes back as after a reboot: with what is on the disk, and its journal replayed.
  /// Requires: no program has a file open there.
  void come_back();

 private:
  void mount();
  void unmount();

  std::filesystem::path home_;
};

}  // namespace prongsai::faults
