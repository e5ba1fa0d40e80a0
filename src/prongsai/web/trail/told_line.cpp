// SPDX-License-Identifier: Apache-2.0
#include "prongsai/access/role.h"
#include "prongsai/desk/trail/changes.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/people/area_words.h"
#include "prongsai/web/trail/trail_detail.h"

namespace prongsai::web::detail {
namespace {

std::string said_or(const Voice& voice, const std::string& key, const std::string& otherwise) {
  return text::can_say(voice.language(), key) ? voice.say(key) : otherwise;
}

/// Codes of the trail in words, where there are words.
std::string value_words(const Voice& voice, const agency::Reference& places, const desk::FieldChange& change,
                        const std::optional<std::string>& value) {
  if (!value || value->empty()) return voice.say("trail.nothing");
  if (change.field == "role") return said_or(voice, "role." + *value, *value);
  if (change.field == "province") return province_words(voice, places, *value);
  if (*value == "true" || *value == "false") return voice.say("trail." + *value);
  return *value;
}

Html who_of(const Visit& visit, const desk::TrailLine& line) {
  const Voice& voice = visit.voice;
  const std::string role = said_or(voice, "role." + line.entry.actor.role, line.entry.actor.role);
  if (line.by_program) return voice.say("trail.by_program");
  if (line.person.empty()) return voice.say("trail.by_role", {{"role", role}});
  return join(link_to(visit.path("trail") + "?person=" + http::percent_encode(line.entry.actor.id),
                      voice.prose(line.person)),
              " · ", role);
}

}  // namespace

std::string action_words(const Voice& voice, const std::string& action) {
  return said_or(voice, "trail.action." + action, action);
}

Html changes_of(const Voice& voice, const agency::Reference& places, const audit::Entry& entry) {
  Html items;
  for (const desk::FieldChange& change : desk::field_changes(entry.before, entry.after)) {
    const Html before = voice.prose(value_words(voice, places, change, change.before));
    const Html after = voice.prose(value_words(voice, places, change, change.after));
    const Html name = said_or(voice, "trail.field." + change.field, change.field);
    items += element("dt", {}, name);
    if (!change.before) {
      items += element("dd", {}, after);
    } else if (!change.after) {
      items += element("dd", {}, element("del", {}, before));
    } else {
      items += element("dd", {}, element("del", {}, before), span("to", " → "), element("ins", {}, after));
    }
  }
  return items.empty() ? Html() : element("dl", {{"class", "changes"}}, items);
}

/// A few changes are shown at once; many, as of a new agency, on a click.
static Html folded_changes(const Voice& voice, const agency::Reference& places, const audit::Entry& entry) {
  constexpr std::size_t shown_at_once = 3;
  const std::size_t count = desk::field_changes(entry.before, entry.after).size();
  const Html changes = changes_of(voice, places, entry);
  if (count <= shown_at_once) return changes;
  return disclosure(voice.say("trail.changes", {{"count", std::to_string(count)}}), changes, false);
}

Html told_line(const Visit& visit, const agency::Reference& places, const desk::TrailLine& line) {
  const Voice& voice = visit.voice;
  Html where;
  if (!line.agency.empty()) {
    const std::string name =
        line.agency_th.empty() ? line.agency : text::choose(voice.language(), line.agency_th, line.agency_en);
    where = join(" · ", link_to(visit.path("trail") + "?agency=" + http::percent_encode(line.agency),
                                voice.prose(name)));
  }
  const Html reason = line.entry.reason.empty() ? Html()
                                                : paragraph("reason", voice.say("trail.reason"), " ",
                                                            voice.prose(line.entry.reason));
  return element("li", {},
                 div("trail-head",
                     element("a", {{"href", visit.path("trail/" + std::to_string(line.entry.sequence))}},
                             voice.prose(action_words(voice, line.entry.action))),
                     span("until", voice.moment(line.entry.at))),
                 div("under", who_of(visit, line), where), folded_changes(voice, places, line.entry), reason);
}

Html checkpoint_facts(const Voice& voice, const desk::CheckpointShown& checkpoint) {
  return element(
      "dl", {{"class", "facts"}}, element("dt", {}, voice.say("trail.size")),
      element("dd", {}, voice.say("trail.lines", {{"count", grouped(checkpoint.size)}})),
      element("dt", {}, voice.say("trail.root")),
      element("dd", {}, element("code", {}, audit::to_base64(checkpoint.root))),
      element("dt", {}, voice.say("trail.signed_at")), element("dd", {}, voice.moment(checkpoint.signed_at)),
      element("dt", {}, voice.say("trail.key")), element("dd", {}, element("code", {}, checkpoint.verifier)));
}

}  // namespace prongsai::web::detail
