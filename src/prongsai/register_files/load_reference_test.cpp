// SPDX-License-Identifier: Apache-2.0
// The reference as it lies in data/register/, and broken copies of it.
#include "prongsai/register_files/load_reference.h"

#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/agency/agency.h"
#include "prongsai/agency/search_form.h"
#include "prongsai/yaml/node.h"

namespace prongsai::register_files {
namespace {

using agency::NodeKind;
using agency::OrganisationNode;
using agency::Reference;

const std::string folder = std::string(PRONGSAI_SOURCE_DIR) + "/data/register";

const Reference& reference() {
  static const Reference all = load_reference(folder).value();
  return all;
}

std::vector<OrganisationNode> nodes_of(NodeKind kind) {
  std::vector<OrganisationNode> out;
  for (const OrganisationNode& node : reference().nodes()) {
    if (node.kind == kind) out.push_back(node);
  }
  return out;
}

TEST(Places, are_76_provinces_and_bangkok_in_six_regions_of_9_20_22_7_5_and_14) {
  std::map<std::string, int> count;
  for (const OrganisationNode& province : nodes_of(NodeKind::province)) ++count[province.parent];
  EXPECT_EQ(nodes_of(NodeKind::province).size(), 77U);
  EXPECT_EQ(count,
            (std::map<std::string, int>{
                {"north", 9}, {"northeast", 20}, {"central", 22}, {"east", 7}, {"west", 5}, {"south", 14}}));
}

TEST(Places, have_codes_names_and_iso_codes_of_their_own) {
  std::set<std::string> codes, thai, english, iso;
  for (const OrganisationNode& one : nodes_of(NodeKind::province)) {
    codes.insert(one.code);
    thai.insert(one.name_th);
    english.insert(one.name_en);
    iso.insert(one.iso);
  }
  for (const auto& words : {codes, thai, english, iso}) EXPECT_EQ(words.size(), 77U);
}

// ISO 3166-2:TH as published: a few of each first digit, the youngest province and the capital.
TEST(Places, bear_the_iso_codes_of_the_standard) {
  const std::map<std::string, std::string> published = {
      {"TH-10", "กรุงเทพมหานคร"}, {"TH-20", "ชลบุรี"},   {"TH-38", "บึงกาฬ"},        {"TH-50", "เชียงใหม่"},
      {"TH-67", "เพชรบูรณ์"},      {"TH-76", "เพชรบุรี"}, {"TH-80", "นครศรีธรรมราช"}, {"TH-96", "นราธิวาส"}};
  for (const auto& [iso, name] : published) {
    const OrganisationNode* province = reference().find_named(NodeKind::province, iso);
    ASSERT_NE(province, nullptr) << iso;
    EXPECT_EQ(province->name_th, name);
  }
}

TEST(Places, have_twenty_ministries_below_the_nation) {
  EXPECT_EQ(nodes_of(NodeKind::ministry).size(), 20U);
  for (const OrganisationNode& one : nodes_of(NodeKind::ministry)) EXPECT_EQ(one.parent, "thailand");
  ASSERT_EQ(nodes_of(NodeKind::nation).size(), 1U);
}

TEST(Places, are_found_by_every_name_people_write) {
  for (const char* word : {"chiang-mai", "เชียงใหม่", "จังหวัดเชียงใหม่", "จ.เชียงใหม่", "จ. เชียงใหม่", "Chiang Mai",
                           "CHIANGMAI", "Chiang Mai Province", "TH-50", "เชียง ใหม่", "th-๕๐"}) {
    const OrganisationNode* found = reference().find_named(NodeKind::province, word);
    ASSERT_NE(found, nullptr) << word;
    EXPECT_EQ(found->code, "chiang-mai") << word;
  }
  for (const char* word : {"กทม.", "กทม", "กรุงเทพมหานคร", "Bangkok"}) {
    ASSERT_NE(reference().find_named(NodeKind::province, word), nullptr) << word;
  }
  for (const char* word : {"มท", "มท.", "มหาดไทย", "กระทรวงมหาดไทย", "Ministry of Interior", "interior"}) {
    const OrganisationNode* found = reference().find_named(NodeKind::ministry, word);
    ASSERT_NE(found, nullptr) << word;
    EXPECT_EQ(found->code, "interior") << word;
  }
  EXPECT_EQ(reference().find_named(NodeKind::province, "เชียง"), nullptr);
  EXPECT_EQ(reference().find_named(NodeKind::province, ""), nullptr);
}

TEST(Places, every_name_of_every_place_finds_it_again) {
  for (const OrganisationNode& node : reference().nodes()) {
    for (const std::string& word : {node.code, node.name_th, node.name_en, node.short_th, node.iso}) {
      if (word.empty()) continue;
      const OrganisationNode* found = reference().find_named(node.kind, word);
      ASSERT_NE(found, nullptr) << word;
      EXPECT_EQ(*found, node) << word;
    }
  }
}

TEST(Places, misspelt_are_guessed) {
  EXPECT_EQ(reference().nearest_name(NodeKind::province, "เชียงไหม่"), "เชียงใหม่");
  EXPECT_EQ(reference().nearest_name(NodeKind::province, "Chieng Mai"), "เชียงใหม่");
  EXPECT_EQ(reference().nearest_name(NodeKind::ministry, "มหาดไท"), "กระทรวงมหาดไทย");
  EXPECT_EQ(reference().nearest_name(NodeKind::province, "โตเกียว"), "");
  EXPECT_EQ(reference().nearest_type_name("เทศบาลตำบน"), "เทศบาลตำบล");
}

TEST(Places, a_province_tells_its_region) {
  agency::AgencyRecord record;
  record.province = "tak";
  EXPECT_EQ(reference().region_of(record)->name_th, "ภาคตะวันตก");
  record.province.clear();
  EXPECT_EQ(reference().region_of(record), nullptr);
}

TEST(Types, of_the_file_are_all_the_types_of_the_program) {
  std::set<std::string_view> found;
  for (const agency::TypeName& type : reference().types()) found.insert(type.code);
  EXPECT_EQ(found, std::set<std::string_view>(agency::types().begin(), agency::types().end()));
}

TEST(Types, are_found_by_code_name_and_abbreviation) {
  const std::map<std::string, std::string> words = {{"อบต.", "subdistrict_organization"},
                                                    {"อบต", "subdistrict_organization"},
                                                    {"SAO", "subdistrict_organization"},
                                                    {"องค์การบริหารส่วนตำบล", "subdistrict_organization"},
                                                    {"อบจ.", "provincial_organization"},
                                                    {"ทน.", "city_municipality"},
                                                    {"ทม", "town_municipality"},
                                                    {"เทศบาล ตำบล", "subdistrict_municipality"},
                                                    {"จังหวัด", "province"},
                                                    {"Province", "province"},
                                                    {"court_body", "court_body"},
                                                    {"รัฐวิสาหกิจ", "state_enterprise"},
                                                    {"Public organization", "public_organization"}};
  for (const auto& [word, code] : words) {
    const agency::TypeName* found = reference().find_type_named(word);
    ASSERT_NE(found, nullptr) << word;
    EXPECT_EQ(found->code, code) << word;
  }
}

// Two homes for one fact would drift apart: the letters of types.yaml and those the search writes out.
TEST(Types, thai_abbreviations_are_written_out_by_the_search_as_the_name) {
  int checked = 0;
  for (const agency::TypeName& type : reference().types()) {
    for (const std::string& word : type.short_names) {
      if (word.front() >= 'A' && word.front() <= 'Z') continue;
      EXPECT_TRUE(agency::search_form(type.name_th).starts_with(agency::search_form(word))) << word;
      ++checked;
    }
  }
  EXPECT_GE(checked, 6);
}

/// The sound file with one part put in place of another.
base::Problems problems_of_places(std::string_view from, std::string_view to) {
  std::string text = yaml::read_file(folder + "/places.yaml").value();
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("no such part: " + std::string(from));
  text.replace(at, from.size(), to);
  const auto found = parse_places(text, "places.yaml");
  return found ? base::Problems{} : found.problems();
}

TEST(Places, that_are_broken_are_refused_with_their_line) {
  const std::vector<std::array<std::string, 3>> cases = {
      {"iso: TH-11", "iso: TH-10", "register.code_twice"},
      {"iso: TH-11", "iso: JP-11", "register.bad_iso"},
      {"code: samut-prakan", "code: Samut", "register.bad_code"},
      {"code: samut-prakan", "code: krabi", "register.code_twice"},
      {"region: south", "region: souht", "register.no_such_region"},
      {"source: [iso, ", "source: [isso, ", "register.no_such_source"},
      {"certainty: confirmed\n  source: [iso, royal-society, provinces-page, central-list]",
       "certainty: confirmed", "register.no_source"},
      {"certainty: confirmed", "certainty: certain", "yaml.not_one_of"},
      {"nation:", "nations:", "yaml.missing_key"},
      {"kind: places", "kind: place", "yaml.wrong_kind"}};
  for (const auto& [from, to, code] : cases) {
    const base::Problems problems = problems_of_places(from, to);
    const auto told = std::find_if(problems.begin(), problems.end(),
                                   [&](const base::Problem& one) { return one.code == code; });
    ASSERT_NE(told, problems.end()) << to << (problems.empty() ? "" : ": " + problems.front().code);
    EXPECT_GT(told->place.line, 0) << to;
  }
}

TEST(Types, unknown_to_the_program_are_refused) {
  const auto found =
      parse_types("kind: agency_types\nschema: 1\ntypes:\n  - { code: space_agency, certainty: unknown }\n",
                  "types.yaml");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.problems().front().code, "register.unknown_type");
  EXPECT_EQ(found.problems().front().place.line, 4);
}

TEST(Reference, of_a_folder_that_is_not_there_names_both_files) {
  const auto found = load_reference("no-such-folder");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.problems().size(), 2U);
}

}  // namespace
}  // namespace prongsai::register_files
