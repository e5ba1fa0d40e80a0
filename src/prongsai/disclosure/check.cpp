// SPDX-License-Identifier: Apache-2.0
#include "prongsai/disclosure/check.h"

#include <algorithm>
#include <array>

#include "prongsai/disclosure/check_detail.h"
#include "prongsai/disclosure/likeness.h"

namespace prongsai::disclosure {
namespace {

constexpr std::array<std::string_view, 11> check_words = {
    "reachable",     "on_main_site", "right_year", "parts_present", "searchable",  "machine_table",
    "contact_works", "unchanged",    "used_once",  "not_copied",    "same_for_all"};
constexpr std::array<std::string_view, 4> verdict_words = {"holds", "doubtful", "fails", "cannot_tell"};

/// How a page that is short and says one of these speaks of itself, whatever its status.
constexpr std::array<std::string_view, 9> turned_away = {"ไม่พบหน้า",        "ไม่พบหน้าเว็บ",    "ไม่พบข้อมูลที่ต้องการ",
                                                         "page not found", "404 not found", "you need access",
                                                         "ขอสิทธิ์การเข้าถึง",  "ลงชื่อเข้าใช้",     "กรุณาเข้าสู่ระบบ"};
constexpr std::size_t short_page_letters = 1'200;

Noticed reachable(const Seen& seen, const Plain& plain) {
  Noticed found{
      .check = Check::reachable, .verdict = Verdict::cannot_tell, .part = {}, .details = {}, .excerpt = {}};
  if (seen.outcome.empty()) return found;
  found.details = {{"outcome", seen.outcome}, {"status", std::to_string(seen.status)}};
  if (seen.outcome == "no_trust") {
    found.verdict = Verdict::doubtful;
    return found;
  }
  if (seen.outcome != "answered" && seen.outcome != "cut_short") {
    found.verdict = Verdict::fails;
    return found;
  }
  // 408, 425, 429 and 5xx speak of a moment, other errors of the page.
  const bool may_pass = seen.status == 408 || seen.status == 425 || seen.status == 429 || seen.status >= 500;
  const bool is_page = seen.status >= 200 && seen.status < 300;
  found.verdict = is_page                         ? Verdict::holds
                  : may_pass || seen.status < 400 ? Verdict::doubtful
                                                  : Verdict::fails;
  if (!is_page || plain.letters() == 0 || plain.letters() > short_page_letters) return found;
  for (const std::string_view words : turned_away) {
    const auto at = plain.find(words);
    if (!at) continue;
    found.verdict = Verdict::doubtful;
    found.excerpt = plain.excerpt(at->at, at->size);
    return found;
  }
  return found;
}

std::string host_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view rest = address.substr(scheme + 3);
  return std::string(rest.substr(0, rest.find_first_of("/?#")));
}

Noticed on_main_site(const Seen& seen) {
  Noticed found{.check = Check::on_main_site,
                .verdict = Verdict::cannot_tell,
                .part = {},
                .details = {},
                .excerpt = {}};
  const std::string& address = seen.final_address.empty() ? seen.address : seen.final_address;
  found.details = {{"found", host_of(address)}};
  if (seen.site_known) found.verdict = seen.on_site ? Verdict::holds : Verdict::fails;
  return found;
}

Noticed searchable(const Seen& seen, const Plain& plain) {
  Noticed found{
      .check = Check::searchable, .verdict = Verdict::cannot_tell, .part = {}, .details = {}, .excerpt = {}};
  found.details = {{"letters", std::to_string(plain.letters())}, {"pages", std::to_string(seen.pages)}};
  if (seen.media_type.starts_with("image/")) {
    found.verdict = Verdict::fails;
    return found;
  }
  if (!seen.text_read) return found;
  constexpr std::size_t scan_most = 20;    // letters a page: page numbers and stamps
  constexpr std::size_t text_least = 100;  // a page of text has a thousand and more
  const std::size_t a_page = plain.letters() / std::max<std::size_t>(seen.pages, 1);
  const bool is_garbled = plain.garbled() * 20 > plain.letters();
  if (a_page < scan_most) {
    found.verdict = seen.pages > 0 ? Verdict::fails : Verdict::doubtful;
  } else {
    found.verdict = a_page < text_least || is_garbled ? Verdict::doubtful : Verdict::holds;
  }
  return found;
}

Noticed machine_table(const Seen& seen) {
  Noticed found{.check = Check::machine_table,
                .verdict = Verdict::cannot_tell,
                .part = {},
                .details = {},
                .excerpt = {}};
  found.details = {{"rows", std::to_string(seen.table_rows)}, {"media", seen.media_type}};
  if (seen.table_rows >= 2) {
    found.verdict = Verdict::holds;
  } else if (seen.table_rows == 1) {
    found.verdict = Verdict::doubtful;
  } else if (seen.text_read || seen.media_type.starts_with("image/")) {
    found.verdict = Verdict::fails;
  }
  return found;
}

Noticed unchanged(const Seen& seen) {
  Noticed found{
      .check = Check::unchanged, .verdict = Verdict::cannot_tell, .part = {}, .details = {}, .excerpt = {}};
  if (seen.earlier_was_graded) found.part = part_graded;
  if (seen.sha256.empty()) return found;
  const bool texts_known = seen.earlier_text_sha256 && seen.text_sha256;
  if (*seen.earlier_sha256 == seen.sha256) {
    found.verdict = Verdict::holds;
  } else if (!texts_known) {
    found.verdict = Verdict::doubtful;
  } else {
    found.verdict = *seen.earlier_text_sha256 == *seen.text_sha256 ? Verdict::holds : Verdict::fails;
  }
  return found;
}

Noticed used_once(const Seen& seen) {
  Noticed found{
      .check = Check::used_once, .verdict = Verdict::cannot_tell, .part = {}, .details = {}, .excerpt = {}};
  if (seen.sha256.empty()) return found;
  found.verdict = seen.other_items.empty() ? Verdict::holds : Verdict::doubtful;
  std::string items;
  for (const std::string& item : seen.other_items) items += (items.empty() ? "" : ", ") + item;
  found.details = {{"items", items}};
  return found;
}

Noticed not_copied(const Seen& seen) {
  Noticed found{
      .check = Check::not_copied, .verdict = Verdict::cannot_tell, .part = {}, .details = {}, .excerpt = {}};
  if (seen.sha256.empty()) return found;
  found.verdict = seen.other_agencies == 0 ? Verdict::holds : Verdict::doubtful;
  found.details = {{"agencies", std::to_string(seen.other_agencies)}};
  return found;
}

/// A trouble that may be gone in a minute says nothing about names.
bool is_passing(const OtherReader& other) {
  const bool is_answer = other.outcome == "answered" || other.outcome == "cut_short";
  return !is_answer || other.status == 408 || other.status == 425 || other.status == 429 ||
         other.status >= 500;
}

Noticed same_for_all(const Seen& seen) {
  const OtherReader& other = *seen.other_reader;
  Noticed found{.check = Check::same_for_all,
                .verdict = Verdict::cannot_tell,
                .part = {},
                .details = {},
                .excerpt = {}};
  const auto told = [&](Verdict verdict, int percent) {
    found.verdict = verdict;
    found.details = {{"percent", std::to_string(percent)}, {"status", std::to_string(other.status)}};
    return found;
  };
  if (is_passing(other)) return found;
  if (!seen.sha256.empty() && other.sha256 == seen.sha256) return told(Verdict::holds, 100);
  if (other.status < 200 || other.status > 299) return told(Verdict::doubtful, 0);
  if (!seen.text_read || !other.text_read || (seen.text.empty() && other.text.empty())) return found;
  const int percent = percent_alike(seen.text, other.text);
  if (percent >= alike_percent) return told(Verdict::holds, percent);
  found.excerpt = line_without_likeness(other.text, seen.text);
  return told(Verdict::doubtful, percent);
}

}  // namespace

std::string_view word_of(Check check) {
  return check_words[static_cast<std::size_t>(check)];
}

std::string_view word_of(Verdict verdict) {
  return verdict_words[static_cast<std::size_t>(verdict)];
}

std::vector<Noticed> look(const Seen& seen, const ItemRules& rules, int fiscal_year) {
  const Plain plain(seen.text_read ? std::string_view(seen.text).substr(0, text_bytes_max)
                                   : std::string_view());
  std::vector<Noticed> all = {reachable(seen, plain), on_main_site(seen)};
  if (rules.year != YearDemand::none) all.push_back(right_year(seen, plain, rules.year, fiscal_year));
  for (const PartDemand& part : rules.parts) all.push_back(part_present(seen, plain, part));
  all.push_back(searchable(seen, plain));
  if (rules.wants_table) all.push_back(machine_table(seen));
  if (rules.wants_contact) all.push_back(contact_works(seen, plain));
  if (seen.earlier_sha256) all.push_back(unchanged(seen));
  all.push_back(used_once(seen));
  all.push_back(not_copied(seen));
  if (seen.other_reader) all.push_back(same_for_all(seen));
  return all;
}

}  // namespace prongsai::disclosure
