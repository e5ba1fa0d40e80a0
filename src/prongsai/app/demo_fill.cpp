// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/demo_fill.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "prongsai/agency/read_register.h"
#include "prongsai/app/demo_captures.h"
#include "prongsai/app/demo_disclosure.h"
#include "prongsai/app/demo_grading.h"
#include "prongsai/app/demo_surveys.h"
#include "prongsai/base/assert.h"
#include "prongsai/desk/documents/publish.h"
#include "prongsai/desk/organisations/change.h"
#include "prongsai/desk/organisations/import.h"
#include "prongsai/desk/people/invitations.h"
#include "prongsai/desk/people/second_factor.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/plans/versions.h"
#include "prongsai/desk/results/published.h"
#include "prongsai/secret/one_time_code.h"
#include "prongsai/store/people.h"
#include "prongsai/table_files/write_csv.h"

namespace prongsai::app {
namespace {

/// Through the door like anybody else: invited, accepted, second factor set up.
base::Result<bool> let_in(const desk::Office& office, const Cast& person) {
  const auto invited =
      desk::invite(office, desk::the_program(), {person.mail, person.name, {person.role, person.area}, "th"});
  if (!invited) return invited.problems();
  const std::string token = invited->link.substr(invited->link.rfind('/') + 1);
  const auto accepted =
      desk::accept_invitation(office, {token, person.name, demo_password, demo_password, "th", ""});
  if (!accepted) return accepted.problems();
  if (accepted->is_full) return true;
  const auto signed_in = desk::find_signed_in(office, accepted->token, "");
  PRONGSAI_ASSERT(signed_in.has_value());
  const desk::Enrolment enrolment = desk::begin_enrolment(office, *signed_in);
  const auto secret = office.sealer.open(enrolment.sealed, desk::factor_context(signed_in->actor.person));
  PRONGSAI_ASSERT(secret.has_value());
  // The code of half a minute ago, so that the one shown now is still unused.
  const std::string code = secret::code_at(*secret, office.now() - secret::code_period);
  const auto enrolled = desk::finish_enrolment(office, *signed_in, enrolment.sealed, {code, "", ""});
  if (!enrolled) return enrolled.problems();
  const auto full = desk::find_signed_in(office, enrolled->token, "");
  if (full) desk::sign_out(office, *full);
  return true;
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

base::Result<bool> take_over(const desk::Office& office, const desk::RegisterFile& file) {
  desk::PreviewShelf shelf;
  desk::JobProgress progress;
  const access::Actor actor = desk::the_program();
  const auto draft = desk::prepare_import(office, shelf, actor, file, progress);
  if (!draft) return draft.problems();
  const auto done = desk::commit_import(office, shelf, actor, *draft, "ข้อมูลตัวอย่าง", progress);
  if (!done) return done.problems();
  return true;
}

/// The agencies whose real results are shown, as a register file. Their web sites are made up: nothing of the
/// demo leads to real ones.
desk::RegisterFile real_agencies(const desk::Office& office) {
  std::vector<agency::AgencyRecord> records(2);
  records[0].id = "cm-province";
  records[0].name_th = "จังหวัดเชียงใหม่";
  records[0].name_en = "Chiang Mai Province";
  records[0].type = "province";
  records[0].province = "chiang-mai";
  records[0].website = demo_website(records[0].id);
  records[1].id = "cm-city";
  records[1].name_th = "เทศบาลนครเชียงใหม่";
  records[1].name_en = "Chiang Mai City Municipality";
  records[1].type = "city_municipality";
  records[1].province = "chiang-mai";
  records[1].website = demo_website(records[1].id);
  return {"agencies.csv", table_files::write_csv(agency::write_register(records, office.reference))};
}

base::Result<bool> publish_real_results(const desk::Office& office, const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const std::filesystem::path& file : files) {
    const auto done = desk::import_results_file(office, desk::the_program(), bytes_of(file.string()),
                                                file.filename().string(), store::ResultState::published);
    if (!done) return done.problems();
  }
  return true;
}

/// The plans that stand in the real reports, as they were published.
base::Result<bool> publish_real_plans(const desk::Office& office, const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const std::filesystem::path& file : files) {
    const auto done = desk::import_plan_file(office, desk::the_program(), bytes_of(file.string()),
                                             file.filename().string(), true);
    if (!done) return done.problems();
  }
  return true;
}

/// Publishing is a deed of the agency itself: of its coordinator among the demo's people.
access::Actor coordinator_of(const desk::Office& office, const std::string& agency) {
  for (const Cast& person : demo_cast()) {
    if (person.role == access::Role::agency_coordinator && person.area.agency == agency)
      return demo_actor(office, person.mail);
  }
  return desk::the_program();
}

/// The documents that follow from the real results and plans. One that the data is not enough for stays a
/// draft, and its page says what is missing.
base::Result<bool> publish_real_documents(const desk::Office& office) {
  const store::DocumentKey documents[] = {{"cm-province", "analysis", 2565},
                                          {"cm-province", "drive-plan", 2565},
                                          {"cm-province", "measures-report", 2567},
                                          {"cm-province", "threshold-analysis", 2565},
                                          {"cm-city", "topic-analysis", 2566}};
  for (const store::DocumentKey& key : documents) {
    const access::Actor actor = coordinator_of(office, key.agency);
    const auto view = desk::look_at_document(office, actor, key);
    if (!view) return view.problems();
    if (view->written.missing() > 0) continue;
    const auto published = desk::publish_document(office, actor, key, {view->written.gathered.mark, ""});
    // What the checker objects to is logged as a fault of ours, and stays a draft.
    if (!published && published.problems().front().code != "document.our_fault") return published.problems();
  }
  return true;
}

}  // namespace

const std::vector<Cast>& demo_cast() {
  using access::Role;
  static const std::vector<Cast> all = {
      {"ดารา ดูแลระบบ (สมมติ)", "admin@demo.example", Role::system_administrator, {}, "ทั้งประเทศ"},
      {"สมชาย ส่วนกลาง (สมมติ)", "officer1@demo.example", Role::authority_officer, {}, "ทั้งประเทศ"},
      {"สุดา ส่วนกลาง (สมมติ)", "officer2@demo.example", Role::authority_officer, {}, "ทั้งประเทศ"},
      {"เชาว์ เชียงใหม่ (สมมติ)",
       "centre@demo.example",
       Role::provincial_centre,
       {"chiang-mai", "", ""},
       "จังหวัดเชียงใหม่"},
      {"นภา นคร (สมมติ)",
       "coordinator@demo.example",
       Role::agency_coordinator,
       {"chiang-mai", "cm-city", ""},
       "เทศบาลนครเชียงใหม่"},
      {"บุญมี บริหาร (สมมติ)",
       "executive@demo.example",
       Role::agency_executive,
       {"chiang-mai", "cm-city", ""},
       "เทศบาลนครเชียงใหม่"},
      {"จิรา จังหวัด (สมมติ)",
       "province@demo.example",
       Role::agency_coordinator,
       {"chiang-mai", "cm-province", ""},
       "จังหวัดเชียงใหม่ (หน่วยงาน)"},
      {"ปกรณ์ ปกครอง (สมมติ)",
       "governor@demo.example",
       Role::agency_executive,
       {"chiang-mai", "cm-province", ""},
       "จังหวัดเชียงใหม่ (หน่วยงาน)"},
      {"กานดา กองคลัง (สมมติ)",
       "unit@demo.example",
       Role::unit_officer,
       {"chiang-mai", "cm-city", "finance"},
       "กองคลัง เทศบาลนครเชียงใหม่"},
      {"อรุณ ตรวจสอบ (สมมติ)", "assessor@demo.example", Role::assessor, {}, "ทั้งประเทศ"},
      {"พิชญ์ พิจารณา (สมมติ)", "assessor2@demo.example", Role::assessor, {}, "ทั้งประเทศ"},
      {"ละเอียด รอบคอบ (สมมติ)", "assessor3@demo.example", Role::assessor, {}, "ทั้งประเทศ"},
      {"วิไล วิจัย (สมมติ)", "observer@demo.example", Role::observer, {}, "ทั้งประเทศ"}};
  return all;
}

access::Actor demo_actor(const desk::Office& office, std::string_view mail) {
  const auto& cast = demo_cast();
  const auto found = std::ranges::find_if(cast, [&](const Cast& one) { return one.mail == mail; });
  PRONGSAI_ASSERT(found != cast.end() && found->role != access::Role::unit_officer);
  const auto kept = office.database.read(
      [&](db::Transaction& transaction) { return store::find_person_by_mail(transaction, mail); });
  PRONGSAI_ASSERT(kept.has_value());
  return {kept->id, {{found->role, found->area}}, ""};
}

base::Result<bool> fill_demo(const desk::Office& office, const std::string& home,
                             const std::string& register_file) {
  auto done = take_over(office, real_agencies(office));
  if (!done) return done;
  if (!register_file.empty()) done = take_over(office, {"register.csv", bytes_of(register_file)});
  if (!done) return done;
  const auto unit = desk::add_unit(office, desk::the_program(), "cm-city", "กองคลัง");
  if (!unit) return unit.problems();
  for (Cast person : demo_cast()) {
    if (person.role == access::Role::unit_officer) person.area.unit = *unit;
    done = let_in(office, person);
    if (!done) return done;
  }
  done = publish_real_results(office, home + "/data/results");
  if (!done) return done;
  done = publish_real_plans(office, home + "/data/plans");
  if (!done) return done;
  done = publish_real_documents(office);
  if (!done) return done;
  done = fill_demo_surveys(office);
  if (!done) return done;
  DemoCaptures captures;
  done = fill_demo_disclosure(office, captures);
  if (!done) return done;
  return fill_demo_grading(office, captures);
}

}  // namespace prongsai::app
