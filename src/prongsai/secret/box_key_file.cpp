// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/box_key_file.h"

#include <filesystem>
#include <system_error>

#include <sodium.h>

#include "prongsai/secret/owner_file_detail.h"

namespace prongsai::secret {
namespace {

constexpr std::size_t file_bytes_max = 4'096;

}  // namespace

base::Result<bool> write_box_key_file(const std::string& path, const BoxKey& key) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code error;
  if (!folder.empty() && std::filesystem::create_directories(folder, error))
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  if (error) return detail::cannot_use_file(folder.string(), error.value());
  std::string text = to_key_file(key);
  const int failed = detail::put_in_place(path, text, detail::Existing::kept);
  sodium_memzero(text.data(), text.size());
  if (failed != 0) return detail::cannot_use_file(path, failed);
  return true;
}

base::Result<std::optional<BoxKey>> read_box_key_file(const std::string& path) {
  auto text = detail::read_owner_file(path, file_bytes_max);
  if (!text) return text.problems();
  if (!*text) return std::optional<BoxKey>();
  auto key = read_key_file(**text);
  sodium_memzero((*text)->data(), (*text)->size());
  if (!key) return key.problems();
  return std::optional(*std::move(key));
}

base::Result<bool> destroy_box_key_file(const std::string& path) {
  const int failed = detail::destroy_file(path);
  if (failed != 0) return detail::cannot_use_file(path, failed);
  return true;
}

}  // namespace prongsai::secret
