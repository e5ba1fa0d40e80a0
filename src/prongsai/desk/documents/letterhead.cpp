// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/documents/letterhead.h"

#include <algorithm>
#include <optional>

#include "prongsai/base/digest.h"
#include "prongsai/desk/documents/documents_detail.h"
#include "prongsai/desk/record.h"
#include "prongsai/store/organisations.h"
#include "prongsai/store/results.h"

namespace prongsai::desk {
namespace {

using base::Problem;
using store::StoredLetterhead;

constexpr std::size_t line_bytes_max = 600;
constexpr std::size_t lines_max = 6;

struct Size {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < count; ++i) out = (out << 8) | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

/// The chunk IHDR comes first in every PNG.
std::optional<Size> size_of_png(std::string_view bytes) {
  constexpr std::string_view magic = "\x89PNG\r\n\x1a\n";
  if (bytes.size() < 33 || !bytes.starts_with(magic) || bytes.substr(12, 4) != "IHDR") return std::nullopt;
  return Size{number_at(bytes, 16, 4), number_at(bytes, 20, 4)};
}

/// Segments follow one another; the one that begins a frame (C0 to CF but C4, C8, CC) holds the size.
std::optional<Size> size_of_jpeg(std::string_view bytes) {
  if (!bytes.starts_with("\xFF\xD8\xFF")) return std::nullopt;
  std::size_t at = 2;
  while (at + 9 < bytes.size()) {
    if (number_at(bytes, at, 1) != 0xFF) return std::nullopt;
    const std::uint32_t marker = number_at(bytes, at + 1, 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const bool is_frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) return Size{number_at(bytes, at + 7, 2), number_at(bytes, at + 5, 2)};
    const std::uint32_t length = number_at(bytes, at + 2, 2);
    if (length < 2 || marker == 0xDA || marker == 0xD9) return std::nullopt;
    at += 2 + length;
  }
  return std::nullopt;
}

std::vector<std::string> lines_of(const std::string& text) {
  return detail::lines_of(text);
}

std::string province_words(const Office& office, const std::string& province) {
  const agency::OrganisationNode* node = office.reference.find(agency::NodeKind::province, province);
  if (node == nullptr) return {};
  return node->code == "bangkok" ? node->name_th : "จังหวัด" + node->name_th;
}

/// "อำเภอเมือง จังหวัดเชียงใหม่", as far as the register knows it.
std::string place_of(db::Transaction& transaction, const Office& office, const store::ResultAgency& agency) {
  const auto found = store::find_agency(transaction, agency.id);
  const std::string province = province_words(office, agency.province);
  if (!found || province == agency.name_th) return {};
  std::string district = found->record.district;
  const bool has_kind = district.starts_with("อำเภอ") || district.starts_with("เขต");
  if (!district.empty() && !has_kind) district = (agency.province == "bangkok" ? "เขต" : "อำเภอ") + district;
  if (district.empty() || province.empty()) return district + province;
  return district + " " + province;
}

base::Problem wrong(const char* code, const char* field,
                    std::vector<std::pair<std::string, std::string>> details = {}) {
  details.emplace_back("field", field);
  return {code, std::move(details), {}};
}

/// Blanks at the ends and empty lines taken off.
std::string tidied(const std::string& typed, const char* field, bool has_lines, base::Problems& problems) {
  const std::vector<std::string> lines = detail::lines_of(typed);
  if (detail::has_control(typed)) problems.push_back(wrong("document.field_has_control", field));
  if (lines.size() > lines_max)
    problems.push_back(wrong("document.too_many_lines", field, {{"most", std::to_string(lines_max)}}));
  std::string out;
  for (const std::string& line : lines) {
    if (line.size() > line_bytes_max) {
      problems.push_back(
          wrong("document.field_too_long", field, {{"most", std::to_string(line_bytes_max / 3)}}));
    }
    out += (out.empty() ? "" : has_lines ? "\n" : " ") + line;
  }
  return out;
}

std::string snapshot_of(const StoredLetterhead& head) {
  if (head.version == 0) return {};
  return audit::Snapshot()
      .number("version", head.version)
      .text("issuer", head.issuer)
      .text("place", head.place)
      .text("header", head.header)
      .text("signer_position", head.signer_position)
      .text("digits", head.digits)
      .text("logo", head.logo.value.empty() ? "" : base::sha256_hex(head.logo.value))
      .str();
}

}  // namespace

base::Result<std::string> check_logo(std::string_view bytes) {
  if (bytes.size() > logo_bytes_max) {
    return wrong(
        "document.logo_too_large", "logo",
        {{"found", std::to_string(bytes.size() / 1024)}, {"most", std::to_string(logo_bytes_max / 1024)}});
  }
  const auto png = size_of_png(bytes);
  const auto jpeg = png ? std::nullopt : size_of_jpeg(bytes);
  if (!png && !jpeg) return wrong("document.not_a_logo", "logo");
  const Size size = png ? *png : *jpeg;
  if (size.width == 0 || size.height == 0) return wrong("document.not_a_logo", "logo");
  if (size.width > logo_side_max || size.height > logo_side_max) {
    return wrong("document.logo_too_wide", "logo",
                 {{"found", std::to_string(size.width) + " × " + std::to_string(size.height)},
                  {"most", std::to_string(logo_side_max)}});
  }
  return std::string(png ? "image/png" : "image/jpeg");
}

report::Letterhead with_defaults(db::Transaction& transaction, const Office& office,
                                 const store::ResultAgency& agency, const StoredLetterhead& head) {
  report::Letterhead out;
  out.agency = agency.id;
  out.name = agency.name_th;
  out.place = head.place.empty() ? place_of(transaction, office, agency) : head.place;
  out.issuer = lines_of(head.issuer);
  if (out.issuer.empty()) out.issuer.push_back(agency.name_th);
  out.telephone = head.telephone;
  out.mail = head.mail;
  out.header = lines_of(head.header);
  out.signer = head.signer;
  out.signer_position = head.signer_position;
  out.digits = head.digits == "thai" ? doc::Digits::thai : doc::Digits::arabic;
  if (!head.logo.value.empty())
    out.logo = doc::Image{head.logo.value, head.logo_type, "ตรา" + agency.name_th};
  return out;
}

report::Letterhead letterhead_of(db::Transaction& transaction, const Office& office,
                                 const store::ResultAgency& agency) {
  const auto stored = store::find_letterhead(transaction, agency.id);
  return with_defaults(transaction, office, agency, stored.value_or(StoredLetterhead{}));
}

base::Result<LetterheadView> look_at_letterhead(const Office& office, const access::Actor& actor,
                                                const std::string& agency) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<LetterheadView> {
    auto found = detail::permitted_agency(transaction, actor, access::Deed::see_plans, agency);
    if (!found) return found.problems();
    LetterheadView out{.agency = std::move(found->agency)};
    out.stored = store::find_letterhead(transaction, agency).value_or(StoredLetterhead{.agency = agency});
    out.effective = with_defaults(transaction, office, out.agency, out.stored);
    out.may_change =
        access::role_for(actor, access::Deed::change_plans, {out.agency.province, out.agency.id, ""})
            .has_value();
    return out;
  });
}

base::Result<StoredLetterhead> read_letterhead(const StoredLetterhead& before, const LetterheadWish& wish) {
  base::Problems problems;
  const StoredLetterhead& typed = wish.typed;
  StoredLetterhead out = before;
  out.issuer = tidied(typed.issuer, "issuer", true, problems);
  out.place = tidied(typed.place, "place", false, problems);
  out.telephone = tidied(typed.telephone, "telephone", false, problems);
  out.mail = tidied(typed.mail, "mail", false, problems);
  out.header = tidied(typed.header, "header", true, problems);
  out.signer = tidied(typed.signer, "signer", false, problems);
  out.signer_position = tidied(typed.signer_position, "signer_position", false, problems);
  out.digits = typed.digits == "thai" ? "thai" : "arabic";
  const std::size_t at = out.mail.find('@');
  const bool is_mail = at != std::string::npos && at > 0 && out.mail.find('.', at) != std::string::npos &&
                       out.mail.find(' ') == std::string::npos;
  if (!out.mail.empty() && !is_mail)
    problems.push_back(wrong("document.not_a_mail", "mail", {{"found", out.mail}}));
  if (wish.removes_logo) {
    out.logo.value.clear();
    out.logo_type.clear();
  }
  if (!typed.logo.value.empty()) {
    const auto type = check_logo(typed.logo.value);
    if (!type) {
      problems.insert(problems.end(), type.problems().begin(), type.problems().end());
    } else {
      out.logo = typed.logo;
      out.logo_type = *type;
    }
  }
  if (!problems.empty()) return problems;
  return out;
}

base::Result<std::int64_t> save_letterhead(const Office& office, const access::Actor& actor,
                                           const std::string& agency, const LetterheadWish& wish) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::int64_t> {
    const auto found = detail::permitted_agency(transaction, actor, access::Deed::change_plans, agency);
    if (!found) return found.problems();
    const auto before =
        store::find_letterhead(transaction, agency).value_or(StoredLetterhead{.agency = agency});
    if (before.version != wish.typed.version) return Problem{"document.letterhead_changed", {}, {}};
    auto head = read_letterhead(before, wish);
    if (!head) return head.problems();
    head->version = before.version + 1;
    head->changed_by = actor.person;
    head->changed_at = office.now();
    store::record_letterhead(transaction, *head);
    record(transaction, actor, found->role, head->changed_at,
           {.action = "letterhead.save",
            .subject_kind = "letterhead",
            .subject = agency,
            .agency = agency,
            .before = snapshot_of(before),
            .after = snapshot_of(*head),
            .reason = {}});
    return head->version;
  });
}

}  // namespace prongsai::desk
