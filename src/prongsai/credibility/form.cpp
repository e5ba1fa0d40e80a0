// SPDX-License-Identifier: Apache-2.0
#include "prongsai/credibility/form.h"

#include <algorithm>

#include "prongsai/base/assert.h"

namespace prongsai::credibility {
namespace {

FormBox box_of(const framework::Scale& scale, const framework::Box& box) {
  FormBox out{.choices = static_cast<std::uint8_t>(scale.choices.size()), .best = 0, .points = {}};
  PRONGSAI_ASSERT(scale.choices.size() <= out.points.size());
  for (std::size_t choice = 0; choice < scale.choices.size(); ++choice) {
    const auto points = framework::points_of(scale, box, choice);
    if (!points) return {.choices = out.choices, .best = 0, .points = {}};
    out.points[choice] = static_cast<std::int32_t>(points->ten_thousandths());
    if (choice == 0 || out.points[choice] > out.points[static_cast<std::size_t>(out.best - 1)])
      out.best = static_cast<std::uint8_t>(choice + 1);
  }
  return out;
}

}  // namespace

std::size_t Form::known_boxes() const {
  return static_cast<std::size_t>(
      std::count_if(boxes.begin(), boxes.end(), [](const FormBox& box) { return box.best > 0; }));
}

Form form_of(const framework::Edition& edition, const framework::Instrument& instrument) {
  Form form;
  for (const framework::Item* item : framework::items_of(instrument)) {
    PRONGSAI_ASSERT(item->scale.has_value());
    for (const framework::Box& box : item->boxes)
      form.boxes.push_back(box_of(edition.scales[*item->scale], box));
  }
  return form;
}

}  // namespace prongsai::credibility
