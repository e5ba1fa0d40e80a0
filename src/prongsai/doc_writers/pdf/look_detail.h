// SPDX-License-Identifier: Apache-2.0
// How our paper looks: sizes in points, colours, margins.
//
// Thai offices write TH Sarabun New at 16 points. Sarabun is drawn larger: its ko kai stands 0.586 of the
// size high, TH Sarabun's 0.602 / 1.5042 (Laksaman is TH Sarabun enlarged by 150.42 %, says its change log,
// and its ko kai is 0.602 high). So 16 points there are 16 x 0.4002 / 0.586 = 10.93 points here; a line of TH
// Sarabun at 16 points is 1.715 / 1.5042 x 16 = 18.2 points high.
#pragma once

#include "prongsai/figure/palette.h"

namespace prongsai::doc_writers::pdf::look {

using figure::Colour;

inline constexpr double cm = 72 / 2.54;

inline constexpr double paper_short = 595.28;  ///< A4
inline constexpr double paper_long = 841.89;
inline constexpr double margin_top = 2.5 * cm;
inline constexpr double margin_left = 3 * cm;
inline constexpr double margin_right = 2 * cm;
inline constexpr double margin_bottom = 2 * cm;
inline constexpr double header_top = 1.1 * cm;
inline constexpr double footer_baseline = 1.15 * cm;  ///< from the lower edge

struct TextLook {
  double size;
  double leading;  ///< between baselines
  Colour colour;
  bool bold = false;
};

inline constexpr Colour ink = {0x1b, 0x25, 0x31};
inline constexpr Colour ink_muted = {0x56, 0x61, 0x6e};
inline constexpr Colour ink_accent = {0x12, 0x3f, 0x66};
inline constexpr Colour ink_link = {0x1f, 0x5f, 0x96};
inline constexpr Colour ink_good = {0x13, 0x69, 0x52};
inline constexpr Colour ink_bad = {0xa3, 0x2a, 0x1e};
inline constexpr Colour line_soft = {0xc3, 0xcc, 0xd5};
inline constexpr Colour line_bar = {0x8f, 0xb3,
                                    0xd1};  ///< between bars: the soft one is no darker than they are
inline constexpr Colour line_strong = {0x12, 0x3f, 0x66};
inline constexpr Colour shade_head = {0xe4, 0xec, 0xf4};
inline constexpr Colour shade_group = {0xf1, 0xf4, 0xf7};
inline constexpr Colour shade_total = {0xe7, 0xeb, 0xef};
inline constexpr Colour shade_bad = {0xfb, 0xee, 0xeb};
inline constexpr Colour shade_bar = {0xbd, 0xd7, 0xec};
inline constexpr Colour shade_callout = {0xf1, 0xf6, 0xfb};

inline constexpr TextLook body = {10.93, 18.2, ink};
inline constexpr TextLook lead = {12.6, 20.5, ink_accent, true};
inline constexpr TextLook note = {9.2, 14.6, ink_muted};
inline constexpr TextLook heading[] = {
    {15, 23.5, ink_accent, true}, {12.6, 20.2, ink_accent, true}, {11.2, 18.4, ink, true}};
inline constexpr TextLook cell = {9.9, 15.6, ink};
inline constexpr TextLook caption = {10, 15.6, ink, true};
inline constexpr TextLook figure_caption = {9.6, 15, ink_muted};
inline constexpr TextLook running = {8.8, 12.8, ink_muted};
inline constexpr TextLook cover_title = {20, 32, ink_accent, true};
inline constexpr TextLook cover_subtitle = {15, 25, ink};
inline constexpr TextLook cover_slogan = {12.6, 21, ink_link};
inline constexpr TextLook cover_issuer = {10.93, 18.2, ink_muted};
inline constexpr TextLook provenance = {9, 14.4, ink};
inline constexpr TextLook fingerprint = {7.4, 11.6, ink_muted};

inline constexpr double first_indent = 2.5 * cm * 0.55;  ///< of a paragraph
inline constexpr double space_paragraph = 4.5;
inline constexpr double space_sign_off = 24;  ///< for the hand of whoever signs
inline constexpr double space_block = 10;
inline constexpr double list_indent = 16;
inline constexpr double cell_pad_x = 4.6;
inline constexpr double cell_pad_y = 3.2;

}  // namespace prongsai::doc_writers::pdf::look
