// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/account/account_detail.h"
#include "prongsai/web/frame/parts.h"

namespace prongsai::web::detail {

Page narrow_page(const Voice& voice, const std::string& title, const Html& content) {
  Page page;
  page.title = title;
  page.description = voice.say("account.description");
  page.main = div("narrow", heading(1, "", title), content);
  return page;
}

}  // namespace prongsai::web::detail
