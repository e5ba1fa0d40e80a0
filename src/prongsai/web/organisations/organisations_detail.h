// SPDX-License-Identifier: Apache-2.0
// What the pages of the register share; private to this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/agency/compare_register.h"
#include "prongsai/desk/organisations/change.h"
#include "prongsai/desk/organisations/export.h"
#include "prongsai/desk/organisations/find.h"
#include "prongsai/desk/organisations/import.h"
#include "prongsai/web/gate/form_parts.h"
#include "prongsai/web/organisations/organisations_pages.h"

namespace prongsai::web::organisations_detail {

/// Codes of the register in the words of a page.
class RegisterWords {
 public:
  RegisterWords(const Voice& voice, const agency::Reference& reference)
      : voice_(voice), reference_(reference) {}

  [[nodiscard]] std::string type(const std::string& code) const;
  /// "" for "".
  [[nodiscard]] std::string node(agency::NodeKind kind, const std::string& code) const;
  [[nodiscard]] std::string state(agency::State state) const;
  [[nodiscard]] std::string size(const std::optional<agency::SizeGroup>& size) const;
  [[nodiscard]] std::string column(agency::Column column) const;
  [[nodiscard]] const std::string& name(const agency::AgencyRecord& record) const;
  /// What stands in the column, in words.
  [[nodiscard]] std::string cell(const agency::AgencyRecord& record, agency::Column column) const;

  [[nodiscard]] std::vector<Option> types(const std::string& none) const;
  [[nodiscard]] std::vector<Option> nodes(agency::NodeKind kind, const std::string& none) const;
  [[nodiscard]] const agency::Reference& reference() const { return reference_; }

 private:
  const Voice& voice_;
  const agency::Reference& reference_;
};

[[nodiscard]] Crumb register_crumb(const Visit& visit);
[[nodiscard]] Crumb agency_crumb(const Visit& visit, const RegisterWords& words,
                                 const agency::AgencyRecord& record);
/// A page of the register with its title as heading.
[[nodiscard]] Page register_page(const Visit& visit, const std::string& title, std::vector<Crumb> crumbs,
                                 const Html& content);
[[nodiscard]] std::string query_of(const Visit& visit, std::string_view name);
/// From 1; 1 for what is no number.
[[nodiscard]] std::int64_t page_of(const Visit& visit);
/// `address` without its page: ends in "?" or "&".
[[nodiscard]] Html fact(const Html& name, const Html& value);
/// Before and after of some fields, one under the other.
[[nodiscard]] Html changes_of(const Voice& voice, const RegisterWords& words,
                              const std::vector<agency::FieldChange>& changes);
[[nodiscard]] Html reason_field(const Visit& visit, const FormErrors& errors);
[[nodiscard]] std::int64_t version_in(const Visit& visit);

/// The lists: /office/organisations and …/tree.
[[nodiscard]] Answer show_list(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer show_tree(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer download_register(const desk::Office& office, desk::RegisterFormat format,
                                       const Visit& visit);
[[nodiscard]] Answer download_template(const desk::Office& office, desk::RegisterFormat format,
                                       const Visit& visit);

/// One agency.
[[nodiscard]] Answer show_agency(const desk::Office& office, const HasPublicResults& has_results,
                                 const Visit& visit);
[[nodiscard]] Answer show_edit(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer edit(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer show_new(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer add_new(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer show_head_counts(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer change_head_counts(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer add_unit(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer show_unit(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer change_unit(const desk::Office& office, const Visit& visit);

/// Files: the pages share previews and jobs.
class ImportPages {
 public:
  /// Both must outlive it.
  ImportPages(const desk::Office& office, desk::Jobs& jobs) : office_(office), jobs_(jobs) {}

  [[nodiscard]] Answer show_upload(const Visit& visit) const;
  [[nodiscard]] Answer upload(const Visit& visit);
  [[nodiscard]] Answer show_draft(const Visit& visit);
  [[nodiscard]] Answer commit(const Visit& visit);
  [[nodiscard]] Answer compare_again(const Visit& visit);
  [[nodiscard]] Answer discard(const Visit& visit);
  [[nodiscard]] Answer show_job(const Visit& visit) const;
  [[nodiscard]] Answer cancel_job(const Visit& visit);

 private:
  [[nodiscard]] Page upload_page(const Visit& visit, const FormErrors& errors) const;
  /// Waits a moment: small files are done at once.
  [[nodiscard]] Answer follow(const Visit& visit, const std::string& job) const;
  [[nodiscard]] Page running_page(const Visit& visit, const desk::JobView& job) const;
  [[nodiscard]] Page stopped_page(const Visit& visit, const desk::JobView* job) const;

  const desk::Office& office_;
  desk::Jobs& jobs_;
  desk::PreviewShelf shelf_;
};

/// The page of a preview.
[[nodiscard]] Page preview_page(const Visit& visit, const RegisterWords& words,
                                const desk::ImportPreview& shown, const FormErrors& errors);

}  // namespace prongsai::web::organisations_detail
