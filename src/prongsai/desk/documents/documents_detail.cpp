// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/documents/documents_detail.h"

#include <algorithm>

namespace prongsai::desk::detail {

base::Result<PermittedAgency> permitted_agency(db::Transaction& transaction, const access::Actor& actor,
                                               access::Deed deed, const std::string& agency) {
  auto found = store::find_result_agency(transaction, agency);
  if (!found) return base::Problem{"plan.no_such_agency", {{"found", agency}}, {}};
  const auto role = permit(actor, deed, {found->province, found->id, ""});
  if (!role) return role.problems();
  return PermittedAgency{*std::move(found), *role};
}

std::vector<std::string> lines_of(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, length);
    const std::size_t from = line.find_first_not_of(blanks);
    if (from != std::string_view::npos)
      out.emplace_back(line.substr(from, line.find_last_not_of(blanks) - from + 1));
    text.remove_prefix(std::min(text.size(), length + 1));
  }
  return out;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x7F || (byte < 0x20 && c != '\n' && c != '\r' && c != '\t');
  });
}

std::string subject_of(const store::DocumentKey& key) {
  return key.agency + "/" + key.kind + "/" + std::to_string(key.year);
}

}  // namespace prongsai::desk::detail
