// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "prongsai/audit/canonical_detail.h"
#include "prongsai/audit/checkpoint.h"
#include "prongsai/audit/entry.h"
#include "prongsai/audit/export_reader_detail.h"

namespace prongsai::audit {
namespace {

using base::Problem;

/// A problem that says what was found and what was expected.
Problem differs(const char* code, const std::string& found, const std::string& expected) {
  return {code, {{"found", found}, {"expected", expected}}, {}};
}

Problem simply(const char* code) {
  return {code, {}, {}};
}

Problem wrong_header(std::string_view line) {
  Scanner scanner(line);
  if (!scanner.take(export_mark)) return simply("audit.not_an_export");
  const auto version = scanner.number();
  if (version && *version != export_version) {
    return differs("audit.export_version", std::to_string(*version), std::to_string(export_version));
  }
  return simply("audit.export_header");
}

}  // namespace

ExportReader::Trouble ExportReader::take(std::string_view line) {
  ++line_number_;
  if (closed_) return simply("audit.after_the_end");
  Trouble trouble = take_any(line);
  if (!trouble && !closed_) {
    file_hash_.add(line);
    file_hash_.add("\n");
  }
  return trouble;
}

ExportReader::Trouble ExportReader::take_any(std::string_view line) {
  if (line_number_ == 1) return take_header(line);
  if (line_number_ == 2 && header_.from > 0) return take_frontier(line);
  if (const auto note = parse_note_line(NoteKind::checkpoint, line)) return take_checkpoint(*note);
  // The checkpoint at the beginning of a later stretch vouches for the frontier: nothing comes before it.
  if (header_.from > 0 && verdict_.checkpoints == 0) return simply("audit.export_start");
  if (const auto note = parse_note_line(NoteKind::closing, line)) return take_closing(*note);
  if (line.starts_with("{\"entry\":")) return take_entry(line);
  return simply("audit.export_line");
}

ExportReader::Trouble ExportReader::take_header(std::string_view line) {
  auto header = parse_header_line(line);
  if (!header) return wrong_header(line);
  if (header->from > header->to) return simply("audit.export_header");
  const auto named = parse_verifier(header->key);
  if (!named) return named.problems().front();
  const Verifier& key = given_key_ ? *given_key_ : *named;
  if (*named != key) return differs("audit.unknown_key", header->key, to_string(key));
  if (header->origin != key.name) return differs("audit.wrong_origin", header->origin, key.name);
  header_ = std::move(*header);
  verdict_.origin = header_.origin;
  verdict_.key = key;
  verdict_.from = header_.from;
  verdict_.to = header_.to;
  return std::nullopt;
}

ExportReader::Trouble ExportReader::take_frontier(std::string_view line) {
  auto subtrees = parse_frontier_line(line);
  auto tree = subtrees ? Frontier::resume(header_.from, std::move(*subtrees)) : std::nullopt;
  if (!tree) return simply("audit.export_start");
  tree_ = std::move(*tree);
  return std::nullopt;
}

ExportReader::Trouble ExportReader::take_entry(std::string_view line) {
  const auto entry = parse_entry(line);
  if (!entry) return entry.problems().front();
  if (entry->sequence != tree_.size()) {
    return differs("audit.entry_order", std::to_string(entry->sequence), std::to_string(tree_.size()));
  }
  if (entry->sequence >= header_.to) {
    return differs("audit.range_differs", std::to_string(entry->sequence + 1), std::to_string(header_.to));
  }
  if (!verdict_.first_at) verdict_.first_at = entry->at;
  verdict_.last_at = entry->at;
  tree_.append(leaf_hash(line));
  return std::nullopt;
}

ExportReader::Trouble ExportReader::take_checkpoint(const std::string& note) {
  const auto checkpoint = verify_checkpoint(note, verdict_.key, verdict_.origin);
  if (!checkpoint) return checkpoint.problems().front();
  if (checkpoint->size != tree_.size()) {
    return differs("audit.checkpoint_size", std::to_string(checkpoint->size), std::to_string(tree_.size()));
  }
  // A second checkpoint of one size would be a line that may come and go unnoticed.
  if (verdict_.checkpoints > 0 && checkpoint->size == covered_) return simply("audit.export_line");
  const Hash root = tree_.root();
  if (checkpoint->root != root) {
    return differs("audit.root_differs", to_base64(root), to_base64(checkpoint->root));
  }
  ++verdict_.checkpoints;
  verdict_.root = root;
  verdict_.signed_at = checkpoint->at;
  covered_ = checkpoint->size;
  proven_lines_ = line_number_;
  proven_entries_ = covered_ - header_.from;
  return std::nullopt;
}

ExportReader::Trouble ExportReader::take_closing(const std::string& note) {
  if (tree_.size() != header_.to) {
    return differs("audit.range_differs", std::to_string(tree_.size()), std::to_string(header_.to));
  }
  if (verdict_.checkpoints == 0 || covered_ != header_.to) {
    return differs("audit.not_covered", std::to_string(covered_), std::to_string(header_.to));
  }
  const auto text = open_note(note, verdict_.key);
  if (!text) return text.problems().front();
  if (*text != closing_text(header_, file_hash_.finish())) return simply("audit.closing_differs");
  closed_ = true;
  proven_lines_ = line_number_;
  return std::nullopt;
}

ExportReader::Trouble ExportReader::take_unfinished_line() {
  ++line_number_;
  if (closed_) return simply("audit.after_the_end");
  return simply(line_number_ == 1 ? "audit.not_an_export" : "audit.cut_off");
}

ExportReader::Trouble ExportReader::take_too_long_line() {
  ++line_number_;
  if (closed_) return simply("audit.after_the_end");
  if (line_number_ == 1) return simply("audit.not_an_export");
  return Problem{"audit.line_too_long", {{"expected", std::to_string(entry_bytes_max)}}, {}};
}

ExportReader::Trouble ExportReader::take_end() const {
  if (closed_) return std::nullopt;
  return simply(line_number_ == 0 ? "audit.not_an_export" : "audit.cut_off");
}

Problem ExportReader::placed(Problem problem, const std::string& file) const {
  constexpr std::uint64_t line_max = std::numeric_limits<int>::max();
  problem.details.emplace_back("noticed", std::to_string(std::max<std::uint64_t>(line_number_, 1)));
  problem.details.emplace_back("proven", std::to_string(proven_entries_));
  problem.place = {file, static_cast<int>(std::min(proven_lines_ + 1, line_max)), 1};
  return problem;
}

}  // namespace prongsai::audit
