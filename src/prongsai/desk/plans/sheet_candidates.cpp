// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <set>

#include "prongsai/base/digest.h"
#include "prongsai/desk/plans/sheet_candidates_detail.h"

namespace prongsai::desk::detail {
namespace {

using improvement::FieldSpec;
using improvement::FieldType;
using improvement::Record;
using improvement::RecordKind;
using improvement_sheets::ReadRow;
using improvement_sheets::ReadSheets;
using text::Language;

/// More changes than a record can see in a year of work.
constexpr std::int64_t changes_max = 10'000;
constexpr std::size_t id_digits = 26;

class Finder {
 public:
  Finder(db::Transaction& transaction, const PlanView& view, const std::vector<Record>& all)
      : transaction_(transaction), view_(view), context_(view.context()), all_(all) {}

  std::vector<Candidate> find(const ReadSheets& sheets) {
    for (const ReadRow& read : sheets.rows) out_.push_back({.read = &read});
    std::map<std::string, std::size_t, std::less<>> holders;
    for (std::size_t i = 0; i < out_.size(); ++i) find_marked(i, holders);
    for (Candidate& one : out_) {
      one.parent = one.read->parent_row ? out_[*one.read->parent_row].id : std::string();
      if (one.id.empty()) find_or_make(one);
      if (one.kept != nullptr) one.parent = one.kept->parent;
    }
    return std::move(out_);
  }

 private:
  void find_marked(std::size_t at, std::map<std::string, std::size_t, std::less<>>& holders) {
    Candidate& one = out_[at];
    const auto& row = one.read->row;
    if (row.id.empty()) return;
    one.id = row.id;
    one.kept = find_record(all_, row.id);
    one.version = row.version;
    const auto base = store::find_plan_record_at(transaction_, view_.head.key, row.id, row.version);
    if (base) one.base = base->fields;
    const auto [holder, is_first] = holders.emplace(row.id, at);
    if (is_first) return;
    // A row that was copied carries the mark of its model: the one that says the same still is the model.
    Candidate& other = out_[holder->second];
    const bool is_model = count_differences(one) < count_differences(other);
    if (is_model) holder->second = at;
    Candidate& copy = is_model ? other : one;
    copy = Candidate{.read = copy.read};
  }

  /// Cells that are not what the record said when the sheet was made.
  [[nodiscard]] std::size_t count_differences(const Candidate& one) const {
    if (one.read->is_cleared) return std::numeric_limits<std::size_t>::max();
    std::size_t out = 0;
    for (const auto& [code, typed] : one.read->row.cells) {
      const FieldSpec* field = improvement::spec_of(one.read->row.kind).find(code);
      if (field == nullptr || field->type == FieldType::reference) continue;
      if (!is_as_shown(*field, typed, text_at(one.base, code), context_)) ++out;
    }
    return out;
  }

  void find_or_make(Candidate& one) {
    if (const Record* heading = record_of_heading(*one.read); heading != nullptr) {
      one.id = heading->id;
      one.kept = heading;
      return;
    }
    for (int copy = 0;; ++copy) {
      const std::string id = id_from_content(one, copy);
      if (!made_.insert(id).second) continue;
      const Record* kept = find_record(all_, id);
      // Taken back since: taken in again it is another record, with the history of the first left alone.
      if (kept != nullptr && kept->is_removed) continue;
      one.id = id;
      one.kept = kept;
      if (kept != nullptr) begin_where_made(one);
      return;
    }
  }

  void begin_where_made(Candidate& one) {
    const auto changes = store::list_plan_changes(transaction_, view_.head.key, one.id,
                                                  std::numeric_limits<std::int64_t>::max(), changes_max);
    if (changes.empty()) return;
    one.version = changes.back().number;
    if (const auto first = improvement::read_written(changes.back().after)) one.base = first->fields;
  }

  [[nodiscard]] const Record* record_of_heading(const ReadRow& read) const {
    if (read.row.kind != RecordKind::constraint) return nullptr;
    const FieldSpec* field = improvement::spec_of(RecordKind::constraint).find("heading");
    const auto heading = read_typed(*field, text_at(read.row.cells, "heading"), context_);
    if (!heading || heading->empty()) return nullptr;
    for (const Record& record : all_) {
      const bool is_it =
          record.kind == RecordKind::constraint && !record.is_removed && record.field("heading") == *heading;
      const bool is_told = std::any_of(out_.begin(), out_.end(),
                                       [&](const Candidate& other) { return other.id == record.id; });
      if (is_it && !is_told) return &record;
    }
    return nullptr;
  }

  [[nodiscard]] std::string id_from_content(const Candidate& one, int copy) const {
    const auto& row = one.read->row;
    std::string content = view_.head.key.agency + "/" + std::to_string(view_.head.key.year) + "\n" +
                          std::string(improvement::spec_of(row.kind).code) + "\n" + one.parent + "\n" +
                          std::to_string(copy) + "\n";
    for (const auto& [code, typed] : row.cells) {
      if (code != improvement_sheets::remove_column) content += code + "=" + plain_text(typed) + "\n";
    }
    return "r-" + base::sha256_hex(content).substr(0, id_digits);
  }

  db::Transaction& transaction_;
  const PlanView& view_;
  FieldContext context_;
  const std::vector<Record>& all_;
  std::vector<Candidate> out_;
  std::set<std::string> made_;
};

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : plain_text(text)) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n';
    if (!is_blank) {
      out += c;
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

}  // namespace

std::vector<Candidate> find_candidates(db::Transaction& transaction, const PlanView& view,
                                       const ReadSheets& sheets, const std::vector<Record>& all) {
  return Finder(transaction, view, all).find(sheets);
}

const Record* find_record(const std::vector<Record>& all, std::string_view id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Record& one) { return one.id == id; });
  return found == all.end() || id.empty() ? nullptr : &*found;
}

const std::string& text_at(const improvement::FieldTexts& texts, std::string_view code) {
  static const std::string nothing;
  const auto found = texts.find(code);
  return found == texts.end() ? nothing : found->second;
}

std::string plain_text(std::string_view text) {
  constexpr std::string_view blanks = " \t\n";
  std::string out;
  for (const char c : text) {
    if (c != '\r') out += c;
  }
  const std::size_t from = out.find_first_not_of(blanks);
  if (from == std::string::npos) return {};
  return out.substr(from, out.find_last_not_of(blanks) - from + 1);
}

bool is_as_shown(const FieldSpec& field, const std::string& typed, const std::string& canonical,
                 const FieldContext& context) {
  static const RowLabels none;
  const std::string plain = plain_text(typed);
  return std::any_of(both_languages.begin(), both_languages.end(), [&](Language language) {
    return plain == plain_text(cell_of(field, canonical, language, context, none));
  });
}

void RowNames::add(RecordKind kind, const std::string& number, const std::string& title,
                   const std::string& id) {
  if (title.empty()) return;
  for (const Language language : both_languages) {
    const std::string label = improvement_sheets::row_label(language, kind, number, title);
    by_label_.try_emplace({kind, folded(label)}, id);
    if (language == Language::th) labels_.try_emplace(id, label);
    if (number.empty()) continue;
    by_number_.try_emplace({kind, folded(improvement_sheets::row_label(language, kind, number, {}))}, id);
  }
  if (!number.empty()) by_number_.try_emplace({kind, number}, id);
  by_title_[{kind, folded(title)}].insert(id);
}

std::optional<std::string> RowNames::find(std::string_view typed, std::span<const RecordKind> kinds) const {
  const std::string wanted = folded(typed);
  if (wanted.empty()) return std::nullopt;
  for (const RecordKind kind : kinds) {
    if (const auto found = by_label_.find({kind, wanted}); found != by_label_.end()) return found->second;
  }
  std::set<std::string> titled;
  for (const RecordKind kind : kinds) {
    if (const auto found = by_title_.find({kind, wanted}); found != by_title_.end())
      titled.insert(found->second.begin(), found->second.end());
  }
  if (titled.size() == 1) return *titled.begin();
  // "3" alone says nothing where it may be a measure or an activity.
  const bool is_bare = std::all_of(wanted.begin(), wanted.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (is_bare && kinds.size() > 1) return std::nullopt;
  for (const RecordKind kind : kinds) {
    if (const auto found = by_number_.find({kind, wanted}); found != by_number_.end()) return found->second;
  }
  return std::nullopt;
}

}  // namespace prongsai::desk::detail
