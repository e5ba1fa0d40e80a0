// SPDX-License-Identifier: Apache-2.0
#include "made_plan.h"

#include <array>

#include "prongsai/analysis/standing.h"

namespace prongsai::planted {
namespace {

using improvement::Record;
using improvement::RecordKind;

constexpr std::array units = {
    "สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสาธารณสุขและสิ่งแวดล้อม", "กองยุทธศาสตร์และงบประมาณ"};
constexpr std::array causes = {"ขั้นตอนการปฏิบัติงานยังไม่ได้เผยแพร่ให้บุคลากรทราบอย่างทั่วถึง",
                               "ช่องทางรับฟังความคิดเห็นยังไม่ครอบคลุมผู้รับบริการทุกกลุ่ม",
                               "การสื่อสารภายในหน่วยงานยังไม่ต่อเนื่อง"};
constexpr std::array headings = {"staff", "budget", "technology", "area", "society"};
constexpr std::array done = {"ดำเนินการแล้ว มีบันทึกการประชุมเป็นหลักฐาน", "จัดทำและเผยแพร่บนเว็บไซต์ของหน่วยงานแล้ว",
                             "แจ้งเวียนให้บุคลากรถือปฏิบัติแล้ว"};

class Pen {
 public:
  Pen(improvement::Plan& plan, Chance& chance) : plan_(plan), chance_(chance) {}

  std::string write(RecordKind kind, improvement::FieldTexts fields, const std::string& parent = {}) {
    Record record;
    record.id = "r" + std::to_string(plan_.records.size() + 1);
    record.kind = kind;
    record.parent = parent;
    record.position = static_cast<std::int64_t>(plan_.records.size());
    record.fields = std::move(fields);
    plan_.records.push_back(record);
    return record.id;
  }
  template <class Array>
  std::string one_of(const Array& from) {
    return from.at(below(chance_, static_cast<std::uint32_t>(from.size())));
  }
  /// Quarters, months and spans within the year, none of them backwards.
  std::string period() {
    const std::uint32_t form = below(chance_, 4);
    if (form == 0) return "year";
    if (form == 1) return "quarter " + std::to_string(1 + below(chance_, 4));
    const std::uint32_t first = below(chance_, 9);
    const auto day = [&](std::uint32_t month, std::uint32_t of_month) {
      const std::uint32_t calendar = (month + 9) % 12 + 1;  // the fiscal year begins in October
      const int year = plan_.year - 543 - (month < 3 ? 1 : 0);
      return improvement::iso(std::chrono::year_month_day(
          std::chrono::year(year), std::chrono::month(calendar), std::chrono::day(of_month)));
    };
    if (form == 2) return "until " + day(first + 2, 15);
    return "days " + day(first, 1) + " " + day(first + 1 + below(chance_, 2), 28);
  }

 private:
  improvement::Plan& plan_;
  Chance& chance_;
};

void write_follow_up(improvement::FieldTexts& fields, bool is_over, Pen& pen) {
  if (!is_over) return;
  fields["status"] = "done";
  fields["result"] = pen.one_of(done);
}

/// A measure with steps for each node, from the library where it has one.
void write_measures(const World& world, const analysis::Scored& results,
                    const std::vector<std::string>& nodes, bool is_over, Pen& pen) {
  for (const std::string& node : nodes) {
    const auto fitting =
        improvement::fitting_for(world.library, *results.edition, *results.plan, *results.sheet, node);
    const improvement::LibraryEntry* entry = fitting.empty() ? nullptr : fitting.front().entry;
    improvement::FieldTexts fields = {
        {"title", entry != nullptr ? entry->title.th : "ทบทวนขั้นตอนการปฏิบัติงานและแจ้งให้บุคลากรทราบ"},
        {"about", node},
        {"responsible", pen.one_of(units)},
        {"period", pen.period()},
        {"target", "ดำเนินการครบทุกขั้นตอนภายในปีงบประมาณ"},
        {"monitoring", "รายงานผู้บริหารทราบทุกไตรมาส"},
        {"evidence", "บันทึกรายงานการประชุม"}};
    write_follow_up(fields, is_over, pen);
    if (is_over) fields["outcome"] = "บุคลากรทราบและถือปฏิบัติ";
    const std::string measure = pen.write(RecordKind::measure, std::move(fields));
    std::vector<std::string> steps = {"แต่งตั้งผู้รับผิดชอบและกำหนดแนวทางการปฏิบัติ",
                                      "เผยแพร่แนวทางให้บุคลากรและประชาชนทราบ"};
    if (entry != nullptr && !entry->steps.empty()) {
      steps.clear();
      for (const auto& step : entry->steps) steps.push_back(step.text.th);
    }
    for (const std::string& step : steps) {
      improvement::FieldTexts of_step = {
          {"text", step}, {"responsible", pen.one_of(units)}, {"period", pen.period()}};
      write_follow_up(of_step, is_over, pen);
      pen.write(RecordKind::step, std::move(of_step), measure);
    }
    pen.write(
        RecordKind::recommendation,
        {{"text", "ควรกำกับติดตามการดำเนินการตามแนวทางที่กำหนดอย่างต่อเนื่อง"}, {"by", "ผู้ประเมิน"}, {"about", node}});
    if (is_over) {
      pen.write(RecordKind::report,
                {{"day", "2022-03-31"}, {"text", pen.one_of(done)}, {"by", pen.one_of(units)}}, measure);
    }
  }
}

void write_activities(const World& world, int year, bool is_over, Pen& pen) {
  for (const improvement::LibraryEntry& entry : world.library.entries) {
    if (entry.sort != improvement::EntrySort::activity) continue;
    const auto period = improvement::period_in(entry, year);
    if (!period) continue;
    improvement::FieldTexts fields = {{"text", entry.title.th},
                                      {"period", improvement::period_text(*period)},
                                      {"responsible", pen.one_of(units)}};
    if (!entry.role.empty()) fields["role"] = entry.role;
    write_follow_up(fields, is_over, pen);
    pen.write(RecordKind::activity, std::move(fields));
  }
}

}  // namespace

improvement::Plan make_plan(const World& world, const analysis::Scored& results, int year, bool is_over,
                            Chance& chance) {
  improvement::Plan plan{.agency = "made", .year = year, .edition = results.edition->id, .records = {}};
  Pen pen(plan, chance);
  const bool more_than = below(chance, 2) == 0;
  pen.write(RecordKind::target,
            {{"about", "indicators"}, {"comparison", more_than ? "more_than" : "at_least"}, {"value", "90"}});
  const analysis::Standing standing = analysis::standing(results);
  std::vector<std::string> nodes;
  for (const analysis::NodeIndex node : standing.failing) nodes.push_back(results.plan->nodes[node].id);
  for (const analysis::NodeIndex node : standing.zeros) nodes.push_back(results.plan->nodes[node].id);
  // What is passed but short of the target, too, so that no line of a table stays empty.
  for (const auto& row : standing.rows) {
    if (row.mark == analysis::Mark::pass && row.score && *row.score < base::Ratio(base::Points::whole(90))) {
      nodes.push_back(results.plan->nodes[row.node].id);
    }
  }
  if (nodes.empty()) nodes.emplace_back("total");
  for (const analysis::NodeIndex node : standing.failing) {
    pen.write(RecordKind::cause, {{"about", results.plan->nodes[node].id}, {"text", pen.one_of(causes)}});
  }
  write_measures(world, results, nodes, is_over, pen);
  write_activities(world, year, is_over, pen);
  for (const char* heading : headings) {
    improvement::FieldTexts fields = {{"heading", heading}};
    if (below(chance, 2) == 0) {
      fields["none"] = "yes";
    } else {
      fields["text"] = "ยังต้องพัฒนาทักษะและเครื่องมือของผู้ปฏิบัติงานอย่างต่อเนื่อง";
    }
    pen.write(RecordKind::constraint, std::move(fields));
  }
  pen.write(RecordKind::statement,
            {{"topic", "emphasis"}, {"text", "ผู้บริหารให้ความสำคัญกับการให้บริการที่โปร่งใสและตรวจสอบได้"}});
  improvement::sort_records(plan);
  return plan;
}

}  // namespace prongsai::planted
