// SPDX-License-Identifier: Apache-2.0
// The files inside a DOCX: parts, pictures, and how parts point to each other.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace prongsai::doc_writers {

/// Collects parts, in order, and packs them. Equal parts give equal bytes: entries carry no time of writing.
class Package {
 public:
  void add(std::string name, std::string bytes, std::string content_type = "");
  /// Its path below "word/": "media/image1.png". The same picture is stored once.
  [[nodiscard]] std::string add_picture(const std::string& bytes, const std::string& media_type);
  /// The bytes of the archive, with [Content_Types].xml first. Throws std::runtime_error.
  [[nodiscard]] std::string zip() const;

 private:
  struct Part {
    std::string name;
    std::string bytes;
    std::string content_type;
  };
  [[nodiscard]] std::string content_types() const;
  std::vector<Part> parts_;
};

/// What one part points to.
class Relations {
 public:
  /// The id ("r1") of a target inside the package; asked twice, it is the same.
  [[nodiscard]] std::string to_part(std::string_view kind, const std::string& target);
  /// The id of an address outside.
  [[nodiscard]] std::string to_address(const std::string& address);
  [[nodiscard]] bool is_empty() const { return targets_.empty(); }
  [[nodiscard]] std::string xml() const;

 private:
  struct Target {
    std::string kind;
    std::string target;
    bool is_outside;
  };
  [[nodiscard]] std::string id_of(Target target);
  std::vector<Target> targets_;
};

}  // namespace prongsai::doc_writers
