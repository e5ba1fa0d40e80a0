// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/checkpoint.h"

#include "prongsai/audit/canonical_detail.h"
#include "prongsai/base/assert.h"

namespace prongsai::audit {
namespace {

constexpr std::string_view time_prefix = "time ";

/// Takes one line from the front of `text`, without its end; nothing when no line is left.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::optional<Checkpoint> read(std::string_view text) {
  const auto origin = take_line(text);
  const auto size_line = take_line(text);
  const auto root_line = take_line(text);
  if (!origin || !size_line || !root_line || origin->empty()) return std::nullopt;
  Scanner digits(*size_line);
  const auto size = digits.number();
  const auto root = parse_hash(*root_line);
  if (!size || !digits.at_end() || !root) return std::nullopt;
  Checkpoint out{std::string(*origin), *size, *root, std::nullopt};
  if (text.empty()) return out;
  const auto time_line = take_line(text);
  if (!time_line || !time_line->starts_with(time_prefix) || !text.empty()) return std::nullopt;
  out.at = parse_instant(time_line->substr(time_prefix.size()));
  return out.at ? std::optional(out) : std::nullopt;
}

}  // namespace

std::string to_text(const Checkpoint& checkpoint) {
  PRONGSAI_ASSERT(!checkpoint.origin.empty() && checkpoint.origin.find('\n') == std::string::npos);
  std::string out =
      checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + to_base64(checkpoint.root) + "\n";
  if (checkpoint.at) out += std::string(time_prefix) + to_text(*checkpoint.at) + "\n";
  PRONGSAI_ASSERT(is_note_text(out));
  return out;
}

base::Result<Checkpoint> parse_checkpoint(std::string_view text) {
  const auto checkpoint = is_note_text(text) ? read(text) : std::nullopt;
  if (!checkpoint) return base::Problem{"audit.checkpoint_form", {}, {}};
  return *checkpoint;
}

std::string sign(const Checkpoint& checkpoint, const SigningKey& key) {
  PRONGSAI_ASSERT(checkpoint.origin == key.verifier().name);
  return key.sign(to_text(checkpoint));
}

base::Result<Checkpoint> verify_checkpoint(std::string_view note, const Verifier& verifier,
                                           std::string_view origin) {
  const auto text = open_note(note, verifier);
  if (!text) return text.problems();
  auto checkpoint = parse_checkpoint(*text);
  if (checkpoint && checkpoint->origin != origin) {
    return base::Problem{
        "audit.wrong_origin", {{"found", checkpoint->origin}, {"expected", std::string(origin)}}, {}};
  }
  return checkpoint;
}

}  // namespace prongsai::audit
