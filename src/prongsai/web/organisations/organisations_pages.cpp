// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/organisations/organisations_pages.h"

#include <array>
#include <memory>
#include <utility>

#include "prongsai/web/gate/where.h"
#include "prongsai/web/organisations/organisations_detail.h"

namespace prongsai::web {
namespace {

using access::Deed;

/// The form around the file.
constexpr std::size_t form_bytes = 64UL * 1024UL;

constexpr std::array<std::pair<const char*, desk::RegisterFormat>, 2> formats = {
    {{".xlsx", desk::RegisterFormat::xlsx}, {".csv", desk::RegisterFormat::csv}}};

void add_files(Gate& gate, desk::Jobs& jobs) {
  const auto pages = std::make_shared<organisations_detail::ImportPages>(gate.office(), jobs);
  const std::string root = "/office/organisations/import";
  const auto get = [&](const std::string& below,
                       Answer (organisations_detail::ImportPages::*show)(const Visit&) const) {
    gate.get(root + below, Deed::import_organisations, Gate::nation(),
             [pages, show](const Visit& visit) { return (*pages.*show)(visit); });
  };
  const auto post = [&](const std::string& below,
                        Answer (organisations_detail::ImportPages::*act)(const Visit&),
                        std::size_t body_bytes_max = 0) {
    gate.post(
        root + below, Deed::import_organisations, Gate::nation(),
        [pages, act](const Visit& visit) { return (*pages.*act)(visit); }, body_bytes_max);
  };
  get("", &organisations_detail::ImportPages::show_upload);
  post("", &organisations_detail::ImportPages::upload, desk::register_file_bytes_max + form_bytes);
  for (const auto& [name, format] : formats) {
    gate.get(root + "/template" + name, Deed::import_organisations, Gate::nation(),
             [&office = gate.office(), kept = format](const Visit& visit) {
               return organisations_detail::download_template(office, kept, visit);
             });
  }
  gate.get(root + "/drafts/{draft}", Deed::import_organisations, Gate::nation(),
           [pages](const Visit& visit) { return pages->show_draft(visit); });
  post("/drafts/{draft}/commit", &organisations_detail::ImportPages::commit);
  post("/drafts/{draft}/compare", &organisations_detail::ImportPages::compare_again);
  post("/drafts/{draft}/discard", &organisations_detail::ImportPages::discard);
  get("/jobs/{job}", &organisations_detail::ImportPages::show_job);
  post("/jobs/{job}/cancel", &organisations_detail::ImportPages::cancel_job);
}

void add_one_agency(Gate& gate, HasPublicResults has_results) {
  const desk::Office& office = gate.office();
  const std::string root = "/office/organisations/{agency}";
  using Show = Answer (*)(const desk::Office&, const Visit&);
  const auto get = [&](const std::string& below, Deed deed, Where where, Show show) {
    gate.get(root + below, deed, std::move(where),
             [&office, show](const Visit& visit) { return show(office, visit); });
  };
  const auto post = [&](const std::string& below, Deed deed, Where where, Show act) {
    gate.post(root + below, deed, std::move(where),
              [&office, act](const Visit& visit) { return act(office, visit); });
  };
  gate.get(root, Deed::see_organisations, agency_in_path(office),
           [&office, has_results = std::move(has_results)](const Visit& visit) {
             return organisations_detail::show_agency(office, has_results, visit);
           });
  get("/edit", Deed::change_organisations, province_of_agency_in_path(office),
      organisations_detail::show_edit);
  post("/edit", Deed::change_organisations, province_of_agency_in_path(office), organisations_detail::edit);
  get("/head-counts", Deed::change_organisations, agency_in_path(office),
      organisations_detail::show_head_counts);
  post("/head-counts", Deed::change_organisations, agency_in_path(office),
       organisations_detail::change_head_counts);
  post("/units", Deed::change_units, agency_in_path(office), organisations_detail::add_unit);
  get("/units/{unit}", Deed::change_units, agency_in_path(office), organisations_detail::show_unit);
  post("/units/{unit}", Deed::change_units, agency_in_path(office), organisations_detail::change_unit);
}

}  // namespace

void add_organisations(Gate& gate, desk::Jobs& jobs, HasPublicResults has_results) {
  const desk::Office& office = gate.office();
  gate.get_somewhere("/office/organisations", Deed::see_organisations, [&office](const Visit& visit) {
    return organisations_detail::show_list(office, visit);
  });
  gate.get_somewhere("/office/organisations/tree", Deed::see_organisations, [&office](const Visit& visit) {
    return organisations_detail::show_tree(office, visit);
  });
  for (const auto& [name, format] : formats) {
    gate.get_somewhere(std::string("/office/organisations/export") + name, Deed::see_organisations,
                       [&office, kept = format](const Visit& visit) {
                         return organisations_detail::download_register(office, kept, visit);
                       });
  }
  gate.get("/office/organisations/new", Deed::change_organisations, Gate::nation(),
           [&office](const Visit& visit) { return organisations_detail::show_new(office, visit); });
  gate.post("/office/organisations/new", Deed::change_organisations, Gate::nation(),
            [&office](const Visit& visit) { return organisations_detail::add_new(office, visit); });
  add_files(gate, jobs);
  add_one_agency(gate, std::move(has_results));
}

TasksOf organisation_tasks(const desk::Office& office) {
  return [&office](const Visit& visit) {
    std::vector<Task> out;
    for (const access::Grant& grant : visit.actor().grants) {
      if (grant.role != access::Role::agency_coordinator) continue;
      const auto file = desk::find_agency(office, visit.actor(), grant.area.agency);
      if (!file || file->agency.record.state != agency::State::active) continue;
      const agency::AgencyRecord& record = file->agency.record;
      if (record.head_count_internal && record.head_count_external) continue;
      const organisations_detail::RegisterWords words(visit.voice, office.reference);
      out.push_back({visit.voice.say("organisations.task.counts", {{"agency", words.name(record)}}),
                     visit.path("organisations/" + record.id + "/head-counts"), std::nullopt});
    }
    return out;
  };
}

}  // namespace prongsai::web
