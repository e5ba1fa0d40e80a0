// SPDX-License-Identifier: Apache-2.0
// SVG that may stand in a page with a strict Content-Security-Policy.
#include "prongsai/figure/svg.h"

#include <cctype>
#include <cmath>
#include <optional>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/figure/palette.h"
#include "prongsai/figure/radar_chart.h"
#include "prongsai/figure/row_charts.h"
#include "prongsai/figure/test_tools.h"
#include "prongsai/figure/trend_chart.h"

namespace prongsai::figure {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// What is wrong with this XML: tags that do not nest, attributes without quotes or twice, stray < or &.
std::optional<std::string> fault_of(const std::string& xml) {
  std::vector<std::string> open;
  std::size_t at = 0;
  const auto text_is_clean = [](const std::string& text) {
    for (std::size_t amp = text.find('&'); amp != std::string::npos; amp = text.find('&', amp + 1)) {
      bool known = false;
      for (const char* entity : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"})
        known |= text.compare(amp, std::string(entity).size(), entity) == 0;
      if (!known) return false;
    }
    return text.find('<') == std::string::npos;
  };
  while (at < xml.size()) {
    if (xml[at] != '<') {
      const auto end = std::min(xml.find('<', at), xml.size());
      const std::string text = xml.substr(at, end - at);
      if (!text_is_clean(text)) return "stray & in: " + text;
      if (open.empty() && text.find_first_not_of('\n') != std::string::npos) return "text outside: " + text;
      at = end;
      continue;
    }
    const auto end = xml.find('>', at);
    if (end == std::string::npos) return "unclosed tag";
    std::string tag = xml.substr(at + 1, end - at - 1);
    at = end + 1;
    if (tag.starts_with('/')) {
      if (open.empty() || open.back() != tag.substr(1)) return "unexpected </" + tag.substr(1) + ">";
      open.pop_back();
      continue;
    }
    const bool is_empty = tag.ends_with('/');
    if (is_empty) tag.pop_back();
    std::size_t pos = 0;
    while (pos < tag.size() && std::isalpha(static_cast<unsigned char>(tag[pos]))) ++pos;
    const std::string name = tag.substr(0, pos);
    std::set<std::string> attributes;
    while (pos < tag.size()) {
      const auto equals = tag.find("=\"", pos);
      if (tag[pos] != ' ' || equals == std::string::npos) return "broken attributes: " + tag;
      const auto close = tag.find('"', equals + 2);
      if (close == std::string::npos) return "unclosed attribute: " + tag;
      if (!attributes.insert(tag.substr(pos + 1, equals - pos - 1)).second) return "attribute twice: " + tag;
      if (!text_is_clean(tag.substr(equals + 2, close - equals - 2))) return "stray & in: " + tag;
      pos = close + 1;
    }
    if (name.empty()) return "tag without a name: " + tag;
    if (!is_empty) open.push_back(name);
  }
  if (!open.empty()) return "never closed: " + open.back();
  return std::nullopt;
}

TEST(XmlChecker, finds_faults) {
  EXPECT_EQ(fault_of("<a b=\"c\"><d/>x &amp; y</a>"), std::nullopt);
  for (const char* broken :
       {"<a>", "<a></b>", "<a b></a>", "<a b=\"1\" b=\"2\"/>", "<a>&</a>", "<a>x<y</a>", "x<a/>", "</a>"}) {
    EXPECT_TRUE(fault_of(broken)) << broken;
  }
}

const std::string nasty = "<script>\"&'\x01]]>";

std::vector<Drawing> one_of_each(Width width) {
  const RowChart rows{.caption = {nasty, nasty},
                      .rows = {{nasty, points("91.07"), nasty, points("80"), nasty, "/a?b=1&c=\"2\""},
                               {"ข", std::nullopt, nasty, std::nullopt, "", ""}},
                      .references = {{points("85"), nasty}},
                      .now_name = nasty,
                      .before_name = nasty};
  return {bar_chart(rows, width),
          dot_plot(rows, width),
          bullet_chart(rows, width),
          distribution_bar(
              {{nasty, nasty},
               {nasty, "b"},
               {{nasty, {{points("40"), nasty}, {points("54"), nasty}}, "", ""}, {"x", {}, nasty, ""}}},
              width),
          trend_chart({{nasty, nasty},
                       {"2564", nasty},
                       {{nasty, {{points("90"), nasty}, {std::nullopt, ""}}},
                        {"b", {{points("80"), "1"}, {points("81"), "2"}}}},
                       {{points("85"), nasty}},
                       {1}},
                      width),
          radar_chart({{nasty, nasty},
                       {{nasty, points("1"), points("2")},
                        {"b", points("3"), std::nullopt},
                        {"c", points("100"), points("0")}},
                       nasty,
                       nasty},
                      width)};
}

TEST(Svg, is_well_formed_and_carries_no_style_and_no_script_whatever_the_labels_say) {
  for (const Width width : {Width::narrow, Width::wide}) {
    for (const Drawing& drawing : one_of_each(width)) {
      const std::string svg = to_svg(drawing, "f1");
      EXPECT_EQ(fault_of(svg), std::nullopt);
      EXPECT_THAT(svg, Not(HasSubstr("style=")));
      EXPECT_THAT(svg, Not(HasSubstr("<script")));
      EXPECT_THAT(svg, Not(HasSubstr("\x01")));
      EXPECT_THAT(svg, HasSubstr("&lt;script&gt;"));
    }
  }
}

TEST(Svg, names_and_describes_itself_under_ids_of_its_own) {
  Drawing drawing{.width = px(10), .height = 1050, .caption = {"คะแนน", "สองปี"}, .shapes = {}};
  EXPECT_EQ(to_svg(drawing, "q2", "wide-only"),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure wide-only\" role=\"img\" "
            "aria-labelledby=\"q2-title q2-desc\" viewBox=\"0 0 10 10.5\" width=\"10\" height=\"10.5\">\n"
            "<title id=\"q2-title\">คะแนน</title>\n<desc id=\"q2-desc\">สองปี</desc>\n</svg>\n");
  drawing.shapes.push_back({Group{"", "/x", {}}});
  EXPECT_THAT(to_svg(drawing, "q2"), HasSubstr("role=\"group\""));
}

TEST(Svg, writes_lengths_without_a_locale) {
  EXPECT_EQ(to_string(Units{1250}), "12.5");
  EXPECT_EQ(to_string(Units{-5}), "-0.05");
  EXPECT_EQ(to_string(Units{-1250}), "-12.5");
  EXPECT_EQ(to_string(Units{7}), "0.07");
  EXPECT_EQ(to_string(Units{100}), "1");
  EXPECT_EQ(to_string(Units{0}), "0");
}

TEST(Stylesheet, has_a_colour_for_every_class_in_use) {
  const std::string css = stylesheet();
  for (const Drawing& drawing : one_of_each(Width::wide)) {
    const std::string svg = to_svg(drawing, "f");
    for (std::size_t at = svg.find("class=\""); at != std::string::npos; at = svg.find("class=\"", at + 1)) {
      const auto end = svg.find('"', at + 7);
      std::string names = svg.substr(at + 7, end - at - 7) + " ";
      for (std::size_t blank = names.find(' '); blank != std::string::npos; blank = names.find(' ')) {
        EXPECT_THAT(css, HasSubstr("." + names.substr(0, blank) + "{"));
        names.erase(0, blank + 1);
      }
    }
  }
}

/// WCAG 2.2 relative luminance; floating point is the standard's own.
double luminance(Colour colour) {
  const auto channel = [](std::uint8_t value) {
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(colour.red) + 0.7152 * channel(colour.green) + 0.0722 * channel(colour.blue);
}
double contrast(Ink a, Ink b) {
  const double x = luminance(colour_of(a));
  const double y = luminance(colour_of(b));
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

TEST(Palette, keeps_the_contrasts_of_wcag) {
  for (const Ink ink : {Ink::text, Ink::text_muted, Ink::reference, Ink::series_1, Ink::series_2,
                        Ink::series_3, Ink::series_4, Ink::series_5, Ink::series_6}) {
    EXPECT_GE(contrast(ink, Ink::paper), 4.5) << name_of(ink);
  }
  for (const Ink ink : {Ink::now, Ink::before}) EXPECT_GE(contrast(ink, Ink::paper), 3.0) << name_of(ink);
  for (std::size_t count = 2; count <= 7; ++count) {
    for (std::size_t at = 0; at < count; ++at) {
      const Ink step = step_ink(at, count);
      EXPECT_GE(contrast(step, text_ink_on(step)), 4.5) << name_of(step);
      if (at > 0) {
        EXPECT_LT(luminance(colour_of(step)), luminance(colour_of(step_ink(at - 1, count))));
      }
    }
  }
}

}  // namespace
}  // namespace prongsai::figure
