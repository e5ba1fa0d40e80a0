// SPDX-License-Identifier: Apache-2.0
// Two agencies in two provinces with people, things and papers of their own, and a browser to visit them
// with.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "prongsai/web/site.h"

#include "test_office.h"

namespace prongsai::town {

enum class Side { own, other };

/// Everything a page's address may name, twice. Whoever adds a page with a new {name} in its address adds
/// what it stands for here, in town.cpp.
class Town {
 public:
  Town();

  [[nodiscard]] const desk::Office& office() const { return test_.office(); }
  [[nodiscard]] const web::Site& site() const { return *site_; }

  /// The area that this role holds on the own side: the nation, the province, the agency, or its unit.
  [[nodiscard]] static access::Area area_of(access::Role role);
  /// A fresh session of somebody who holds the role on the own side.
  [[nodiscard]] std::string sign_in(access::Role role);
  /// A session whose second factor is still to come.
  [[nodiscard]] std::string sign_in_half();

  /// The pattern with its captures filled in. Throws, naming the capture, where nothing is known for one.
  [[nodiscard]] std::string address(const std::string& pattern, Side side) const;

  /// The same for pages that are open to everybody: a result that was published.
  [[nodiscard]] static std::string public_address(const std::string& pattern);

  /// As a browser asks. `token`: of the session; empty for a stranger. A POST bears the form's token and
  /// `fields`.
  [[nodiscard]] http::Response ask(const std::string& method, const std::string& address,
                                   const std::string& token,
                                   const std::vector<std::pair<std::string, std::string>>& fields = {}) const;
  /// The same as a page of another site makes the browser send it, or without the form's token.
  [[nodiscard]] http::Response ask_from_elsewhere(const std::string& address, const std::string& token) const;
  [[nodiscard]] http::Response ask_without_form_token(const std::string& address,
                                                      const std::string& token) const;

  /// A file chosen in the form's field "file".
  [[nodiscard]] http::Response upload(const std::string& address, const std::string& token,
                                      const std::string& name, const std::string& bytes) const;
  void set_now(desk::Moment moment) { test_.set_now(moment); }
  /// Of the authority.
  [[nodiscard]] const access::Actor& officer() const {
    return people_.at(access::Role::authority_officer).actor;
  }

  /// What must never be read by those who hold a role on the own side only.
  static constexpr const char* secret_name = "ผู้ที่ห้ามเห็นชื่อ";

 private:
  void settle(Side side);
  [[nodiscard]] static std::string filled_in(const std::string& pattern,
                                             const std::map<std::string, std::string>& names);

  offices::TestOffice test_{":memory:"};
  std::map<access::Role, offices::Somebody> people_;
  std::map<std::string, std::string> own_;
  std::map<std::string, std::string> other_;
  std::unique_ptr<web::Site> site_;
};

}  // namespace prongsai::town
