// SPDX-License-Identifier: Apache-2.0
// One question at a time, in one page, and sending that does not give up. Without this script the server asks section by
// section. Answers live in this page alone: they are gone when they are sent, when the page is left, and after 30 minutes
// without a touch. Only where the page offers it and the respondent ticks the box are they kept on the device meanwhile.
"use strict";
(() => {
  const form = document.getElementById("form");
  const asked = document.getElementById("asked");
  if (!form || !asked || !asked.content || !window.fetch || !window.URLSearchParams || !window.crypto || !crypto.getRandomValues) return;

  const IDLE = 30 * 60 * 1000;
  const PATIENCE = 20 * 1000;
  const KEPT = "prongsai survey " + location.pathname;
  const LETTERS = "23456789abcdefghjkmnpqrstvwxyz";
  const words = form.dataset;
  const find = (id) => document.getElementById(id);
  const start = find("start");
  const remember = find("remember");
  const code = find("code");

  let screens = [];  // the questions, and the review at the end
  let at = -1;
  let id = "";
  let begun = 0;
  let used = Date.now();
  let mending = false;  // come from the review to change one answer
  let sending = false;
  let asked_for = false;  // the respondent wants it sent, and it is not known to have arrived
  let tries = 0;
  let timer = 0;
  let done = false;

  // ---- answers kept on the device, where the respondent wants it

  function store(kept) {
    try {
      if (kept) localStorage.setItem(KEPT, JSON.stringify(kept));
      else localStorage.removeItem(KEPT);
    } catch (refused) { /* the browser keeps nothing */ }
  }

  function stored() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT));
      return Date.now() - kept.time < IDLE && kept.time <= Date.now() ? kept : null;
    } catch (refused) { return null; }
  }

  const chosen = () => [...form.querySelectorAll(".screen input:checked")].map((one) => [one.name, one.value]);

  function keep() {
    if (remember && screens.length > 0 && !done) store(remember.checked ? { time: Date.now(), at, id, chosen: chosen() } : null);
  }

  // ---- from screen to screen

  const question = () => at >= 0 && at < screens.length - 1;

  function show(n) {
    at = n;
    start.hidden = n >= 0;
    document.body.classList.toggle("asking", n >= 0);
    screens.forEach((one, i) => { one.hidden = i !== n; });
    find("moves").hidden = !question();
    tell("wrong", "");
    if (n === screens.length - 1) review();
    const heading = (n < 0 ? start : screens[n]).querySelector("h1, h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
    keep();
  }

  function go(n) {
    history.pushState({ at: n }, "");
    show(n);
  }

  function tell(place, sentence) {
    const line = find(place);
    if (line) line.textContent = sentence;
  }

  const boxes = (screen) => [...screen.querySelectorAll(".box")];
  const answer = (box) => box.querySelector("input:checked");

  function next() {
    const missing = boxes(screens[at]).filter((box) => !answer(box));
    boxes(screens[at]).forEach((box) => box.classList.toggle("missing", missing.includes(box)));
    if (missing.length > 0) {
      tell("wrong", words.missing);
      missing[0].querySelector("input").focus();
      return;
    }
    const forward = mending ? screens.length - 1 : at + 1;
    mending = false;
    go(forward);
  }

  /** As survey::read_slip_code reads it; empty where it cannot be a code. */
  function slip() {
    const text = code.value.toLowerCase().replace(/[๐-๙]/g, (one) => one.charCodeAt(0) - 0xe50).replace(/[\s\u200b\u00ad\u2010-\u2015\u2212-]/g, "");
    const sum = [...text].reduce((all, letter, i) => all + (i + 1) * LETTERS.indexOf(letter), 0);
    return text.length === 13 && [...text].every((letter) => LETTERS.includes(letter)) && sum % 31 === 0 ? text : "";
  }

  function codeIsSound() {
    const sound = !code || slip() !== "";
    tell("code-wrong", sound ? "" : words.code);
    if (code) code.setAttribute("aria-invalid", !sound);
    if (!sound) code.focus();
    return sound;
  }

  function begin(kept) {
    if (!codeIsSound()) return;
    if (screens.length === 0) {
      form.append(asked.content.cloneNode(true));
      screens = [...form.querySelectorAll(".screen")];
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      id = kept ? kept.id : [...bytes].map((byte) => (byte + 256).toString(16).slice(1)).join("");
      begun = Date.now();
      addEventListener("beforeunload", hold);
    }
    if (kept) {
      const radios = new Map([...form.querySelectorAll(".screen input")].map((one) => [`${one.name}=${one.value}`, one]));
      for (const [name, value] of kept.chosen) {
        const radio = radios.get(`${name}=${value}`);
        if (radio) radio.checked = true;
      }
      remember.checked = true;
    }
    go(kept && kept.at >= 0 && kept.at < screens.length ? kept.at : 0);
  }

  function line(name, text) {
    const out = document.createElement(name);
    out.textContent = text;
    return out;
  }

  function review() {
    const list = find("answers");
    list.replaceChildren();
    screens.slice(0, -1).forEach((screen, n) => {
      const entry = document.createElement("li");
      entry.append(line("p", screen.querySelector(".asks").textContent));
      for (const box of boxes(screen)) {
        const bullet = box.querySelector("legend");
        const said = line("p", bullet.querySelector(".asks") ? "" : bullet.textContent + ": ");
        const choice = answer(box);
        said.append(line("b", choice ? choice.nextElementSibling.textContent : words.none));
        entry.append(said);
      }
      const change = line("button", words.change.replace("{number}", n + 1));
      change.type = "button";
      change.disabled = asked_for;
      change.addEventListener("click", () => { mending = true; go(n); });
      entry.append(change);
      list.append(entry);
    });
  }

  // ---- sending

  /** As long for one set of answers as for any other. */
  function body() {
    const out = new URLSearchParams(chosen());
    out.append("id", id);
    if (code) out.append("code", slip());
    const seconds = Math.min(86400, Math.max(0, Math.round((Date.now() - begun) / 1000)));
    out.append("t", (100000 + seconds).toString().slice(1));
    return out;
  }

  function send() {
    if (sending || done) return;
    clearTimeout(timer);
    sending = true;
    if (!asked_for) { asked_for = true; review(); }
    tell("told", words.sending);
    const stop = window.AbortController ? new AbortController() : null;
    const late = setTimeout(() => { if (stop) stop.abort(); }, PATIENCE);
    fetch(location.href, { method: "POST", body: body(), headers: { Accept: "application/json" }, credentials: "omit", cache: "no-store", signal: stop ? stop.signal : undefined })
      .then((reply) => reply.json().then((said) => heard(reply, said)))
      .catch(() => later(0))
      .then(() => { clearTimeout(late); sending = false; });
  }

  function heard(reply, said) {
    if (reply.ok && said.receipt) finish(said);
    else if (said.state === "code_unknown" || said.state === "code_spent" || said.state === "incomplete") {
      asked_for = false;
      tries = 0;
      review();
      tell("told", said.sentence);
      if (code && said.state !== "incomplete") find("told").after(find("code-field"));
    } else if (said.state === "over" || said.state === "not_yet" || said.state === "unknown") tell("told", said.sentence);
    else later(Number(reply.headers.get("Retry-After")) || 0);
  }

  function later(seconds) {
    tries += 1;
    const wait = Math.max(seconds, Math.min(60, 2 ** tries)) * (0.75 + Math.random() / 2);
    tell("told", words.unsent);
    timer = setTimeout(send, 1000 * wait);
  }

  function finish(said) {
    done = true;
    const end = find("done");
    find("receipt").textContent = said.receipt;
    find("day").textContent = said.day;
    tell("before", said.state === "received_before" ? words.before : "");
    wipe();
    end.hidden = false;
    const heading = end.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  // ---- leaving nothing behind

  function hold(event) {
    event.preventDefault();
    event.returnValue = "";
  }

  /** All answers, wherever they are. */
  function wipe() {
    removeEventListener("beforeunload", hold);
    clearTimeout(timer);
    store(null);
    screens.forEach((one) => one.remove());
    if (find("moves")) find("moves").remove();
    form.reset();
    screens = [];
    id = "";
    at = -1;
    mending = asked_for = false;
  }

  function fromTheStart(sentence) {
    wipe();
    const end = find("done");
    if (end) end.remove();
    start.hidden = false;
    document.body.classList.remove("asking");
    tell("idle", sentence);
  }

  function idle() {
    if (screens.length > 0 && !asked_for && Date.now() - used > IDLE) fromTheStart(words.idle);
  }

  // ---- what the respondent does

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (done) return;
    if (at < 0) begin(null);
    else if (question()) next();
    else if (codeIsSound()) send();
  });
  form.addEventListener("click", ({ target }) => {
    if (target.id === "back") { mending = false; go(at - 1); }
    if (target.id === "resume") begin(stored());
    if (target.id === "drop") { store(null); find("kept").hidden = true; }
  });
  form.addEventListener("change", ({ target }) => {
    const box = target.closest(".box");
    if (box) box.classList.remove("missing");
    keep();
  });
  for (const touch of ["pointerdown", "keydown", "change"]) {
    addEventListener(touch, () => { idle(); used = Date.now(); }, true);
  }
  document.addEventListener("visibilitychange", idle);
  setInterval(idle, 60 * 1000);
  addEventListener("online", () => { if (asked_for && !sending) send(); });
  addEventListener("popstate", ({ state }) => {
    if (done || asked_for) return;
    const n = state && Number.isInteger(state.at) ? state.at : -1;
    mending = false;
    if (screens.length > n) show(n);
  });
  document.addEventListener("click", (event) => {
    const way = event.target.closest("a.leave");
    if (!way) return;
    event.preventDefault();
    wipe();
    done = true;
    document.body.hidden = true;
    location.replace(way.href);
  });
  // Kept answers stay where the respondent wanted them; this page must not come back with any.
  addEventListener("pagehide", () => {
    const kept = remember && remember.checked && !done ? stored() : null;
    if (done) { wipe(); return; }
    fromTheStart("");
    if (kept) store(kept);
  });

  if (remember) {
    find("remember-field").hidden = false;
    find("kept").hidden = !stored();
    if (!stored()) store(null);
  }
})();
