// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/frame/assets.h"

#include <algorithm>
#include <span>
#include <vector>

#include "prongsai/base/assert.h"
#include "prongsai/base/digest.h"
#include "prongsai/base/embedded.h"
#include "prongsai/doc_writers/html.h"
#include "prongsai/figure/palette.h"

namespace prongsai::embedded {
std::span<const base::EmbeddedFile> web_assets();
}  // namespace prongsai::embedded

namespace prongsai::web {
namespace {

std::string_view file_part(std::string_view name) {
  return name.substr(name.rfind('/') + 1);
}

std::vector<base::EmbeddedFile> files_in(std::string_view extension) {
  std::vector<base::EmbeddedFile> out;
  for (const base::EmbeddedFile& file : embedded::web_assets()) {
    if (file.name.ends_with(extension)) out.push_back(file);
  }
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return file_part(a.name) < file_part(b.name); });
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

Assets::Assets() {
  std::string style;
  for (const base::EmbeddedFile& file : files_in(".css")) style += std::string(file.bytes) + "\n";
  style += figure::stylesheet();
  style += doc_writers::html_stylesheet();
  for (const base::EmbeddedFile& font : files_in(".woff2")) {
    const std::string path = add(file_part(font.name), "font/woff2", std::string(font.bytes));
    replace_all(style, "url(\"" + std::string(file_part(font.name)) + "\")", "url(\"" + path + "\")");
  }
  for (const base::EmbeddedFile& picture : files_in(".svg")) {
    const std::string path = add(file_part(picture.name), "image/svg+xml", std::string(picture.bytes));
    if (file_part(picture.name) == "icon.svg") icon_path_ = path;
  }
  for (const base::EmbeddedFile& script : files_in(".js")) {
    const std::string path =
        add(file_part(script.name), "text/javascript; charset=utf-8", std::string(script.bytes));
    if (file_part(script.name) == "keep.js") script_path_ = path;
    if (file_part(script.name) == "grade.js") keys_path_ = path;
  }
  style_path_ = add("prongsai.css", "text/css; charset=utf-8", std::move(style));
  PRONGSAI_ASSERT(!icon_path_.empty() && !script_path_.empty() && !keys_path_.empty());
}

std::string Assets::add(std::string_view name, std::string content_type, std::string body) {
  constexpr std::size_t hash_letters = 12;
  const std::size_t dot = name.rfind('.');
  const std::string path = "/assets/" + std::string(name.substr(0, dot)) + "-" +
                           base::sha256_hex(body).substr(0, hash_letters) + std::string(name.substr(dot));
  std::string etag = http::etag_of(body);
  by_path_.emplace(
      path, Asset{.content_type = std::move(content_type), .body = std::move(body), .etag = std::move(etag)});
  return path;
}

http::Response Assets::answer(std::string_view path) const {
  const auto found = by_path_.find(path);
  if (found == by_path_.end()) return http::Response::not_found();
  const Asset& asset = found->second;
  return http::Response::bytes(asset.content_type, asset.body, asset.etag,
                               "public, max-age=31536000, immutable");
}

}  // namespace prongsai::web
