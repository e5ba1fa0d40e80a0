// SPDX-License-Identifier: Apache-2.0
// What was sealed of an item's links, as people read it: outcome, what a machine noticed, and the text alone.
#include <algorithm>
#include <map>
#include <vector>

#include "prongsai/desk/disclosure/captures.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/grading_detail.h"

namespace prongsai::web::grading {
namespace {

using desk::CaptureView;

/// So much of a text stands on the page; all of it is in the file.
constexpr std::size_t text_bytes_shown = 40'000;
constexpr std::size_t links_with_text = 6;

/// Cut where a letter ends.
std::string beginning_of(const std::string& text) {
  if (text.size() <= text_bytes_shown) return text;
  std::size_t end = text_bytes_shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + " …";
}

Html check_line(const Voice& voice, const disclosure::ItemRules* rules, const store::CaptureCheck& one) {
  const std::string key = "check." + one.check;
  std::string part;
  if (rules != nullptr) {
    for (const disclosure::PartDemand& each : rules->parts) {
      if (each.code == one.part) part = ": " + label_of(voice, each.name);
    }
  }
  const Tone tone = one.verdict == "holds" ? Tone::good : one.verdict == "fails" ? Tone::bad : Tone::open;
  const std::string sentence = key + "." + one.verdict;
  return element(
      "li", {}, chip(tone, join(voice.say(key), part)), " ",
      text::can_say(voice.language(), sentence) ? voice.prose(voice.say(sentence, one.details))
                                                : Html(one.verdict),
      one.excerpt.empty() ? Html() : paragraph("muted", element("q", {}, voice.prose(one.excerpt))));
}

Html checks_of(const Voice& voice, const disclosure::ItemRules* rules, const CaptureView& view) {
  Html trouble;
  Html fine;
  for (const store::CaptureCheck& one : view.checks)
    (one.verdict == "holds" ? fine : trouble) += check_line(voice, rules, one);
  return join(trouble.empty() ? Html() : element("ul", {{"class", "plain"}}, trouble),
              fine.empty() ? Html()
                           : disclosure(say(voice, "checks_holding"),
                                        element("ul", {{"class", "plain"}}, fine), false));
}

Html text_of(const desk::Office& office, const Visit& visit, const store::ItemKey& key,
             const CaptureView& view) {
  const Voice& voice = visit.voice;
  if (!view.is_read) return paragraph("muted", say(voice, "no_text"));
  const auto text =
      desk::capture_text(office, visit.actor(), key.agency, view.capture.capture_id, has_seat_there);
  if (!text || text->empty()) return paragraph("muted", say(voice, "no_text"));
  const Html cut =
      view.trouble == "document.text_cut"
          ? paragraph("muted", text::sentence(voice.language(), base::Problem{view.trouble, {}, {}}))
          : Html();
  return join(
      element("pre",
              {{"class", "sealed"}, {"tabindex", "0"}, {"lang", "th"}, {"aria-label", say(voice, "text")}},
              beginning_of(*text)),
      cut);
}

Html capture_part(const desk::Office& office, const Visit& visit, const store::ItemKey& key,
                  const disclosure::ItemRules* rules, const CaptureView& view, const std::string& download,
                  bool with_text) {
  const Voice& voice = visit.voice;
  const store::StoredCapture& kept = view.capture;
  Html facts = fact_line(say(voice, "captured_at"), voice.moment(kept.asked_at));
  facts += fact_line(say(voice, "outcome"), voice.say("capture_outcome." + kept.outcome));
  if (!kept.final_address.empty() && kept.final_address != kept.address)
    facts += fact_line(say(voice, "led_to"), span("address", kept.final_address));
  if (!kept.body_sha256.empty() && !download.empty())
    facts += fact_line(say(voice, "bytes"),
                       link_to(download + http::percent_encode(kept.capture_id), say(voice, "download")));
  return element("article", {{"class", "evidence"}},
                 heading(3, "", say(voice, "today"), " ", outside_link(kept.address)),
                 element("dl", {{"class", "facts"}}, facts), checks_of(voice, rules, view),
                 with_text ? text_of(office, visit, key, view) : Html());
}

/// The copies of one link.
struct Copies {
  const CaptureView* newest = nullptr;
  const CaptureView* at_close = nullptr;

  /// What is graded: the link as it was when disclosing closed, whatever was mended afterwards.
  [[nodiscard]] const CaptureView& counting() const { return at_close != nullptr ? *at_close : *newest; }
  [[nodiscard]] bool has_another_since() const {
    return newest != &counting() && newest->capture.body_sha256 != counting().capture.body_sha256;
  }
};
/// They come the newest first.
void add_copy(Copies& copies, const CaptureView& one) {
  if (copies.newest == nullptr) copies.newest = &one;
  if (copies.at_close == nullptr && one.capture.why == "close") copies.at_close = &one;
}

/// A copy made since; folded, because it is not what is graded.
Html newer_part(const desk::Office& office, const Visit& visit, const store::ItemKey& key,
                const CaptureView& view, const std::string& download, bool with_text) {
  const Voice& voice = visit.voice;
  const Html link = download.empty() || view.capture.body_sha256.empty()
                        ? Html()
                        : paragraph("", link_to(download + http::percent_encode(view.capture.capture_id),
                                                say(voice, "download")));
  return disclosure(voice.say("evidence_change.newer", {{"moment", voice.moment(view.capture.asked_at)}}),
                    join(paragraph("muted", voice.say("evidence_change.newer_what")),
                         paragraph("", voice.say("capture_outcome." + view.capture.outcome)), link,
                         with_text ? text_of(office, visit, key, view) : Html()),
                    false);
}

}  // namespace

bool has_seat_there(db::Transaction& transaction, const access::Actor& actor, const std::string& agency,
                    const std::string& round, const std::string& item) {
  return desk::has_seat(transaction, actor, {round, agency, item});
}

Evidence evidence_of(const desk::Office& office, const Visit& visit, const store::ItemKey& key,
                     const disclosure::ItemRules* rules, const std::string& download) {
  Evidence out;
  const auto captures =
      desk::see_captures(office, visit.actor(), key.agency, key.round, key.item, has_seat_there);
  if (captures) {
    std::vector<std::string> addresses;
    std::map<std::string, Copies> by_address;
    for (const CaptureView& one : *captures) {
      Copies& copies = by_address[one.capture.address];
      if (copies.newest == nullptr) addresses.push_back(one.capture.address);
      add_copy(copies, one);
    }
    for (std::size_t i = 0; i < addresses.size(); ++i) {
      const Copies& copies = by_address[addresses[i]];
      const CaptureView& counts = copies.counting();
      out.part += capture_part(office, visit, key, rules, counts, download, i < links_with_text);
      if (copies.has_another_since())
        out.part += newer_part(office, visit, key, *copies.newest, download, i < links_with_text);
      out.ids.push_back(counts.capture.capture_id);
    }
  }
  if (out.ids.empty()) out.part = paragraph("notice", say(visit.voice, "no_captures"));
  return out;
}

Answer seat_capture(const desk::Office& office, const Visit& visit) {
  const auto file = desk::capture_bytes(office, visit.actor(), visit.request.capture("agency"),
                                        visit.request.capture("capture"), has_seat_there);
  if (!file) return refused(visit, file.problems());
  return filing::strangers_file({file->name, "application/octet-stream", {}, db::Bytes{file->bytes}});
}

}  // namespace prongsai::web::grading
