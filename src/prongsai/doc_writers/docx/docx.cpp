// SPDX-License-Identifier: Apache-2.0
#include "prongsai/doc_writers/docx.h"

#include <fmt/format.h>

#include "prongsai/doc_writers/contents_detail.h"
#include "prongsai/doc_writers/docx/namespaces_detail.h"
#include "prongsai/doc_writers/docx/package_detail.h"
#include "prongsai/doc_writers/docx/story_detail.h"
#include "prongsai/doc_writers/docx/styles_detail.h"

namespace prongsai::doc_writers {
namespace {

constexpr std::string_view word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

constexpr std::string_view main_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

std::string type_of(std::string_view part) {
  return std::string(word_type).append(part).append("+xml");
}

/// Header and footer of one orientation, or the empty ones of a cover.
struct Furniture {
  std::string header;  ///< ids of relations
  std::string footer;
};

class FurnitureMaker {
 public:
  explicit FurnitureMaker(Surroundings& around) : around_(around) {}

  Furniture of(const Chapter& chapter) {
    const bool is_wide = chapter.orientation == doc::Orientation::landscape;
    const std::string name = chapter.is_cover ? "_cover" : is_wide ? "_landscape" : "_portrait";
    auto& made = chapter.is_cover ? cover_ : is_wide ? landscape_ : portrait_;
    if (made.header.empty()) {
      made.header = add("header", name, chapter);
      made.footer = add("footer", name, chapter);
    }
    return made;
  }

 private:
  std::string add(const std::string& kind, const std::string& name, const Chapter& chapter) {
    Relations own;
    Surroundings inside{around_.document, around_.package, own, {}, around_.last_picture};
    const bool is_header = kind == "header";
    const std::string element = is_header ? "hdr" : "ftr";
    std::string content;
    if (chapter.is_cover) {
      content = open_part(element) + paragraph({.style = "TableEnd"}, "") + "</w:" + element + ">";
    } else {
      content =
          is_header ? header_part(chapter.orientation, inside) : footer_part(chapter.orientation, inside);
    }
    around_.last_picture = inside.last_picture;
    const std::string file = kind + name + ".xml";
    around_.package.add("word/" + file, std::move(content), type_of(kind));
    if (!own.is_empty()) around_.package.add("word/_rels/" + file + ".rels", own.xml());
    return around_.relations.to_part(kind, file);
  }

  Surroundings& around_;
  Furniture cover_;
  Furniture portrait_;
  Furniture landscape_;
};

std::string body_of(const doc::Document& document, Surroundings& around) {
  std::vector<Chapter> chapters = chapters_of(document, around);
  if (chapters.empty()) chapters.push_back({.content = paragraph({.style = "BodyText"}, "")});
  FurnitureMaker furniture(around);
  std::string out;
  for (const Chapter& chapter : chapters) {
    const auto [header, footer] = furniture.of(chapter);
    const std::string section = section_properties(chapter.orientation, header, footer, document.digits);
    out += chapter.content;
    // Behind a table that fills its page to the end, one more paragraph would be an empty page.
    const std::string behind_table = paragraph({.style = "TableEnd"}, "");
    if (&chapter != &chapters.back() && out.ends_with(behind_table))
      out.erase(out.size() - behind_table.size());
    // The last section stands at the end of the body, each other one in its last paragraph.
    out +=
        &chapter == &chapters.back() ? section : paragraph({.style = "SectionEnd", .section = section}, "");
  }
  return open_part("document") + "<w:body>" + out + "</w:body></w:document>";
}

void add_fixed_parts(const doc::Document& document, Package& package, Relations& of_text) {
  package.add("word/styles.xml", styles_part(), type_of("styles"));
  package.add("word/fontTable.xml", fonts_part(), type_of("fontTable"));
  package.add("word/settings.xml", settings_part(), type_of("settings"));
  static_cast<void>(of_text.to_part("styles", "styles.xml"));
  static_cast<void>(of_text.to_part("fontTable", "fontTable.xml"));
  static_cast<void>(of_text.to_part("settings", "settings.xml"));
  package.add("word/_rels/document.xml.rels", of_text.xml());
  package.add("docProps/core.xml", core_properties_part(document),
              "application/vnd.openxmlformats-package.core-properties+xml");
  Relations of_package;
  static_cast<void>(of_package.to_part("officeDocument", "word/document.xml"));
  static_cast<void>(of_package.to_part("core-properties", "docProps/core.xml"));
  package.add("_rels/.rels", of_package.xml());
}

}  // namespace

std::string docx(const doc::Document& document) {
  Package package;
  Relations relations;
  Surroundings around{document, package, relations, {}, 0};
  int number = 0;
  for (const doc::Heading* heading : headings_of(document)) {
    if (!heading->id.empty()) around.bookmarks.try_emplace(heading->id, fmt::format("heading_{}", ++number));
  }
  package.add("word/document.xml", body_of(document, around), std::string(main_type));
  add_fixed_parts(document, package, relations);
  return package.zip();
}

}  // namespace prongsai::doc_writers
