// SPDX-License-Identifier: Apache-2.0
// /office/organisations: the register of agencies, its files, and each agency's record, past and units.
#pragma once

#include <functional>
#include <string>

#include "prongsai/desk/jobs.h"
#include "prongsai/web/gate/gate.h"
#include "prongsai/web/home/home_page.h"

namespace prongsai::web {

/// True when visitors can read results of the agency of that id.
using HasPublicResults = std::function<bool(const std::string& agency)>;

/// `jobs` must outlive the gate.
void add_organisations(Gate& gate, desk::Jobs& jobs, HasPublicResults has_results);

/// Head-counts that nobody told yet, for coordinators. `office` must outlive it.
[[nodiscard]] TasksOf organisation_tasks(const desk::Office& office);

}  // namespace prongsai::web
