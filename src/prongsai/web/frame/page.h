// SPDX-License-Identifier: Apache-2.0
// The frame around every page: head, navigation, language switch, foot.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prongsai/web/frame/html.h"
#include "prongsai/web/frame/voice.h"

namespace prongsai::web {

/// A step on the way to a page; without an address it is the page itself.
struct Crumb {
  std::string name;
  std::string address;
};

enum class Section {
  none,
  agencies,
  editions,
  check,
  about,
  home,
  organisations,
  people,
  rounds,
  entry,
  plans,
  surveys,
  calls,
  disclosure,
  grading,
  trail,
  system
};

/// What one page says; the frame does the rest.
struct Page {
  std::string title;  ///< without the name of the site
  std::string description;
  Section section = Section::none;
  std::vector<Crumb> crumbs;
  Html main;                ///< holds the page's one h1
  bool made_up = false;     ///< a line at the top says that the figures are invented
  int status = 200;         ///< 422: a form that must be mended
  std::string new_session;  ///< a session token for the cookie: rights grew, the old one is gone
  /// Forms here, or where one comes from, have what is typed kept in the browser until it is saved: the page
  /// loads the one script there is, for people who are signed in.
  bool keeps_texts = false;
  /// A form of marks and ticks can be filled in by single keys: the page loads the small script for that.
  bool by_keys = false;
  int refresh_seconds = 0;  ///< the page asks for itself again after so long: progress of long work; 0 never
};

/// An entry of the menu.
struct MenuEntry {
  std::string name;
  std::string address;
  bool is_current = false;
};

/// Somebody who is signed in, as the head of the page shows it.
struct Account {
  std::string name;
  std::string account_address;
  std::string sign_out_address;
  std::string form_token;
  std::string kept_as;  ///< under which name the browser keeps texts of theirs: tells nothing of the person
};

/// Where the page's style sheet and fonts are, and what was asked for.
struct Frame {
  std::string style_path;
  std::string icon_path;
  std::string script_path;          ///< empty: the page has no script
  std::string other_language_path;  ///< the same page in the other language
  std::string sign_in_address;      ///< shown to visitors; empty where nobody can sign in
  std::string demo_address;         ///< the list of demo people; empty outside of the demo
  std::vector<MenuEntry> menu;      ///< in place of the public menu
  std::optional<Account> account;
};

/// The whole document.
[[nodiscard]] std::string render(const Page& page, const Voice& voice, const Frame& frame);

}  // namespace prongsai::web
