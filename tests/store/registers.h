// SPDX-License-Identifier: Apache-2.0
// A register to try things in: an officer of the authority, files, and what stands there afterwards.
#pragma once

#include "prongsai/audit/entry.h"
#include "prongsai/desk/organisations/change.h"
#include "prongsai/desk/organisations/find.h"
#include "prongsai/desk/organisations/import.h"
#include "prongsai/store/organisations.h"
#include "prongsai/store/trail.h"

#include "offices.h"

namespace prongsai::offices {

inline constexpr const char* headings = "รหัสหน่วยงาน,ชื่อหน่วยงาน,ประเภท,กระทรวง,จังหวัด,อำเภอ,จำนวนบุคลากร\n";

class Registers : public Offices {
 protected:
  Somebody officer_ = test_.make(access::Role::authority_officer, {});
  desk::PreviewShelf shelf_;
  desk::JobProgress progress_;

  [[nodiscard]] base::Result<std::string> prepare(const std::string& bytes,
                                                  const std::string& name = "register.csv") {
    return desk::prepare_import(office(), shelf_, officer_.actor, {name, bytes}, progress_);
  }
  [[nodiscard]] base::Result<desk::ImportDone> commit(const std::string& draft,
                                                      const std::string& why = "ทะเบียนปี 2570") {
    return desk::commit_import(office(), shelf_, officer_.actor, draft, why, progress_);
  }
  [[nodiscard]] agency::PreviewCounts counts_of(const std::string& bytes,
                                                const std::string& name = "register.csv") {
    const auto draft = prepare(bytes, name);
    EXPECT_THAT(codes(draft), testing::IsEmpty());
    const auto preview = desk::import_preview(office(), shelf_, officer_.actor, *draft);
    EXPECT_THAT(codes(preview), testing::IsEmpty());
    EXPECT_THAT(preview.value()->preview.problems, testing::IsEmpty());
    return preview.value()->preview.counts;
  }
  void take_over(const std::string& bytes) {
    const auto draft = prepare(bytes);
    ASSERT_THAT(codes(draft), testing::IsEmpty());
    ASSERT_THAT(codes(commit(*draft)), testing::IsEmpty());
  }
  void take_over_two() {
    take_over(std::string(headings) +
              "cm-alpha,องค์การบริหารส่วนตำบลแม่ริม,องค์การบริหารส่วนตำบล,,เชียงใหม่,แม่ริม,41\n"
              "cm-beta,เทศบาลตำบลสันทราย,เทศบาลตำบล,,เชียงใหม่,สันทราย,\n");
  }
  [[nodiscard]] std::vector<audit::Entry> lines() {
    std::vector<audit::Entry> out;
    read([&](db::Transaction& t) {
      const auto size = store::trail_frontier(t).size();
      store::visit_lines(t, 0, size,
                         [&](const std::string& line) { out.push_back(audit::parse_entry(line).value()); });
      return 0;
    });
    return out;
  }
  [[nodiscard]] std::vector<std::string> actions() {
    std::vector<std::string> out;
    for (const audit::Entry& line : lines()) out.push_back(line.action + " " + line.subject.id);
    return out;
  }
  [[nodiscard]] std::optional<store::RegisteredAgency> find(const std::string& id) {
    return read([&](db::Transaction& t) { return store::find_agency(t, id); });
  }
  [[nodiscard]] std::vector<std::string> listed(const store::AgencyFilter& filter) {
    std::vector<std::string> out;
    const auto list = desk::list_agencies(office(), officer_.actor, filter);
    for (const auto& one : list->agencies) out.push_back(one.record.id);
    EXPECT_EQ(static_cast<std::size_t>(list->count), out.size());
    return out;
  }
  [[nodiscard]] desk::AgencyForm form_of(const std::string& id) {
    const auto now = find(id);
    desk::AgencyForm out;
    for (std::size_t i = 0; i < agency::column_count; ++i)
      out.cells[i] = agency::cell_of(now->record, static_cast<agency::Column>(i), office().reference);
    out.at(agency::Column::since).clear();
    out.version = now->version;
    out.reason = "แก้ไขตามหนังสือ";
    return out;
  }
};

}  // namespace prongsai::offices
