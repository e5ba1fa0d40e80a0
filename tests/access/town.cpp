// SPDX-License-Identifier: Apache-2.0
#include "town.h"

#include <stdexcept>

#include "prongsai/desk/people/invitations.h"
#include "prongsai/desk/people/sign_in.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/plans/versions.h"
#include "prongsai/desk/record.h"
#include "prongsai/desk/rounds/drafts.h"
#include "prongsai/http/target.h"
#include "prongsai/store/organisations.h"
#include "prongsai/web/gate/cookies.h"

namespace prongsai::town {
namespace {

using access::Area;
using access::Role;

const Area own_agency{"chiang-mai", "own-agency", ""};
const Area other_agency{"phuket", "other-agency", ""};

std::string encoded(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string out;
  for (const auto& [name, value] : fields)
    out += (out.empty() ? "" : "&") + http::percent_encode(name) + "=" + http::percent_encode(value);
  return out;
}

http::Request posted(const std::string& address, const std::string& token,
                     const std::vector<std::pair<std::string, std::string>>& fields) {
  http::Request out = http::make_request("POST", address);
  out.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
  out.headers.push_back({"Host", "office.example"});
  if (!token.empty()) out.headers.push_back({"Cookie", "__Host-session=" + token});
  out.body = encoded(fields);
  return out;
}

}  // namespace

Town::Town() {
  agency::AgencyRecord own;
  own.id = own_agency.agency;
  own.name_th = "องค์การบริหารส่วนตำบลของเรา";
  own.name_en = "Our Subdistrict Administrative Organization";
  own.type = "subdistrict_organization";
  own.province = own_agency.province;
  agency::AgencyRecord other = own;
  other.id = other_agency.agency;
  other.name_th = "องค์การบริหารส่วนตำบลของเขา";
  other.name_en = "Their Subdistrict Administrative Organization";
  other.province = other_agency.province;
  test_.database().perform([&](db::Transaction& transaction) {
    const std::vector<store::NewAgencyVersion> both = {{own, 0}, {other, 0}};
    store::record_agencies(transaction, both, {"system", test_.now(), "ทดสอบ"});
    store::record_unit(transaction, {own.id, "unit-1", "กองคลัง"});
    store::record_unit(transaction, {other.id, "unit-1", "กองคลัง"});
  });
  for (const Role role : access::all_roles) people_.emplace(role, test_.make(role, area_of(role)));
  settle(Side::own);
  settle(Side::other);
  const auto round = desk::make_round(
      office(), desk::the_program(),
      {.edition = "ita/2567", .fiscal_year = 2570, .name_th = "รอบทดสอบ", .name_en = "Test round"});
  own_["round"] = other_["round"] = round.value();
  const results_files::Collection published = results_files::load_collection(
      {std::string(PRONGSAI_SOURCE_DIR) + "/data/results"}, offices::editions());
  site_ = std::make_unique<web::Site>(offices::editions(), published.results, published.problems,
                                      web::Staff{.office = test_.office()});
}

void Town::settle(Side side) {
  const bool is_own = side == Side::own;
  const Area area = is_own ? own_agency : other_agency;
  std::map<std::string, std::string>& names = is_own ? own_ : other_;
  const std::string name = is_own ? "สมชาย ใจดี" : secret_name;
  const offices::Somebody somebody = test_.make(Role::observer, area, name);
  const auto invited = desk::invite(office(), desk::the_program(),
                                    {.mail = (is_own ? "own" : "other") + std::string("@office.example"),
                                     .name = name,
                                     .grant = {Role::observer, area}});
  const std::uint64_t line = test_.database().perform([&](db::Transaction& transaction) {
    return store::append_entry(transaction, desk::line_of(somebody.actor, Role::observer, test_.now(),
                                                          {.action = "test.line",
                                                           .subject_kind = "test",
                                                           .subject = name,
                                                           .agency = area.agency,
                                                           .reason = name}));
  });
  // A plan with a measure of the unit, published elsewhere.
  const std::string plan =
      "kind: plan\nschema: 1\nagency: \"" + area.agency +
      "\"\nyear: 2567\nedition: \"ita/2566\"\nrecords:\n  - kind: measure\n    id: \"measure-1\"\n"
      "    fields:\n      title: \"" +
      name + "\"\n      responsible: \"unit:unit-1\"\n";
  const auto imported = desk::import_plan_file(office(), desk::the_program(), plan, "plan.yaml", true);
  if (!imported) throw std::runtime_error("the town's plan: " + imported.problems().front().code);
  names = {{"agency", area.agency},
           {"year", "2567"},
           {"kind", "measure"},
           {"document", "analysis"},
           {"format", "pdf"},
           {"record", "measure-1"},
           {"unit", "unit-1"},
           {"person", somebody.actor.person},
           {"number", "1"},
           {"invitation", invited->public_id},
           {"sequence", std::to_string(line)},
           {"framework", "ita"},
           {"edition", "2565"},
           {"draft", "no-draft"},
           {"job", "no-job"},
           {"proposal", "no-proposal"},
           {"version", "1"},
           {"section", "total"},
           {"sheet", "overview"},
           {"phase", "collect"},
           {"asked", "iit"},
           {"survey", "1"},
           {"form", "csv"},
           {"item", "o1"},
           {"capture", "no-capture"}};
}

Area Town::area_of(Role role) {
  switch (role) {
    case Role::system_administrator:
    case Role::authority_officer:
      return {};
    case Role::provincial_centre:
      return {own_agency.province, "", ""};
    case Role::unit_officer:
      return {own_agency.province, own_agency.agency, "unit-1"};
    case Role::agency_coordinator:
    case Role::agency_executive:
    case Role::assessor:
    case Role::observer:
      return own_agency;
  }
  throw std::logic_error("a role without an area");
}

std::string Town::sign_in(Role role) {
  return test_.database().perform([&](db::Transaction& transaction) {
    return desk::begin_session(transaction, people_.at(role).actor.person, "Firefox, Linux", true,
                               test_.now())
        .token;
  });
}

std::string Town::sign_in_half() {
  return test_.database().perform([&](db::Transaction& transaction) {
    return desk::begin_session(transaction, people_.at(Role::authority_officer).actor.person,
                               "Firefox, Linux", false, test_.now())
        .token;
  });
}

std::string Town::address(const std::string& pattern, Side side) const {
  return filled_in(pattern, side == Side::own ? own_ : other_);
}

std::string Town::public_address(const std::string& pattern) {
  return filled_in(pattern, {{"agency", "cm-province"},
                             {"framework", "ita"},
                             {"edition", "2565"},
                             {"node", "total"},
                             {"year", "2567"},
                             {"document", "analysis"},
                             {"number", "1"},
                             {"format", "pdf"},
                             {"file", "none.css"},
                             {"round", "no-round"},
                             {"item", "o1"},
                             {"token", std::string(43, 'A')}});
}

std::string Town::filled_in(const std::string& pattern, const std::map<std::string, std::string>& names) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = std::min(pattern.find('{', at), pattern.size());
    out += pattern.substr(at, open - at);
    if (open == pattern.size()) break;
    const std::size_t close = pattern.find('}', open);
    const std::string name = pattern.substr(open + 1, close - open - 1);
    const auto known = names.find(name);
    if (known == names.end())
      throw std::runtime_error("town.cpp knows nothing for {" + name + "} of " + pattern + ": add it there");
    out += http::percent_encode(known->second);
    at = close + 1;
  }
  return out;
}

http::Response Town::ask(const std::string& method, const std::string& address, const std::string& token,
                         const std::vector<std::pair<std::string, std::string>>& fields) const {
  const http::Surface surface = site_->surface();
  if (method == "POST") {
    auto all = fields;
    if (!token.empty()) all.emplace_back("form_token", web::new_form_token(token));
    http::Request request = posted(address, token, all);
    request.headers.push_back({"Sec-Fetch-Site", "same-origin"});
    return http::answer(surface, request);
  }
  http::Request request = http::make_request(method, address);
  if (!token.empty()) request.headers.push_back({"Cookie", "__Host-session=" + token});
  return http::answer(surface, request);
}

http::Response Town::upload(const std::string& address, const std::string& token, const std::string& name,
                            const std::string& bytes) const {
  http::Request request = posted(address, token, {});
  http::set_header(request.headers, "Content-Type", "multipart/form-data; boundary=xYzZY");
  request.headers.push_back({"Sec-Fetch-Site", "same-origin"});
  request.body = "--xYzZY\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n" +
                 web::new_form_token(token) +
                 "\r\n--xYzZY\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                 "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + bytes + "\r\n--xYzZY--\r\n";
  return http::answer(site_->surface(), request);
}

http::Response Town::ask_from_elsewhere(const std::string& address, const std::string& token) const {
  http::Request request = posted(address, token, {{"form_token", web::new_form_token(token)}});
  request.headers.push_back({"Sec-Fetch-Site", "cross-site"});
  return http::answer(site_->surface(), request);
}

http::Response Town::ask_without_form_token(const std::string& address, const std::string& token) const {
  http::Request request = posted(address, token, {{"form_token", web::new_form_token("another session")}});
  request.headers.push_back({"Sec-Fetch-Site", "same-origin"});
  return http::answer(site_->surface(), request);
}

}  // namespace prongsai::town
