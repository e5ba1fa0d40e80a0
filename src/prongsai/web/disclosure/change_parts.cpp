// SPDX-License-Identifier: Apache-2.0
// What stands behind an item's links now, where it is not what was graded.
#include "prongsai/desk/disclosure/evidence_changes.h"
#include "prongsai/web/disclosure/grading_detail.h"

namespace prongsai::web::grading {
namespace {

using desk::EvidenceChange;

Html changed_line(const Voice& voice, const disclosure::ChangedLine& line) {
  Html out = voice.prose(line.begins);
  // Words beside the marks: colours and lines through letters are not for everybody.
  if (!line.removed.empty())
    out += element("del", {{"aria-label", voice.say("evidence_change.removed")}}, voice.prose(line.removed));
  if (!line.removed.empty() && !line.added.empty()) out += Html(" ");
  if (!line.added.empty())
    out += element("ins", {{"aria-label", voice.say("evidence_change.added")}}, voice.prose(line.added));
  return element("li", {{"lang", "th"}}, out, voice.prose(line.ends));
}

Html lines_of(const Voice& voice, const disclosure::TextDifference& difference) {
  if (difference.lines.empty()) return {};
  Html lines;
  for (const disclosure::ChangedLine& one : difference.lines) lines += changed_line(voice, one);
  return disclosure(voice.say("evidence_change.lines"),
                    join(element("ul", {{"class", "changed-lines"}}, lines),
                         difference.is_cut ? paragraph("muted", voice.say("evidence_change.cut")) : Html()),
                    true);
}

const char* words_of(EvidenceChange::Kind kind) {
  switch (kind) {
    case EvidenceChange::Kind::text:
      return "evidence_change.text";
    case EvidenceChange::Kind::bytes:
      return "evidence_change.bytes";
    case EvidenceChange::Kind::gone:
      break;
  }
  return "evidence_change.gone";
}

}  // namespace

Html changes_part(const Voice& voice, const std::vector<EvidenceChange>& changes) {
  if (changes.empty()) return {};
  Html items;
  for (const EvidenceChange& one : changes) {
    items += element(
        "li", {{"class", "filed"}}, heading(3, "", outside_link(one.address)),
        paragraph("next-step", voice.say(words_of(one.kind), {{"graded", voice.moment(one.graded.asked_at)},
                                                              {"now", voice.moment(one.now.asked_at)}})),
        lines_of(voice, one.difference));
  }
  return section("changed", voice.say("evidence_change.title"),
                 paragraph("muted", voice.say("evidence_change.what")),
                 element("ul", {{"class", "filed-list"}}, items));
}

}  // namespace prongsai::web::grading
