// SPDX-License-Identifier: Apache-2.0
// Certificates: looked at by us, whether or not the page is read without trust.
#pragma once

#include <memory>
#include <string>

#include <curl/curl.h>
#include <openssl/types.h>

#include "prongsai/fetch/capture.h"

namespace prongsai::fetch {

/// The certificates that are trusted, read once: later no file can be opened.
class Roots {
 public:
  /// The system's, and those of `further_file` where it is not empty. Throws std::runtime_error where that
  /// file cannot be read; without roots of the system nothing is trusted.
  explicit Roots(const std::string& further_file);
  [[nodiscard]] X509_STORE* store() const { return store_.get(); }

 private:
  std::unique_ptr<X509_STORE, void (*)(X509_STORE*)> store_;
};

/// What one connection's certificate is held against, and what was found.
struct TlsWatch {
  const Roots* roots = nullptr;
  std::string host;
  bool trust_anyway = true;
  TlsFacts facts;
  bool was_refused = false;  ///< not trusted, and not to be read without trust
};

/// For CURLOPT_SSL_CTX_FUNCTION; `watch` is a TlsWatch. Requires: curl's own verification is switched off.
CURLcode set_up_tls(CURL* curl, void* context, void* watch);

}  // namespace prongsai::fetch
