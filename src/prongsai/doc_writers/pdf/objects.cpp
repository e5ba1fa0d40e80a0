// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <zlib.h>

#include "prongsai/base/digest.h"
#include "prongsai/doc_writers/pdf/codes_detail.h"
#include "prongsai/doc_writers/pdf/objects_detail.h"

namespace prongsai::doc_writers::pdf {
namespace {

constexpr std::size_t objects_a_pack = 200;
constexpr std::string_view hex_digits = "0123456789ABCDEF";

void append_hex(std::string& out, char32_t unit) {
  for (int shift = 12; shift >= 0; shift -= 4) out += hex_digits[(unit >> shift) & 0xf];
}

void append_big_endian(std::string& out, std::size_t number, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>((number >> (8 * i)) & 0xff);
}

}  // namespace

std::string deflated(std::string_view bytes) {
  constexpr int level = 5;
  std::string result(compressBound(bytes.size()), '\0');
  auto length = static_cast<uLongf>(result.size());
  if (compress2(reinterpret_cast<Bytef*>(result.data()), &length,
                reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), level) != Z_OK)
    throw std::runtime_error("zlib could not compress a page: no memory");
  result.resize(length);
  return result;
}

std::string utf16_hex(std::string_view utf8) {
  std::string result;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t code = next_code(utf8, at);
    if (code >= 0x10000) {
      append_hex(result, 0xd800 + ((code - 0x10000) >> 10));
      append_hex(result, 0xdc00 + ((code - 0x10000) & 0x3ff));
    } else {
      append_hex(result, code);
    }
  }
  return result;
}

std::string text_object(std::string_view utf8) {
  return "<FEFF" + utf16_hex(utf8) + ">";
}

std::string bytes_object(std::string_view bytes) {
  std::string result = "(";
  for (const char c : bytes) {
    if (c == '(' || c == ')' || c == '\\') result += '\\';
    if (static_cast<unsigned char>(c) < 0x20) continue;
    result += c;
  }
  return result + ")";
}

void append(std::string& out, double number) {
  long hundredths = std::lround(number * 100);
  if (hundredths < 0) {
    out += '-';
    hundredths = -hundredths;
  }
  char digits[24];
  int count = 0;
  long whole = hundredths / 100;
  do {
    digits[count++] = static_cast<char>('0' + whole % 10);
    whole /= 10;
  } while (whole > 0);
  while (count > 0) out += digits[--count];
  const long rest = hundredths % 100;
  if (rest != 0) {
    out += '.';
    out += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
  }
  out += ' ';
}

std::string reference(ObjectId id) {
  return std::to_string(id) + " 0 R";
}

Objects::Objects() : out_("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), places_(1) {}

ObjectId Objects::reserve() {
  places_.emplace_back();
  return static_cast<ObjectId>(places_.size()) - 1;
}

void Objects::put(ObjectId id, std::string body) {
  waiting_.emplace_back(id, std::move(body));
}

ObjectId Objects::add(std::string body) {
  const ObjectId id = reserve();
  put(id, std::move(body));
  return id;
}

void Objects::put_stream(ObjectId id, std::string_view entries, std::string_view bytes, bool is_deflated) {
  places_[static_cast<std::size_t>(id)] = {1, out_.size(), 0};
  out_ +=
      std::to_string(id) + " 0 obj\n<<" + std::string(entries) + "/Length " + std::to_string(bytes.size());
  if (is_deflated) out_ += "/Filter/FlateDecode";
  out_ += ">>stream\n";
  out_ += bytes;
  out_ += "\nendstream endobj\n";
}

ObjectId Objects::add_stream(std::string_view entries, std::string_view bytes, bool is_deflated) {
  const ObjectId id = reserve();
  put_stream(id, entries, bytes, is_deflated);
  return id;
}

void Objects::write_packs() {
  for (std::size_t first = 0; first < waiting_.size(); first += objects_a_pack) {
    const std::size_t last = std::min(first + objects_a_pack, waiting_.size());
    const ObjectId pack = reserve();
    std::string head;
    std::string body;
    for (std::size_t i = first; i < last; ++i) {
      const auto& [id, text] = waiting_[i];
      head += std::to_string(id) + " " + std::to_string(body.size()) + " ";
      body += text + "\n";
      places_[static_cast<std::size_t>(id)] = {2, static_cast<std::size_t>(pack), i - first};
    }
    const std::string entries =
        "/Type/ObjStm/N " + std::to_string(last - first) + "/First " + std::to_string(head.size());
    put_stream(pack, entries, deflated(head + body), true);
  }
}

std::string Objects::finish(ObjectId root, ObjectId info, std::string_view seed) {
  write_packs();
  const ObjectId table = reserve();
  places_[static_cast<std::size_t>(table)] = {1, out_.size(), 0};
  const std::size_t start = out_.size();
  constexpr int offset_bytes = 4;
  std::string rows;
  for (const Place& place : places_) {
    append_big_endian(rows, static_cast<std::size_t>(place.kind), 1);
    append_big_endian(rows, place.first, offset_bytes);
    append_big_endian(rows, place.second, 2);
  }
  const std::string identity = base::sha256_hex(std::string(seed) + out_).substr(0, 32);
  const std::string entries = "/Type/XRef/Size " + std::to_string(places_.size()) + "/W[1 4 2]/Root " +
                              reference(root) + "/Info " + reference(info) + "/ID[<" + identity + "><" +
                              identity + ">]";
  put_stream(table, entries, deflated(rows), true);
  out_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
  return std::move(out_);
}

}  // namespace prongsai::doc_writers::pdf
