// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/round_box.h"

#include "prongsai/desk/permit.h"

namespace prongsai::desk {

base::Result<std::optional<BoxView>> look_at_round_box(const Office& office, const access::Actor& actor,
                                                       std::string_view round) {
  const auto role = permit(actor, access::Deed::open_boxes, {});
  if (!role) return role.problems();
  const auto box = office.database.read(
      [&](db::Transaction& transaction) { return store::find_round_box(transaction, round); });
  if (!box) return std::optional<BoxView>();
  auto view = look_at_box(office, actor, box->id);
  if (!view) return view.problems();
  return std::optional<BoxView>(*std::move(view));
}

}  // namespace prongsai::desk
