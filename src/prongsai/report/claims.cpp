// SPDX-License-Identifier: Apache-2.0
#include "prongsai/report/claims.h"

#include <algorithm>
#include <array>

namespace prongsai::report {
namespace {

using Test = std::string_view;

constexpr std::array rising = {Test("total_rose"), Test("some_rose"), Test("all_rose"),
                               Test("indicator_rose")};
constexpr std::array falling = {Test("total_fell"), Test("some_fell"), Test("all_fell"),
                                Test("indicator_fell"), Test("some_fell_and_pass")};
constexpr std::array standing_still = {Test("total_same"), Test("some_same"), Test("all_same"),
                                       Test("indicator_same"), Test("outcome_same")};
constexpr std::array significant = {Test("change_is_significant")};
constexpr std::array every = {Test("all_rose"),           Test("all_fell"),
                              Test("all_same"),           Test("no_failing"),
                              Test("target_all_reached"), Test("earlier_target_all_reached")};
constexpr std::array highest = {Test("some_known"), Test("items_known"), Test("instrument_known"),
                                Test("topic_known")};
constexpr std::array failing = {Test("has_failing"), Test("one_failing"), Test("no_failing"),
                                Test("failed"),      Test("passed"),      Test("none_fails_known"),
                                Test("has_passing"), Test("is_failing"),  Test("some_fell_and_pass")};
constexpr std::array few = {Test("one_failing")};
constexpr std::array reached = {Test("target_all_reached"),          Test("target_some_reached"),
                                Test("target_none_reached"),         Test("earlier_target_all_reached"),
                                Test("earlier_target_some_reached"), Test("earlier_target_none_reached")};
constexpr std::array finished = {Test("measures_all_done"), Test("some_measures_done")};

/// Longer words before those they hold: each place of a sentence counts for the first that is found there.
constexpr std::array words = {
    ClaimWord{"อย่างมีนัยสำคัญ", significant},
    ClaimWord{"มีนัยสำคัญ", significant},
    ClaimWord{"เพิ่มขึ้น", rising},
    ClaimWord{"สูงขึ้น", rising},
    ClaimWord{"ดีขึ้น", rising},
    ClaimWord{"ลดลง", falling},
    ClaimWord{"ต่ำลง", falling},
    ClaimWord{"แย่ลง", falling},
    ClaimWord{"ไม่เปลี่ยนแปลง", standing_still},
    ClaimWord{"เท่าเดิม", standing_still},
    ClaimWord{"คงที่", standing_still},
    ClaimWord{"ทุกตัวชี้วัด", every},
    ClaimWord{"ครบถ้วนทุก", every},
    ClaimWord{"สูงสุด", highest},
    ClaimWord{"สูงที่สุด", highest},
    ClaimWord{"ต่ำสุด", highest},
    ClaimWord{"ต่ำที่สุด", highest},
    ClaimWord{"ไม่ผ่านเกณฑ์", failing},
    ClaimWord{"ผ่านเกณฑ์", failing},
    ClaimWord{"เพียง", few},
    ClaimWord{"บรรลุเป้าหมาย", reached},
    ClaimWord{"ถึงเป้าหมาย", reached},
    ClaimWord{"แล้วเสร็จ", finished},
};

/// "มากน้อยเพียงใด" asks and claims nothing.
constexpr std::array harmless = {std::string_view("เพียงใด"), std::string_view("เพียงพอ")};

/// The sentence with {facts} taken out, so that nothing inside one counts.
std::string without_facts(std::string_view sentence) {
  std::string out;
  bool inside = false;
  for (const char c : sentence) {
    if (c == '{') inside = true;
    if (!inside) out += c;
    if (c == '}') {
      inside = false;
      out += '\n';
    }
  }
  return out;
}

bool holds_one_of(const std::vector<std::string>& tests, std::span<const std::string_view> wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view one) {
    return std::find(tests.begin(), tests.end(), one) != tests.end();
  });
}

/// Takes the word out wherever it stands, so that a shorter one within it is not found again.
bool take_out(std::string& text, std::string_view word) {
  bool found = false;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
    const std::string_view rest = std::string_view(text).substr(at);
    const bool is_harmless = std::any_of(harmless.begin(), harmless.end(), [&](std::string_view one) {
      return one.starts_with(word) && rest.starts_with(one);
    });
    if (is_harmless) {
      at += word.size();
      continue;
    }
    text.replace(at, word.size(), "\n");
    found = true;
  }
  return found;
}

}  // namespace

std::span<const ClaimWord> claim_words() {
  return words;
}

std::vector<std::string_view> unborne_claims(std::string_view sentence,
                                             const std::vector<std::string>& tests) {
  std::string text = without_facts(sentence);
  std::vector<std::string_view> out;
  for (const ClaimWord& claim : words) {
    if (take_out(text, claim.word) && !holds_one_of(tests, claim.tests)) out.push_back(claim.word);
  }
  return out;
}

}  // namespace prongsai::report
