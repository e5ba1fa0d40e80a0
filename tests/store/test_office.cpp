// SPDX-License-Identifier: Apache-2.0
#include "test_office.h"

#include <filesystem>
#include <stdexcept>

#include "prongsai/desk/disclosure/all_rules.h"
#include "prongsai/desk/documents/typesetters.h"
#include "prongsai/desk/people/second_factor.h"
#include "prongsai/desk/people/sign_in.h"
#include "prongsai/register_files/load_reference.h"
#include "prongsai/report_files/patterns.h"
#include "prongsai/secret/one_time_code.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/organisations.h"
#include "prongsai/store/people.h"
#include "prongsai/store/schema.h"

namespace prongsai::offices {
namespace {

constexpr std::int64_t beginning = 1'795'230'000'000'000;  // 2026-11-21T03:00:00Z

/// Retries at once: tests do not sleep. A second writer waits as long as it takes.
db::Settings patient_settings() {
  return {.connections = 4, .lock_wait = std::chrono::seconds(20), .attempts = 200, .pause = [](int) {}};
}

db::Database open(const std::string& address) {
  auto database = db::Database::open(address, patient_settings(), store::migrations());
  if (!database)
    throw std::runtime_error("the database cannot be opened: " + database.problems().front().code);
  return *std::move(database);
}

secret::KeyRing fixed_keys() {
  return secret::KeyRing({secret::Key(std::string(32, 'k'))});
}

audit::SigningKey fixed_signing_key() {
  audit::Seed seed{};
  seed.fill(7);
  return audit::SigningKey("office.example/audit", seed);
}

}  // namespace

const agency::Reference& reference() {
  static const agency::Reference all =
      register_files::load_reference(std::string(PRONGSAI_SOURCE_DIR) + "/data/register").value();
  return all;
}

const results_files::Editions& editions() {
  static const results_files::Editions all{
      framework_files::load_shelf(std::string(PRONGSAI_SOURCE_DIR) + "/frameworks")};
  return all;
}

const std::shared_ptr<const report::Patterns>& patterns() {
  static const auto all = std::make_shared<const report::Patterns>(
      report_files::load_patterns(std::string(PRONGSAI_SOURCE_DIR) + "/documents").value());
  return all;
}

const std::shared_ptr<const desk::DisclosureRules>& disclosure_rules() {
  static const auto all =
      desk::load_all_rules(std::string(PRONGSAI_SOURCE_DIR) + "/frameworks", editions()).value();
  return all;
}

KeysFolder::KeysFolder() {
  path_ = (std::filesystem::temp_directory_path() / "prongsai-keys-XXXXXX").string();
  if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("a folder for keys cannot be made");
}

KeysFolder::~KeysFolder() {
  std::filesystem::remove_all(path_);
}

TestOffice::TestOffice(const std::string& address)
    : clock_(&own_clock_),
      own_clock_(beginning),
      database_(open(address)),
      sealer_(fixed_keys()),
      throttle_(fixed_keys()),
      trail_key_(fixed_signing_key()),
      office_{.database = database_,
              .editions = editions(),
              .reference = reference(),
              .sealer = sealer_,
              .throttle = throttle_,
              .trail_key = trail_key_,
              .now = [this] { return now(); },
              .public_address = std::string(public_address),
              .patterns = patterns(),
              .disclosure_rules = disclosure_rules(),
              .typesetters = std::make_shared<desk::Typesetters>(1),
              .box_keys = box_keys_.path(),
              .captures = captures_.path(),
              .software = "Prongsai test"} {}

TestOffice::TestOffice(const std::string& address, const TestOffice& first) : TestOffice(address) {
  clock_ = first.clock_;
  office_.box_keys = first.office_.box_keys;
  office_.captures = first.office_.captures;
}

desk::Moment TestOffice::now() const {
  return desk::Moment(std::chrono::microseconds(clock_->load()));
}

void TestOffice::pass(std::chrono::microseconds time) {
  clock_->fetch_add(time.count());
}

void TestOffice::set_now(desk::Moment moment) {
  clock_->store(moment.time_since_epoch().count());
}

void TestOffice::register_agency(const std::string& id, const std::string& province,
                                 const std::vector<std::string>& units) {
  agency::AgencyRecord record;
  record.id = id;
  record.name_th = "หน่วยงาน " + id;
  record.type = "subdistrict_organization";
  record.province = province;
  database_.perform([&](db::Transaction& transaction) {
    const std::vector<store::NewAgencyVersion> one = {{record, 0}};
    store::record_agencies(transaction, one, {"system", now(), "ทดสอบ"});
    for (const std::string& unit : units) store::record_unit(transaction, {id, unit, "กอง " + unit});
  });
}

Somebody TestOffice::make(access::Role role, const access::Area& area, const std::string& name) {
  const std::string id = secret::new_id("p");
  Somebody out{{id, {{role, area}}, ""}, id + "@office.example", {}};
  const std::string sealed = sealer_.seal(secret::new_code_secret(), desk::factor_context(id));
  database_.perform([&](db::Transaction& transaction) {
    store::record_person(transaction, {.id = id,
                                       .mail = out.mail,
                                       .name = name,
                                       .language = "th",
                                       .password = "none",
                                       .password_version = 1,
                                       .second_factor = db::Bytes{sealed},
                                       .second_factor_step = 0,
                                       .created_at = now(),
                                       .ended_at = std::nullopt});
    store::record_grant(transaction, id, out.actor.grants.front(), "system", now());
    out.token = desk::begin_session(transaction, id, "Firefox, Linux", true, now()).token;
  });
  return out;
}

void TestOffice::also(Somebody& somebody, access::Role role, const access::Area& area) {
  somebody.actor.grants.push_back({role, area});
  database_.perform([&](db::Transaction& transaction) {
    store::record_grant(transaction, somebody.actor.person, somebody.actor.grants.back(), "system", now());
  });
}

}  // namespace prongsai::offices
