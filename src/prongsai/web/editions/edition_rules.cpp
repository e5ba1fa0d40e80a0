// SPDX-License-Identifier: Apache-2.0
// An edition's uses, weights, rounding, levels, scales, samples, calendar, topics and sources.
#include "prongsai/framework/node_kind.h"
#include "prongsai/web/editions/edition_detail.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/results/provenance_detail.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

using framework::NodeKind;

std::string amount(const std::optional<base::Points>& points) {
  return points ? base::to_shortest_string(*points) : std::string();
}

Html rounding(const EditionView& view) {
  Html items;
  for (const NodeKind each : framework::all_node_kinds) {
    const auto places = view.edition.rounding.places.find(each);
    const std::string kind = view.voice.say("web.kind." + std::string(framework::code_of(each)));
    items += element("li", {},
                     places == view.edition.rounding.places.end()
                         ? view.voice.say("web.edition.unrounded", {{"kind", kind}})
                         : view.voice.say("web.edition.rounded",
                                          {{"kind", kind}, {"places", std::to_string(places->second)}}));
  }
  return heading(3, "", view.voice.say("web.edition.rounding"),
                 provenance(
                     view.voice, view.edition,
                     {.certainty = view.edition.rounding.provenance.certainty, .sources = {}, .note = {}})) +
         element("ul", {}, items) +
         (view.edition.rounding.provenance.note.empty()
              ? Html()
              : paragraph("muted note", view.voice.text(view.edition.rounding.provenance.note)));
}

Html pass_and_benchmarks(const EditionView& view) {
  const auto& mark = view.edition.pass_mark;
  Html out = heading(3, "", view.voice.say("web.edition.pass_mark")) +
             div("", mark.value ? element("strong", {}, base::to_string(*mark.value, 2)) : view.unknown(),
                 provenance(view.voice, view.edition, mark.provenance));
  if (view.edition.benchmarks.empty()) return out;
  Html items;
  for (const framework::Benchmark& benchmark : view.edition.benchmarks) {
    items += element("li", {}, view.voice.text(benchmark.name), " — ",
                     element("strong", {}, base::to_string(benchmark.points, 2)),
                     provenance(view.voice, view.edition, benchmark.provenance));
  }
  return out + heading(3, "", view.voice.say("web.edition.benchmarks")) + element("ul", {}, items);
}

Html conditions_of(const EditionView& view, const framework::ResultLevel& level) {
  if (level.conditions.empty()) return Html(view.voice.say("web.edition.otherwise"));
  Html out;
  for (const framework::LevelCondition& condition : level.conditions) {
    Html nodes;
    for (const std::string& node : condition.nodes)
      nodes += (nodes.empty() ? Html() : Html(", ")) + view.node_name(node);
    out += element("li", {}, nodes, " ≥ ", element("strong", {}, base::to_string(condition.at_least, 2)));
  }
  return element("ul", {}, out);
}

Html sample_words(const EditionView& view, const framework::SampleRule& rule) {
  const Voice& voice = view.voice;
  std::vector<std::string> parts;
  const auto add = [&](const char* key, const std::string& value) {
    parts.push_back(voice.say(key, {{"n", value}}));
  };
  if (rule.exactly) add("web.sample.exactly", grouped(static_cast<std::uint64_t>(*rule.exactly)));
  if (rule.share) add("web.sample.share", amount(rule.share));
  if (rule.at_least) add("web.sample.at_least", grouped(static_cast<std::uint64_t>(*rule.at_least)));
  if (rule.large_population && rule.large_at_least) {
    parts.push_back(voice.say("web.sample.large",
                              {{"population", grouped(static_cast<std::uint64_t>(*rule.large_population))},
                               {"n", grouped(static_cast<std::uint64_t>(*rule.large_at_least))}}));
  }
  if (rule.agencies) add("web.sample.agencies", grouped(static_cast<std::uint64_t>(*rule.agencies)));
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : " · ") + part;
  return out.empty() ? view.unknown() : Html(out);
}

std::string dates(const EditionView& view, const framework::CalendarStep& step) {
  if (step.from.empty() && step.to.empty()) return view.voice.say("web.unknown");
  if (step.from == step.to) return view.voice.date(step.from);
  if (step.to.empty()) return view.voice.say("web.date.from", {{"from", view.voice.date(step.from)}});
  if (step.from.empty()) return view.voice.say("web.date.to", {{"to", view.voice.date(step.to)}});
  return view.voice.date(step.from) + " – " + view.voice.date(step.to);
}

}  // namespace

Html uses_part(const EditionView& view) {
  Html items;
  for (const framework::Allowance& use : framework::allowances(view.edition)) {
    Html missing;
    for (const std::string& sentence : words::missing_sentences(view.voice.language(), use))
      missing += element("li", {}, sentence);
    items += element("li", {},
                     chip(use.allowed ? Tone::good : Tone::bad,
                          view.voice.say(use.allowed ? "web.edition.can" : "web.edition.cannot")),
                     " ", words::use_name(view.voice.language(), use),
                     missing.empty() ? Html() : element("ul", {{"class", "missing"}}, missing));
  }
  return section("uses", view.voice.say("web.edition.nav.uses"),
                 paragraph("", view.voice.say("web.edition.uses_lead")),
                 element("ul", {{"class", "uses"}}, items));
}

Html weights_part(const EditionView& view) {
  Table table(view.voice.say("web.edition.nav.weights"));
  table.head({{view.voice.say("web.instruments.instrument"), {}},
              number(view.voice.say("web.instruments.weight")),
              {view.voice.say("web.edition.respondents"), {}},
              {view.voice.say("web.edition.certainty"), {}}});
  for (const framework::Instrument& instrument : view.edition.instruments) {
    const Html respondents = view.voice.text(instrument.respondents);
    table.row({row_head(view.voice.text(instrument.name)),
               number(instrument.weight.value ? Html(amount(instrument.weight.value) + "%") : view.unknown()),
               {respondents.empty() ? view.unknown() : respondents, {}},
               {provenance(view.voice, view.edition, instrument.weight.provenance), {}}});
    for (const framework::Part& part : instrument.parts) {
      table.row({row_head(view.voice.text(part.name)),
                 number(view.voice.say("web.edition.share", {{"share", amount(part.weight)}})),
                 {},
                 {provenance(view.voice, view.edition, part.provenance), {}}},
                "below");
    }
  }
  Html deductions;
  for (const framework::Deduction& deduction : view.edition.deductions) {
    deductions +=
        element("li", {}, view.voice.text(deduction.name), " — ",
                view.voice.say("web.edition.at_most",
                               {{"points", deduction.at_most.value ? amount(deduction.at_most.value)
                                                                   : view.voice.say("web.unknown")}}),
                provenance(view.voice, view.edition, deduction.at_most.provenance));
  }
  if (!deductions.empty())
    deductions = heading(3, "", view.voice.say("web.edition.deductions")) + element("ul", {}, deductions);
  return section("weights", view.voice.say("web.edition.nav.weights"),
                 table.html("stacked labelled wide-first wide-last"), deductions, rounding(view),
                 pass_and_benchmarks(view));
}

Html levels_part(const EditionView& view) {
  if (view.edition.levels.empty())
    return section("levels", view.voice.say("web.edition.nav.levels"), paragraph("", view.unknown()));
  Table table(view.voice.say("web.edition.nav.levels"));
  table.head({{view.voice.say("web.agencies.level"), {}},
              {view.voice.say("web.edition.conditions"), {}},
              {view.voice.say("web.edition.certainty"), {}}});
  for (const framework::ResultLevel& level : view.edition.levels) {
    table.row({row_head(view.voice.text(level.name)),
               {conditions_of(view, level), {}},
               {provenance(view.voice, view.edition, level.provenance), {}}});
  }
  return section("levels", view.voice.say("web.edition.nav.levels"),
                 paragraph("", view.voice.say("web.edition.levels_lead")),
                 table.html("stacked labelled wide-last"));
}

Html scales_part(const EditionView& view) {
  Html out;
  for (const framework::Scale& scale : view.edition.scales) {
    Table table(words::choose(view.voice.language(), scale.name));
    table.head({{view.voice.say("web.explain.choice"), {}}, number(view.voice.say("web.explain.points"))});
    for (const framework::Choice& choice : scale.choices) {
      table.row({row_head(view.voice.text(choice.label)),
                 number(choice.points ? Html(amount(choice.points)) : view.unknown())});
    }
    out += heading(3, "", view.voice.text(scale.name), " ", span("code", scale.code)) + table.html("small") +
           div("", provenance(view.voice, view.edition, scale.provenance));
  }
  return section("scales", view.voice.say("web.edition.nav.scales"),
                 paragraph("", view.voice.say("web.edition.scales_lead")),
                 out.empty() ? paragraph("", view.unknown()) : out);
}

Html samples_part(const EditionView& view) {
  if (view.edition.samples.empty())
    return section("samples", view.voice.say("web.edition.nav.samples"), paragraph("", view.unknown()));
  Table table(view.voice.say("web.edition.nav.samples"));
  table.head({{view.voice.say("web.instruments.instrument"), {}},
              {view.voice.say("web.sample.group"), {}},
              {view.voice.say("web.sample.rule"), {}},
              {view.voice.say("web.edition.certainty"), {}}});
  for (const framework::SampleRule& rule : view.edition.samples) {
    const Html group = view.voice.text(rule.group);
    const bool part = view.edition.find_instrument(rule.instrument) == nullptr;
    table.row({row_head(view.node_name((part ? "part:" : "instrument:") + rule.instrument)),
               {group.empty() ? Html(view.voice.say("web.sample.every")) : group, {}},
               {sample_words(view, rule), {}},
               {provenance(view.voice, view.edition, rule.provenance), {}}});
  }
  return section("samples", view.voice.say("web.edition.nav.samples"),
                 table.html("stacked labelled wide-last"));
}

Html calendar_part(const EditionView& view) {
  if (view.edition.calendar.empty())
    return section("calendar", view.voice.say("web.edition.nav.calendar"), paragraph("", view.unknown()));
  Table table(view.voice.say("web.edition.nav.calendar"));
  table.head({{view.voice.say("web.edition.step"), {}},
              {view.voice.say("web.edition.dates"), {}},
              {view.voice.say("web.edition.certainty"), {}}});
  for (const framework::CalendarStep& step : view.edition.calendar) {
    table.row({row_head(view.voice.text(step.name)),
               {dates(view, step), {}},
               {provenance(view.voice, view.edition, step.provenance), {}}});
  }
  return section("calendar", view.voice.say("web.edition.nav.calendar"),
                 table.html("stacked labelled wide-first wide-last"));
}

Html topics_part(const EditionView& view) {
  if (view.edition.topics.empty())
    return section("topics", view.voice.say("web.edition.nav.topics"), paragraph("", view.unknown()));
  Html items;
  const auto joined = [](const std::vector<std::string>& codes) {
    std::string out;
    for (const std::string& code : codes) out += (out.empty() ? "" : ", ") + code;
    return out;
  };
  for (const framework::Topic& topic : view.edition.topics) {
    items +=
        element("li", {}, element("strong", {}, view.voice.text(topic.name)), element("br", {}),
                span("codes", joined(topic.items)), provenance(view.voice, view.edition, topic.provenance));
  }
  Html rest;
  if (!view.edition.items_in_no_topic.empty())
    rest = paragraph(
        "", view.voice.say("web.edition.no_topic", {{"items", joined(view.edition.items_in_no_topic)}}));
  return section("topics", view.voice.say("web.edition.nav.topics"),
                 paragraph("", view.voice.say("web.edition.topics_lead")), element("ol", {}, items), rest);
}

Html sources_part(const EditionView& view) {
  Html items;
  for (const framework::Source& source : view.edition.sources) {
    const Html title = view.voice.text(source.title);
    items += element(
        "li", {}, is_outside_address(source.url) ? link_to(source.url, title) : title, " ",
        span("code", source.key),
        source.note.empty() ? Html() : join(element("br", {}), span("muted", view.voice.text(source.note))));
  }
  return section("sources", view.voice.say("web.edition.nav.sources"), element("ul", {}, items),
                 paragraph("muted", view.voice.say("web.edition.fingerprint"), " ",
                           element("code", {}, view.edition.fingerprint)));
}

}  // namespace prongsai::web
