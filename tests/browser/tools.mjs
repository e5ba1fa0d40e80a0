// SPDX-License-Identifier: Apache-2.0
// Starting the program for a test, and looking at a laid-out page from inside it.
import { spawn } from "node:child_process";

/** Starts the program, waits for the address it prints, and gives its origin and a way to stop it. */
export function startProgram(program, words) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
    let told = "";
    const ended = new Promise((done) => child.once("exit", done));
    const late = setTimeout(() => {
      child.kill("SIGTERM");
      reject(new Error(`no address within 30 seconds; it said:\n${told}`));
    }, 30_000);
    const listen = (bytes) => {
      told += bytes;
      const address = told.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (!address) return;
      clearTimeout(late);
      resolve({
        origin: address[0],
        stop: async () => {
          child.kill("SIGTERM");
          await ended;
        },
      });
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", (bytes) => { told += bytes; });
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`the program ended with ${code}; it said:\n${told}`));
    });
  });
}

/** Runs inside the page: whatever is too wide, cut off, too small to tap or without a name. */
export function atWidth() {
  const troubles = [];
  const name = (element) => `${element.tagName.toLowerCase()}${element.className && element.className.baseVal === undefined ? "." + element.className : ""}`;
  const overflow = document.documentElement.scrollWidth - window.innerWidth;
  if (overflow > 0) {
    const wide = [...document.querySelectorAll("body *")].filter((one) => !one.closest(".scroll, .doc-box, pre, svg") && one.getBoundingClientRect().right > window.innerWidth + 1);
    troubles.push(`the page scrolls sideways by ${overflow} px, from ${wide.slice(-2).map(name)}`);
  }
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest("svg, .unseen, .scroll, .doc-box, pre") || element.matches("select, input")) continue;
    const style = getComputedStyle(element);
    const hides = style.overflowX !== "visible" || style.overflowY !== "visible";
    if (hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) {
      troubles.push(`text is cut off in ${name(element)}: ${element.textContent.trim().slice(0, 40)}`);
    }
  }
  for (const picture of document.querySelectorAll("img:not([alt]), svg:not([aria-hidden]):not([aria-labelledby]):not([aria-label])")) {
    troubles.push(`a picture without words: ${picture.outerHTML.slice(0, 80)}`);
  }
  for (const picture of document.querySelectorAll("svg.figure")) {
    if (picture.getBoundingClientRect().width === 0) continue;
    const box = picture.viewBox.baseVal;
    for (const text of picture.querySelectorAll("text")) {
      const at = text.getBBox();
      if (at.x < -1 || at.x + at.width > box.width + 1) troubles.push(`a label leaves its chart: ${text.textContent}`);
    }
  }
  for (const control of document.querySelectorAll("button, input, select, summary, nav a")) {
    // A small box is tapped by its words beside it.
    const target = control.matches("[type=radio], [type=checkbox]") ? control.closest(".radio, .take-line, .choice") ?? control : control;
    const box = target.getBoundingClientRect();
    if (box.width > 0 && box.height < 43.5) troubles.push(`only ${box.height} px high to tap: ${name(control)} ${control.textContent.trim().slice(0, 30)}`);
  }
  const body = parseFloat(getComputedStyle(document.body).fontSize);
  if (body < 18) troubles.push(`body text has ${body} px`);
  return [...new Set(troubles)].slice(0, 12);
}

/**
 * Runs inside the page: which kinds of parts it is made of, in the frame and in the middle (each element by its name, classes,
 * marks and what it stands in; forms by what they are for), where links lead, and a text that is missing.
 */
export function partsOf() {
  const told = ["type", "role", "open", "disabled", "checked", "required", "aria-current", "aria-invalid", "scope", "autofocus"];
  const nameOf = (element) => [element.localName, ...[...element.classList].sort()].join(".");
  const marksOf = (element) => told.filter((one) => element.hasAttribute(one)).map((one) => `${one}=${element.getAttribute(one)}`).join();
  const partsIn = (elements) => [...new Set(elements.map((one) =>
    `${nameOf(one.parentElement.parentElement ?? one)}>${nameOf(one.parentElement)}>${nameOf(one)}[${marksOf(one)}]`))];
  const main = document.querySelector("main");
  const forms = [...document.querySelectorAll("main form")].map((one) =>
    `form ${(one.getAttribute("action") ?? "").split("/").pop().replaceAll(/[a-z]*-?[0-9a-z]{20,}|\d+/g, "*")}`);
  const text = document.body.innerText;
  const at = text.indexOf("⟦");
  return {
    missing: at < 0 ? "" : text.slice(at, at + 60),
    frame: partsIn([...document.body.querySelectorAll("*")].filter((one) => !main?.contains(one))),
    main: [...partsIn([...main?.querySelectorAll("*") ?? []]), ...forms],
    links: [...document.querySelectorAll("a[href]")].map((one) => new URL(one.getAttribute("href"), document.baseURI).href.split("#")[0]),
  };
}
