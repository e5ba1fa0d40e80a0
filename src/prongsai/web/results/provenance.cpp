// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/results/provenance_detail.h"
#include "prongsai/words/words.h"

namespace prongsai::web {

Html certainty(const Voice& voice, const framework::Provenance& provenance) {
  const bool sure = provenance.certainty == framework::Certainty::confirmed;
  return span(sure ? "badge sure" : "badge caution",
              words::certainty_name(voice.language(), provenance.certainty));
}

Html provenance(const Voice& voice, const framework::Edition& edition,
                const framework::Provenance& provenance) {
  Html sources;
  for (const std::string& key : provenance.sources) {
    const framework::Source* source = edition.find_source(key);
    if (source == nullptr) continue;
    const Html title = voice.text(source->title);
    sources += element("li", {}, is_outside_address(source->url) ? link_to(source->url, title) : title);
  }
  Html out = span("", " ", certainty(voice, provenance));
  if (!sources.empty()) out += element("ul", {{"class", "sources"}}, sources);
  if (!provenance.note.empty()) out += paragraph("muted note", voice.text(provenance.note));
  return out;
}

}  // namespace prongsai::web
