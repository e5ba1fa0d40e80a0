// SPDX-License-Identifier: Apache-2.0
#include "prongsai/results_sheets/write_results.h"

#include <utility>

namespace prongsai::results_sheets {
namespace {

/// A double-quoted YAML scalar, which is a JSON string too.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
  return out + "\"";
}

std::string in_one(const Figure& figure) {
  if (figure.at.empty()) return quoted(figure.value);
  return "{ value: " + quoted(figure.value) + ", at: " + quoted(figure.at) + " }";
}

/// "key: value", or a list below the key.
std::string entry(const std::string& key, const std::vector<Figure>& figures, const std::string& indent) {
  std::string out = indent + key + ":";
  if (figures.size() == 1) return out + " " + in_one(figures.front()) + "\n";
  out += "\n";
  for (const Figure& figure : figures) out += indent + "  - " + in_one(figure) + "\n";
  return out;
}

class Writer {
 public:
  Writer(const FormShape& shape, const Figures& figures) : shape_(shape), figures_(figures) {}

  [[nodiscard]] std::string sections() const {
    std::string published;
    if (const auto* total = of("total")) published += entry("total", *total, "  ");
    if (const auto* level = of("level")) published += entry("level", *level, "  ");
    published += group("instruments", FieldGroup::instrument, "  ");
    published += group("indicators", FieldGroup::indicator, "  ");
    published += group("sub_indicators", FieldGroup::sub_indicator, "  ");
    published += items();
    std::string out = published.empty() ? "" : "published:\n" + published;
    out += group("parts", FieldGroup::part, "") + unplaced();
    out += rows("percents", FieldGroup::percents) + rows("counts", FieldGroup::counts);
    out += grades();
    out += group("answers", FieldGroup::answers, "");
    return out + group("deductions", FieldGroup::deduction, "");
  }

 private:
  [[nodiscard]] const std::vector<Figure>* of(const std::string& name) const {
    const auto found = figures_.find(name);
    return found == figures_.end() || found->second.empty() ? nullptr : &found->second;
  }

  static std::string key_of(const Field& field) {
    return quoted(field.name.substr(field.name.find(':') + 1));
  }

  template <class Takes>
  [[nodiscard]] std::string section(const std::string& name, const std::string& indent, Takes takes) const {
    std::string out;
    for (const Field& field : shape_.fields) {
      const auto* figures = of(field.name);
      if (figures != nullptr && takes(field)) out += entry(key_of(field), *figures, indent + "  ");
    }
    return out.empty() ? out : indent + name + ":\n" + out;
  }

  [[nodiscard]] std::string group(const std::string& name, FieldGroup wanted,
                                  const std::string& indent) const {
    return section(name, indent, [&](const Field& field) { return field.group == wanted; });
  }

  [[nodiscard]] std::string items() const {
    return section("items", "  ", [](const Field& field) {
      const bool item = field.group == FieldGroup::item || field.group == FieldGroup::bullet;
      return (item && field.kind == FieldKind::points) || field.group == FieldGroup::printed;
    });
  }

  [[nodiscard]] std::string grades() const {
    return section("grades", "", [](const Field& field) { return field.kind == FieldKind::grade; });
  }

  /// Only where the edition has no part does results_files take a part it does not know.
  [[nodiscard]] std::string unplaced() const {
    std::string out;
    for (const auto& [name, figures] : figures_) {
      if (!figures.empty() && name.starts_with("part:") && shape_.find(name) == nullptr)
        out += entry(quoted(name.substr(name.find(':') + 1)), figures, "  ");
    }
    return out.empty() ? out : "parts:\n" + out;
  }

  [[nodiscard]] std::string rows(const std::string& name, FieldGroup wanted) const {
    std::string out;
    for (const Field& field : shape_.fields) {
      if (field.group != wanted || field.choice != std::size_t{0}) continue;
      std::string values;
      bool whole = true;
      for (const Field* one : shape_.row(wanted, *field.node)) {
        const auto* figures = of(one->name);
        whole = whole && figures != nullptr;
        if (figures != nullptr) values += (values.empty() ? "" : ", ") + quoted(figures->front().value);
      }
      if (!whole) continue;
      const scoring::PlanNode& leaf = shape_.plan().nodes[*field.node];
      const auto* at = wanted == FieldGroup::percents ? of(place_field(leaf)) : nullptr;
      out += "  " + quoted(item_key(leaf)) + ": ";
      out += at == nullptr ? "[" + values + "]\n"
                           : "{ values: [" + values + "], at: " + quoted(at->front().value) + " }\n";
    }
    return out.empty() ? out : name + ":\n" + out;
  }

  const FormShape& shape_;
  const Figures& figures_;
};

void add(std::string& out, const std::string& key, const std::string& value) {
  if (!value.empty()) out += ", " + key + ": " + quoted(value);
}

std::string head(const FormShape& shape, const Heading& heading) {
  std::string out = "kind: results\nschema: 1\nedition: " + shape.edition().id + "\n";
  const agency::Agency& agency = heading.agency;
  out += "agency: { id: " + quoted(agency.id) + ", name_th: " + quoted(agency.name_th);
  add(out, "name_en", agency.name_en);
  add(out, "type", agency.type);
  add(out, "province", agency.province);
  out += " }\n";
  if (heading.made_up) out += "made_up: true\n";
  if (!heading.documents.empty()) out += "sources:\n";
  for (const results_files::Document& document : heading.documents) {
    out += "  " + quoted(document.key) + ": { title: " + quoted(document.title);
    add(out, "url", document.url);
    if (!document.note.th.empty()) {
      out += ", note: { th: " + quoted(document.note.th);
      add(out, "en", document.note.en);
      out += " }";
    } else {
      add(out, "note", document.note.en);
    }
    out += " }\n";
  }
  return out;
}

}  // namespace

std::string write_results(const FormShape& shape, const Heading& heading, const Figures& figures) {
  return head(shape, heading) + Writer(shape, figures).sections();
}

}  // namespace prongsai::results_sheets
