// SPDX-License-Identifier: Apache-2.0
#include "prongsai/base/digest.h"
#include "prongsai/desk/disclosure/filing_detail.h"
#include "prongsai/desk/disclosure/grading_seats.h"
#include "prongsai/desk/rounds/view.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/captures.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;

struct Document {
  store::StoredFiling filing;
  base::Problems missing;
};

Document document_of(const DisclosureView& view) {
  Document out;
  std::vector<disclosure::ItemFiling> filings;
  for (const DisclosureItemView& one : view.items) {
    filings.push_back(one.told.filing);
    out.missing.insert(out.missing.end(), one.missing.begin(), one.missing.end());
    if (one.told.filing.answer == disclosure::Answer::shown) ++out.filing.line.shown;
  }
  out.filing.document = disclosure::spelled(filings);
  out.filing.line.items = static_cast<std::int64_t>(filings.size());
  out.filing.line.sha256 = base::sha256_hex(out.filing.document);
  return out;
}

/// What stood there when it was handed in shall be known for ever.
void order_captures(db::Transaction& transaction, const DisclosureView& view, Moment now) {
  std::vector<store::NewCaptureOrder> orders;
  for (const DisclosureItemView& one : view.items) {
    for (const disclosure::Link& link : one.told.filing.links)
      orders.push_back({secret::new_id("co"), view.key.agency, view.key.round, one.item->code, link.address,
                        "handed_in", now});
  }
  store::add_capture_orders(transaction, orders);
}

void tell_filing(db::Transaction& transaction, const access::Actor& actor, access::Role role,
                 const DisclosureView& view, const store::FilingLine& line) {
  record(transaction, actor, role, line.handed_in_at,
         {.action = "disclosure.hand_in",
          .subject_kind = "disclosure",
          .subject = detail::name_of(view.key),
          .agency = view.key.agency,
          .before = {},
          .after = audit::Snapshot()
                       .number("number", line.number)
                       .number("items", line.items)
                       .number("shown", line.shown)
                       .truth("late", line.is_late)
                       .text("sha256", line.sha256)
                       .text("content_mark", view.content_mark)
                       .str()});
}

}  // namespace

base::Result<store::FilingLine> hand_in_disclosure(const Office& office, const access::Actor& actor,
                                                   const store::DisclosureKey& key,
                                                   std::string_view content_mark) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<store::FilingLine> {
    const auto view = detail::read_disclosure(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto role = permit(actor, Deed::hand_in_disclosure, view->area());
    if (!role) return role.problems();
    const auto round = use_round(transaction, office, key.round, round::Activity::change_evidence);
    if (!round) return round.problems();
    if (content_mark != view->content_mark) return Problem{"disclosure.changed_meanwhile", {}, {}};
    Document document = document_of(*view);
    if (!document.missing.empty()) return std::move(document.missing);
    // Sent twice, it is one filing.
    if (!view->has_changed) return view->filings.front();
    store::FilingLine& line = document.filing.line;
    line.number = view->filings.empty() ? 1 : view->filings.front().number + 1;
    line.is_late = round->late;
    line.handed_in_by = actor.person;
    line.handed_in_at = now;
    store::record_filing(transaction, key, document.filing);
    order_captures(transaction, *view, now);
    tell_filing(transaction, actor, *role, *view, line);
    // Disclosing was opened again: what was graded before may count no more.
    if (const auto graded = detail::graded_round(transaction, office, key.round))
      detail::sum_up_seats(transaction, *graded, key.agency);
    return line;
  });
}

base::Result<FilingView> see_filing(const Office& office, const access::Actor& actor,
                                    const store::DisclosureKey& key, std::int64_t number) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<FilingView> {
    auto view = detail::read_disclosure(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto role = permit(actor, Deed::see_disclosure, view->area());
    if (!role) return role.problems();
    auto filing = store::find_filing(transaction, key, number);
    auto items = filing ? disclosure::read_filings(filing->document) : std::nullopt;
    if (!filing || !items)
      return Problem{"disclosure.no_such_filing", {{"number", std::to_string(number)}}, {}};
    return FilingView{*std::move(view), *std::move(filing), *std::move(items),
                      store::list_filed_files(transaction, key, number)};
  });
}

}  // namespace prongsai::desk
