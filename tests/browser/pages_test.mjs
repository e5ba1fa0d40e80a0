// SPDX-License-Identifier: Apache-2.0
// Opens every kind of page in Chromium at three widths in both languages and says what a visitor would trip over.
// Run by ctest: node pages_test.mjs PROGRAM PROJECT_FOLDER
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser, pageChecks } from "./checks.mjs";
import { startProgram } from "./tools.mjs";

const [program, project] = process.argv.slice(2);

const WIDTHS = [360, 768, 1440];
const LANGUAGES = ["th", "en"];

/** One of each kind, and the kinds of emptiness. `deep` pages are checked again with everything unfolded. */
const PAGES = [
  { path: "" },
  { path: "?q=%E0%B9%80%E0%B8%8A%E0%B8%B5%E0%B8%A2%E0%B8%87&kind=real&order=name" },
  { path: "?q=zzzz" },
  { path: "?page=2" },
  { path: "agency/cm-province" },
  { path: "agency/cm-province/ita/2563" },
  { path: "agency/cm-province/ita/2565", deep: true },
  { path: "agency/cm-province/ita/2567" },
  { path: "agency/cm-city/ita/2566", deep: true },
  { path: "agency/sisommot/ita/2565", deep: true },
  { path: "agency/cm-province/ita/2565/analysis", deep: true },
  { path: "agency/cm-city/ita/2566/analysis?with=item:o42&with=item:o43" },
  { path: "agency/sisommot/ita/2565/analysis?above=90&reach=more-than&group=size", deep: true },
  { path: "agency/cm-province/ita/2565/explain/total", deep: true },
  { path: "agency/cm-province/ita/2564/explain/item:e11" },
  { path: "agency/cm-province/ita/2565/explain/item:i9" },
  { path: "agency/cm-city/ita/2566/analysis?above=85.5&reach=more-than&group=province" },
  { path: "agency/cm-province/plan/2565", deep: true },
  { path: "agency/cm-city/plan/2567" },
  { path: "agency/cm-province/plan/2599", status: 404 },
  { path: "agency/cm-province/disclosure", deep: true },
  { path: "agency/sisommot/disclosure", status: 404 },
  { path: "editions" },
  { path: "editions/ita/2566", deep: true },
  { path: "editions/ita/2569" },
  { path: "editions/example/harbour-2573", deep: true },
  { path: "about" },
  { path: "check" },
  { path: "no-such-page", status: 404 },
];

const found = [];
const tell = (where, what) => found.push(`${where}: ${what}`);

// A database of its own: one that lies about would keep what an earlier run has put there.
const folder = mkdtempSync(join(tmpdir(), "prongsai-pages-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const server = await startProgram(program, ["demo", "--home", project, "--port", "0", "--db", join(folder, "pages.db")]);
const browser = await openBrowser(project);
const { checkAccessibility, checkLayout } = pageChecks(project, tell);

async function checkPage(page, width, language, { path, deep, status = 200 }) {
  const where = `${width} /${language}/${path}`;
  const expected = new Set();
  if (status !== 200) expected.add(`status of ${status}`);
  const listeners = {
    console: (message) => {
      const text = message.text();
      if (message.type() === "error" && ![...expected].some((part) => text.includes(part))) tell(where, `console: ${text}`);
    },
    pageerror: (error) => tell(where, `script error: ${error}`),
    request: (request) => {
      if (!request.url().startsWith(server.origin)) tell(where, `asks another host: ${request.url()}`);
    },
    requestfailed: (request) => tell(where, `request failed: ${request.url()}`),
  };
  for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
  const response = await page.goto(`${server.origin}/${language}/${path}`, { waitUntil: "load" });
  if (response.status() !== status) tell(where, `status ${response.status()}, expected ${status}`);
  const spoken = await page.getAttribute("html", "lang");
  if (spoken !== language) tell(where, `lang is ${spoken}`);
  await page.evaluate(() => document.fonts.ready);
  const fonts = await page.evaluate(() => [...document.fonts].filter((font) => font.status === "loaded").length);
  if (fonts === 0) tell(where, "none of our fonts was used");
  await checkLayout(page, where);
  if (width !== 768) await checkAccessibility(page, where);
  if (deep) {
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
    await checkLayout(page, `${where} (unfolded)`);
    if (width === 360) await checkAccessibility(page, `${where} (unfolded)`);
  }
  for (const [event, listener] of Object.entries(listeners)) page.off(event, listener);
}

/** Spoils a page on purpose: each check must notice, or its silence elsewhere means nothing. */
async function checksCanFail() {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 800 } })).newPage();
  const before = found.length;
  page.on("console", (message) => { if (message.type() === "error") tell("spoiled", message.text()); });
  await page.goto(`${server.origin}/th/`);
  await page.evaluate(() => {
    const main = document.querySelector("main");
    main.insertAdjacentHTML("beforeend", '<div class="spoil-wide">กว้าง</div><div class="spoil-cut">ข้อความยาวที่ถูกตัด</div><img src="/assets/none.png"><button class="spoil-low">x</button><p class="spoil-pale">อ่านยากมาก</p>');
    const set = (name, values) => Object.assign(main.querySelector(name).style, values);
    set(".spoil-wide", { width: "500px" });
    set(".spoil-cut", { width: "40px", overflow: "hidden", whiteSpace: "nowrap" });
    set(".spoil-low", { minHeight: "0", height: "20px" });
    set(".spoil-pale", { color: "#ccc" });
    document.querySelector("p").setAttribute("style", "color: #bbb");
  });
  await page.waitForTimeout(300);
  await checkLayout(page, "spoiled");
  await checkAccessibility(page, "spoiled");
  const noticed = found.splice(before).join("\n");
  for (const sign of ["scrolls sideways", "cut off", "without words", "high to tap", "color-contrast", "404", "Content Security Policy"]) {
    if (!noticed.includes(sign)) tell("the test itself", `did not notice: ${sign}`);
  }
  await page.context().close();
}

let pages = 0;
try {
  await checksCanFail();
  for (const width of WIDTHS) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: "th-TH" });
    const page = await context.newPage();
    for (const language of LANGUAGES) {
      for (const one of PAGES) {
        await checkPage(page, width, language, one);
        pages += 1;
      }
    }
    const cookies = await context.cookies();
    if (cookies.length > 0) tell(`${width}`, `sets cookies: ${cookies.map((cookie) => cookie.name)}`);
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
}

for (const line of found) console.log(line);
console.log(`${pages} pages opened, ${found.length} troubles found`);
process.exit(found.length === 0 ? 0 : 1);
