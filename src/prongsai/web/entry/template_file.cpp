// SPDX-License-Identifier: Apache-2.0
// The table to fill in, with what is typed so far, as XLSX or CSV.
#include "prongsai/results_sheets/workbook.h"
#include "prongsai/web/entry/entry_detail.h"

namespace prongsai::web::detail {

Answer template_file(const desk::Office& office, const Visit& visit) {
  const auto draft = desk::look_at_draft(office, visit.actor(), key_in_path(visit));
  if (!draft) return refused(visit, draft.problems());
  const auto shape = results_sheets::make_form_shape(draft->subject.rules);
  const Language language = visit.voice.language();
  const results_sheets::TemplateSubject subject{
      .agency = draft->subject.key.agency,
      .agency_name = agency_words(visit.voice, draft->subject.agency),
      .made_at = std::chrono::floor<std::chrono::seconds>(office.now())};
  const auto file = asked(visit, "kind") == "csv"
                        ? base::Result(results_sheets::template_csv(shape, language, subject, draft->entry))
                        : results_sheets::template_workbook(shape, language, subject, draft->entry);
  if (!file) return refused(visit, file.problems());
  Response out;
  out.body = file->bytes;
  out.header("Content-Type", file->media_type);
  out.header("Content-Disposition", "attachment; filename=\"" + file->name + "\"");
  return out;
}

}  // namespace prongsai::web::detail
