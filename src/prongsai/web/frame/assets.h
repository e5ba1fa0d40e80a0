// SPDX-License-Identifier: Apache-2.0
// Styles, fonts, the icon and the scripts of the pages, under addresses that change with their content.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "prongsai/http/response.h"

namespace prongsai::web {

/// One file as it is served.
struct Asset {
  std::string content_type;
  std::string body;
  std::string etag;
};

/// All of web/assets and the fonts, made once at start-up. The files of css/ become one style sheet, in
/// the order of their names, with the colours of the charts and the looks of documents at its end; its
/// address and those of the fonts bear a hash of the content, so that a browser may keep them for a year.
class Assets {
 public:
  Assets();

  [[nodiscard]] const std::string& style_path() const { return style_path_; }
  [[nodiscard]] const std::string& script_path() const { return script_path_; }
  [[nodiscard]] const std::string& keys_path() const { return keys_path_; }
  [[nodiscard]] const std::string& icon_path() const { return icon_path_; }
  /// 404 when there is no such file. `path` is the whole path of the request.
  [[nodiscard]] http::Response answer(std::string_view path) const;

 private:
  std::string add(std::string_view name, std::string content_type, std::string body);

  std::map<std::string, Asset, std::less<>> by_path_;
  std::string style_path_;
  std::string script_path_;
  std::string keys_path_;
  std::string icon_path_;
};

}  // namespace prongsai::web
