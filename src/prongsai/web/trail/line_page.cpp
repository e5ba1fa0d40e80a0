// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "prongsai/audit/snapshot.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/trail/trail_detail.h"

namespace prongsai::web::detail {
namespace {

std::optional<std::uint64_t> sequence_of(const http::Request& request) {
  std::uint64_t out = 0;
  const std::string& text = request.capture("sequence");
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

base::Result<desk::Inclusion> inclusion_of(const desk::Office& office, const Visit& visit) {
  const auto sequence = sequence_of(visit.request);
  if (!sequence) return base::Problem{"trail.no_such_line", {}, {}};
  return desk::prove_inclusion(office, visit.actor(), *sequence);
}

Html proof_of(const Voice& voice, const desk::Inclusion& inclusion) {
  if (inclusion.proof.empty()) return paragraph("muted", voice.say("trail.proof_empty"));
  Html items;
  for (const audit::Hash& hash : inclusion.proof)
    items += element("li", {}, element("code", {}, audit::to_base64(hash)));
  return element("ol", {{"class", "hashes"}}, items);
}

std::string file_name(const desk::Inclusion& inclusion) {
  return "prongsai-line-" + std::to_string(inclusion.sequence) + ".json";
}

}  // namespace

std::string proof_program() {
  return R"(import base64, hashlib, json, sys
p = json.load(open(sys.argv[1], encoding="utf-8"))
sha = lambda data: hashlib.sha256(data).digest()
r, f, s = sha(b"\0" + p["line"].encode()), p["index"], p["size"] - 1
for word in p["proof"].split():
    h = base64.b64decode(word)
    if f & 1 or f == s:
        r = sha(b"\1" + h + r)
        while f and not f & 1:
            f, s = f >> 1, s >> 1
    else:
        r = sha(b"\1" + r + h)
    f, s = f >> 1, s >> 1
same = base64.b64encode(r).decode() == p["checkpoint"].split("\n")[2]
print("ถูกต้อง / verified" if s == 0 and same else "ไม่ถูกต้อง / NOT verified")
)";
}

Answer trail_line_page(const desk::Office& office, const agency::Reference& places, const Visit& visit) {
  const Voice& voice = visit.voice;
  const auto found = inclusion_of(office, visit);
  if (!found) return http::Response::not_found();
  const desk::Inclusion& inclusion = *found;
  const std::string number = grouped(inclusion.sequence);
  const std::string here = visit.path("trail/" + std::to_string(inclusion.sequence));
  Page page;
  page.title = voice.say("trail.line", {{"number", number}});
  page.description = voice.say("account.description");
  page.section = Section::trail;
  page.crumbs = {{voice.say("work.menu.trail"), visit.path("trail")}, {page.title, ""}};
  page.main = heading(1, "", page.title) +
              element("ol", {{"class", "trail"}}, told_line(visit, places, inclusion.line.told)) +
              section("stored", voice.say("trail.stored"), paragraph("", voice.say("trail.stored_what")),
                      element("pre", {{"class", "wrapped"}, {"tabindex", "0"}}, inclusion.line.bytes),
                      element("dl", {{"class", "facts"}}, element("dt", {}, voice.say("trail.leaf")),
                              element("dd", {}, element("code", {}, audit::to_base64(inclusion.leaf))))) +
              section("proof", voice.say("trail.proof"), paragraph("", voice.say("trail.proof_what")),
                      proof_of(voice, inclusion), checkpoint_facts(voice, inclusion.checkpoint),
                      element("pre", {{"class", "wrapped"}, {"tabindex", "0"}}, inclusion.checkpoint.note)) +
              section("verify", voice.say("trail.verify"), paragraph("", voice.say("trail.verify_line")),
                      div("buttons", element("a", {{"href", here + "/proof"}, {"class", "button"}},
                                             voice.say("trail.proof_file"))),
                      element("pre", {{"tabindex", "0"}},
                              "python3 - " + file_name(inclusion) + " <<'END'\n" + proof_program() + "END"));
  return page;
}

Answer trail_proof_file(const desk::Office& office, const Visit& visit) {
  const auto found = inclusion_of(office, visit);
  if (!found) return http::Response::not_found();
  std::string proof;
  for (const audit::Hash& hash : found->proof) proof += (proof.empty() ? "" : " ") + audit::to_base64(hash);
  const std::string text = audit::Snapshot()
                               .number("index", static_cast<std::int64_t>(found->sequence))
                               .number("size", static_cast<std::int64_t>(found->checkpoint.size))
                               .text("line", found->line.bytes)
                               .text("proof", proof)
                               .text("checkpoint", found->checkpoint.note)
                               .text("key", found->checkpoint.verifier)
                               .str();
  return http::Response::json(text + "\n")
      .header("Content-Disposition", "attachment; filename=\"" + file_name(*found) + "\"");
}

}  // namespace prongsai::web::detail
