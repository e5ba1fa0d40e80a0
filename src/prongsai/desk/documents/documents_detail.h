// SPDX-License-Identifier: Apache-2.0
// What the actions on documents share; private to this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/permit.h"
#include "prongsai/desk/record.h"
#include "prongsai/store/documents.h"
#include "prongsai/store/results.h"

namespace prongsai::desk::detail {

struct PermittedAgency {
  store::ResultAgency agency;
  access::Role role = access::Role::observer;
};
/// Problems: plan.no_such_agency; desk.not_permitted.
[[nodiscard]] base::Result<PermittedAgency> permitted_agency(db::Transaction& transaction,
                                                             const access::Actor& actor, access::Deed deed,
                                                             const std::string& agency);

/// Lines with something in them, without blanks at their ends.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);
/// True for characters that no form sends but the ends of lines and tabs.
[[nodiscard]] bool has_control(std::string_view text);
/// "cm-city/drive-plan/2567" as the trail names it.
[[nodiscard]] std::string subject_of(const store::DocumentKey& key);

}  // namespace prongsai::desk::detail
