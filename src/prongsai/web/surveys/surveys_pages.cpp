// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/surveys/surveys_pages.h"

#include "prongsai/web/gate/handlers.h"
#include "prongsai/web/gate/where.h"
#include "prongsai/web/surveys/surveys_detail.h"

namespace prongsai::web {
namespace {

using access::Deed;

/// A key file is a few lines.
constexpr std::size_t key_body_bytes_max = 64 * 1024;

}  // namespace

void add_surveys(Gate& gate, desk::Jobs& jobs) {
  const desk::Office& office = gate.office();
  const auto on = with_office(office);
  const Where nation = Gate::nation();
  const Where agency = agency_in_path(office);
  gate.get_somewhere("/office/surveys", Deed::see_surveys, on(surveys::home_page));

  const std::string root = "/office/rounds/{round}/surveys";
  gate.get_somewhere(root, Deed::see_surveys, on(surveys::board_page));
  gate.get_somewhere(root + "/days", Deed::see_surveys, on(surveys::days_page));
  gate.get_somewhere(root + "/file", Deed::see_surveys, on(surveys::board_file));

  const std::string one = root + "/agencies/{agency}";
  gate.get(one, Deed::see_surveys, agency, on(surveys::agency_page));
  gate.get(one + "/{asked}/poster/{format}", Deed::see_surveys, agency, on(surveys::poster_file));
  gate.get(one + "/{asked}/slips", Deed::make_codes, agency, on(surveys::slips_page));
  gate.post(one + "/{asked}/slips", Deed::make_codes, agency, on(surveys::make_slips));

  gate.get(root + "/set-up", Deed::set_credentials, nation, on(surveys::set_up_page));
  gate.post(root + "/set-up", Deed::set_credentials, nation, on(surveys::choose));
  gate.post(root + "/make", Deed::make_surveys, nation,
            [&office, &jobs](const Visit& visit) { return surveys::make(office, jobs, visit); });

  gate.get(root + "/box", Deed::open_boxes, nation, on(surveys::box_page));
  gate.post(root + "/box/key", Deed::open_boxes, nation, on(surveys::box_key));
  gate.post(root + "/box/custodians", Deed::open_boxes, nation, on(surveys::give_key), key_body_bytes_max);
  gate.post(
      root + "/box/open", Deed::open_boxes, nation,
      [&office, &jobs](const Visit& visit) { return surveys::open(office, jobs, visit); },
      key_body_bytes_max);
  gate.post(root + "/box/recount", Deed::open_boxes, nation,
            [&office, &jobs](const Visit& visit) { return surveys::recount_box(office, jobs, visit); });
  gate.get(root + "/jobs/{job}", Deed::make_surveys, nation,
           [&office, &jobs](const Visit& visit) { return surveys::job_page(office, jobs, visit); });
  gate.post(root + "/jobs/{job}/cancel", Deed::make_surveys, nation,
            [&jobs](const Visit& visit) { return surveys::cancel_job(jobs, visit); });
}

}  // namespace prongsai::web
