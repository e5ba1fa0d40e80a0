// SPDX-License-Identifier: Apache-2.0
// Puts one agency and a survey that is open now, by the machine's clock, into a database: make_office
// ADDRESS. Prints the survey's address for a server over it, then the field of
// each question.
#include <iostream>

#include "prongsai/store/schema.h"

#include "boxes_fixture.h"

namespace prongsai {
namespace {

constexpr const char* link = "k7m2qd";

int make(const std::string& address) {
  offices::TestOffice test(address);
  test.set_now(db::moment_by_the_machine());
  test.register_agency("a-1", "chiang-mai");
  const store::BallotBox box = desk::make_box(test.office(), "", "a-1").value();
  const store::StoredSurvey survey{.survey = {.link = link,
                                              .agency = "a-1",
                                              .edition = "ita/2565",
                                              .instrument = "iit",
                                              .purpose = survey::Purpose::pulse,
                                              .box = box.id},
                                   .fingerprint = offices::iit_of_2565().fingerprint,
                                   .opens = test.now() - std::chrono::hours(1),
                                   .closes = test.now() + std::chrono::hours(24)};
  test.database().perform([&](db::Transaction& t) {
    store::record_box(t, box);
    return store::record_surveys(t, {{survey}});
  });
  std::cout << "/go/iit/" << link << std::endl;
  for (const std::string& code : offices::iit_of_2565().box_codes) std::cout << code << std::endl;
  return 0;
}

}  // namespace
}  // namespace prongsai

int main(int count, char** words) {
  return count == 2 ? prongsai::make(words[1]) : 2;
}
