// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/capture_checks.h"

#include <map>

#include "prongsai/base/digest.h"
#include "prongsai/desk/disclosure/captured_body_detail.h"
#include "prongsai/desk/disclosure/evidence_changes.h"
#include "prongsai/disclosure/check.h"
#include "prongsai/fetch/address.h"
#include "prongsai/store/rounds.h"
#include "prongsai/warc/member.h"

namespace prongsai::desk {
namespace {

/// Grows when read_plain() or look() sees more than before.
constexpr std::string_view readers_version = "2";

store::CapturedText kept_text(const std::string& sha256, const document_files::PlainText& read) {
  store::CapturedText out;
  out.body_sha256 = sha256;
  out.read_as = read.read_as;
  out.pages = static_cast<std::int64_t>(read.pages);
  out.table_rows = static_cast<std::int64_t>(read.table_rows);
  out.trouble = read.trouble;
  out.text_bytes = static_cast<std::int64_t>(read.text.size());
  if (read.text.empty()) return out;
  out.text_packed = db::Bytes{warc::pack_member(read.text)};
  out.text_sha256 = base::sha256_hex(read.text);
  return out;
}

store::CapturedText read_body(const Office& office, const warc::Shelf& shelf, const ReadBody& read,
                              const store::UnreadBody& body) {
  const auto bytes = detail::body_of(office, shelf, body.sha256);
  if (bytes) return kept_text(body.sha256, read(*bytes, {body.media_type, body.packing}));
  office.tell_fault("capture " + body.sha256, bytes.problems().front().code);
  document_files::PlainText none;
  none.trouble = bytes.problems().front().code;
  return kept_text(body.sha256, none);
}

/// Rounds and rules, each looked up once.
class RulesAtHand {
 public:
  explicit RulesAtHand(const Office& office) : office_(office) {}

  struct OfRound {
    int fiscal_year = 0;
    const disclosure::Rules* rules = nullptr;  ///< null: the edition has none
    std::string mark;
  };
  const OfRound& of(db::Transaction& transaction, const std::string& round) {
    const auto known = rounds_.find(round);
    if (known != rounds_.end()) return known->second;
    OfRound out;
    if (const auto stored = store::find_round(transaction, round)) {
      out.fiscal_year = stored->round.fiscal_year;
      const auto found = rules_->find(stored->round.edition);
      if (found != rules_->end()) out.rules = &found->second;
    }
    out.mark = std::string(readers_version) + "/" + (out.rules == nullptr ? "none" : out.rules->fingerprint);
    return rounds_.emplace(round, std::move(out)).first->second;
  }

 private:
  const Office& office_;
  std::shared_ptr<const DisclosureRules> rules_ = office_.disclosure_rules;
  std::map<std::string, OfRound, std::less<>> rounds_;
};

void see_site(disclosure::Seen& seen, const std::string& website) {
  const auto site = fetch::address_of(website);
  const auto final = fetch::address_of(seen.final_address);
  seen.site_known = site.ok();
  seen.on_site = site && final && fetch::same_site(*site, *final);
}

/// What this capture is to be the same as: what was graded, else what was kept first.
struct Earlier {
  store::StoredCapture capture;
  bool was_graded = false;
};
std::optional<Earlier> earlier_than(db::Transaction& transaction, const store::StoredCapture& capture) {
  std::optional<Earlier> out;
  for (const std::string& id :
       detail::graded_copies(transaction, {capture.round, capture.agency, capture.item})) {
    auto graded = store::find_capture(transaction, capture.agency, id);
    const bool counts = graded && graded->address == capture.address && graded->asked_at < capture.asked_at;
    if (counts && (!out || graded->asked_at < out->capture.asked_at)) out = Earlier{*std::move(graded), true};
  }
  if (out) return out;
  if (auto first = store::find_first_capture(transaction, capture)) return Earlier{*std::move(first), false};
  return std::nullopt;
}

void see_earlier(db::Transaction& transaction, disclosure::Seen& seen, const store::StoredCapture& capture) {
  const auto earlier = earlier_than(transaction, capture);
  if (!earlier) return;
  seen.earlier_sha256 = earlier->capture.body_sha256;
  seen.earlier_was_graded = earlier->was_graded;
  const auto text = store::find_captured_text(transaction, earlier->capture.body_sha256);
  if (text && !text->text_sha256.empty()) seen.earlier_text_sha256 = text->text_sha256;
}

void see_other_reader(db::Transaction& transaction, disclosure::Seen& seen,
                      const store::StoredCapture& capture) {
  const auto second = store::find_second_capture(transaction, capture);
  if (!second) return;
  seen.other_reader = disclosure::OtherReader{.outcome = second->outcome,
                                              .status = static_cast<int>(second->status),
                                              .sha256 = second->body_sha256,
                                              .text_read = false,
                                              .text = {}};
  if (second->body_sha256 == capture.body_sha256) return;
  if (const auto kept = store::find_captured_text(transaction, second->body_sha256)) {
    seen.other_reader->text_read = !kept->read_as.empty();
    seen.other_reader->text = text_of(*kept).value_or("");
  }
}

disclosure::Seen seen_of(db::Transaction& transaction, const store::UncheckedCapture& unchecked) {
  const store::StoredCapture& capture = unchecked.capture;
  disclosure::Seen seen;
  seen.outcome = capture.outcome;
  seen.status = static_cast<int>(capture.status);
  seen.address = capture.address;
  seen.final_address = capture.final_address;
  seen.media_type = capture.media_type;
  seen.sha256 = capture.body_sha256;
  see_site(seen, unchecked.website);
  if (const auto kept = store::find_captured_text(transaction, capture.body_sha256)) {
    seen.text_read = !kept->read_as.empty();
    seen.text = text_of(*kept).value_or("");
    seen.pages = static_cast<std::size_t>(kept->pages);
    seen.table_rows = static_cast<std::size_t>(kept->table_rows);
    if (!kept->text_sha256.empty()) seen.text_sha256 = kept->text_sha256;
  }
  see_earlier(transaction, seen, capture);
  see_other_reader(transaction, seen, capture);
  if (capture.is_good()) {
    store::SameBody same = store::find_same_body(transaction, capture);
    seen.other_items = std::move(same.other_items);
    seen.other_agencies = static_cast<std::size_t>(same.other_agencies);
  }
  return seen;
}

store::CaptureCheck row_of(const disclosure::Noticed& noticed) {
  return {std::string(disclosure::word_of(noticed.check)), std::string(disclosure::word_of(noticed.verdict)),
          noticed.part, noticed.details, noticed.excerpt};
}

struct Looked {
  std::vector<store::CaptureCheck> checks;
  std::string mark;
};

Looked look_at(db::Transaction& transaction, const store::UncheckedCapture& unchecked, RulesAtHand& at_hand) {
  static const disclosure::ItemRules no_rules;
  const RulesAtHand::OfRound& round = at_hand.of(transaction, unchecked.capture.round);
  const disclosure::ItemRules* rules = &no_rules;
  if (round.rules != nullptr) {
    const auto found = round.rules->items.find(unchecked.capture.item);
    if (found != round.rules->items.end()) rules = &found->second;
  }
  Looked out{{}, round.mark};
  // What a second reader was given is looked at beside what the first one was.
  if (!unchecked.capture.beside.empty()) return out;
  for (const disclosure::Noticed& each :
       disclosure::look(seen_of(transaction, unchecked), *rules, round.fiscal_year))
    out.checks.push_back(row_of(each));
  return out;
}

}  // namespace

std::optional<std::string> text_of(const store::CapturedText& kept) {
  if (kept.text_packed.value.empty()) return std::nullopt;
  warc::Member member = warc::unpack_member(kept.text_packed.value, document_files::plain_text_bytes_max);
  if (member.used == 0) return std::nullopt;
  return std::move(member.text);
}

std::int64_t read_bodies(const Office& office, const warc::Shelf& shelf, const ReadBody& read,
                         std::int64_t limit) {
  const auto unread =
      office.database.read([&](db::Transaction& t) { return store::list_unread_bodies(t, limit); });
  if (unread.empty()) return 0;
  std::vector<store::CapturedText> texts;
  for (const store::UnreadBody& body : unread) texts.push_back(read_body(office, shelf, read, body));
  office.database.perform([&](db::Transaction& transaction) {
    for (const store::CapturedText& text : texts) store::record_captured_text(transaction, text);
  });
  return static_cast<std::int64_t>(texts.size());
}

std::int64_t check_captures(const Office& office, std::int64_t limit) {
  RulesAtHand at_hand(office);
  // Looked at and noted in one transaction: what is kept meanwhile could make a check untrue, and says so.
  return office.database.perform([&](db::Transaction& transaction) {
    const auto unchecked = store::list_unchecked_captures(transaction, limit);
    for (const store::UncheckedCapture& each : unchecked) {
      const Looked looked = look_at(transaction, each, at_hand);
      store::set_capture_checks(transaction, each.capture.agency, each.capture.capture_id, looked.checks,
                                looked.mark);
      if (!each.capture.beside.empty())
        store::forget_checks_of_capture(transaction, each.capture.agency, each.capture.beside);
    }
    return static_cast<std::int64_t>(unchecked.size());
  });
}

std::int64_t forget_old_checks(const Office& office) {
  RulesAtHand at_hand(office);
  return office.database.perform([&](db::Transaction& transaction) {
    std::int64_t out = 0;
    for (const store::StoredRound& each : store::list_running_rounds(transaction)) {
      const std::string mark = at_hand.of(transaction, each.round.id).mark;
      out += store::forget_capture_checks(transaction, each.round.id, mark);
    }
    return out;
  });
}

}  // namespace prongsai::desk
