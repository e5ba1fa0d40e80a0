// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <new>
#include <stdexcept>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "prongsai/fetch/tls_detail.h"

namespace prongsai::fetch {
namespace {

constexpr std::array bundles = {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
                                "/etc/ssl/cert.pem"};
constexpr std::size_t name_bytes_max = 200;

/// Printable, and short: whoever made the certificate chose it.
std::string told(const unsigned char* bytes, int size) {
  std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7f) c = ' ';
  }
  out.resize(std::min(out.size(), name_bytes_max));
  while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0x80U) != 0) out.pop_back();
  return out;
}

std::string part_of(const X509_NAME* name, int which) {
  const int at = X509_NAME_get_index_by_NID(name, which, -1);
  if (at < 0) return {};
  unsigned char* raw = nullptr;
  const int size = ASN1_STRING_to_UTF8(&raw, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  if (size < 0) return {};
  const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owned(
      raw, [](unsigned char* at_end) { OPENSSL_free(at_end); });
  return told(raw, size);
}

std::string first_alternative_name(const X509* leaf) {
  auto* const names =
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(leaf, NID_subject_alt_name, nullptr, nullptr));
  std::string out;
  for (int i = 0; i < sk_GENERAL_NAME_num(names) && out.empty(); ++i) {
    const GENERAL_NAME* const name = sk_GENERAL_NAME_value(names, i);
    if (name->type != GEN_DNS) continue;
    out = told(ASN1_STRING_get0_data(name->d.dNSName), ASN1_STRING_length(name->d.dNSName));
  }
  GENERAL_NAMES_free(names);
  return out;
}

std::string day_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return {};
  std::array<char, 16> out{};
  (void)std::strftime(out.data(), out.size(), "%Y-%m-%d", &parts);
  return out.data();
}

std::string digest_of(const X509* leaf) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (X509_digest(leaf, EVP_sha256(), digest.data(), &size) != 1) return {};
  std::string out;
  for (unsigned i = 0; i < size; ++i) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += hex[digest[i] >> 4U];
    out += hex[digest[i] & 15U];
  }
  return out;
}

int look(X509_STORE_CTX* context, void* user) {
  auto& watch = *static_cast<TlsWatch*>(user);
  TlsFacts& facts = watch.facts;
  facts.trusted = X509_verify_cert(context) == 1;
  ERR_clear_error();
  const auto* const connection =
      static_cast<const SSL*>(X509_STORE_CTX_get_ex_data(context, SSL_get_ex_data_X509_STORE_CTX_idx()));
  facts.version = connection != nullptr ? SSL_get_version(connection) : "";
  if (const X509* const leaf = X509_STORE_CTX_get0_cert(context); leaf != nullptr) {
    facts.subject = part_of(X509_get_subject_name(leaf), NID_commonName);
    if (facts.subject.empty()) facts.subject = first_alternative_name(leaf);
    facts.issuer = part_of(X509_get_issuer_name(leaf), NID_organizationName);
    if (facts.issuer.empty()) facts.issuer = part_of(X509_get_issuer_name(leaf), NID_commonName);
    facts.valid_until = day_of(X509_get0_notAfter(leaf));
    facts.leaf_sha256 = digest_of(leaf);
  }
  if (facts.trusted || watch.trust_anyway) return 1;
  watch.was_refused = true;
  return 0;
}

}  // namespace

Roots::Roots(const std::string& further_file) : store_(X509_STORE_new(), &X509_STORE_free) {
  if (store_ == nullptr) throw std::bad_alloc();
  for (const char* const bundle : bundles) {
    if (X509_STORE_load_file(store_.get(), bundle) == 1) break;
  }
  if (!further_file.empty() && X509_STORE_load_file(store_.get(), further_file.c_str()) != 1) {
    throw std::runtime_error("certificates cannot be read: " + further_file);
  }
  ERR_clear_error();
}

CURLcode set_up_tls(CURL* /*curl*/, void* context, void* user) {
  auto* const whole = static_cast<SSL_CTX*>(context);
  auto& watch = *static_cast<TlsWatch*>(user);
  SSL_CTX_set1_cert_store(whole, watch.roots->store());
  SSL_CTX_set_verify(whole, SSL_VERIFY_PEER, nullptr);
  SSL_CTX_set_cert_verify_callback(whole, &look, user);
  X509_VERIFY_PARAM* const held_to = SSL_CTX_get0_param(whole);
  if (X509_VERIFY_PARAM_set1_host(held_to, watch.host.data(), watch.host.size()) != 1) {
    return CURLE_OUT_OF_MEMORY;
  }
  SSL_CTX_set_session_cache_mode(whole, SSL_SESS_CACHE_OFF);
  // Old servers hang up without saying goodbye; how long an answer is, HTTP says.
  SSL_CTX_set_options(whole, SSL_OP_IGNORE_UNEXPECTED_EOF);
  if (watch.trust_anyway) {
    // Whoever reads without trust need not insist on how the line is encrypted.
    SSL_CTX_set_options(whole, SSL_OP_LEGACY_SERVER_CONNECT);
    SSL_CTX_set_security_level(whole, 0);
    SSL_CTX_set_min_proto_version(whole, TLS1_VERSION);
  }
  return CURLE_OK;
}

}  // namespace prongsai::fetch
