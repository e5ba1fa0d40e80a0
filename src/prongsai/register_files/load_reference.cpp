// SPDX-License-Identifier: Apache-2.0
#include "prongsai/register_files/load_reference.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "prongsai/agency/agency.h"
#include "prongsai/text/language.h"
#include "prongsai/yaml/fields.h"

namespace prongsai::register_files {
namespace {

using agency::NodeKind;
using agency::OrganisationNode;
using agency::TypeName;
using base::Problems;
using yaml::Fields;
using yaml::Node;

constexpr yaml::Limits file_limits{.bytes_max = 1u << 20, .depth_max = 8, .nodes_max = 20'000};
constexpr std::array<std::string_view, 4> certainties = {"confirmed", "single_source", "inferred", "unknown"};

bool is_code(std::string_view text) {
  constexpr std::size_t longest = 40;
  return !text.empty() && text.size() <= longest && text.front() >= 'a' && text.front() <= 'z' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

bool is_thai_province_code(std::string_view text) {
  return text.size() == 5 && text.starts_with("TH-") && text[3] >= '1' && text[3] <= '9' && text[4] >= '0' &&
         text[4] <= '9';
}

std::string listed(const std::set<std::string, std::less<>>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

/// What both files have: sources at the top, and facts that name them.
class Reader {
 public:
  Reader(Fields& file, std::string_view kind) : file_(file) {
    yaml::expect_kind(file, kind);
    for (const yaml::Entry& entry : file.optional_map("sources")) {
      Fields source(entry.value, problems_);
      pair(source, "title");
      source.optional_text("url");
      note(source);
      source.finish();
      sources_.insert(entry.key.scalar);
    }
  }

  std::pair<std::string, std::string> pair(Fields& fields, std::string_view key) {
    const Node* node = fields.required(key);
    if (node == nullptr) return {};
    Fields inner(*node, problems_);
    std::pair<std::string, std::string> out = {inner.text("th"), inner.text("en")};
    inner.finish();
    return out;
  }

  void note(Fields& fields) {
    if (fields.has("note")) pair(fields, "note");
  }

  void provenance(Fields& fields) {
    const auto certainty = fields.choice("certainty", certainties);
    const auto keys = fields.optional_list("source");
    for (const Node& key : keys) {
      const auto word = yaml::read_text(key, "source", problems_);
      if (word && sources_.find(*word) == sources_.end()) {
        problems_.push_back({"register.no_such_source", {{"found", *word}}, key.place});
      }
    }
    if (certainty && certainties.at(*certainty) != "unknown" && keys.empty()) {
      fields.complain("register.no_source", {{"found", std::string(certainties.at(*certainty))}});
    }
    note(fields);
  }

  std::string code(Fields& fields, std::set<std::string, std::less<>>& seen) {
    std::string out = fields.text("code");
    if (out.empty()) return out;
    if (!is_code(out)) {
      fields.complain("register.bad_code", {{"found", out}}, fields.required("code")->place);
    } else if (!seen.insert(out).second) {
      fields.complain("register.code_twice", {{"found", out}}, fields.required("code")->place);
    }
    return out;
  }

  [[nodiscard]] Fields& file() { return file_; }
  [[nodiscard]] Problems& problems() { return problems_; }

 private:
  Fields& file_;
  Problems problems_;
  std::set<std::string, std::less<>> sources_;
};

class PlaceReader {
 public:
  PlaceReader(Reader& reader, std::vector<OrganisationNode>& nodes) : reader_(reader), nodes_(nodes) {}

  void read() {
    if (const Node* nation = reader_.file().required("nation")) read_node(*nation, NodeKind::nation);
    read_list("regions", NodeKind::region);
    read_list("provinces", NodeKind::province);
    read_list("ministries", NodeKind::ministry);
    reader_.file().finish();
  }

 private:
  void read_list(std::string_view key, NodeKind kind) {
    const Node* node = reader_.file().required(key);
    if (node == nullptr) return;
    Fields fields(*node, reader_.problems());
    reader_.provenance(fields);
    for (const Node& one : fields.required_list("list")) read_node(one, kind);
    fields.finish();
  }

  void read_node(const Node& node, NodeKind kind) {
    Fields fields(node, reader_.problems());
    OrganisationNode out;
    out.kind = kind;
    out.code = reader_.code(fields, codes_.at(static_cast<std::size_t>(kind)));
    std::tie(out.name_th, out.name_en) = reader_.pair(fields, "name");
    out.short_th = fields.optional_text("short").value_or("");
    if (kind == NodeKind::province) {
      out.iso = iso_of(fields);
      out.parent = region_of(fields);
    } else if (kind != NodeKind::nation && !nodes_.empty()) {
      out.parent = nodes_.front().code;
    }
    fields.finish();
    nodes_.push_back(std::move(out));
  }

  std::string iso_of(Fields& fields) {
    std::string iso = fields.text("iso");
    if (iso.empty()) return iso;
    const base::Place& place = fields.required("iso")->place;
    if (!is_thai_province_code(iso)) {
      fields.complain("register.bad_iso", {{"found", iso}, {"expected", "TH-50"}}, place);
    } else if (!isos_.insert(iso).second) {
      fields.complain("register.code_twice", {{"found", iso}}, place);
    }
    return iso;
  }

  std::string region_of(Fields& fields) {
    std::string region = fields.text("region");
    const auto& regions = codes_.at(static_cast<std::size_t>(NodeKind::region));
    if (!region.empty() && regions.find(region) == regions.end()) {
      fields.complain("register.no_such_region", {{"found", region}, {"expected", listed(regions)}},
                      fields.required("region")->place);
    }
    return region;
  }

  Reader& reader_;
  std::vector<OrganisationNode>& nodes_;
  std::array<std::set<std::string, std::less<>>, 4> codes_;
  std::set<std::string, std::less<>> isos_;
};

TypeName read_type(const Node& node, Reader& reader, std::set<std::string, std::less<>>& seen) {
  Fields fields(node, reader.problems());
  TypeName out;
  out.code = reader.code(fields, seen);
  const auto& known = agency::types();
  if (!out.code.empty() && std::find(known.begin(), known.end(), out.code) == known.end()) {
    fields.complain("register.unknown_type",
                    {{"found", out.code},
                     {"expected", listed(std::set<std::string, std::less<>>(known.begin(), known.end()))}},
                    fields.required("code")->place);
  }
  out.short_names = fields.optional_texts("short");
  reader.provenance(fields);
  fields.finish();
  const std::string key = "agency_type." + out.code;
  out.name_th = text::say(text::Language::th, key);
  out.name_en = text::say(text::Language::en, key);
  return out;
}

}  // namespace

base::Result<std::vector<OrganisationNode>> parse_places(std::string_view text, const std::string& file) {
  const auto root = yaml::parse(text, file, file_limits);
  if (!root) return root.problems();
  Problems at_top;
  Fields fields(*root, at_top);
  Reader reader(fields, "places");
  std::vector<OrganisationNode> nodes;
  PlaceReader(reader, nodes).read();
  at_top.insert(at_top.end(), reader.problems().begin(), reader.problems().end());
  if (!at_top.empty()) return at_top;
  return nodes;
}

base::Result<std::vector<TypeName>> parse_types(std::string_view text, const std::string& file) {
  const auto root = yaml::parse(text, file, file_limits);
  if (!root) return root.problems();
  Problems at_top;
  Fields fields(*root, at_top);
  Reader reader(fields, "agency_types");
  reader.note(fields);
  std::vector<TypeName> types;
  std::set<std::string, std::less<>> seen;
  for (const Node& one : fields.required_list("types")) types.push_back(read_type(one, reader, seen));
  fields.finish();
  at_top.insert(at_top.end(), reader.problems().begin(), reader.problems().end());
  if (!at_top.empty()) return at_top;
  return types;
}

base::Result<agency::Reference> load_reference(const std::string& folder) {
  const std::string places_file = folder + "/places.yaml";
  const std::string types_file = folder + "/types.yaml";
  const auto places_text = yaml::read_file(places_file, file_limits);
  const auto types_text = yaml::read_file(types_file, file_limits);
  Problems problems;
  for (const auto* text : {&places_text, &types_text}) {
    if (!*text) problems.insert(problems.end(), text->problems().begin(), text->problems().end());
  }
  if (!problems.empty()) return problems;
  auto places = parse_places(*places_text, places_file);
  auto types = parse_types(*types_text, types_file);
  if (!places) problems = places.problems();
  if (!types) problems.insert(problems.end(), types.problems().begin(), types.problems().end());
  if (!problems.empty()) return problems;
  return agency::Reference(std::move(places).value(), std::move(types).value());
}

}  // namespace prongsai::register_files
