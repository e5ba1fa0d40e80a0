// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/base/digest.h"
#include "prongsai/desk/disclosure/filing_detail.h"

namespace prongsai::desk {
namespace {

using base::Problem;

constexpr std::size_t name_bytes_max = 200;

std::string ending_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return {};
  std::string out(name.substr(dot + 1));
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char letter) {
    return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
  });
  return out;
}

/// The last part of what some browsers send as a path, without signs that mean something in one.
std::string plain_name(std::string_view sent) {
  const std::size_t slash = sent.find_last_of("/\\");
  std::string out(slash == std::string_view::npos ? sent : sent.substr(slash + 1));
  std::replace_if(
      out.begin(), out.end(),
      [](unsigned char letter) {
        return letter < 0x20 || letter == '"' || letter == '<' || letter == '>' || letter == ':';
      },
      '_');
  if (out.size() <= name_bytes_max) return out;
  const std::string ending = "." + ending_of(out);
  std::size_t end = name_bytes_max - std::min(ending.size(), name_bytes_max / 2);
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
  return out.substr(0, end) + ending;
}

/// The first bytes say the same as the ending. A table in text has no such mark; a zero byte it never has.
bool begins_as(std::string_view ending, std::string_view bytes) {
  using namespace std::string_view_literals;
  if (ending == "pdf") return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
  if (ending == "png") return bytes.starts_with("\x89PNG\r\n\x1a\n"sv);
  if (ending == "jpg" || ending == "jpeg") return bytes.starts_with("\xff\xd8\xff"sv);
  if (ending == "csv") return bytes.find('\0') == std::string_view::npos;
  return bytes.starts_with("PK\x03\x04"sv);
}

std::string endings_words() {
  std::string out;
  for (const ShownFormat& one : shown_formats()) out += (out.empty() ? "." : " .") + std::string(one.ending);
  return out;
}

/// What an item has already, and the whole list.
struct Already {
  std::size_t files = 0;
  std::size_t bytes_of_list = 0;
};
Already already_there(db::Transaction& transaction, const store::DisclosureKey& key,
                      const DisclosureItemView& item) {
  Already out{item.files.size(), 0};
  for (const store::DisclosureFile& one : store::list_disclosure_files(transaction, key))
    out.bytes_of_list += static_cast<std::size_t>(one.size);
  return out;
}

base::Result<store::DisclosureFile> check_file(const FileWish& wish, const Already& already) {
  const auto wrong = [](Problem problem) {
    problem.details.emplace_back("field", "file");
    return problem;
  };
  constexpr std::size_t megabyte = std::size_t{1024} * 1024;
  if (wish.bytes.empty()) return wrong({"disclosure.no_file", {}, {}});
  if (wish.bytes.size() > disclosure_file_bytes_max)
    return wrong(
        {"disclosure.file_too_large", {{"most", std::to_string(disclosure_file_bytes_max / megabyte)}}, {}});
  const std::string ending = ending_of(wish.name);
  const auto& formats = shown_formats();
  const auto format = std::find_if(formats.begin(), formats.end(),
                                   [&](const ShownFormat& one) { return one.ending == ending; });
  if (format == formats.end() || !begins_as(ending, wish.bytes))
    return wrong(
        {"disclosure.file_kind", {{"found", plain_name(wish.name)}, {"expected", endings_words()}}, {}});
  if (already.files >= disclosure_files_max)
    return wrong({"disclosure.too_many_files", {{"most", std::to_string(disclosure_files_max)}}, {}});
  if (already.bytes_of_list + wish.bytes.size() > disclosure_files_bytes_max)
    return wrong({"disclosure.files_too_large",
                  {{"most", std::to_string(disclosure_files_bytes_max / megabyte)}},
                  {}});
  store::DisclosureFile out;
  out.item = wish.item;
  out.name = plain_name(wish.name);
  out.media_type = std::string(format->media_type);
  out.sha256 = base::sha256_hex(wish.bytes);
  out.size = static_cast<std::int64_t>(wish.bytes.size());
  return out;
}

void tell_file(db::Transaction& transaction, const access::Actor& actor, access::Role role, Moment now,
               const char* action, const store::DisclosureKey& key, const store::DisclosureFile& file,
               bool is_there) {
  const std::string snapshot = audit::Snapshot()
                                   .number("number", file.number)
                                   .text("name", file.name)
                                   .text("sha256", file.sha256)
                                   .str();
  record(transaction, actor, role, now,
         {.action = action,
          .subject_kind = "disclosure",
          .subject = detail::name_of(key, file.item),
          .agency = key.agency,
          .before = is_there ? std::string() : snapshot,
          .after = is_there ? snapshot : std::string()});
}

}  // namespace

const std::vector<ShownFormat>& shown_formats() {
  static const std::vector<ShownFormat> all = {
      {"pdf", "application/pdf"},
      {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
      {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {"csv", "text/csv; charset=utf-8"},
      {"png", "image/png"},
      {"jpg", "image/jpeg"},
      {"jpeg", "image/jpeg"}};
  return all;
}

base::Result<std::int64_t> attach_file(const Office& office, const access::Actor& actor,
                                       const store::DisclosureKey& key, const FileWish& wish) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::int64_t> {
    const auto view = detail::read_disclosure(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto subject = detail::item_to_change(actor, *view, wish.item);
    if (!subject) return subject.problems();
    const DisclosureItemView& item = *subject->item;
    auto file = check_file(wish, already_there(transaction, key, item));
    if (!file) return file.problems();
    // The same bytes once more are the same file: the form was sent again.
    for (const store::DisclosureFile& one : item.files) {
      if (one.sha256 == file->sha256 && one.name == file->name) return one.number;
    }
    file->added_by = actor.person;
    file->added_at = now;
    store::share_disclosure_item(transaction, key, wish.item, item.told.owner_unit, item.told.due_day,
                                 actor.person, now);
    file->number = store::record_disclosure_file(transaction, key, *file, wish.bytes);
    tell_file(transaction, actor, subject->role, now, "disclosure.add_file", key, *file, true);
    return file->number;
  });
}

base::Result<bool> remove_file(const Office& office, const access::Actor& actor,
                               const store::DisclosureKey& key, std::string_view item, std::int64_t number) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto view = detail::read_disclosure(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto subject = detail::item_to_change(actor, *view, item);
    if (!subject) return subject.problems();
    const auto& files = subject->item->files;
    const auto file = std::find_if(files.begin(), files.end(),
                                   [&](const store::DisclosureFile& one) { return one.number == number; });
    if (file == files.end() || !store::remove_disclosure_file(transaction, key, item, number, now))
      return Problem{"disclosure.no_such_file", {}, {}};
    tell_file(transaction, actor, subject->role, now, "disclosure.remove_file", key, *file, false);
    return true;
  });
}

base::Result<store::DisclosureFileContent> see_disclosure_file(const Office& office,
                                                               const access::Actor& actor,
                                                               const store::DisclosureKey& key,
                                                               std::string_view item, std::int64_t number) {
  using Content = store::DisclosureFileContent;
  return office.database.read([&](db::Transaction& transaction) -> base::Result<Content> {
    const auto view = detail::read_disclosure(transaction, office, actor, key);
    if (!view) return view.problems();
    if (view->find(item) == nullptr)
      return Problem{"disclosure.no_such_item", {{"item", std::string(item)}}, {}};
    auto file = store::find_disclosure_file(transaction, key, item, number);
    if (!file) return Problem{"disclosure.no_such_file", {}, {}};
    return *std::move(file);
  });
}

}  // namespace prongsai::desk
