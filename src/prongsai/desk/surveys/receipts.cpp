// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/receipts.h"

#include "prongsai/store/ballots.h"

namespace prongsai::desk {

ReceiptStanding find_receipt(const Office& office, const std::string& digest) {
  const auto standing =
      office.database.read([&](db::Transaction& t) { return store::find_receipt(t, digest); });
  switch (standing) {
    case store::ReceiptStanding::received:
      return ReceiptStanding::received;
    case store::ReceiptStanding::counted:
      return ReceiptStanding::counted;
    case store::ReceiptStanding::unknown:
      break;
  }
  return ReceiptStanding::unknown;
}

}  // namespace prongsai::desk
