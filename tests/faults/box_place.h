// SPDX-License-Identifier: Apache-2.0
// A database with surveys that take ballots, on a disk that faults may befall; its keys are elsewhere.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "ballot_watch.h"
#include "engines.h"
#include "loop_disk.h"
#include "postgres_server.h"

namespace prongsai::faults {

/// How many faults are wanted: PRONGSAI_FAULTS (`make faults`), else `usual`.
[[nodiscard]] int faults_wanted(int usual);

class BoxPlace {
 public:
  /// Throws where it cannot be made.
  BoxPlace(engines::Place engine, const std::filesystem::path& disk, const std::filesystem::path& outside);

  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] crash::BallotWatch& watch() { return *watch_; }
  /// Null for SQLite.
  [[nodiscard]] engines::PostgresServer* server() const { return server_.get(); }
  /// Whoever asks closes it again before the disk goes.
  [[nodiscard]] db::Database open() const;
  /// Every ballot is what was put in, opened with the box's key; SQLite's own check of the file finds
  /// nothing.
  void look_into_every_ballot() const;

 private:
  void fill();

  std::unique_ptr<engines::PostgresServer> server_;
  std::string address_;
  std::optional<secret::BoxKey> key_;
  std::int64_t first_ = 0;
  std::string plain_;
  std::string coded_plain_;
  std::unique_ptr<crash::BallotWatch> watch_;
};

}  // namespace prongsai::faults
