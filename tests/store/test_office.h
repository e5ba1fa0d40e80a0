// SPDX-License-Identifier: Apache-2.0
// An office to try things in: a database with our schema, a clock that obeys, fixed keys, people of every
// role.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "prongsai/access/decide.h"
#include "prongsai/desk/office.h"

namespace prongsai::offices {

/// Provinces, ministries and types of data/register/, read once for the whole program.
[[nodiscard]] const agency::Reference& reference();
/// The rules in frameworks/, read once for the whole program.
[[nodiscard]] const results_files::Editions& editions();

/// The patterns of documents in documents/, read once for the whole program.
[[nodiscard]] const std::shared_ptr<const report::Patterns>& patterns();

/// The rules of disclosure in frameworks/, read once for the whole program.
[[nodiscard]] const std::shared_ptr<const desk::DisclosureRules>& disclosure_rules();

/// Somebody to act, signed in with everything their role asks for.
struct Somebody {
  access::Actor actor;
  std::string mail;
  std::string token;  ///< of a full session: the value of the cookie
};

/// A folder for private keys or captures, removed with the office.
class KeysFolder {
 public:
  KeysFolder();
  ~KeysFolder();
  KeysFolder(const KeysFolder&) = delete;
  KeysFolder& operator=(const KeysFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// Owns what desk::Office borrows, and does not move. Begins on 2026-11-21 at 10:00 Thai time.
class TestOffice {
 public:
  /// Makes the schema in that place, which must be empty or ours. Throws when it cannot.
  explicit TestOffice(const std::string& address);
  /// Another server of the same installation: the same database, clock and keys. Requires: not in memory.
  TestOffice(const std::string& address, const TestOffice& first);
  TestOffice(const TestOffice&) = delete;
  TestOffice& operator=(const TestOffice&) = delete;

  [[nodiscard]] const desk::Office& office() const { return office_; }
  [[nodiscard]] db::Database& database() { return database_; }
  /// To set what a server sets when it starts. Requires: nobody uses the office yet.
  [[nodiscard]] desk::Office& own_office() { return office_; }

  [[nodiscard]] desk::Moment now() const;
  void pass(std::chrono::microseconds time);
  void set_now(desk::Moment moment);

  /// An agency in the register, with these units.
  void register_agency(const std::string& id, const std::string& province,
                       const std::vector<std::string>& units = {});
  /// A person who holds that role there: an account, a device for codes, and a session. No password opens it:
  /// hashing one takes long. Another role of the same person: `also`.
  [[nodiscard]] Somebody make(access::Role role, const access::Area& area,
                              const std::string& name = "ทดสอบ ระบบ");
  void also(Somebody& somebody, access::Role role, const access::Area& area);

 private:
  std::atomic<std::int64_t>* clock_;
  std::atomic<std::int64_t> own_clock_;
  db::Database database_;
  secret::Sealer sealer_;
  secret::SignInThrottle throttle_;
  audit::SigningKey trail_key_;
  KeysFolder box_keys_;
  KeysFolder captures_;
  desk::Office office_;
};

inline constexpr std::string_view public_address = "https://office.example";

}  // namespace prongsai::offices
