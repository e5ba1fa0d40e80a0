// SPDX-License-Identifier: Apache-2.0
// Accounts from the invitation to the last role, on every engine.
#include "prongsai/store/people.h"

#include <thread>

#include "prongsai/desk/people/invitations.h"
#include "prongsai/desk/people/passwords.h"
#include "prongsai/desk/people/roles.h"
#include "prongsai/desk/people/second_factor.h"
#include "prongsai/desk/permit.h"
#include "prongsai/secret/one_time_code.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/mail_queue.h"
#include "prongsai/store/trail.h"

#include "offices.h"

namespace prongsai::offices {
namespace {

using access::Area;
using access::Role;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* first_password = "นกกระจอก บินข้ามทุ่ง สามตัว";
constexpr const char* second_password = "เรือหางยาว จอดใต้สะพาน เก่า";
const Area subdistrict{"chiang-mai", "agency-1", ""};

class People : public Offices {
 protected:
  People() {
    test_.register_agency("agency-1", "chiang-mai", {"finance"});
    test_.register_agency("agency-2", "chiang-mai");
  }
  [[nodiscard]] static std::string token_in(const std::string& link) {
    return link.substr(link.rfind('/') + 1);
  }
  [[nodiscard]] std::string invite(Role role, const Area& area,
                                   const std::string& mail = "New@Office.example") {
    const auto invited =
        desk::invite(office(), desk::the_program(),
                     {.mail = mail, .name = "สมชาย ใจดี", .grant = {role, area}, .language = "th"});
    EXPECT_THAT(codes(invited), ElementsAre());
    return token_in(invited->link);
  }
  [[nodiscard]] base::Result<desk::SignInDone> accept(const std::string& token,
                                                      const std::string& password = first_password) {
    return desk::accept_invitation(office(), {.token = token,
                                              .name = "สมชาย ใจดี",
                                              .password = password,
                                              .password_again = password,
                                              .language = "th",
                                              .device = "Firefox, Linux"});
  }
  [[nodiscard]] base::Result<desk::SignInDone> sign_in(const std::string& mail, const std::string& password) {
    return desk::sign_in(office(), {mail, password, "192.0.2.7", "", "Firefox, Linux"});
  }
  [[nodiscard]] std::optional<desk::SignedIn> who(const std::string& token) {
    return desk::find_signed_in(office(), token, "r-1");
  }
  [[nodiscard]] base::Result<desk::SignInDone> reset(const std::string& token,
                                                     const std::string& password = second_password) {
    return desk::reset_password(office(), {token, password, password, "x"});
  }
  /// The link in a mail for setting a new password.
  [[nodiscard]] static std::string reset_token_in(const store::WaitingMail& mail) {
    return mail.body.substr(mail.body.find("/invitation/") + 12, 43);
  }
  [[nodiscard]] std::vector<store::WaitingMail> mail_due() {
    return read([&](db::Transaction& t) { return store::list_mail_due(t, now(), 100); });
  }
  /// The actions in the trail, oldest first.
  [[nodiscard]] std::vector<std::string> deeds() {
    return read([&](db::Transaction& t) {
      std::vector<std::string> out;
      store::visit_lines(t, 0, store::trail_frontier(t).size(),
                         [&](const std::string& line) { out.push_back(audit::parse_entry(line)->action); });
      return out;
    });
  }
};

TEST_P(People, come_in_by_invitation_and_have_rights_only_after_the_second_factor) {
  const std::string token = invite(Role::agency_coordinator, subdistrict);
  const auto mails = mail_due();
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(mails.front().recipient, "new@office.example");
  EXPECT_THAT(mails.front().body, HasSubstr(std::string(public_address) + "/th/invitation/" + token));

  const auto in = accept(token);
  ASSERT_THAT(codes(in), ElementsAre());
  EXPECT_FALSE(in->is_full);
  const auto half = who(in->token);
  ASSERT_TRUE(half.has_value());
  EXPECT_TRUE(half->actor.grants.empty());
  EXPECT_FALSE(access::may_somewhere(half->actor, access::Deed::see_organisations));

  const desk::Enrolment enrolment = desk::begin_enrolment(office(), *half);
  const auto secret = office().sealer.open(enrolment.sealed, "second factor of " + half->actor.person);
  ASSERT_TRUE(secret.has_value());
  EXPECT_THAT(codes(desk::finish_enrolment(office(), *half, enrolment.sealed, {"000000", "x", ""})),
              ElementsAre("second_factor.wrong_code"));
  const auto enrolled = desk::finish_enrolment(office(), *half, enrolment.sealed,
                                               {secret::code_at(*secret, now()), "Firefox, Linux", ""});
  ASSERT_THAT(codes(enrolled), ElementsAre());
  EXPECT_FALSE(who(in->token).has_value()) << "the session of the password alone must end";
  const auto full = who(enrolled->token);
  ASSERT_TRUE(full.has_value());
  EXPECT_THAT(full->actor.grants, ElementsAre(access::Grant{Role::agency_coordinator, subdistrict}));
  EXPECT_THAT(deeds(), ElementsAre("person.invite", "person.accept", "second_factor.set_up"));

  // The next time: password, then a code that was not used yet.
  const auto again = sign_in("NEW@office.example ", first_password);
  ASSERT_THAT(codes(again), ElementsAre());
  EXPECT_FALSE(again->is_full);
  const auto waiting = who(again->token);
  const std::string used = secret::code_at(*secret, now());
  EXPECT_THAT(codes(desk::give_second_factor(office(), *waiting, {used, "x", ""})),
              ElementsAre("second_factor.wrong_code"));
  test_.pass(std::chrono::seconds(30));
  EXPECT_THAT(codes(desk::give_second_factor(office(), *waiting, {secret::code_at(*secret, now()), "x", ""})),
              ElementsAre());
  // And by a recovery code, once.
  const auto lost = sign_in("new@office.example", first_password);
  const auto by_code =
      desk::give_second_factor(office(), *who(lost->token), {enrolled->recovery_codes.front(), "x", ""});
  ASSERT_THAT(codes(by_code), ElementsAre());
  EXPECT_TRUE(by_code->by_recovery_code);
  const auto lost_again = sign_in("new@office.example", first_password);
  EXPECT_THAT(codes(desk::give_second_factor(office(), *who(lost_again->token),
                                             {enrolled->recovery_codes.front(), "x", ""})),
              ElementsAre("second_factor.wrong_code"));
}

TEST_P(People, follow_a_link_once_and_only_while_it_is_good) {
  const std::string token = invite(Role::observer, subdistrict);
  EXPECT_THAT(codes(accept(token, "สั้น")), ElementsAre("password.too_short"));
  EXPECT_THAT(codes(accept(token)), ElementsAre()) << "what was wrong with the form has not spent the link";
  EXPECT_THAT(codes(accept(token)), ElementsAre("people.link_used"));
  EXPECT_THAT(codes(desk::look_at_invitation(office(), token)), ElementsAre("people.link_used"));
  EXPECT_THAT(codes(accept(secret::new_token())), ElementsAre("people.link_used"));
  EXPECT_THAT(codes(accept("")), ElementsAre("people.link_used"));

  const std::string late = invite(Role::observer, subdistrict, "late@office.example");
  test_.pass(desk::invitation_age_max - std::chrono::microseconds(1));
  EXPECT_THAT(codes(desk::look_at_invitation(office(), late)), ElementsAre());
  test_.pass(std::chrono::microseconds(1));
  EXPECT_THAT(codes(accept(late)), ElementsAre("people.link_used"));
}

TEST_P(People, whose_invitation_was_taken_back_stay_outside) {
  const auto invited =
      desk::invite(office(), desk::the_program(),
                   {.mail = "a@office.example", .name = "ก", .grant = {Role::observer, subdistrict}});
  const access::Actor elsewhere{"p-x", {{Role::agency_coordinator, {"chiang-mai", "agency-2", ""}}}, ""};
  EXPECT_THAT(codes(desk::take_invitation_back(office(), elsewhere, invited->public_id)),
              ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(desk::take_invitation_back(office(), desk::the_program(), invited->public_id)),
              ElementsAre());
  EXPECT_THAT(codes(accept(token_in(invited->link))), ElementsAre("people.link_used"));
  EXPECT_THAT(codes(desk::take_invitation_back(office(), desk::the_program(), invited->public_id)),
              ElementsAre("people.no_invitation"));
}

TEST_P(People, with_an_account_get_a_second_role_by_their_own_password) {
  ASSERT_THAT(codes(accept(invite(Role::observer, subdistrict))), ElementsAre());
  const std::string token = invite(Role::unit_officer, {"chiang-mai", "agency-1", "finance"});
  EXPECT_TRUE(desk::look_at_invitation(office(), token)->has_account);
  EXPECT_THAT(codes(accept(token, second_password)), ElementsAre("people.wrong_password"));
  const auto in = accept(token);
  ASSERT_THAT(codes(in), ElementsAre());
  EXPECT_EQ(who(in->token)->actor.grants.size(), 2U);
  EXPECT_EQ(read([](db::Transaction& t) { return store::count_people(t); }), 1);
}

TEST_P(People, set_a_new_password_by_a_link_that_ends_every_session_and_every_other_link) {
  const auto first = accept(invite(Role::observer, subdistrict));
  ASSERT_TRUE(who(first->token).has_value());
  std::vector<std::string> links;
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(desk::ask_for_reset(office(), i == 1 ? "NEW@office.example" : "new@office.example", "").ok());
    links.push_back(reset_token_in(mail_due().back()));
    test_.pass(std::chrono::minutes(1));
  }
  EXPECT_THAT(codes(accept(links[1])), ElementsAre("people.link_used")) << "it is no invitation";
  ASSERT_THAT(codes(reset(links[1])), ElementsAre()) << "asking again has not spoilt it";
  for (const std::string& link : links)
    EXPECT_THAT(codes(reset(link, first_password)), ElementsAre("people.link_used"));
  EXPECT_FALSE(who(first->token).has_value());
  EXPECT_THAT(codes(sign_in("new@office.example", first_password)), ElementsAre("sign_in.refused"));
  EXPECT_THAT(codes(sign_in("new@office.example", second_password)), ElementsAre());
}

TEST_P(People, are_sent_no_more_links_than_may_work_at_once_and_keep_those_they_have) {
  ASSERT_TRUE(accept(invite(Role::observer, subdistrict)).ok());
  test_.pass(std::chrono::minutes(1));  // letters of one moment have no order
  const auto ask = [&] {
    EXPECT_TRUE(desk::ask_for_reset(office(), "new@office.example", "").ok());
    test_.pass(std::chrono::minutes(3));
    return mail_due().size();
  };
  const std::size_t before = mail_due().size();
  for (std::int64_t i = 1; i <= desk::reset_links_max; ++i)
    EXPECT_EQ(ask(), before + static_cast<std::size_t>(i));
  const std::vector<store::WaitingMail> mails = mail_due();
  EXPECT_EQ(ask(), mails.size()) << "somebody else asks again and again";
  EXPECT_EQ(ask(), mails.size());
  EXPECT_THAT(codes(desk::look_at_invitation(office(), reset_token_in(mails[before]))), ElementsAre());
  test_.pass(desk::reset_age_max);
  EXPECT_EQ(ask(), mails.size() + 1) << "those have run out";
  EXPECT_THAT(codes(reset(reset_token_in(mails.back()))), ElementsAre("people.link_used"));
  EXPECT_THAT(codes(reset(reset_token_in(mail_due().back()))), ElementsAre());
}

TEST_P(People, who_change_their_password_stay_signed_in_here_and_nowhere_else) {
  const auto here = accept(invite(Role::observer, subdistrict));
  const auto there = sign_in("new@office.example", first_password);
  ASSERT_TRUE(there.ok());
  const auto person = who(here->token);
  test_.pass(std::chrono::seconds(1));
  ASSERT_TRUE(desk::ask_for_reset(office(), "new@office.example", "").ok());
  const std::string link = reset_token_in(mail_due().back());
  EXPECT_THAT(codes(desk::change_password(office(), *person, {"falsch", second_password, second_password})),
              ElementsAre("people.wrong_password"));
  EXPECT_THAT(codes(desk::change_password(office(), *person, {first_password, second_password, "anders"})),
              ElementsAre("people.passwords_differ"));
  ASSERT_TRUE(
      desk::change_password(office(), *person, {first_password, second_password, second_password}).ok());
  EXPECT_TRUE(who(here->token).has_value());
  EXPECT_FALSE(who(there->token).has_value());
  EXPECT_THAT(codes(reset(link, first_password)), ElementsAre("people.link_used"));
}

TEST_P(People, are_signed_out_by_time_and_by_themselves) {
  Somebody somebody = test_.make(Role::observer, subdistrict);
  test_.pass(desk::session_idle_max - std::chrono::seconds(1));
  EXPECT_TRUE(who(somebody.token).has_value()) << "and this use is noted";
  test_.pass(desk::session_idle_max - std::chrono::seconds(1));
  EXPECT_TRUE(who(somebody.token).has_value());
  test_.pass(desk::session_idle_max);
  EXPECT_FALSE(who(somebody.token).has_value());

  const Somebody busy = test_.make(Role::observer, subdistrict);
  const desk::Moment end = now() + desk::session_age_max;
  while (now() + std::chrono::minutes(50) < end) {
    test_.pass(std::chrono::minutes(50));
    ASSERT_TRUE(who(busy.token).has_value());
  }
  test_.set_now(end);
  EXPECT_FALSE(who(busy.token).has_value()) << "twelve hours are the longest, however busy";

  const Somebody leaving = test_.make(Role::observer, subdistrict);
  desk::sign_out(office(), *who(leaving.token));
  EXPECT_FALSE(who(leaving.token).has_value());
}

TEST_P(People, unknown_to_us_are_answered_like_those_with_a_wrong_password_and_leave_no_trace) {
  ASSERT_TRUE(accept(invite(Role::observer, subdistrict)).ok());
  const std::size_t lines = deeds().size();
  const std::size_t mails = mail_due().size();
  const auto known = sign_in("new@office.example", "wrong password here");
  const auto unknown = sign_in("nobody@office.example", "wrong password here");
  EXPECT_EQ(known.problems(), unknown.problems());
  EXPECT_TRUE(desk::ask_for_reset(office(), "nobody@office.example", "192.0.2.8").ok());
  EXPECT_EQ(mail_due().size(), mails);
  EXPECT_EQ(deeds().size(), lines);
  EXPECT_EQ(read([](db::Transaction& t) { return store::count_people(t); }), 1);
  // Slowed down alike, too.
  const auto tries_until_wait = [&](const std::string& mail) {
    int tries = 0;
    while (codes(sign_in(mail, "x")) != std::vector<std::string>{"sign_in.wait"}) ++tries;
    return tries;
  };
  EXPECT_EQ(tries_until_wait("new@office.example"), tries_until_wait("nobody@office.example"));
}

TEST_P(People, lose_a_role_with_a_reason_and_the_last_administrator_stays) {
  const Somebody admin = test_.make(Role::system_administrator, {});
  const auto end = [&](const access::Actor& actor, const std::string& person, const std::string& why) {
    return codes(desk::end_role(office(), actor, person, 1, why));
  };
  EXPECT_THAT(end(admin.actor, admin.actor.person, "ลาออก"), ElementsAre("people.last_administrator"));
  const Somebody other = test_.make(Role::system_administrator, {});
  EXPECT_THAT(end(admin.actor, other.actor.person, ""), ElementsAre("people.no_reason"));
  EXPECT_THAT(end(admin.actor, other.actor.person, "ลาออก"), ElementsAre());
  EXPECT_FALSE(who(other.token).has_value()) << "an account without a role has no session";
  EXPECT_THAT(end(admin.actor, other.actor.person, "ลาออก"), ElementsAre("people.no_such_role"));
  EXPECT_THAT(end(admin.actor, admin.actor.person, "ลาออก"), ElementsAre("people.last_administrator"));

  const Somebody coordinator = test_.make(Role::agency_coordinator, subdistrict);
  const Somebody centre = test_.make(Role::provincial_centre, {"chiang-rai", "", ""});
  const Somebody executive = test_.make(Role::agency_executive, subdistrict);
  EXPECT_THAT(end(centre.actor, coordinator.actor.person, "x"), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(end(coordinator.actor, executive.actor.person, "x"), ElementsAre("people.role_not_given"));
}

TEST_P(People, hand_out_no_more_than_their_own_reach) {
  const Somebody coordinator = test_.make(Role::agency_coordinator, subdistrict);
  const auto wish = [&](Role role, const Area& area) {
    return codes(desk::invite(office(), coordinator.actor,
                              {.mail = "b@office.example", .name = "ข", .grant = {role, area}}));
  };
  EXPECT_THAT(wish(Role::unit_officer, {"chiang-mai", "agency-1", "finance"}), ElementsAre());
  EXPECT_THAT(wish(Role::agency_executive, subdistrict), ElementsAre("people.role_not_given"));
  EXPECT_THAT(wish(Role::observer, {"chiang-mai", "agency-2", ""}), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(wish(Role::observer, {}), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(wish(Role::unit_officer, subdistrict), ElementsAre("people.role_does_not_fit"));
  EXPECT_THAT(
      codes(desk::invite(
          office(), coordinator.actor,
          {.mail = "b@b\r\nRCPT TO:<c@d.example>", .name = "", .grant = {Role::observer, subdistrict}})),
      ElementsAre("people.bad_mail", "people.no_name"));
}

TEST_P(People, hold_a_role_where_the_register_says_the_agency_lies) {
  const auto grant_of = [&](const Area& asked, const access::Actor& actor, Role role) {
    const auto invited =
        desk::invite(office(), actor, {.mail = "c@office.example", .name = "ค", .grant = {role, asked}});
    EXPECT_THAT(codes(invited), ElementsAre());
    return desk::look_at_invitation(office(), token_in(invited->link))->grant->area;
  };
  const access::Actor program = desk::the_program();
  EXPECT_EQ(grant_of({"", "agency-1", ""}, program, Role::agency_coordinator), subdistrict)
      << "as the command without --province says it";
  EXPECT_EQ(grant_of({"phuket", "agency-1", ""}, program, Role::agency_coordinator), subdistrict);
  EXPECT_EQ(grant_of({"phuket", "agency-1", "finance"}, program, Role::unit_officer),
            (Area{"chiang-mai", "agency-1", "finance"}));
  const auto refused = [&](const Area& asked, const access::Actor& actor) {
    return codes(desk::invite(office(), actor,
                              {.mail = "c@office.example", .name = "ค", .grant = {Role::observer, asked}}));
  };
  EXPECT_THAT(refused({"chiang-mai", "agency-9", ""}, program), ElementsAre("people.no_such_agency"));
  EXPECT_THAT(refused({"chiang-mai", "' OR 1=1 --", ""}, program), ElementsAre("people.no_such_agency"));
  EXPECT_THAT(refused({"", "agency-2", "finance"}, program), ElementsAre("people.no_such_unit"));
  // A centre that says an agency of another province is its own.
  const Somebody centre = test_.make(Role::provincial_centre, {"phuket", "", ""});
  EXPECT_THAT(refused({"phuket", "agency-1", ""}, centre.actor), ElementsAre("desk.not_permitted"));
}

PRONGSAI_ON_EVERY_ENGINE(People);

class PeopleAtOnce : public People {};

TEST_P(PeopleAtOnce, follow_one_link_and_one_of_them_gets_in) {
  const std::string token = invite(Role::observer, subdistrict);
  const auto second = open_again();
  std::array<std::vector<std::string>, 2> told;
  const auto go = [&](const desk::Office& there, std::size_t who) {
    told[who] = codes(desk::accept_invitation(
        there, {token, "สมชาย", first_password, first_password, "th", "Firefox, Linux"}));
  };
  std::thread other([&] { go(second->office(), 1); });
  go(office(), 0);
  other.join();
  EXPECT_EQ(told[0].size() + told[1].size(), 1U);
  EXPECT_EQ(read([](db::Transaction& t) { return store::count_people(t); }), 1);
}

PRONGSAI_ON_SHARED_ENGINES(PeopleAtOnce);

}  // namespace
}  // namespace prongsai::offices
