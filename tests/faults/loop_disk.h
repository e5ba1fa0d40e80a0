// SPDX-License-Identifier: Apache-2.0
// A disk of a test's own whose power can be cut: an ext4 file system in a file, in /tmp or in the folder that
// PRONGSAI_DISKS names (one in memory makes syncs a hundred times as quick).
#pragma once

#include <chrono>
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

  /// What becomes of the journal that is in memory: the flags of EXT4_IOC_SHUTDOWN. `lost` (NOLOGFLUSH) is
  /// what a power cut does. `written` (LOGFLUSH) is milder: names, sizes and places of what was written
  /// survive.
  enum class Journal : std::uint32_t { written = 1, lost = 2 };
  /// When the kernel was asked, and when it had done it.
  struct Cut {
    std::chrono::steady_clock::time_point begun;
    std::chrono::steady_clock::time_point ended;
  };
  /// From this moment on nothing more reaches the disk, and what was not made durable is lost. Writing fails
  /// with EIO.
  Cut cut_power(Journal journal = Journal::lost);
  /// The file system comes back as after a reboot: with what is on the disk, and its journal replayed.
  /// Requires: no program has a file open there.
  void come_back();

 private:
  void mount();
  void unmount();

  std::filesystem::path home_;
};

}  // namespace prongsai::faults
