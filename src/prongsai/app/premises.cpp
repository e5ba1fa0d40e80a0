// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/premises.h"

#include <filesystem>
#include <utility>

#include "prongsai/cli/signing_key_file.h"
#include "prongsai/desk/disclosure/all_rules.h"
#include "prongsai/desk/documents/typesetters.h"
#include "prongsai/improvement_files/library_file.h"
#include "prongsai/register_files/load_reference.h"
#include "prongsai/report_files/patterns.h"
#include "prongsai/secret/key_ring.h"
#include "prongsai/store/schema.h"

namespace prongsai::app {

namespace fs = std::filesystem;

namespace {

/// The trail's name: the host that visitors know, so that two installations have two names.
std::string trail_name(const std::string& public_address) {
  std::string host = public_address.substr(public_address.find("://") + 3);
  host.resize(std::min(host.find_first_of(":/"), host.size()));
  return host + "/audit";
}

base::Result<audit::SigningKey> trail_key(const fs::path& folder, const std::string& public_address) {
  const std::string path = (folder / "trail.key").string();
  std::error_code error;
  if (!fs::exists(path, error)) {
    auto made = cli::make_signing_key(path, trail_name(public_address));
    // Another server that starts at the same moment may have been first.
    if (made || !fs::exists(path, error)) return made;
  }
  return cli::load_signing_key(path);
}

}  // namespace

namespace {

/// A folder beside the database file; here where the database is no file.
std::string folder_beside(const cli::Arguments& arguments, const std::string& what) {
  const std::string address = arguments.db.empty() ? cli::default_database : arguments.db;
  const auto location = db::parse_location(address);
  if (location && location->engine == db::EngineKind::sqlite && !location->in_memory)
    return location->address + "." + what;
  return "prongsai." + what;
}

}  // namespace

std::string keys_folder(const cli::Arguments& arguments) {
  return arguments.keys.empty() ? folder_beside(arguments, "keys") : arguments.keys;
}

std::string captures_folder(const cli::Arguments& arguments) {
  return arguments.captures.empty() ? folder_beside(arguments, "captures") : arguments.captures;
}

Premises::Premises(db::Database database, agency::Reference reference, const secret::KeyRing& keys,
                   audit::SigningKey trail_key, const results_files::Editions& editions,
                   std::string public_address)
    : database_(std::move(database)),
      reference_(std::move(reference)),
      sealer_(keys),
      throttle_(keys),
      trail_key_(std::move(trail_key)),
      office_{.database = database_,
              .editions = editions,
              .reference = reference_,
              .sealer = sealer_,
              .throttle = throttle_,
              .trail_key = trail_key_,
              .now = db::moment_by_the_machine,
              .public_address = std::move(public_address)} {}

base::Result<improvement::Library> load_library(const std::string& home,
                                                const results_files::Editions& editions) {
  improvement_files::KnownEditions known;
  for (const auto& planned : editions.all()) known.push_back(&planned->edition);
  return improvement_files::load_library(home + "/library", known);
}

base::Result<std::unique_ptr<Premises>> Premises::open(const cli::Arguments& arguments,
                                                       const std::string& home,
                                                       const results_files::Editions& editions,
                                                       const std::string& public_address) {
  const std::string address = arguments.db.empty() ? cli::default_database : arguments.db;
  auto database = db::Database::open(address, {}, store::migrations());
  if (!database) return database.problems();
  auto reference = register_files::load_reference(home + "/data/register");
  if (!reference) return reference.problems();
  auto library = load_library(home, editions);
  if (!library) return library.problems();
  auto patterns = report_files::load_patterns(home + "/documents");
  if (!patterns) return patterns.problems();
  auto disclosure_rules = desk::load_all_rules(home + "/frameworks", editions);
  if (!disclosure_rules) return disclosure_rules.problems();
  const fs::path folder = keys_folder(arguments);
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
  auto keys = secret::load_or_create_key_file((folder / "seal.key").string());
  if (!keys) return keys.problems();
  auto signing = trail_key(folder, public_address);
  if (!signing) return signing.problems();
  std::unique_ptr<Premises> out(new Premises(*std::move(database), *std::move(reference), *keys,
                                             *std::move(signing), editions, public_address));
  out->office_.library = std::make_shared<const improvement::Library>(std::move(library).value());
  out->office_.patterns = std::make_shared<const report::Patterns>(std::move(patterns).value());
  out->office_.disclosure_rules = *std::move(disclosure_rules);
  out->office_.typesetters = std::make_shared<desk::Typesetters>(static_cast<std::size_t>(arguments.jobs));
  out->office_.box_keys = (folder / "boxes").string();
  out->office_.captures = captures_folder(arguments);
  out->office_.figures_are_made_up = arguments.command == "demo";
  out->office_.fetches_links = arguments.command != "demo" || !arguments.captures.empty();
  out->office_.software = std::string("Prongsai ") + PRONGSAI_VERSION;
  return out;
}

}  // namespace prongsai::app
