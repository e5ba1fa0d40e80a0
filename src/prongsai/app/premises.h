// SPDX-License-Identifier: Apache-2.0
// Everything the office stands on: the database, the keys, the clock.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "prongsai/base/result.h"
#include "prongsai/cli/arguments.h"
#include "prongsai/desk/office.h"

namespace prongsai::app {

/// Owns what desk::Office borrows. Does not move, because the office points into it.
class Premises {
 public:
  /// Opens the database (--db, else prongsai.db in the working folder) and brings its schema up to date;
  /// reads the keys (--keys, else a folder beside the database file, or prongsai.keys here) and makes them
  /// where there are none; reads data/register/, library/ and documents/ of the home. `public_address` is
  /// what links in mail begin with. Problems: those of opening, migrating, reading keys, register, library
  /// and documents. Throws DatabaseTrouble when the place cannot be reached.
  [[nodiscard]] static base::Result<std::unique_ptr<Premises>> open(const cli::Arguments& arguments,
                                                                    const std::string& home,
                                                                    const results_files::Editions& editions,
                                                                    const std::string& public_address);
  Premises(const Premises&) = delete;
  Premises& operator=(const Premises&) = delete;

  [[nodiscard]] const desk::Office& office() const { return office_; }
  /// Where the program's own mistakes are told. Requires: nobody uses the office yet.
  void set_tell_fault(std::function<void(const std::string&, const std::string&)> tell) {
    office_.tell_fault = std::move(tell);
  }
  /// Called after each action that changed which surveys can be answered. Requires: nobody uses the office
  /// yet.
  void set_surveys_changed(std::function<void()> look_again) {
    office_.surveys_changed = std::move(look_again);
  }
  /// For a server that learns its port only when it listens. Requires: nobody uses the office yet.
  void set_public_address(std::string address) { office_.public_address = std::move(address); }
  [[nodiscard]] db::Database& database() { return database_; }

 private:
  Premises(db::Database database, agency::Reference reference, const secret::KeyRing& keys,
           audit::SigningKey trail_key, const results_files::Editions& editions, std::string public_address);

  db::Database database_;
  agency::Reference reference_;
  secret::Sealer sealer_;
  secret::SignInThrottle throttle_;
  audit::SigningKey trail_key_;
  desk::Office office_;
};

/// Where the keys of that database are kept when nothing else is asked for.
[[nodiscard]] std::string keys_folder(const cli::Arguments& arguments);
/// Where the archive files of captures lie: --captures, else a folder beside the database file, or
/// prongsai.captures here.
[[nodiscard]] std::string captures_folder(const cli::Arguments& arguments);

}  // namespace prongsai::app
