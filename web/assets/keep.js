// SPDX-License-Identifier: Apache-2.0
// Keeps what is typed in this browser until the server has it. Every page works without this script.
//
// A form takes part by its attribute data-keep, a key that is the same whenever the same thing is written. What differs
// from the form as the server sent it is kept in localStorage under person and key, and offered when the form is opened
// again. Nothing is put into a field unasked, and nothing leaves the browser.
"use strict";
(() => {
  const words = document.currentScript.dataset;
  const ALL = "keep:";
  const OURS = `${ALL}${words.person}:`;
  const SENT = "keep:sent";
  const AGE_MAX = 7 * 24 * 60 * 60 * 1000;
  const BYTES_MAX = 1024 * 1024;
  const PAUSE = 250;
  const ZONE = "Asia/Bangkok";

  try { localStorage.getItem(ALL); } catch { return; }  // the browser keeps nothing, by its settings

  const namesOf = (start) => Object.keys(localStorage).filter((name) => name.startsWith(start));

  /** What is kept under a name: {time, version, texts, before}; null for nothing and for nonsense. */
  function read(name) {
    try {
      const kept = JSON.parse(localStorage.getItem(name));
      return Number.isFinite(kept.time) && typeof kept.texts === "object" && kept.texts !== null ? kept : null;
    } catch {
      return null;
    }
  }

  /** A full or locked store is no trouble of the form's. */
  function write(name, kept) {
    try {
      if (kept) localStorage.setItem(name, JSON.stringify(kept));
      else localStorage.removeItem(name);
    } catch { return; }
    makeRoom();
  }

  /** Drops what is too old, of whomever it is, and then the oldest until the rest fits. */
  function makeRoom() {
    const all = namesOf(ALL).map((name) => ({ name, time: read(name)?.time ?? 0, bytes: 2 * (name.length + localStorage.getItem(name).length) }));
    all.sort((a, b) => b.time - a.time);
    let bytes = 0;
    for (const one of all) {
      bytes += one.bytes;
      if (bytes > BYTES_MAX || Math.abs(Date.now() - one.time) > AGE_MAX) localStorage.removeItem(one.name);
    }
  }

  const isBox = (field) => field.type === "checkbox" || field.type === "radio";
  const nameOf = (field) => (isBox(field) ? `${field.name}=${field.value}` : field.name);
  const even = (text) => text.replace(/\r\n?/g, "\n").trim();
  const fieldsOf = (form) => [...form.elements].filter(
    (field) => field.name && /^(text|textarea|select-one|checkbox|radio)$/.test(field.type));
  const now = (field) => (isBox(field) ? (field.checked ? "yes" : "") : field.value);

  /** As the server sent it, whatever the browser or the visitor has put there since. */
  function asSent(field) {
    if (isBox(field)) return field.defaultChecked ? "yes" : "";
    if (field.type !== "select-one") return field.defaultValue;
    return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "";
  }

  function put(field, text) {
    if (isBox(field)) field.checked = text !== "";
    else field.value = text;
    for (let at = field.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  }

  /** "14:05" for today, else with the day. */
  function moment(time) {
    const language = document.documentElement.lang === "th" ? "th-TH-u-ca-buddhist-nu-latn" : "en-GB-u-ca-buddhist";
    const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: ZONE });
    const hour = new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone: ZONE, hourCycle: "h23" });
    const isToday = day.format(time) === day.format(Date.now());
    return (isToday ? "" : `${day.format(time)} `) + hour.format(time);
  }

  /** A bar above the form; read out, but it takes no focus. `deeds`: pairs of words and what they do. */
  function bar(form, sentence, deeds) {
    const out = document.createElement("div");
    out.className = "notice kept";
    out.setAttribute("role", "status");
    form.before(out);
    const line = document.createElement("p");
    line.textContent = sentence;
    out.append(line);
    for (const [name, deed] of deeds) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "secondary";
      button.textContent = name;
      button.addEventListener("click", () => { out.remove(); deed(); });
      out.append(button);
    }
    return out;
  }

  let left = false;  // signed out: nothing is written any more
  const writeNow = [];

  function watch(form) {
    const name = OURS + form.dataset.keep;
    const isWhole = "keepWhole" in form.dataset;  // a new thing: what the address proposed is kept, too
    const version = form.elements.namedItem("version");
    const isRefused = document.querySelector(".error-summary") !== null;
    const ours = (kept, differs) => fieldsOf(form).filter((field) => {
      const text = kept.texts[nameOf(field)];
      return text !== undefined && differs(even(text), field);
    });
    let touched = new Set();
    let before = read(name);  // typed on an earlier page, and not answered for yet
    let offline = null;
    let timer = 0;

    function keep() {
      clearTimeout(timer);
      timer = 0;
      if (left) return;
      const fields = fieldsOf(form);
      for (const field of fields) if (now(field) !== asSent(field)) touched.add(nameOf(field));
      const isChanged = fields.some((field) => touched.has(nameOf(field)) && (isRefused || now(field) !== asSent(field)));
      if (!isChanged) { write(name, before); return; }
      const texts = {};
      for (const field of fields) if (isWhole || touched.has(nameOf(field))) texts[nameOf(field)] = now(field);
      write(name, { time: Date.now(), version: version?.value, texts, before });
    }

    function restore() {
      const missing = ours(before, (text, field) => text !== even(now(field)));
      for (const field of missing) put(field, before.texts[nameOf(field)]);
      touched = new Set([...touched, ...Object.keys(before.texts)]);
      // With the version it was typed against, the server can tell where somebody else has written since.
      if ("keepVersion" in form.dataset && version && before.version) version.value = before.version;
      before = before.before ?? null;
      keep();
      missing[0]?.focus();
      offer();
    }

    function drop() {
      before = before.before ?? null;
      keep();
      offer();
    }

    function offer() {
      if (!before) return;
      bar(form, words.found.replace("{time}", moment(before.time)), [[words.restore, restore], [words.drop, drop]]);
    }

    if (before && isRefused && ours(before, (text, field) => text !== even(now(field))).length === 0) {
      touched = new Set(Object.keys(before.texts));  // refused, and still in the fields
      before = before.before ?? null;
    } else if (before && ours(before, (text, field) => text !== even(asSent(field))).length === 0) {
      before = before.before ?? null;  // the server has it
      write(name, before);
    }
    offer();

    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, PAUSE); });
    form.addEventListener("submit", (event) => {
      keep();
      offline?.remove();
      if (navigator.onLine) { sessionStorage.setItem(SENT, name); return; }
      event.preventDefault();
      offline = bar(form, words.offline, []);
      addEventListener("online", () => offline.remove(), { once: true });
    });
    writeNow.push(() => { if (timer !== 0) keep(); });
  }

  makeRoom();
  // What this tab sent last is done with when the very next page says so. It says so once: coming back to the same
  // address after a later sending has failed must not count.
  const here = new URL(location.href);
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (here.searchParams.has("done")) {
    if (sent) write(sent, read(sent)?.before ?? null);
    here.searchParams.delete("done");
    history.replaceState(history.state, "", here);
  }

  document.querySelectorAll("form[data-keep]").forEach(watch);

  document.addEventListener("submit", ({ target, defaultPrevented }) => {
    if ("keep" in target.dataset || defaultPrevented) return;
    sessionStorage.removeItem(SENT);
    if (!target.matches("[action$='/office/sign-out']")) return;
    left = true;
    namesOf(OURS).forEach((name) => localStorage.removeItem(name));
  });
  addEventListener("pagehide", () => writeNow.forEach((one) => one()));
  addEventListener("pageshow", ({ persisted }) => { if (persisted) sessionStorage.removeItem(SENT); });
})();
