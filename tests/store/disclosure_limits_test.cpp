// SPDX-License-Identifier: Apache-2.0
// What an agency's people cannot do to the server, nor to each other without knowing; on every engine.
#include "disclosure_fixture.h"
#include "store_tests/sql.h"

namespace prongsai::offices {
namespace {

class DisclosureLimits : public DisclosureOffices {
 protected:
  base::Result<std::int64_t> attach(const std::string& round, const std::string& item,
                                    std::string_view bytes) {
    return desk::attach_file(office(), coordinator_.actor, {"a-1", round}, {item, "a.pdf", bytes});
  }
  [[nodiscard]] std::int64_t stored_bytes() {
    return read([](db::Transaction& t) {
      return t.one<std::int64_t>(store_tests::sql::sum_disclosure_file_bytes, "a-1");
    });
  }
  base::Result<std::size_t> share(const std::string& round, const desk::ShareWish& wish) {
    return desk::share_items(office(), coordinator_.actor, {"a-1", round}, {wish});
  }
};

TEST_P(DisclosureLimits, taking_out_and_attaching_again_does_not_fill_the_disk) {
  const std::string id = disclosing_round("ita/2564", 2570);
  const std::string pdf = "%PDF-1.7\nเอกสาร";
  for (const char* more : {"1", "2", "3"}) {
    const auto number = attach(id, "o1", pdf + more);
    ASSERT_THAT(codes(number), IsEmpty());
    ASSERT_THAT(codes(desk::remove_file(office(), coordinator_.actor, {"a-1", id}, "o1", *number)),
                IsEmpty());
    EXPECT_THAT(codes(desk::see_disclosure_file(office(), coordinator_.actor, {"a-1", id}, "o1", *number)),
                ElementsAre("disclosure.no_such_file"));
  }
  EXPECT_EQ(stored_bytes(), 0);
  const auto kept = attach(id, "o1", pdf);
  EXPECT_EQ(*kept, 4) << "no number twice";
  tell_all(id);
  ASSERT_THAT(codes(hand_in(id, coordinator_)), IsEmpty());
  ASSERT_THAT(codes(desk::remove_file(office(), coordinator_.actor, {"a-1", id}, "o1", *kept)), IsEmpty());
  EXPECT_EQ(stored_bytes(), static_cast<std::int64_t>(pdf.size())) << "what was handed in stays";
}

TEST_P(DisclosureLimits, all_files_of_a_list_together_are_small_enough_for_one_archive) {
  const std::string id = disclosing_round("ita/2564", 2570);
  constexpr std::int64_t room_left = 20;
  perform([&](db::Transaction& t) {
    const store::DisclosureKey key{"a-1", id};
    store::share_disclosure_item(t, key, "o2", "", std::nullopt, "somebody", now());
    store::record_disclosure_file(
        t, key,
        {.item = "o2",
         .name = "b.pdf",
         .size = static_cast<std::int64_t>(desk::disclosure_files_bytes_max) - room_left},
        "%PDF-");
  });
  EXPECT_THAT(codes(attach(id, "o1", "%PDF-" + std::string(16, ' '))),
              ElementsAre("disclosure.files_too_large"));
  EXPECT_THAT(codes(attach(id, "o1", "%PDF-" + std::string(15, ' '))), IsEmpty());
}

TEST_P(DisclosureLimits, nobody_takes_back_by_chance_what_somebody_else_shared_meanwhile) {
  const std::string id = disclosing_round("ita/2564", 2570);
  const std::string seen = desk::share_mark(look(id, coordinator_).find("o2")->told);
  ASSERT_EQ(*share(id, {"o2", "u-1", "2027-03-15", seen}), 1U);
  EXPECT_EQ(*share(id, {"o2", "", "", seen}), 0U) << "not touched on that page: it stays as it is now";
  EXPECT_EQ(look(id, coordinator_).find("o2")->told.owner_unit, "u-1");
  EXPECT_THAT(codes(share(id, {"o2", "u-2", "", seen})), ElementsAre("disclosure.share_clash"));
  const std::string now_seen = desk::share_mark(look(id, coordinator_).find("o2")->told);
  EXPECT_EQ(*share(id, {"o2", "u-2", "", now_seen}), 1U);
}

PRONGSAI_ON_EVERY_ENGINE(DisclosureLimits);

}  // namespace
}  // namespace prongsai::offices
