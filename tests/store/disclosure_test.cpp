// SPDX-License-Identifier: Apache-2.0
// An agency's disclosure on every engine: telling, sharing, copying forward, files, handing in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/base/digest.h"
#include "prongsai/desk/disclosure/open_page.h"

#include "disclosure_fixture.h"

namespace prongsai::offices {
namespace {

TEST_P(DisclosureOffices, shows_every_item_of_the_edition_before_anything_is_told) {
  const std::string id = disclosing_round("ita/2564", 2570);
  const DisclosureView view = look(id, coordinator_);
  EXPECT_THAT(view.items, SizeIs(43));  // O1 to O43 of that year
  EXPECT_EQ(view.items.front().item->code, "o1");
  EXPECT_EQ(view.completeness.items, 43U);
  EXPECT_EQ(view.completeness.told, 0U);
  EXPECT_TRUE(view.may_change);
  EXPECT_TRUE(view.may_share);
  EXPECT_TRUE(view.may_hand_in);
  EXPECT_TRUE(view.has_changed);
}

TEST_P(DisclosureOffices, writes_an_item_down_with_its_links_and_tells_the_trail) {
  const std::string id = disclosing_round("ita/2564", 2570);
  ItemWish wish = shown("o12");
  wish.links.push_back({"www.a-1.go.th/๒๕๗๐", ""});
  EXPECT_THAT(tell(id, coordinator_, wish), IsEmpty());
  const auto told = *look(id, executive_).find("o12");
  EXPECT_EQ(told.told.filing.answer, Answer::shown);
  ASSERT_THAT(told.told.filing.links, SizeIs(2));
  EXPECT_EQ(told.told.filing.links[0].address, "https://www.a-1.go.th/o12");
  EXPECT_EQ(told.told.filing.links[0].path, "หน้าหลัก > ITA > o12");
  EXPECT_THAT(told.told.filing.links[1].address, testing::StartsWith("https://www.a-1.go.th/"));
  EXPECT_TRUE(told.is_told());
  EXPECT_EQ(told.told.version, 1);
  EXPECT_EQ(count_of("disclosure.tell"), 1);
  EXPECT_THAT(trail().back().after, HasSubstr("www.a-1.go.th/o12"));
}

TEST_P(DisclosureOffices, the_same_words_twice_are_one_change) {
  const std::string id = disclosing_round("ita/2564", 2570);
  EXPECT_THAT(tell(id, coordinator_, shown("o1")), IsEmpty());
  EXPECT_THAT(tell(id, coordinator_, shown("o1")), IsEmpty());
  EXPECT_EQ(count_of("disclosure.tell"), 1);
}

TEST_P(DisclosureOffices, nobody_overwrites_what_was_saved_meanwhile) {
  const std::string id = disclosing_round("ita/2564", 2570);
  EXPECT_THAT(tell(id, coordinator_, shown("o1")), IsEmpty());
  ItemWish late = shown("o1", 0);
  late.note = "อีกคนหนึ่ง";
  EXPECT_THAT(tell(id, coordinator_, late), ElementsAre("disclosure.clash"));
  EXPECT_EQ(look(id, coordinator_).find("o1")->told.filing.note, "เผยแพร่แล้ว");
  late.version = 1;
  EXPECT_THAT(tell(id, coordinator_, late), IsEmpty());
  EXPECT_EQ(look(id, coordinator_).find("o1")->told.filing.note, "อีกคนหนึ่ง");
}

TEST_P(DisclosureOffices, every_wrong_row_is_told_with_its_field) {
  const std::string id = disclosing_round("ita/2564", 2570);
  ItemWish wish = shown("o1");
  wish.links = {{"https://www.a-1.go.th/a", ""},
                {"https://www.a-1.go.th/a", ""},
                {"", "หน้าหลัก > ITA"},
                {"http://127.0.0.1/x", ""},
                {"", ""},
                {"ftp://a-1.go.th/x", std::string(disclosure::path_bytes_max + 1, 'x')}};
  wish.note = std::string(disclosure::note_bytes_max + 1, 'x');
  const auto told = desk::tell_item(office(), coordinator_.actor, {"a-1", id}, wish);
  EXPECT_THAT(codes(told), testing::UnorderedElementsAre(
                               "disclosure.same_link", "disclosure.path_without_link", "address.host_is_ip",
                               "address.scheme", "disclosure.text_too_long", "disclosure.text_too_long"));
  std::vector<std::string> fields;
  for (const base::Problem& one : told.problems()) fields.emplace_back(base::detail(one, "field"));
  EXPECT_THAT(fields, testing::UnorderedElementsAre("address-2", "address-3", "address-4", "address-6",
                                                    "path-6", "note"));
  EXPECT_EQ(look(id, coordinator_).find("o1")->told.version, 0);
}

TEST_P(DisclosureOffices, more_links_than_the_limit_are_refused) {
  const std::string id = disclosing_round("ita/2564", 2570);
  ItemWish wish = shown("o1");
  for (std::size_t i = 0; i < disclosure::links_max; ++i)
    wish.links.push_back({"https://a-1.go.th/" + std::to_string(i), ""});
  EXPECT_THAT(tell(id, coordinator_, wish), ElementsAre("disclosure.too_many_links"));
}

TEST_P(DisclosureOffices, only_the_agencys_own_people_write_in_it) {
  const std::string id = disclosing_round("ita/2564", 2570);
  for (const Somebody* one : {&executive_, &centre_, &officer_})
    EXPECT_THAT(tell(id, *one, shown("o1")), ElementsAre("desk.not_permitted"));
  for (const Somebody* one : {&stranger_, &assessor_}) {
    EXPECT_THAT(tell(id, *one, shown("o1")), ElementsAre("desk.not_permitted"));
    EXPECT_THAT(codes(desk::see_disclosure(office(), one->actor, {"a-1", id})),
                ElementsAre("desk.not_permitted"));
  }
}

TEST_P(DisclosureOffices, a_unit_sees_and_writes_its_own_items_and_nothing_else) {
  const std::string id = disclosing_round("ita/2564", 2570);
  EXPECT_THAT(look(id, officer_of_unit_).items, IsEmpty());
  const auto shared = desk::share_items(office(), coordinator_.actor, {"a-1", id},
                                        {{"o2", "u-1", "2027-03-15"}, {"o3", "u-2", ""}, {"o4", "", ""}});
  EXPECT_EQ(*shared, 2U);
  const DisclosureView view = look(id, officer_of_unit_);
  ASSERT_THAT(view.items, SizeIs(1));
  EXPECT_EQ(view.items.front().item->code, "o2");
  EXPECT_EQ(view.items.front().told.due_day, round::parse_day("2027-03-15")->time_since_epoch().count());
  EXPECT_THAT(view.filings, IsEmpty());
  EXPECT_FALSE(view.may_hand_in);
  EXPECT_FALSE(view.may_share);
  EXPECT_THAT(tell(id, officer_of_unit_, shown("o2")), IsEmpty());
  EXPECT_THAT(tell(id, officer_of_unit_, shown("o3")), ElementsAre("disclosure.no_such_item"));
  EXPECT_THAT(codes(desk::share_items(office(), officer_of_unit_.actor, {"a-1", id}, {{"o2", "", ""}})),
              ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(desk::hand_in_disclosure(office(), officer_of_unit_.actor, {"a-1", id}, "")),
              ElementsAre("desk.not_permitted"));
}

TEST_P(DisclosureOffices, sharing_work_disturbs_nobody_who_writes) {
  const std::string id = disclosing_round("ita/2564", 2570);
  EXPECT_THAT(tell(id, coordinator_, shown("o2")), IsEmpty());
  EXPECT_EQ(*desk::share_items(office(), coordinator_.actor, {"a-1", id}, {{"o2", "u-1", ""}}), 1U);
  ItemWish again = shown("o2", 1);
  again.note = "แก้ไข";
  EXPECT_THAT(tell(id, officer_of_unit_, again), IsEmpty());
  EXPECT_EQ(look(id, coordinator_).find("o2")->told.owner_unit, "u-1");
}

TEST_P(DisclosureOffices, a_table_of_shares_with_a_mistake_changes_nothing) {
  const std::string id = disclosing_round("ita/2564", 2570);
  const auto shared = desk::share_items(office(), coordinator_.actor, {"a-1", id},
                                        {{"o1", "u-1", ""}, {"o2", "nobody", ""}, {"o3", "", "2027-02-30"}});
  EXPECT_THAT(codes(shared), ElementsAre("disclosure.no_such_unit", "disclosure.bad_day"));
  EXPECT_EQ(look(id, coordinator_).find("o1")->told.owner_unit, "");
}

TEST_P(DisclosureOffices, a_list_with_gaps_is_not_handed_in_and_every_gap_is_named) {
  const std::string id = disclosing_round("ita/2564", 2570);
  EXPECT_THAT(tell(id, coordinator_, shown("o1")), IsEmpty());
  ItemWish without_link = shown("o2");
  without_link.links.clear();
  EXPECT_THAT(tell(id, coordinator_, without_link), IsEmpty());
  const auto refused = hand_in(id, coordinator_);
  EXPECT_THAT(refused.problems(), SizeIs(42));
  EXPECT_EQ(refused.problems().front().code, "disclosure.no_link");
  EXPECT_THAT(look(id, coordinator_).filings, IsEmpty());
}

TEST_P(DisclosureOffices, what_is_handed_in_is_kept_for_ever_and_the_last_one_counts) {
  const std::string id = disclosing_round("ita/2564", 2570);
  tell_all(id);
  const auto first = hand_in(id, coordinator_);
  ASSERT_THAT(codes(first), IsEmpty());
  EXPECT_EQ(first->number, 1);
  EXPECT_EQ(first->items, 43);
  EXPECT_EQ(first->shown, 1);
  EXPECT_FALSE(first->is_late);
  EXPECT_FALSE(look(id, coordinator_).has_changed);
  // Sent twice, it is one.
  EXPECT_EQ(hand_in(id, coordinator_)->number, 1);
  EXPECT_THAT(tell(id, coordinator_, shown("o2", 1)), IsEmpty());
  const DisclosureView changed = look(id, coordinator_);
  EXPECT_TRUE(changed.has_changed);
  EXPECT_TRUE(changed.find("o2")->has_changed);
  EXPECT_FALSE(changed.find("o1")->has_changed);
  EXPECT_EQ(hand_in(id, coordinator_)->number, 2);
  const auto was = desk::see_filing(office(), executive_.actor, {"a-1", id}, 1);
  ASSERT_THAT(codes(was), IsEmpty());
  EXPECT_EQ(was->items[1].answer, Answer::not_shown);
  EXPECT_EQ(base::sha256_hex(was->filing.document), was->filing.line.sha256);
  EXPECT_EQ(count_of("disclosure.hand_in"), 2);
  EXPECT_THAT(codes(desk::see_filing(office(), executive_.actor, {"a-1", id}, 3)),
              ElementsAre("disclosure.no_such_filing"));
}

TEST_P(DisclosureOffices, what_nobody_looked_at_is_not_handed_in) {
  const std::string id = disclosing_round("ita/2564", 2570);
  tell_all(id);
  const std::string mark = look(id, coordinator_).content_mark;
  EXPECT_THAT(tell(id, coordinator_, shown("o2", 1)), IsEmpty());
  EXPECT_THAT(codes(desk::hand_in_disclosure(office(), coordinator_.actor, {"a-1", id}, mark)),
              ElementsAre("disclosure.changed_meanwhile"));
}

TEST_P(DisclosureOffices, writing_begins_with_the_round_and_handing_in_with_disclosing) {
  const std::string id = disclosing_round("ita/2564", 2570);
  const auto window = see(id).calendar.of(Phase::disclose).front();
  test_.set_now(window.opens_at - instant);
  tell_all(id);
  EXPECT_THAT(codes(hand_in(id, coordinator_)), ElementsAre("round.not_yet_open"));
  EXPECT_FALSE(look(id, coordinator_).may_hand_in);
  test_.set_now(window.opens_at);
  EXPECT_THAT(codes(hand_in(id, coordinator_)), IsEmpty());
  test_.set_now(round::grace_ends_at(window) - instant);
  EXPECT_THAT(tell(id, coordinator_, shown("o2", 1)), IsEmpty());
  EXPECT_THAT(codes(hand_in(id, coordinator_)), IsEmpty());
  test_.set_now(round::grace_ends_at(window));
  EXPECT_THAT(tell(id, coordinator_, shown("o3", 1)), ElementsAre("disclosure.over"));
  EXPECT_THAT(codes(hand_in(id, coordinator_)), ElementsAre("round.phase_closed"));
  EXPECT_FALSE(look(id, coordinator_).may_change);
}

TEST_P(DisclosureOffices, last_years_list_comes_forward_and_counts_only_when_confirmed) {
  const std::string last = disclosing_round("ita/2564", 2569);
  EXPECT_EQ(*desk::share_items(office(), coordinator_.actor, {"a-1", last}, {{"o1", "u-1", ""}}), 1U);
  tell_all(last);
  ASSERT_THAT(codes(hand_in(last, coordinator_)), IsEmpty());
  // o1 of 2565 continues o1 of 2564, by the files of the editions.
  const std::string id = disclosing_round("ita/2565", 2570);
  const DisclosureView before = look(id, coordinator_);
  ASSERT_THAT(before.sources, SizeIs(1));
  EXPECT_EQ(before.sources.front().fiscal_year, 2569);
  EXPECT_EQ(before.sources.front().items, 1U);
  const auto copied = desk::copy_forward(office(), coordinator_.actor, {"a-1", id}, last);
  EXPECT_EQ(*copied, 1U);
  const auto item = *look(id, coordinator_).find("o1");
  EXPECT_EQ(item.told.filing.copied_from, last);
  EXPECT_EQ(item.told.filing.links.front().address, "https://www.a-1.go.th/o1");
  EXPECT_EQ(item.told.owner_unit, "u-1");
  ASSERT_THAT(item.missing, SizeIs(1));
  EXPECT_EQ(item.missing.front().code, "disclosure.not_confirmed");
  EXPECT_EQ(look(id, coordinator_).completeness.copied, 1U);
  // Saving it, changed or not, is confirming it.
  EXPECT_THAT(tell(id, officer_of_unit_, shown("o1", item.told.version)), IsEmpty());
  EXPECT_TRUE(look(id, coordinator_).find("o1")->is_told());
  // What is told is never overwritten.
  EXPECT_EQ(*desk::copy_forward(office(), coordinator_.actor, {"a-1", id}, last), 0U);
  EXPECT_THAT(codes(desk::copy_forward(office(), coordinator_.actor, {"a-1", id}, id)),
              ElementsAre("disclosure.no_source"));
}

TEST_P(DisclosureOffices, files_are_shown_by_what_they_are_and_stay_with_what_was_handed_in) {
  const std::string id = disclosing_round("ita/2564", 2570);
  const store::DisclosureKey key{"a-1", id};
  const std::string pdf = "%PDF-1.7\nเอกสาร";
  const auto attach = [&](const std::string& name, std::string_view bytes) {
    return desk::attach_file(office(), coordinator_.actor, key, {"o1", name, bytes});
  };
  EXPECT_THAT(codes(attach("a.exe", "MZ")), ElementsAre("disclosure.file_kind"));
  EXPECT_THAT(codes(attach("a.pdf", "<html>")), ElementsAre("disclosure.file_kind"));
  EXPECT_THAT(codes(attach("a.pdf", "")), ElementsAre("disclosure.no_file"));
  EXPECT_THAT(codes(attach("a.pdf", "%PDF-" + std::string(desk::disclosure_file_bytes_max, ' '))),
              ElementsAre("disclosure.file_too_large"));
  EXPECT_EQ(*attach("C:\\งาน\\แผน 2570.pdf", pdf), 1);
  EXPECT_EQ(*attach("แผน 2570.pdf", pdf), 1);  // the same once more
  EXPECT_EQ(look(id, coordinator_).find("o1")->files.front().name, "แผน 2570.pdf");
  EXPECT_FALSE(desk::open_file(office(), key, "o1", 1).has_value());
  tell_all(id);
  ASSERT_THAT(codes(hand_in(id, coordinator_)), IsEmpty());
  EXPECT_EQ(desk::open_file(office(), key, "o1", 1)->content.value, pdf);
  EXPECT_THAT(codes(desk::remove_file(office(), coordinator_.actor, key, "o1", 1)), IsEmpty());
  EXPECT_THAT(look(id, coordinator_).find("o1")->files, IsEmpty());
  EXPECT_TRUE(look(id, coordinator_).has_changed);
  EXPECT_TRUE(desk::open_file(office(), key, "o1", 1).has_value());
  EXPECT_THAT(codes(desk::remove_file(office(), coordinator_.actor, key, "o1", 1)),
              ElementsAre("disclosure.no_such_file"));
  EXPECT_EQ(*attach("b.pdf", pdf), 2);  // no number twice
}

TEST_P(DisclosureOffices, links_beside_the_agencys_own_site_and_links_used_twice_are_pointed_out) {
  perform([&](db::Transaction& t) {
    auto known = *store::find_agency(t, "a-1");
    known.record.website = "https://www.a-1.go.th";
    const std::vector<store::NewAgencyVersion> versions = {{known.record, known.version}};
    store::record_agencies(t, versions, {"system", now(), "ทดสอบ"});
  });
  const std::string id = disclosing_round("ita/2564", 2570);
  ItemWish wish = shown("o1");
  wish.links = {{"https://a-1.go.th/x", ""}, {"https://drive.example.com/x", ""}};
  EXPECT_THAT(tell(id, coordinator_, wish), IsEmpty());
  wish.item = "o2";
  wish.links = {{"https://A-1.go.th/x", ""}};
  EXPECT_THAT(tell(id, coordinator_, wish), IsEmpty());
  const DisclosureView view = look(id, coordinator_);
  ASSERT_THAT(view.find("o1")->notes, SizeIs(2));
  EXPECT_THAT(view.find("o1")->notes[0].also_under, ElementsAre("o2"));
  EXPECT_FALSE(view.find("o1")->notes[0].is_off_site);
  EXPECT_TRUE(view.find("o1")->notes[1].is_off_site);
}

PRONGSAI_ON_EVERY_ENGINE(DisclosureOffices);

}  // namespace
}  // namespace prongsai::offices
