// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "prongsai/doc_writers/pdf/tags_detail.h"

namespace prongsai::doc_writers::pdf {
namespace {

// Keys of annotations stand behind those of all pages.
constexpr int first_annotation_key = 1'000'000;

}  // namespace

Tags::Tags() {
  elements_.push_back({"Document", no_element, {}, {}});
}

Element Tags::add(Element parent, const char* type, std::string entries) {
  const auto element = static_cast<Element>(elements_.size());
  elements_.push_back({type, parent, std::move(entries), {}});
  elements_[static_cast<std::size_t>(parent)].kids.push_back({Kid::Kind::element, element, 0});
  return element;
}

int Tags::add_content(Element element, int page) {
  if (contents_.size() <= static_cast<std::size_t>(page))
    contents_.resize(static_cast<std::size_t>(page) + 1);
  auto& here = contents_[static_cast<std::size_t>(page)];
  const int number = static_cast<int>(here.size());
  here.push_back(element);
  elements_[static_cast<std::size_t>(element)].kids.push_back({Kid::Kind::content, number, page});
  return number;
}

int Tags::add_annotation(Element element, int page, ObjectId annotation) {
  elements_[static_cast<std::size_t>(element)].kids.push_back({Kid::Kind::annotation, annotation, page});
  annotations_.push_back(element);
  return first_annotation_key + static_cast<int>(annotations_.size()) - 1;
}

ObjectId Tags::write(Objects& objects, const std::vector<ObjectId>& pages) const {
  std::vector<ObjectId> ids;
  ids.reserve(elements_.size());
  for (std::size_t i = 0; i < elements_.size(); ++i) ids.push_back(objects.reserve());
  const ObjectId root = objects.reserve();
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    const Node& node = elements_[i];
    const ObjectId parent = node.parent == no_element ? root : ids[static_cast<std::size_t>(node.parent)];
    std::string body = std::string("<</S/") + node.type + "/P " + reference(parent) + node.entries;
    // A page named once for the element need not be named at each content.
    int page = -1;
    for (const Kid& kid : node.kids)
      if (kid.kind == Kid::Kind::content) {
        page = kid.page;
        body += "/Pg " + reference(pages[static_cast<std::size_t>(page)]);
        break;
      }
    body += "/K[";
    for (const Kid& kid : node.kids) {
      const auto number = static_cast<std::size_t>(kid.number);
      if (kid.kind == Kid::Kind::element) {
        body += reference(ids[number]) + " ";
      } else if (kid.kind == Kid::Kind::annotation) {
        body += "<</Type/OBJR/Obj " + reference(kid.number) + "/Pg " +
                reference(pages[static_cast<std::size_t>(kid.page)]) + ">>";
      } else if (kid.page == page) {
        body += std::to_string(number) + " ";
      } else {
        body += "<</Type/MCR/MCID " + std::to_string(number) + "/Pg " +
                reference(pages[static_cast<std::size_t>(kid.page)]) + ">>";
      }
    }
    objects.put(ids[i], body + "]>>");
  }
  std::string parents = "<</Nums[";
  for (std::size_t page = 0; page < contents_.size(); ++page) {
    parents += std::to_string(page) + "[";
    for (const Element element : contents_[page])
      parents += reference(ids[static_cast<std::size_t>(element)]) + " ";
    parents += "]";
  }
  for (std::size_t i = 0; i < annotations_.size(); ++i)
    parents += std::to_string(first_annotation_key + static_cast<int>(i)) + " " +
               reference(ids[static_cast<std::size_t>(annotations_[i])]) + " ";
  const ObjectId tree = objects.add(parents + "]>>");
  objects.put(root, "<</Type/StructTreeRoot/K[" + reference(ids[0]) + "]/ParentTree " + reference(tree) +
                        "/ParentTreeNextKey " +
                        std::to_string(first_annotation_key + static_cast<int>(annotations_.size())) + ">>");
  return root;
}

}  // namespace prongsai::doc_writers::pdf
