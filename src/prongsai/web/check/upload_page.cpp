// SPDX-License-Identifier: Apache-2.0
// Where a document is chosen, and what becomes of it is said.
#include "prongsai/document_files/read.h"
#include "prongsai/web/check/check_detail.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"

namespace prongsai::web::check_detail {
namespace {

Html told_list(const Voice& voice, const std::string& part) {
  Html items;
  for (int i = 1; text::can_say(voice.language(), "check." + part + "." + std::to_string(i)); ++i) {
    items += element("li", {}, voice.say("check." + part + "." + std::to_string(i)));
  }
  return section(part, voice.say("check." + part + ".title"), element("ul", {}, items));
}

}  // namespace

Page upload_page(const Voice& voice, const FormErrors& errors, int status) {
  constexpr std::size_t megabyte = 1024UL * 1024UL;
  const std::string most = std::to_string(document_files::document_bytes_max / megabyte);
  const Html form =
      element("form",
              {{"method", "post"},
               {"action", check_path(voice.language())},
               {"enctype", "multipart/form-data"},
               {"class", "form check-form"}},
              file_field("file", voice.say("check.file"), voice.say("check.file_hint", {{"most", most}}),
                         ".pdf,.docx,.html,.htm,.txt", errors),
              div("buttons", submit_button(voice.say("check.go")), " ",
                  submit_button(voice.say("check.go_csv"), Weight::secondary, "format", "csv")),
              paragraph("muted", voice.say("check.forgotten")));
  Page page{.title = voice.say("check.title"),
            .description = voice.say("check.lead"),
            .section = Section::check,
            .crumbs = {},
            .main = {},
            .status = status};
  page.main =
      div("intro", heading(1, "", voice.say("check.title")), paragraph("lead", voice.say("check.lead"))) +
      errors.summary(voice, "check.errors") + form +
      div("check-about", told_list(voice, "finds"), told_list(voice, "limits"));
  return page;
}

}  // namespace prongsai::web::check_detail
