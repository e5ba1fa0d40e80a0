// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "prongsai/table_files/cell_formats_detail.h"

namespace prongsai::table_files {
namespace {

constexpr const char* font = "TH Sarabun New";
constexpr double font_size = 14;
constexpr double hint_size = 12;

constexpr lxw_color_t heading_tint = 0xE8EEF7;
constexpr lxw_color_t input_tint = 0xFFFBE6;
constexpr lxw_color_t line_grey = 0xA6A6A6;
constexpr lxw_color_t hint_grey = 0x595959;

void set_font(lxw_format* format, double size) {
  format_set_font_name(format, font);
  format_set_font_size(format, size);
}

}  // namespace

CellFormats::CellFormats(lxw_workbook* workbook) : workbook_(workbook) {
  // The library makes the default format first and offers no other way to it.
  set_font(STAILQ_FIRST(workbook->formats), font_size);
}

lxw_format* CellFormats::of(CellStyle style, int decimals, bool wrapped) {
  lxw_format*& format = made_[{style, decimals, wrapped}];
  if (format != nullptr) return format;
  format = workbook_add_format(workbook_);
  set_font(format, style == CellStyle::hint ? hint_size : font_size);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (wrapped || style == CellStyle::heading || style == CellStyle::hint) format_set_text_wrap(format);
  // Text stays text when somebody types "007" or "1/10" over it.
  if (decimals < 0) format_set_num_format(format, "@");
  if (decimals == 0) format_set_num_format(format, "0");
  if (decimals > 0) {
    format_set_num_format(format, ("0." + std::string(static_cast<std::size_t>(decimals), '0')).c_str());
  }
  switch (style) {
    case CellStyle::plain:
      break;
    case CellStyle::heading:
      format_set_bold(format);
      format_set_bg_color(format, heading_tint);
      format_set_bottom(format, LXW_BORDER_THIN);
      break;
    case CellStyle::hint:
      format_set_font_color(format, hint_grey);
      break;
    case CellStyle::input:
      format_set_unlocked(format);
      format_set_bg_color(format, input_tint);
      format_set_border(format, LXW_BORDER_THIN);
      format_set_border_color(format, line_grey);
      break;
    case CellStyle::body:
      format_set_unlocked(format);
      format_set_text_wrap(format);
      format_set_border(format, LXW_BORDER_THIN);
      format_set_border_color(format, line_grey);
      break;
  }
  return format;
}

}  // namespace prongsai::table_files
