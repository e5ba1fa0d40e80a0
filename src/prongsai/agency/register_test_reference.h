// SPDX-License-Identifier: Apache-2.0
// A small reference for tests: two provinces, two ministries, four types.
#pragma once

#include "prongsai/agency/reference.h"

namespace prongsai::agency {

inline Reference small_reference() {
  return Reference(
      {{NodeKind::nation, "thailand", "ประเทศไทย", "Thailand", "", "", ""},
       {NodeKind::region, "north", "ภาคเหนือ", "North", "", "", "thailand"},
       {NodeKind::province, "chiang-mai", "เชียงใหม่", "Chiang Mai", "", "TH-50", "north"},
       {NodeKind::province, "lamphun", "ลำพูน", "Lamphun", "", "TH-51", "north"},
       {NodeKind::ministry, "interior", "กระทรวงมหาดไทย", "Ministry of Interior", "มท", "", "thailand"},
       {NodeKind::ministry, "energy", "กระทรวงพลังงาน", "Ministry of Energy", "พน", "", "thailand"}},
      {{"subdistrict_organization",
        "องค์การบริหารส่วนตำบล",
        "Subdistrict administrative organisation",
        {"อบต."}},
       {"subdistrict_municipality", "เทศบาลตำบล", "Subdistrict municipality", {"ทต."}},
       {"department", "ส่วนราชการระดับกรม", "Department", {}},
       {"province", "จังหวัด", "Province", {}}});
}

}  // namespace prongsai::agency
