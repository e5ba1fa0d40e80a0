// SPDX-License-Identifier: Apache-2.0
// Register files taken over whole or not at all, on every engine.
#include <chrono>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include "prongsai/desk/organisations/export.h"
#include "prongsai/desk/organisations/import.h"

#include "registers.h"

namespace prongsai::offices {
namespace {

using access::Role;
using agency::Column;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::string whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

class RegisterFiles : public Registers {};

TEST_P(RegisterFiles, of_a_file_are_all_taken_over_with_a_line_each) {
  const auto draft = prepare(std::string(headings) +
                             "cm-alpha,องค์การบริหารส่วนตำบลแม่ริม,องค์การบริหารส่วนตำบล,,เชียงใหม่,แม่ริม,41\n"
                             "dpt-one,กรมการปกครอง,ส่วนราชการระดับกรม,กระทรวงมหาดไทย,,,\n");
  ASSERT_THAT(codes(draft), IsEmpty());
  EXPECT_FALSE(find("cm-alpha")) << "a preview changes nothing";
  EXPECT_THAT(actions(), IsEmpty());
  const auto done = commit(*draft);
  ASSERT_THAT(codes(done), IsEmpty());
  EXPECT_EQ(done->added, 2U);
  const auto alpha = find("cm-alpha");
  EXPECT_EQ(alpha->record.name_th, "องค์การบริหารส่วนตำบลแม่ริม");
  EXPECT_EQ(alpha->record.type, "subdistrict_organization");
  EXPECT_EQ(alpha->record.province, "chiang-mai");
  EXPECT_EQ(alpha->record.head_count_internal, 41);
  EXPECT_EQ(alpha->record.head_count_external, std::nullopt) << "what nobody told is not 0";
  EXPECT_EQ(alpha->record.since, "2026-11-21") << "the day of the deed, in Thailand";
  EXPECT_EQ(find("dpt-one")->record.ministry, "interior");
  EXPECT_THAT(actions(), ElementsAre("register.import " + *draft, "organisation.add cm-alpha",
                                     "organisation.add dpt-one"));
  EXPECT_THAT(codes(commit(*draft)), ElementsAre("organisations.no_draft")) << "sent twice, it is done once";
}

TEST_P(RegisterFiles, of_a_file_with_one_wrong_row_are_none_taken_over) {
  const auto draft = prepare(std::string(headings) +
                             "cm-alpha,องค์การบริหารส่วนตำบลแม่ริม,องค์การบริหารส่วนตำบล,,เชียงใหม่,แม่ริม,41\n"
                             "cm-beta,เทศบาลตำบลสันทราย,เทศบาลตำบล,,เชียงไหม่,สันทราย,x\n");
  ASSERT_THAT(codes(draft), IsEmpty());
  const auto preview = desk::import_preview(office(), shelf_, officer_.actor, *draft);
  EXPECT_EQ(preview.value()->preview.counts, (agency::PreviewCounts{1, 0, 0, 1}));
  EXPECT_THAT(codes(commit(*draft)), ElementsAre("organisations.not_importable"));
  EXPECT_FALSE(find("cm-alpha"));
  EXPECT_THAT(actions(), IsEmpty());
}

TEST_P(RegisterFiles, of_a_preview_are_refused_once_the_register_has_changed) {
  take_over_two();
  const std::string bytes =
      std::string(headings) + "cm-alpha,องค์การบริหารส่วนตำบลแม่ริมใหม่,องค์การบริหารส่วนตำบล,,เชียงใหม่,แม่ริม,41\n";
  const auto draft = prepare(bytes);
  ASSERT_THAT(codes(draft), IsEmpty());
  desk::AgencyForm form = form_of("cm-beta");
  form.at(Column::district) = "สันทรายหลวง";
  ASSERT_THAT(codes(desk::change_agency(office(), officer_.actor, form)), IsEmpty());
  EXPECT_THAT(codes(desk::import_preview(office(), shelf_, officer_.actor, *draft)),
              ElementsAre("organisations.register_changed"));
  EXPECT_THAT(codes(commit(*draft)), ElementsAre("organisations.register_changed"));
  EXPECT_EQ(find("cm-alpha")->record.name_th, "องค์การบริหารส่วนตำบลแม่ริม");
  ASSERT_THAT(codes(desk::compare_again(office(), shelf_, officer_.actor, *draft, progress_)), IsEmpty());
  EXPECT_THAT(codes(commit(*draft)), IsEmpty());
  EXPECT_EQ(find("cm-alpha")->record.name_th, "องค์การบริหารส่วนตำบลแม่ริมใหม่");
  EXPECT_EQ(find("cm-beta")->record.district, "สันทรายหลวง");
}

TEST_P(RegisterFiles, of_a_file_may_be_taken_over_by_the_authority_only_and_from_ones_own_draft) {
  const auto draft = prepare(std::string(headings) + "a-1,กรมหนึ่ง,ส่วนราชการระดับกรม,,,,\n");
  ASSERT_THAT(codes(draft), IsEmpty());
  const Somebody other = test_.make(Role::authority_officer, {});
  EXPECT_THAT(codes(desk::commit_import(office(), shelf_, other.actor, *draft, "x", progress_)),
              ElementsAre("organisations.no_draft"));
  for (const Role role : {Role::system_administrator, Role::provincial_centre, Role::agency_coordinator,
                          Role::agency_executive, Role::assessor, Role::observer}) {
    const access::Actor actor{"p-x", {{role, {}}}, ""};
    const char* code = "desk.not_permitted";
    EXPECT_THAT(codes(desk::prepare_import(office(), shelf_, actor, {"a.csv", "x"}, progress_)),
                ElementsAre(code));
    EXPECT_THAT(codes(desk::import_preview(office(), shelf_, actor, *draft)), ElementsAre(code));
    EXPECT_THAT(codes(desk::commit_import(office(), shelf_, actor, *draft, "x", progress_)),
                ElementsAre(code));
  }
  EXPECT_THAT(codes(commit(*draft, "")), ElementsAre("organisations.no_reason"));
  test_.pass(desk::register_draft_age_max);
  EXPECT_THAT(codes(commit(*draft)), ElementsAre("organisations.no_draft"));
  EXPECT_FALSE(find("a-1"));
}

TEST_P(RegisterFiles, of_a_file_stay_as_they_were_when_somebody_stops_it) {
  const std::string bytes = std::string(headings) + "a-1,กรมหนึ่ง,ส่วนราชการระดับกรม,,,,\n";
  const auto draft = prepare(bytes);
  desk::Jobs jobs;
  const auto id = jobs.start(
      "test", officer_.actor.person, [&](desk::JobProgress& progress) -> base::Result<std::string> {
        while (!progress.is_cancelled()) std::this_thread::yield();
        const auto done = desk::commit_import(office(), shelf_, officer_.actor, *draft, "x", progress);
        if (!done) return done.problems();
        return std::string("done");
      });
  jobs.cancel(*id, officer_.actor.person);
  const auto view = jobs.wait(*id, officer_.actor.person, std::chrono::minutes(1));
  ASSERT_TRUE(view.has_value());
  EXPECT_EQ(view->state, desk::JobView::State::failed);
  EXPECT_EQ(view->problems.front().code, "job.cancelled");
  EXPECT_FALSE(find("a-1"));
  EXPECT_THAT(actions(), IsEmpty());
  EXPECT_THAT(codes(commit(*draft)), IsEmpty()) << "and can be taken over later";
}

TEST_P(RegisterFiles, come_back_from_an_export_as_the_same) {
  take_over(whole(PRONGSAI_DEMO_REGISTER));
  for (const auto format : {desk::RegisterFormat::csv, desk::RegisterFormat::xlsx}) {
    const auto bytes = desk::export_register(office(), officer_.actor, format, desk::RegisterContent::whole);
    ASSERT_THAT(codes(bytes), IsEmpty());
    const agency::PreviewCounts counts = counts_of(*bytes);
    EXPECT_EQ(counts, (agency::PreviewCounts{0, 0, 8400, 0}));
  }
}

TEST_P(RegisterFiles, of_the_whole_nation_are_taken_over_listed_and_changed_in_good_time) {
  using Clock = std::chrono::steady_clock;
  const auto milliseconds = [](Clock::time_point since) {
    return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
  };
  const std::string bytes = whole(PRONGSAI_DEMO_REGISTER);
  auto start = Clock::now();
  const auto draft = prepare(bytes);
  ASSERT_THAT(codes(draft), IsEmpty());
  const double preview = milliseconds(start);
  start = Clock::now();
  const auto done = commit(*draft);
  ASSERT_THAT(codes(done), IsEmpty());
  std::cout << "preview " << preview << " ms, commit " << milliseconds(start) << " ms\n";
  EXPECT_EQ(done->added, 8400U);
  EXPECT_EQ(lines().size(), 8401U);

  for (const store::AgencyFilter& filter :
       {store::AgencyFilter{}, store::AgencyFilter{.text = "อบต.แม่"}, store::AgencyFilter{.text = "เทศบาล"},
        store::AgencyFilter{.province = "chiang-mai"}, store::AgencyFilter{.offset = 8350}}) {
    (void)desk::list_agencies(office(), officer_.actor, filter);
    start = Clock::now();
    const auto list = desk::list_agencies(office(), officer_.actor, filter);
    std::cout << "list \"" << filter.text << "\" of " << list->count << ": " << milliseconds(start)
              << " ms\n";
    EXPECT_THAT(list->agencies, Not(IsEmpty()));
    EXPECT_LE(list->agencies.size(), 50U);
  }
  start = Clock::now();
  const auto counts = desk::count_agencies(office(), officer_.actor);
  std::cout << "counts: " << milliseconds(start) << " ms\n";
  EXPECT_EQ(counts->all, 8400);
  desk::HeadCountForm form{"x-city-0001", "1", "2", 1, "นับใหม่"};
  start = Clock::now();
  EXPECT_THAT(codes(desk::change_head_counts(office(), officer_.actor, form)), IsEmpty());
  std::cout << "one change: " << milliseconds(start) << " ms\n";
}

TEST_P(RegisterFiles, are_not_read_from_files_that_say_two_things) {
  EXPECT_THAT(codes(prepare("")), ElementsAre("organisations.no_file"));
  EXPECT_THAT(codes(prepare(std::string(desk::register_file_bytes_max + 1, 'x'))),
              ElementsAre("organisations.file_too_large"));
  EXPECT_THAT(codes(prepare("%PDF-1.7\n")), ElementsAre("table_files.pdf"));
  const auto draft = prepare("ไม่ใช่,ทะเบียน\n1,2\n");
  ASSERT_THAT(codes(draft), IsEmpty());
  EXPECT_THAT(codes(commit(*draft)), ElementsAre("organisations.not_importable"));
}

PRONGSAI_ON_EVERY_ENGINE(RegisterFiles);

class RegisterFilesAtOnce : public Registers {};

TEST_P(RegisterFilesAtOnce, of_two_files_one_is_taken_over_and_the_other_told) {
  const auto second_office = open_again();
  const Somebody other = test_.make(Role::authority_officer, {});
  desk::PreviewShelf other_shelf;
  desk::JobProgress other_progress;
  const auto bytes = [](const std::string& name) {
    return std::string(headings) + "a-1," + name + ",ส่วนราชการระดับกรม,,,,\n";
  };
  const auto mine = prepare(bytes("กรมหนึ่ง"));
  const auto theirs = desk::prepare_import(second_office->office(), other_shelf, other.actor,
                                           {"b.csv", bytes("กรมสอง")}, other_progress);
  base::Result<desk::ImportDone> theirs_done = base::Problem{"not run", {}, {}};
  std::thread thread([&] {
    theirs_done =
        desk::commit_import(second_office->office(), other_shelf, other.actor, *theirs, "x", other_progress);
  });
  const auto mine_done = commit(*mine);
  thread.join();
  EXPECT_NE(mine_done.ok(), theirs_done.ok());
  const auto& refused = mine_done.ok() ? theirs_done : mine_done;
  EXPECT_THAT(codes(refused), ElementsAre("organisations.register_changed"));
  EXPECT_EQ(find("a-1")->version, 1);
  EXPECT_EQ(lines().size(), 2U);
}

PRONGSAI_ON_SHARED_ENGINES(RegisterFilesAtOnce);

}  // namespace
}  // namespace prongsai::offices
