// SPDX-License-Identifier: Apache-2.0
// The commands that need an office: people, audit export.
#pragma once

#include "prongsai/cli/run.h"
#include "prongsai/desk/office.h"

namespace prongsai::cli {

/// prongsai people invite MAIL --role ROLE --name NAME [--province P] [--agency A]. How the first
/// administrator gets in: whoever may run the program on the machine may invite anybody.
[[nodiscard]] Exit run_people(const Arguments& arguments, const Surroundings& to, const desk::Office& office);

/// prongsai audit export FILE
[[nodiscard]] Exit run_audit_export(const Arguments& arguments, const Surroundings& to,
                                    const desk::Office& office);

}  // namespace prongsai::cli
