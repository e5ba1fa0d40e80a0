// SPDX-License-Identifier: Apache-2.0
// What goes back to the browser, and the usual ways to make one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "prongsai/http/field.h"

namespace prongsai::http {

/// Whether the server may gzip a body. Refuse it for a page that shows a secret beside text the visitor
/// chose: the compressed length would tell the secret (the BREACH attack).
enum class Compression { allowed, refused };

/// An answer before it meets the wire. The server adds Content-Length, Date, the security headers not set
/// here, compression, "304 Not Modified" for a matching ETag, and leaves the body out for HEAD. A response
/// with a status of 400 or more and no body gets its body from the server's error page.
///
/// Header values must not hold line breaks or NUL; one that does makes the answer a 500.
struct Response {
  int status = 200;
  Fields headers;
  std::string body;
  Compression compression = Compression::allowed;

  [[nodiscard]] static Response html(std::string body);
  [[nodiscard]] static Response text(std::string body);
  [[nodiscard]] static Response json(std::string body);
  /// Bytes that seldom change (styles, fonts, downloads). `cache_control` is the header's value, such as
  /// "public, max-age=3600"; `etag` comes from `etag_of`, best computed once at start-up.
  [[nodiscard]] static Response bytes(std::string_view content_type, std::string body, std::string etag,
                                      std::string_view cache_control);
  /// An error of that status with the server's error page as its body. Requires: 400 <= status <= 599.
  [[nodiscard]] static Response error(int status);
  [[nodiscard]] static Response not_found() { return error(404); }
  /// `allow` as the Allow header prints it: "GET, HEAD".
  [[nodiscard]] static Response method_not_allowed(std::string allow);
  /// 303: go and GET that page. Bytes of `location` that no URL may hold are percent-encoded.
  [[nodiscard]] static Response see_other(std::string_view location);
  /// 308: this page has moved for good.
  [[nodiscard]] static Response moved(std::string_view location);

  /// Replaces the header; returns *this, so that it can stand in a return statement. Cookies are set by
  /// `set_cookie`.
  Response& header(std::string_view name, std::string value);

  /// Fills the body up with blanks to `bytes`, or to the next multiple of it where it is longer, and refuses
  /// compression: the answer's length then tells nothing of what is in it, however it travels. Blanks at the
  /// end mean nothing in HTML, JSON and plain text. Requires: bytes > 0; the body is final. Returns *this.
  Response& pad_to(std::size_t bytes);
};

/// A weak ETag from the content, W/"…": weak because the gzipped and the plain body share it.
[[nodiscard]] std::string etag_of(std::string_view content);

/// "Not Found" for 404; "Error" for a status without a name here.
[[nodiscard]] std::string_view reason_phrase(int status);

/// The headers every answer carries unless it sets its own: a Content-Security-Policy that lets a page
/// load its own styles, fonts, pictures and forms and nothing else, no script, no frame; nosniff, no
/// referrer, no device features, and isolation from other origins.
[[nodiscard]] Fields security_headers();

/// The Content-Security-Policy of a page with a script: as above, and scripts from this very server; nothing
/// inline, and no text is ever taken for markup (Trusted Types, none allowed).
[[nodiscard]] std::string policy_with_own_scripts();

}  // namespace prongsai::http
