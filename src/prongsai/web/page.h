// SPDX-License-Identifier: Apache-2.0
// The frame around every page: head, navigation, language switch, foot.
#pragma once

#include <string>
#include <vector>

#include "prongsai/web/html.h"
#include "prongsai/web/voice.h"

namespace prongsai::web {

/// A step on the way to a page; without an address it is the page itself.
struct Crumb {
  std::string name;
  std::string address;
};

enum class Section { none, agencies, editions, about };

/// What one page says; the frame does the rest.
struct Page {
  std::string title;  ///< without the name of the site
  std::string description;
  Section section = Section::none;
  std::vector<Crumb> crumbs;
  Html main;             ///< holds the page's one h1
  bool made_up = false;  ///< a line at the top says that the figures are invented
};

/// Where the page's style sheet and fonts are, and what was asked for.
struct Frame {
  std::string style_path;
  std::string icon_path;
  std::string other_language_path;  ///< the same page in the other language
};

/// The whole document.
[[nodiscard]] std::string render(const Page& page, const Voice& voice, const Frame& frame);

}  // namespace prongsai::web
