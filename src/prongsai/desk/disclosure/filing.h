// SPDX-License-Identifier: Apache-2.0
// An agency's disclosure in a round: what it tells of each item, whose work that is, and handing it in.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/disclosure/filing.h"
#include "prongsai/round/state.h"
#include "prongsai/store/disclosure.h"
#include "prongsai/store/organisations.h"
#include "prongsai/store/participants.h"
#include "prongsai/store/rounds.h"

namespace prongsai::desk {

/// How much of an agency's list somebody sees.
struct DisclosureSight {
  access::Role role = access::Role::observer;
  bool is_whole = false;           ///< everything; false: the items of these units
  std::vector<std::string> units;  ///< ids, where it is not everything
};

/// What somebody should look at, although it may be handed in.
struct LinkNote {
  std::size_t link = 0;                 ///< from 0
  bool is_off_site = false;             ///< not on the site that the register has for the agency
  std::vector<std::string> also_under;  ///< other items of this agency that show the same address
};

/// One item as it stands.
struct DisclosureItemView {
  const framework::Item* item = nullptr;
  const framework::Indicator* indicator = nullptr;
  const framework::SubIndicator* sub_indicator = nullptr;  ///< null where the indicator has none
  const disclosure::ItemRules* rules = nullptr;            ///< null where the edition has none for it
  store::StoredDisclosureItem told;                        ///< of version 0 where nothing was told
  std::string changed_by;                                  ///< name of who told it last
  base::Problems missing;                                  ///< why it cannot be handed in as it stands
  std::vector<LinkNote> notes;
  std::vector<store::DisclosureFile> files;
  bool has_changed = false;  ///< since it was handed in, or it was not handed in yet

  [[nodiscard]] bool is_told() const { return missing.empty(); }
};

/// A round whose filing can be copied forward.
struct CopySource {
  std::string round;
  std::string name_th;
  std::string name_en;  ///< may be empty
  int fiscal_year = 0;
  std::size_t items = 0;  ///< that would be copied now
};

/// Everything about one agency's disclosure, read in one moment. Pointers into it live as long as `rules`.
struct DisclosureView {
  store::DisclosureKey key;
  store::StoredRound round;
  std::shared_ptr<const results_files::PlannedEdition> rules;
  std::shared_ptr<const DisclosureRules> all_rules;
  store::RoundAgency agency;
  std::string website;  ///< as the register has it; may be empty
  DisclosureSight sight;
  std::vector<store::StoredUnit> units;
  round::PhaseState phase;                   ///< of disclosing
  std::optional<Moment> opens;               ///< disclosing, where the calendar says so
  std::optional<Moment> closes;              ///< without the grace
  std::vector<DisclosureItemView> items;     ///< in the edition's order, those that may be seen
  disclosure::Completeness completeness;     ///< of these
  std::vector<store::FilingLine> filings;    ///< newest first; none for those who see a unit's part
  std::map<std::string, std::string> names;  ///< of who handed in
  std::vector<CopySource> sources;           ///< newest year first; none where nothing may be copied
  std::string content_mark;                  ///< of what would be handed in now, files too
  bool has_changed = false;                  ///< since it was handed in last, or it never was
  bool may_change = false;                   ///< this person, now
  bool may_share = false;                    ///< say whose items are whose
  bool may_hand_in = false;                  ///< this person, now
  base::Problems closed;                     ///< why nobody may change anything now

  [[nodiscard]] const framework::Edition& edition() const { return rules->edition; }
  [[nodiscard]] access::Area area() const { return {agency.province, agency.agency, ""}; }
  [[nodiscard]] const DisclosureItemView* find(std::string_view item) const;
};

/// Problems of every action here: desk.not_permitted; rounds.no_such_round, rounds.no_such_agency,
/// rounds.edition_gone; disclosure.none_here {round} (the edition has nothing to disclose); round.not_opened
/// (a draft). Nothing more for looking.
[[nodiscard]] base::Result<DisclosureView> see_disclosure(const Office& office, const access::Actor& actor,
                                                          const store::DisclosureKey& key);

/// In how many rounds the agency takes part that have something to disclose, the newest first: for lists.
struct DisclosureRound {
  store::StoredRound round;
  round::PhaseState phase;
  std::optional<Moment> closes;
};
[[nodiscard]] std::vector<DisclosureRound> see_disclosure_rounds(const Office& office);
/// Agencies in whose disclosure the actor takes part as an insider, by id: those of the actor's own grants.
[[nodiscard]] std::vector<std::string> own_disclosers(const access::Actor& actor);

/// What a form sends about one item.
struct ItemWish {
  std::string item;
  std::int64_t version = 0;  ///< of the item when the page was made
  disclosure::Answer answer = disclosure::Answer::untold;
  std::vector<disclosure::Link> links;  ///< as typed; rows without anything in them are passed over
  std::string note;
};

/// Writes it down; from then on it counts as confirmed for this year, wherever it was copied from. Possible
/// from the opening of the round to the end of disclosing. What is missing does not stop it: only handing in
/// asks for that. Gives the new version; the old one where everything stood there already. Problems, besides
/// the above: disclosure.over {closed} (disclosing is over); disclosure.no_such_item {item};
/// disclosure.clash {by} (somebody else was faster: nothing is changed); of an address those of
/// fetch::address_of with field "address-3", disclosure.same_link {found}, disclosure.path_without_link;
/// disclosure.too_many_links {item, most}; disclosure.text_too_long {item, most}.
[[nodiscard]] base::Result<std::int64_t> tell_item(const Office& office, const access::Actor& actor,
                                                   const store::DisclosureKey& key, const ItemWish& wish);

/// Whose work an item is, and until when.
struct ShareWish {
  std::string item;
  std::string unit;     ///< id; empty: nobody's in particular
  std::string due_day;  ///< ISO; empty: none
  std::string seen;     ///< share_mark() when the page was made; empty: whatever stands there now
};
/// Whose an item is and until when, in one spelling that is never empty.
[[nodiscard]] std::string share_mark(const store::StoredDisclosureItem& item);
/// Of several items at once; only what differs is changed, one line in the trail. What the page showed and
/// nobody touched in it stays as others left it meanwhile. Gives how many. Problems: as above;
/// disclosure.share_clash {item} (changed by two people); disclosure.no_such_unit {found, item};
/// disclosure.bad_day {found, item}, with field "day-o12".
[[nodiscard]] base::Result<std::size_t> share_items(const Office& office, const access::Actor& actor,
                                                    const store::DisclosureKey& key,
                                                    const std::vector<ShareWish>& wishes);

/// Fills items of which nothing is told yet with what was handed in for them in an earlier round, through
/// the ancestors of items where the editions differ. Each must be confirmed (tell_item) before it can be
/// handed in. Gives how many were filled. Problems: as above; disclosure.no_source {found}.
[[nodiscard]] base::Result<std::size_t> copy_forward(const Office& office, const access::Actor& actor,
                                                     const store::DisclosureKey& key,
                                                     const std::string& from_round);

inline constexpr std::size_t disclosure_file_bytes_max = std::size_t{10} * 1024 * 1024;
inline constexpr std::size_t disclosure_files_max = 5;  ///< of one item
/// Of a list's files together: everybody may ask for all of them in one archive.
inline constexpr std::size_t disclosure_files_bytes_max = std::size_t{100} * 1024 * 1024;
/// The media types of files that can be shown, by the ending of their names.
struct ShownFormat {
  std::string_view ending;      ///< "pdf"
  std::string_view media_type;  ///< "application/pdf"
};
[[nodiscard]] const std::vector<ShownFormat>& shown_formats();

struct FileWish {
  std::string item;
  std::string name;  ///< as the browser sent it
  std::string_view bytes;
};
/// For agencies without a place of their own: the file stands on their open page once it was handed in. Gives
/// its number. Problems: as tell_item; disclosure.no_file; disclosure.file_too_large {most};
/// disclosure.file_kind {found, expected} (by its name, or its first bytes say something else);
/// disclosure.too_many_files {most}; disclosure.files_too_large {most}; each with field "file".
[[nodiscard]] base::Result<std::int64_t> attach_file(const Office& office, const access::Actor& actor,
                                                     const store::DisclosureKey& key, const FileWish& wish);
/// Problem: disclosure.no_such_file.
[[nodiscard]] base::Result<bool> remove_file(const Office& office, const access::Actor& actor,
                                             const store::DisclosureKey& key, std::string_view item,
                                             std::int64_t number);
[[nodiscard]] base::Result<store::DisclosureFileContent> see_disclosure_file(const Office& office,
                                                                             const access::Actor& actor,
                                                                             const store::DisclosureKey& key,
                                                                             std::string_view item,
                                                                             std::int64_t number);

/// Hands the whole list in, as many times as one likes until disclosing is over; the last one counts, and
/// each stays readable. Every link is ordered to be captured. `content_mark` is that of the page: what nobody
/// looked at is not handed in. The same content again gives the same filing again. Problems: as above;
/// those of round::may (disclosing is not open yet, or over); everything in DisclosureItemView::missing;
/// disclosure.changed_meanwhile.
[[nodiscard]] base::Result<store::FilingLine> hand_in_disclosure(const Office& office,
                                                                 const access::Actor& actor,
                                                                 const store::DisclosureKey& key,
                                                                 std::string_view content_mark);

/// One that was handed in, as it was. Problems: as see_disclosure, of the whole list;
/// disclosure.no_such_filing {number}.
struct FilingView {
  DisclosureView now;
  store::StoredFiling filing;
  std::vector<disclosure::ItemFiling> items;
  std::vector<store::DisclosureFile> files;
};
[[nodiscard]] base::Result<FilingView> see_filing(const Office& office, const access::Actor& actor,
                                                  const store::DisclosureKey& key, std::int64_t number);

}  // namespace prongsai::desk
