// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "prongsai/agency/search_form.h"
#include "prongsai/desk/surveys/contacts_detail.h"
#include "prongsai/mail/address.h"

namespace prongsai::desk::detail {
namespace {

using base::Problem;

enum Column : std::uint8_t { name, telephone, mail, service };
constexpr std::size_t column_count = 4;
constexpr std::size_t text_bytes_max = 600;
constexpr std::size_t heading_rows_max = 10;

struct Heading {
  Column column;
  std::string_view words;  ///< a heading that has these, in search form
};
/// The first that fits: "ชื่อบริการ" is a service, "ชื่อ-นามสกุล" a name.
constexpr std::array<Heading, 17> headings = {{{telephone, "โทร"},
                                               {telephone, "phone"},
                                               {telephone, "mobile"},
                                               {telephone, "มือถือ"},
                                               {mail, "อีเมล"},
                                               {mail, "e-mail"},
                                               {mail, "email"},
                                               {mail, "mail"},
                                               {service, "บริการ"},
                                               {service, "เรื่อง"},
                                               {service, "ภารกิจ"},
                                               {service, "งานที่ติดต่อ"},
                                               {service, "service"},
                                               {service, "matter"},
                                               {name, "ชื่อ"},
                                               {name, "name"},
                                               {name, "ผู้ติดต่อ"}}};

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  std::string out(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
  // A line break inside a cell, or any other control character, is a blank.
  std::replace_if(out.begin(), out.end(), [](unsigned char letter) { return letter < 0x20; }, ' ');
  return out;
}

using Columns = std::array<std::optional<std::size_t>, column_count>;

Columns columns_of(const std::vector<std::string>& row) {
  Columns out;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string form = agency::search_form(row[i]);
    if (form.empty()) continue;
    const auto found = std::find_if(headings.begin(), headings.end(), [&](const Heading& one) {
      return form.find(agency::search_form(one.words)) != std::string::npos;
    });
    if (found != headings.end() && !out[found->column]) out[found->column] = i;
  }
  return out;
}

bool are_headings(const Columns& columns) {
  return columns[name] && (columns[telephone] || columns[mail]);
}

ContactRow read_row(const std::vector<std::string>& row, const Columns& columns, int line) {
  ContactRow out{.line = line, .person = {}, .problems = {}};
  const auto place = [&](Column column) {
    return base::Place{"", line, columns[column] ? static_cast<int>(*columns[column]) + 1 : 0};
  };
  const auto text = [&](Column column) {
    std::string read;
    if (columns[column] && *columns[column] < row.size()) read = trimmed(row[*columns[column]]);
    if (read.size() > text_bytes_max) {
      out.problems.push_back(
          {"contacts.text_too_long",
           {{"column", std::string(contact_headings[column])}, {"most", std::to_string(text_bytes_max / 3)}},
           place(column)});
      read.clear();
    }
    return read;
  };
  out.person.name = text(name);
  out.person.service = text(service);
  if (out.person.name.empty()) out.problems.push_back({"contacts.no_name", {}, place(name)});
  const std::string typed_telephone = text(telephone);
  const bool has_telephone = typed_telephone.find_first_not_of("- ") != std::string::npos;
  if (has_telephone) {
    const auto read = read_telephone(typed_telephone);
    if (read) out.person.telephone = *read;
    if (!read)
      out.problems.push_back({"contacts.bad_telephone", {{"found", typed_telephone}}, place(telephone)});
  }
  const std::string typed_mail = text(mail);
  const bool has_mail = typed_mail.find_first_not_of("- ") != std::string::npos;
  if (has_mail && prongsai::mail::is_mail_address(typed_mail)) out.person.mail = typed_mail;
  if (has_mail && out.person.mail.empty())
    out.problems.push_back({"contacts.bad_mail", {{"found", typed_mail}}, place(mail)});
  if (!has_telephone && !has_mail) out.problems.push_back({"contacts.no_way_to_call", {}, place(telephone)});
  return out;
}

}  // namespace

std::optional<std::string> read_telephone(std::string_view typed) {
  std::string digits;
  for (const char letter : agency::search_form(typed)) {
    // Blanks, hyphens and brackets are gone in that form.
    if (letter < '0' || letter > '9') return std::nullopt;
    digits += letter;
  }
  constexpr std::size_t mobile = 10;
  constexpr std::size_t landline = 9;
  const bool is_abroad = digits.starts_with("66") && digits.size() >= mobile;
  if (is_abroad) digits = "0" + digits.substr(digits.starts_with("660") ? 3 : 2);
  // What a spreadsheet took for a number has lost its 0: nine digits of a mobile, eight of a landline.
  if (!digits.starts_with('0') && (digits.size() == landline || digits.size() == landline - 1))
    digits = "0" + digits;
  if (!digits.starts_with('0') || digits.size() < landline || digits[1] == '0' || digits[1] == '1')
    return std::nullopt;
  const bool is_mobile = digits[1] == '6' || digits[1] == '8' || digits[1] == '9';
  if (digits.size() != (is_mobile ? mobile : landline)) return std::nullopt;
  return digits;
}

ContactReading read_contact_rows(const std::vector<std::vector<std::string>>& rows) {
  ContactReading out;
  Columns columns;
  std::size_t heading = 0;
  while (heading < rows.size() && heading < heading_rows_max && !are_headings(columns)) {
    columns = columns_of(rows[heading]);
    ++heading;
  }
  if (!are_headings(columns)) {
    std::string expected;
    for (const std::string_view one : contact_headings)
      expected += (expected.empty() ? "" : ", ") + std::string(one);
    out.problems.push_back({"contacts.no_headings", {{"expected", expected}}, {}});
    return out;
  }
  for (std::size_t i = heading; i < rows.size(); ++i) {
    const bool is_blank = std::all_of(rows[i].begin(), rows[i].end(),
                                      [](const std::string& cell) { return trimmed(cell).empty(); });
    if (!is_blank) out.rows.push_back(read_row(rows[i], columns, static_cast<int>(i) + 1));
  }
  return out;
}

}  // namespace prongsai::desk::detail
