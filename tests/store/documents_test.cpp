// SPDX-License-Identifier: Apache-2.0
// A document from its letterhead to a version whose bytes never change, on every engine.
#include "prongsai/base/digest.h"
#include "prongsai/desk/documents/fields.h"
#include "prongsai/desk/documents/letterhead.h"
#include "prongsai/desk/documents/publish.h"
#include "prongsai/desk/documents/published.h"
#include "prongsai/desk/documents/render.h"
#include "prongsai/desk/plans/versions.h"
#include "prongsai/doc_writers/sample_logo.h"

#include "results_desk.h"

namespace prongsai::offices {
namespace {

using store::DocumentKey;

const DocumentKey plan_2565{"cm-province", "drive-plan", 2565};

class Documents : public ResultsEntry {
 protected:
  desk::DocumentView view(const DocumentKey& key = plan_2565) {
    auto found = desk::look_at_document(office(), coordinator_.actor, key);
    EXPECT_THAT(codes(found), IsEmpty());
    return std::move(found).value();
  }
  base::Result<bool> type(const Somebody& who, const std::string& field, const std::string& seen,
                          const std::string& text) {
    return desk::save_document_fields(office(), who.actor, plan_2565,
                                      {{field, {desk::seen_mark(seen), text}}});
  }
  base::Result<std::int64_t> publish(const std::string& note = "") {
    return desk::publish_document(office(), coordinator_.actor, plan_2565,
                                  {view().written.gathered.mark, note});
  }
  std::string bytes(std::int64_t number, const char* format) {
    const auto file = desk::find_published_file(office(), plan_2565, number, format);
    EXPECT_TRUE(file.has_value());
    EXPECT_EQ(base::sha256_hex(file->content.value), file->sha256);
    return file->content.value;
  }
  /// Its earlier years are what an analysis compares with.
  void import(const char* name) {
    EXPECT_THAT(codes(desk::import_results_file(office(), desk::the_program(), real_file(name), name,
                                                ResultState::published)),
                IsEmpty());
  }
  /// With the real plan of 2565, so that nothing is missing for its drive plan.
  void import_years() {
    import("chiang-mai-province-2563.yaml");
    import("chiang-mai-province-2564.yaml");
    std::ifstream plan(std::string(PRONGSAI_SOURCE_DIR) + "/data/plans/chiang-mai-province-2565.yaml");
    std::ostringstream text;
    text << plan.rdbuf();
    EXPECT_THAT(codes(desk::import_plan_file(office(), desk::the_program(), text.str(), "plan.yaml", true)),
                IsEmpty());
  }
  base::Result<std::int64_t> save_head(const desk::LetterheadWish& wish) {
    return desk::save_letterhead(office(), coordinator_.actor, "cm-province", wish);
  }
};

TEST_P(Documents, a_letterhead_is_kept_whole_and_one_that_somebody_else_changed_is_not_overwritten) {
  const auto before = desk::look_at_letterhead(office(), coordinator_.actor, "cm-province");
  ASSERT_THAT(codes(before), IsEmpty());
  EXPECT_THAT(before->effective.issuer, ElementsAre("จังหวัดเชียงใหม่"));
  EXPECT_EQ(before->effective.place, "");  // its name says where it is

  desk::LetterheadWish wish;
  wish.typed.issuer = "สำนักงานจังหวัดเชียงใหม่\n\n  กลุ่มงานยุทธศาสตร์ \n";
  wish.typed.mail = "office@chiangmai.example";
  wish.typed.digits = "thai";
  wish.typed.logo.value = doc_writers::test::logo_png();
  const auto version = save_head(wish);
  ASSERT_THAT(codes(version), IsEmpty());
  const auto after = desk::look_at_letterhead(office(), coordinator_.actor, "cm-province");
  EXPECT_THAT(after->effective.issuer, ElementsAre("สำนักงานจังหวัดเชียงใหม่", "กลุ่มงานยุทธศาสตร์"));
  EXPECT_EQ(after->effective.digits, doc::Digits::thai);
  EXPECT_EQ(after->effective.logo->media_type, "image/png");
  EXPECT_EQ(after->effective.logo->bytes, doc_writers::test::logo_png());

  EXPECT_THAT(codes(save_head(wish)), ElementsAre("document.letterhead_changed"));
  wish.typed.version = *version;
  wish.typed.logo.value.clear();
  EXPECT_EQ(save_head(wish).value(), *version + 1);
  EXPECT_TRUE(desk::look_at_letterhead(office(), coordinator_.actor, "cm-province")->effective.logo);
  EXPECT_THAT(deeds(), Contains("letterhead.save"));
}

TEST_P(Documents, a_logo_is_told_by_its_bytes) {
  const std::string png = doc_writers::test::logo_png();
  EXPECT_EQ(desk::check_logo(png).value(), "image/png");
  // ISO/IEC 10918-1: SOI, APP0, then SOF0 with 8 bits, 32 lines of 16 samples.
  const std::string jpeg("\xFF\xD8\xFF\xE0\x00\x04JF\xFF\xC0\x00\x0B\x08\x00\x20\x00\x10\x01\x01\x11\x00",
                         21);
  EXPECT_EQ(desk::check_logo(jpeg).value(), "image/jpeg");
  EXPECT_THAT(codes(desk::check_logo("<svg/>")), ElementsAre("document.not_a_logo"));
  EXPECT_THAT(codes(desk::check_logo(png.substr(0, 20))), ElementsAre("document.not_a_logo"));
  EXPECT_THAT(codes(desk::check_logo(png + std::string(desk::logo_bytes_max, '\0'))),
              ElementsAre("document.logo_too_large"));
  std::string wide = png;
  wide[17] = '\x7F';  // the second byte of the width
  EXPECT_THAT(codes(desk::check_logo(wide)), ElementsAre("document.logo_too_wide"));
  for (std::size_t length = 0; length < jpeg.size(); ++length)
    EXPECT_TRUE(length > 17 || !desk::check_logo(jpeg.substr(0, length)).ok());
}

TEST_P(Documents, what_is_typed_is_kept_and_a_clash_shows_both) {
  import_years();
  EXPECT_TRUE(type(coordinator_, "remark", "", "ข้อความแรก\r\n").value());
  EXPECT_FALSE(type(coordinator_, "remark", "ข้อความแรก", "ข้อความแรก").value());
  // The colleague's page is older than that.
  const auto clash = type(colleague_, "remark", "", "ข้อความที่สอง");
  ASSERT_THAT(codes(clash), ElementsAre("document.clash"));
  EXPECT_EQ(base::detail(clash.problems().front(), "theirs"), "ข้อความแรก");
  EXPECT_EQ(base::detail(clash.problems().front(), "yours"), "ข้อความที่สอง");
  // Whoever did not touch the field leaves it alone.
  EXPECT_FALSE(type(colleague_, "remark", "", "").value());
  EXPECT_EQ(view().written.gathered.typed("remark"), "ข้อความแรก");

  EXPECT_TRUE(type(coordinator_, "announced", "", "1 ส.ค. 2564").value());
  EXPECT_EQ(view().written.gathered.typed("announced"), "2021-08-01");
  EXPECT_THAT(codes(type(coordinator_, "announced", "2021-08-01", "เมื่อวาน")), ElementsAre("plan.not_a_day"));
  EXPECT_THAT(codes(type(coordinator_, "nonsense", "", "x")), ElementsAre("document.no_such_field"));
  EXPECT_THAT(codes(type(stranger_, "remark", "", "x")), ElementsAre("desk.not_permitted"));
}

TEST_P(Documents, nothing_is_published_from_figures_that_are_not) {
  take_real_file();
  confirm(commit());
  const DocumentKey waiting{"cm-province", "analysis", 2565};
  const desk::DocumentView seen = view(waiting);
  EXPECT_GT(seen.written.missing(), 0U);
  EXPECT_THAT(
      codes(desk::publish_document(office(), coordinator_.actor, waiting, {seen.written.gathered.mark, ""})),
      Contains("document.has_gaps"));
}

TEST_P(Documents, a_version_is_published_with_the_hash_of_every_file_and_stays_as_it_is) {
  import_years();
  EXPECT_TRUE(type(coordinator_, "announced", "", "1 สิงหาคม 2564").value());
  ASSERT_THAT(codes(publish()), IsEmpty());
  const auto first = desk::find_public_document(office(), plan_2565, 0);
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->version.number, 1);
  EXPECT_EQ(first->version.day, "2026-11-21");
  EXPECT_EQ(first->version.edition, "ita/2564");
  EXPECT_THAT(first->version.data, HasSubstr("ita/2563 "));
  EXPECT_EQ(first->files.size(), 4U);
  EXPECT_THAT(first->part, HasSubstr("จังหวัดเชียงใหม่"));
  const std::string pdf = bytes(1, "pdf");
  EXPECT_EQ(pdf.substr(0, 5), "%PDF-");
  EXPECT_EQ(bytes(1, "docx").substr(0, 2), "PK");
  EXPECT_EQ(bytes(1, "xlsx").substr(0, 2), "PK");
  // What is printed on paper leads back to exactly this version.
  EXPECT_THAT(bytes(1, "html"),
              HasSubstr("https://office.example/th/document/cm-province/drive-plan/2565/1"));

  EXPECT_THAT(codes(publish("อีกครั้ง")), ElementsAre("document.nothing_new"));
  EXPECT_TRUE(type(coordinator_, "remark", "", "เพิ่มหมายเหตุ").value());
  EXPECT_THAT(codes(publish()), ElementsAre("document.note_needed"));
  EXPECT_EQ(publish("เพิ่มหมายเหตุท้ายเอกสาร").value(), 2);
  EXPECT_EQ(desk::find_public_document(office(), plan_2565, 0)->version.number, 2);
  const auto earlier = desk::find_public_document(office(), plan_2565, 1);
  ASSERT_TRUE(earlier.has_value());
  EXPECT_TRUE(earlier->version.is_replaced);
  EXPECT_EQ(bytes(1, "pdf"), pdf);
  EXPECT_THAT(deeds(), Contains("document.publish"));
  EXPECT_EQ(desk::list_public_documents(office(), "cm-province").size(), 1U);
  EXPECT_FALSE(desk::find_public_document(office(), plan_2565, 3).has_value());
}

TEST_P(Documents, a_look_tells_whether_what_is_published_would_read_otherwise_now) {
  import_years();
  EXPECT_TRUE(type(coordinator_, "announced", "", "1 สิงหาคม 2564").value());
  EXPECT_FALSE(view().has_changed);  // nothing is published
  ASSERT_THAT(codes(publish()), IsEmpty());
  EXPECT_FALSE(view().has_changed);
  const std::size_t written = office().issues->kept();
  EXPECT_FALSE(view().has_changed);
  EXPECT_EQ(office().issues->kept(), written);  // known from the look before
  EXPECT_TRUE(type(coordinator_, "remark", "", "เพิ่มหมายเหตุ").value());
  EXPECT_TRUE(view().has_changed);
  EXPECT_TRUE(type(coordinator_, "remark", "เพิ่มหมายเหตุ", "").value());
  EXPECT_FALSE(view().has_changed);
}

TEST_P(Documents, no_document_holds_anybody_to_targets_that_were_not_approved) {
  const DocumentKey answered_in_2566{"cm-province", "analysis", 2565};
  std::ifstream file(std::string(PRONGSAI_SOURCE_DIR) + "/data/plans/chiang-mai-province-2565.yaml");
  std::ostringstream plan;
  plan << file.rdbuf();
  EXPECT_EQ(view(answered_in_2566).written.gathered.earlier_plan, nullptr);
  EXPECT_THAT(codes(desk::import_plan_file(office(), desk::the_program(), plan.str(), "plan.yaml", false)),
              IsEmpty());
  EXPECT_EQ(view(answered_in_2566).written.gathered.earlier_plan, nullptr);
}

TEST_P(Documents, approved_targets_of_the_year_before_are_looked_back_at) {
  import_years();
  const auto earlier = view({"cm-province", "analysis", 2565}).written.gathered.earlier_plan;
  ASSERT_NE(earlier, nullptr);
  EXPECT_EQ(earlier->year, 2565);
  EXPECT_FALSE(earlier->of(improvement::RecordKind::target).empty());
}

TEST_P(Documents, typed_words_that_contradict_the_figures_are_not_published) {
  import_years();
  // Published is another score of indicator 1: nobody may type this one beside its name.
  EXPECT_TRUE(type(coordinator_, "remark", "", "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้ 12.34 คะแนน").value());
  const desk::DocumentView seen = view();
  ASSERT_EQ(seen.written.certain_findings(), 1U);
  EXPECT_EQ(seen.written.findings.front().field, "remark");
  EXPECT_EQ(seen.written.findings.front().finding.printed, "12.34");
  EXPECT_THAT(codes(publish()), ElementsAre("document.typed_findings"));
}

TEST_P(Documents, only_what_was_looked_at_is_published_by_those_who_may) {
  import_years();
  const std::string mark = view().written.gathered.mark;
  EXPECT_TRUE(type(colleague_, "remark", "", "มีคนแก้ระหว่างนั้น").value());
  EXPECT_THAT(codes(desk::publish_document(office(), coordinator_.actor, plan_2565, {mark, ""})),
              ElementsAre("document.changed_since"));
  const auto by = [&](const Somebody& who) {
    return codes(desk::publish_document(office(), who.actor, plan_2565, {mark, ""}));
  };
  EXPECT_THAT(by(stranger_), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(by(centre_), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(desk::look_at_document(office(), stranger_.actor, plan_2565)),
              ElementsAre("desk.not_permitted"));
}

TEST_P(Documents, there_is_one_published_version_at_a_time) {
  store::DocumentVersion version{.key = plan_2565, .number = 1, .day = "2026-11-21"};
  perform([&](db::Transaction& t) { store::record_document_version(t, version); });
  version.number = 2;
  EXPECT_THROW(perform([&](db::Transaction& t) { store::record_document_version(t, version); }),
               db::ConstraintViolated);
  perform([&](db::Transaction& t) {
    store::replace_document_versions(t, plan_2565);
    store::record_document_version(t, version);
    store::record_document_file(t, plan_2565, 2, {"pdf", {std::string("\0%PDF\xFF", 6)}, "00"});
  });
  read([&](db::Transaction& t) {
    EXPECT_EQ(store::list_document_versions(t, plan_2565).size(), 2U);
    EXPECT_EQ(store::list_published_versions(t, "cm-province").front().number, 2);
    EXPECT_EQ(store::find_document_file(t, plan_2565, 2, "pdf")->content.value, std::string("\0%PDF\xFF", 6));
    EXPECT_EQ(store::list_document_files(t, plan_2565, 2).front().bytes, 6);
    return 0;
  });
}

TEST_P(Documents, the_list_of_an_agency_tells_what_each_document_lacks) {
  import_years();
  const auto documents = desk::look_at_documents(office(), coordinator_.actor, "cm-province", 0);
  ASSERT_THAT(codes(documents), IsEmpty());
  EXPECT_EQ(documents->year, 2564);
  EXPECT_THAT(documents->years, ElementsAre(2564, 2563));
  ASSERT_EQ(documents->lines.size(), 5U);
  EXPECT_EQ(documents->lines[0].key, (DocumentKey{"cm-province", "analysis", 2564}));
  EXPECT_EQ(documents->lines[0].missing, 0U);
  // What is called by the plan's year.
  EXPECT_EQ(documents->lines[1].key, plan_2565);
  // There is no plan of 2564: the analysis of 2563 may come before it, the measures by topic may not.
  const auto before = desk::look_at_documents(office(), coordinator_.actor, "cm-province", 2563);
  EXPECT_EQ(before->lines[0].missing, 0U);
  EXPECT_EQ(before->lines[3].key.kind, "topic-analysis");
  EXPECT_GT(before->lines[3].missing, 0U);
}

PRONGSAI_ON_EVERY_ENGINE(Documents);

}  // namespace
}  // namespace prongsai::offices
