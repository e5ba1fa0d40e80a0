// SPDX-License-Identifier: Apache-2.0
// Signs in to the demo in every role, follows every link of the staff area, and checks each page at three widths.
// Run by ctest: node staff_test.mjs PROGRAM PROJECT_FOLDER
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser, pageChecks } from "./checks.mjs";
import { partsOf, startProgram } from "./tools.mjs";

const [program, project] = process.argv.slice(2);
const WIDTHS = [360, 768, 1440];
/** Of pages that differ in a name or number only, so many are opened in each role. */
const PAGES_OF_ONE_KIND = 2;
/** So many people walk at once: while one waits for a page, the others' browsers lay out theirs. */
const CROWD = availableParallelism() + 1;
/** What was looked over at every width already: of the frame around all pages, and of each kind of page. */
const lookedOver = new Map();
const looks = { whole: 0, layout: 0 };
/** Of each kind so many pages are laid out at every width, whatever they are made of and whoever opened them. */
const LAYOUTS_OF_ONE_KIND = 3;
const layouts = new Map();

const found = [];
const tell = (where, what) => found.push(`${where}: ${what}`);
const { checkAccessibility, checkLayout } = pageChecks(project, tell);
const scratch = mkdtempSync(join(tmpdir(), "prongsai-staff-"));
const server = await startProgram(program, ["demo", "--home", project, "--port", "0", "--db", join(scratch, "demo.db")]);
const browser = await openBrowser(project);

/** The people that the demo's own page lists: [{mail, password}]. */
async function demoPeople() {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${server.origin}/th/demo/people`);
  const people = await page.$$eval("tbody tr", (rows) => rows.map((row) => {
    const codes = [...row.querySelectorAll("td code")].map((one) => one.textContent);
    return { mail: codes[0], password: codes[1], hasCode: codes.length > 2 };
  }));
  await page.context().close();
  return people;
}

async function codeOf(mail) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${server.origin}/th/demo/people`);
  const code = await page.$eval(`tr:has(code:text-is("${mail}"))`, (row) => [...row.querySelectorAll("td code")][2].textContent);
  await page.context().close();
  return code;
}

async function signIn(page, { mail, password, hasCode }) {
  await page.goto(`${server.origin}/th/sign-in`);
  await page.fill("main [name=mail]", mail);
  await page.fill("main [name=password]", password);
  await page.click("main button[type=submit]");
  if (hasCode) {
    await page.fill("main [name=code]", await codeOf(mail));
    await page.click("main button[type=submit]");
  }
  await page.waitForURL(/\/office$/);
}

/** What makes two addresses one kind of page: names and numbers left out, and which filters are set. */
function kindOf(address) {
  const url = new URL(address);
  const path = url.pathname.replace(/\/[a-z]*-?[0-9a-z]{20,}(?=\/|$)/g, "/*").replace(/\/\d+(?=\/|$)/g, "/*")
    .replace(/\/office\/grading\/[^/]+\/[^/]+\/[^/]+/, "/office/grading/*")
    .replace(/\/record\/([^/]+)/, (_, record) => `/record/${record.replaceAll(/-\d+/g, "")}`)
    .replace(/(organisations|people|plans|results|trail|agencies|items)\/(?!board|import|new|export|proposals|tree|mine|own)[^/]+/g, "$1/*");
  return `${path}?${[...url.searchParams.keys()].sort().join("&")}`;
}

/** Whether nothing like it was looked over on a page of that kind: what a role sees differs in its parts and its forms. */
function isNew(of, parts) {
  const known = lookedOver.get(of) ?? new Set();
  lookedOver.set(of, known);
  const before = known.size;
  for (const part of parts) known.add(part);
  return known.size > before;
}

/** Other words in the same parts can only break the layout. */
async function lookOver(page, where, isNewParts) {
  looks[isNewParts ? "whole" : "layout"] += 1;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await checkLayout(page, `${width} ${where}`);
    if (isNewParts && width !== 768) await checkAccessibility(page, `${width} ${where}`);
  }
}

/** One after another: a password takes the machine a while on purpose. */
let signingIn = Promise.resolve();

async function crawl(person, language) {
  const context = await browser.newContext({ viewport: { width: WIDTHS[2], height: 900 }, locale: "th-TH" });
  const page = await context.newPage();
  signingIn = signingIn.then(() => signIn(page, person));
  await signingIn;
  const kinds = new Map();
  const waiting = [`${server.origin}/${language}/office`];
  const seen = new Set(waiting);
  const listeners = {
    console: (message) => { if (message.type() === "error") tell(page.url(), `console: ${message.text()}`); },
    pageerror: (error) => tell(page.url(), `script error: ${error}`),
    request: (request) => { if (!request.url().startsWith(server.origin)) tell(page.url(), `asks another host: ${request.url()}`); },
  };
  for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
  let opened = 0;
  while (waiting.length > 0) {
    const address = waiting.shift();
    const kind = kindOf(address);
    if ((kinds.get(kind) ?? 0) >= PAGES_OF_ONE_KIND) continue;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const where = `${person.mail} ${address.replace(server.origin, "")}`;
    const response = await page.goto(address, { waitUntil: "load" }).catch((error) => {
      if (!String(error).includes("Download is starting")) tell(where, String(error));
      return null;
    });
    if (response === null) continue;
    if (response.status() !== 200) { tell(where, `status ${response.status()}: a link leads to a closed door`); continue; }
    if (!(response.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    opened += 1;
    const { missing, frame, main, links } = await page.evaluate(partsOf);
    if (missing) tell(where, `misses a text: ${missing}`);
    if (response.headers()["cache-control"] !== "no-store") tell(where, "may be kept by a cache");
    const isNewFrame = isNew("frame", frame);
    const isNewParts = isNew(kind, main) || isNewFrame;
    layouts.set(kind, (layouts.get(kind) ?? 0) + 1);
    if (isNewParts || layouts.get(kind) <= LAYOUTS_OF_ONE_KIND) await lookOver(page, where, isNewParts);
    for (const link of links) {
      if (!link.startsWith(`${server.origin}/${language}/office`) || seen.has(link)) continue;
      seen.add(link);
      waiting.push(link);
    }
  }
  await context.close();
  return opened;
}

let pages = 0;
try {
  const people = await demoPeople();
  if (people.length < 8) tell("demo", `lists ${people.length} people, expected one for each role`);
  const waiting = [...people.entries()];
  const walk = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) pages += await crawl(next[1], next[0] % 3 === 2 ? "en" : "th");
  };
  await Promise.all(Array.from({ length: CROWD }, walk));
} finally {
  await browser.close();
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}

for (const line of found) console.log(line);
console.log(`${pages} pages of ${lookedOver.size - 1} kinds opened, ${looks.whole} looked over whole and ${looks.layout} by their layout, ${found.length} troubles found`);
process.exit(found.length === 0 ? 0 : 1);
