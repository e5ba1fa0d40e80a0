// SPDX-License-Identifier: Apache-2.0
// A survey answered in a real browser, end to end: with and without a script, on a network that comes and goes, in a browser
// that keeps nothing; counted once, in few bytes, and leaving nothing behind.
// Run by ctest: node survey_test.mjs SERVE_SURVEY PROJECT_FOLDER sqlite|postgres
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser, pageChecks } from "./checks.mjs";
import { startPostgres } from "./postgres.mjs";
import { answer, answerAll, countBytes, expect, expectNothingLeft, pageOpener, receiptOf, rowsOf, sendButton, shown, startSurveys } from "./survey_tools.mjs";

const [program, project, engine] = process.argv.slice(2);
const IIT = "/go/iit/ppqqrr";
const CODED = "/go/iit/ccddee";
const EIT = "/go/eit/xxyyzz";
const HARBOUR = "/go/staff/hhjjkk";
const WIDTHS = [320, 360, 768, 1440];
const QUESTIONS = 30;
const FIRST_LOAD_MAX = 14_000;  // U1, the better of its two bars
const WHOLE_MAX = 40_000;       // U2, likewise, with the script
const WHOLE_PLAIN_MAX = 100_000;

const found = [];
const tell = (where, what) => found.push(`${where}: ${what}`);
const { checkAccessibility, checkLayout } = pageChecks(project, tell);
const scratch = mkdtempSync(join(tmpdir(), "prongsai-survey-"));
const postgres = engine === "postgres" ? await startPostgres() : null;

const server = await startSurveys(program, postgres ? postgres.address : join(scratch, "survey.db"));
const browser = await openBrowser(project);
const openPage = pageOpener(browser, tell);
const rows = (address) => rowsOf(server.origin, address);

async function checkEverywhere(page, where) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 740 });
    await checkLayout(page, `${width} ${where}`);
    await checkAccessibility(page, `${width} ${where}`);
  }
}

/** The address a receipt is looked up at; gives the sentence. */
async function lookUp(page, receipt) {
  await page.goto(`${server.origin}/go/receipt`);
  await page.fill("#receipt", receipt.replaceAll(" ", "-"));
  await page.click("button.go");
  return page.textContent("[role=status]");
}

async function withScript() {
  const before = await rows(IIT);
  const page = await openPage();
  const bytes = await countBytes(page);
  await page.goto(`${server.origin}${IIT}?c=l`);
  expect(bytes.requests === 1, `one request: ${bytes.requests}`);
  expect(bytes.down <= FIRST_LOAD_MAX, `the first load has ${bytes.down} bytes`);
  const first = bytes.down;
  await checkEverywhere(page, "start");
  await page.click("#start button.go");
  expect(await page.evaluate(() => document.activeElement.tagName) === "H2", "the focus is on the question");
  expect((await page.textContent(".screen:not([hidden]) .number")) === `ข้อ 1 จาก ${QUESTIONS}`, "the place is told");
  await page.click("#moves button.go");
  expect((await page.textContent("#wrong")).includes("ยังไม่ได้เลือก"), "a missing answer is told");
  await checkEverywhere(page, "missing");
  await answerAll(page, 0);
  await checkEverywhere(page, "review");
  expect(await page.locator("#answers > li").count() === QUESTIONS, "the review has every question");
  await page.locator("#answers > li").nth(1).locator("button").click();
  await answer(page, 2);
  await page.locator("#moves button.go").click();
  expect((await page.locator("#answers > li").nth(1).locator("b").textContent()) === "มาก", "the changed answer is on the review");
  await page.goBack();
  expect(await page.locator("#moves").isVisible(), "the browser's back leads to a question, not away");
  await page.goForward();
  await sendButton(page).click();
  const receipt = await receiptOf(page);
  await expectNothingLeft(page, "after sending");
  await checkEverywhere(page, "receipt");
  await page.goBack();
  await expectNothingLeft(page, "after going back");
  expect(await page.locator("#done").isVisible(), "the receipt stays");
  const whole = bytes.down + bytes.up;
  expect(whole <= WHOLE_MAX, `the whole survey has ${whole} bytes`);
  console.log(`with the script: first load ${first} bytes in one request, whole survey ${whole} bytes both ways`);
  const after = await rows(IIT);
  expect(after.sealed === before.sealed + 1 && after.received === before.received + 1, "one ballot more in the database");
  expect((await lookUp(page, receipt)).includes("อยู่ในหีบแล้ว"), "the receipt is found");
  expect((await lookUp(page, "0000 0000 0000 0000")).includes("ไม่พบ"), "another is not");
  await page.context().close();
}

async function withoutScript() {
  const before = await rows(IIT);
  const page = await openPage({ javaScriptEnabled: false });
  const bytes = await countBytes(page);
  await page.goto(`${server.origin}${IIT}?c=p`);
  await page.click("#start button.go");
  let parts = 0;
  while (await page.locator("input[type=radio]").count() > 0) {
    parts += 1;
    if (parts === 2) {
      await page.click(".moves button.go");
      expect((await page.textContent("[role=alert]")).includes("ยังไม่ได้ตอบ"), "what is missing is named");
      await page.setViewportSize({ width: 320, height: 740 });
      const wide = (await page.locator("main").boundingBox()).width;
      expect(wide <= 320, `a page without a script fits: ${wide}`);
    }
    const names = new Set(await page.locator("input[type=radio]").evaluateAll((all) => all.map((one) => one.name)));
    for (const name of names) await page.locator(`input[name="${name}"]`).first().check({ force: true });
    await page.click(".moves button.go");
  }
  expect(parts === 5, `a part for each indicator of the IIT: ${parts}`);
  await page.locator("button[value='review-3']").click();
  expect(await page.locator("input:checked").count() > 0, "going back keeps what was chosen");
  await page.click(".moves button.go");
  await page.click(".moves button.go");
  await page.click(".moves button.go");
  await page.locator("button[value=submit]").first().click();
  const receipt = await page.textContent("#receipt");
  expect(await page.locator("input").count() === 0, "a receipt holds no field");
  const whole = bytes.down + bytes.up;
  expect(whole <= WHOLE_PLAIN_MAX, `without a script the survey has ${whole} bytes`);
  console.log(`without a script: whole survey with a mistake and a change ${whole} bytes both ways in ${bytes.requests} requests`);
  await page.reload();  // sends the form again, with the same id
  expect((await page.textContent("#receipt")) === receipt, "a resend has the same receipt");
  expect((await page.textContent("main")).includes("นับครั้งเดียว"), "and says that it counts once");
  const after = await rows(IIT);
  expect(after.sealed === before.sealed + 1, "one ballot more in the database");
  expect((await lookUp(page, receipt)).includes("อยู่ในหีบแล้ว"), "the receipt is found");
  await page.context().close();
}

/** Static checks of a page without its script, by axe in a context that has scripts. */
async function plainPagesAreAccessible() {
  const plain = await openPage({ javaScriptEnabled: false });
  const page = await openPage();
  await plain.goto(`${server.origin}${IIT}`);
  await plain.click("#start button.go");
  const part = await plain.content();
  await plain.click(".moves button.go");
  const missing = await plain.content();
  await plain.goto(`${server.origin}${CODED}`);
  await plain.fill("#code", "abc");
  await plain.click("#start button.go");
  const code = await plain.content();
  await page.route("**/plain/*", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: { part, missing, code }[route.request().url().split("/").at(-1)] }));
  for (const kind of ["part", "missing", "code"]) {
    await page.goto(`${server.origin}/plain/${kind}`);
    await checkEverywhere(page, `plain ${kind}`);
  }
  for (const address of ["/go/iit/zzzzzz", "/go/receipt", `${IIT}?lang=en`, HARBOUR]) {
    await page.goto(server.origin + address);
    await checkEverywhere(page, address);
  }
  await plain.context().close();
  await page.context().close();
}

/** The network goes at every single step, and once while sending; nothing is lost, and it counts once. */
async function offline() {
  const before = await rows(IIT);
  const page = await openPage();
  const context = page.context();
  await page.goto(server.origin + IIT);
  await context.setOffline(true);
  await page.click("#start button.go");
  await answerAll(page, 1, async (n) => context.setOffline(n % 2 === 0));
  await context.setOffline(true);
  await sendButton(page).click();
  await page.waitForFunction(() => document.getElementById("told").textContent.startsWith("ยังไม่ได้ส่ง คำตอบยังอยู่ในหน้านี้"));
  await checkAccessibility(page, "waiting for a signal");
  expect(await page.locator("#answers button:enabled").count() === 0, "what may have arrived cannot be changed any more");
  expect((await rows(IIT)).sealed === before.sealed, "nothing arrived yet");
  await context.setOffline(false);
  const receipt = await receiptOf(page);  // by itself, when there is a signal
  expect((await rows(IIT)).sealed === before.sealed + 1, "it arrived once");
  expect((await lookUp(page, receipt)).includes("อยู่ในหีบแล้ว"), "and its receipt is found");
  await context.close();
}

/** The answer is lost on its way back: the ballot is on disk, and the page sends again. */
async function replyLost() {
  const before = await rows(IIT);
  const page = await openPage();
  await page.goto(server.origin + IIT);
  const ids = [];
  let lost = 0;
  await page.route(`**${IIT}`, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    ids.push(new URLSearchParams(route.request().postData()).get("id"));
    const reply = await route.fetch();
    if (lost < 2) { lost += 1; return route.abort("connectionreset"); }
    return route.fulfill({ response: reply });
  });
  await page.click("#start button.go");
  await answerAll(page, 0);
  await sendButton(page).click();
  await page.waitForFunction(() => document.getElementById("told").textContent.startsWith("ยังไม่ได้ส่ง"));
  await sendButton(page).click();
  await receiptOf(page);
  expect(ids.length === 3 && new Set(ids).size === 1, `the same id each time: ${ids}`);
  expect((await page.textContent("#before")).includes("นับครั้งเดียว"), "the page says that it had arrived before");
  expect((await rows(IIT)).sealed === before.sealed + 1, "it counts once");
  await page.context().close();
}

/** LINE's browser: no cookies, no storage, no service worker, no window.open. */
async function keepsNothing() {
  const before = await rows(EIT);
  const page = await openPage({ serviceWorkers: "block" });
  await page.addInitScript(() => {
    const refuse = () => { throw new DOMException("denied", "SecurityError"); };
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: refuse });
    Object.defineProperty(document, "cookie", { get: refuse, set: refuse });
    delete Navigator.prototype.serviceWorker;
    window.open = null;
  });
  const answered = page.waitForResponse((response) => response.url().endsWith(EIT));
  await page.goto(server.origin + EIT);
  expect((await (await answered).headersArray()).every(({ name }) => name.toLowerCase() !== "set-cookie"), "no cookie is set");
  await page.click("#start button.go");
  await answerAll(page, 0);
  await sendButton(page).click();
  await receiptOf(page);
  expect((await rows(EIT)).sealed === before.sealed + 1, "one ballot more");
  await page.context().close();
}

/** On the device only where the respondent ticks the box, and no longer than wanted. */
async function remembers() {
  const page = await openPage();
  await page.goto(server.origin + EIT);
  const kept = () => page.evaluate(() => Object.keys(localStorage).length);
  await page.click("#start button.go");
  await answer(page, 1);
  await page.locator("#moves button.go").click();
  expect(await kept() === 0, "nothing is kept unasked");
  await page.goBack();
  await page.goBack();
  await page.check("#remember", { force: true });
  await page.click("#start button.go");
  await page.locator("#moves button.go").click();
  await answer(page, 1);
  expect(await kept() === 1, "kept where it is wanted");
  const again = await page.context().newPage();
  await page.close();
  await again.goto(server.origin + EIT);
  expect(await again.locator("#kept").isVisible(), "it is offered, not put back unasked");
  expect(await again.locator("input:checked").count() === 0, "nothing is shown before");
  await checkAccessibility(again, "offered");
  await again.click("#resume");
  await again.locator("#back").click();
  expect(await again.locator(".screen:not([hidden]) input:checked").count() > 0, "what was chosen is back");
  await answerAll(again, 0);
  await sendButton(again).click();
  await receiptOf(again);
  await expectNothingLeft(again, "after sending");
  await again.evaluate(() => localStorage.setItem("prongsai survey /go/eit/xxyyzz", JSON.stringify({ time: Date.now() - 31 * 60_000, at: 0, id: "0", chosen: [] })));
  await again.reload();
  expect(!(await again.locator("#kept").isVisible()), "after half an hour it is gone");
  await expectNothingLeft(again, "after half an hour");
  await again.context().close();
}

async function leaves() {
  const page = await openPage();
  await page.goto(server.origin + IIT);
  await page.route("https://www.tmd.go.th/**", (route) => route.fulfill({ contentType: "text/html", body: "<title>weather</title>" }));
  await page.click("#start button.go");
  await answer(page, 0);
  const dialogs = [];
  page.on("dialog", (dialog) => { dialogs.push(dialog.type()); dialog.dismiss(); });
  await page.click("a.leave");
  await page.waitForURL("https://www.tmd.go.th/");
  expect(dialogs.length === 0, "nobody is asked whether to leave");
  await page.goBack();
  await page.waitForURL(`**${IIT}`);
  await expectNothingLeft(page, "after leaving");
  expect(await page.locator("#start").isVisible(), "only the start is shown");
  await page.context().close();
}

async function idle() {
  const page = await openPage();
  await page.clock.install();
  await page.goto(server.origin + IIT);
  await page.click("#start button.go");
  await answer(page, 0);
  await page.clock.runFor(29 * 60_000);
  expect(await page.locator("input:checked").count() > 0, "half an hour is not over");
  await page.clock.runFor(3 * 60_000);
  await expectNothingLeft(page, "after half an hour");
  expect((await page.textContent("#idle")).includes("30 นาที"), "and the page says so");
  await page.context().close();
}

async function singleUseCodes() {
  const [code, other] = server.codes;
  for (let bot = 0; bot < 100; bot += 1) await fetch(`${server.origin}${CODED}?c=l`, { headers: { "user-agent": "line-poker/1.0" } });
  expect((await rows(CODED)).used === 0, "a hundred bots spend nothing");
  const page = await openPage();
  await page.goto(server.origin + CODED);
  await page.fill("#code", code.slice(0, -1) + (code.endsWith("2") ? "3" : "2"));
  await page.click("#start button.go");
  expect((await page.textContent("#code-wrong")).includes("ไม่ถูกต้อง"), "a slip of the pen is found without a network");
  await checkAccessibility(page, "wrong code");
  for (const typed of [code.toUpperCase().replaceAll("-", " "), code.replace(/\d/g, (one) => String.fromCharCode(0xe50 + Number(one)))]) {
    await page.fill("#code", typed);
    await page.click("#start button.go");
    expect(await page.locator("#moves").isVisible(), `understood: ${typed}`);
    await page.goBack();
  }
  await page.click("#start button.go");
  await answerAll(page, 1);
  await sendButton(page).click();
  await receiptOf(page);
  expect((await rows(CODED)).used === 1, "the code is spent");
  await page.goto(server.origin + CODED);
  await page.fill("#code", code);
  await page.click("#start button.go");
  await answerAll(page, 0);
  await sendButton(page).click();
  await page.waitForFunction(() => document.getElementById("told").textContent.includes("รหัสหนึ่งใช้ได้ครั้งเดียว"));
  await checkAccessibility(page, "code spent");
  await page.fill(".screen #code", other);
  await sendButton(page).click();
  await receiptOf(page);
  const after = await rows(CODED);
  expect(after.used === 2 && after.sealed === 2, `two codes, two ballots: ${JSON.stringify(after)}`);
  await page.context().close();
}

/** From first to last without a pointer. */
async function byKeyboard() {
  const before = await rows(HARBOUR);
  const page = await openPage();
  await page.goto(`${server.origin}${HARBOUR}?lang=en`);
  await page.locator("#start button.go").focus();
  await page.keyboard.press("Enter");
  const count = await page.locator(".screen").count() - 1;
  for (let n = 0; n < count; n += 1) {
    const boxes = await shown(page).locator(".box").count();
    for (let box = 0; box < boxes; box += 1) {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement.tagName) === "H2", `question ${n + 1} is left by Enter`);
  }
  await sendButton(page).focus();
  await page.keyboard.press("Enter");
  await receiptOf(page);
  expect((await rows(HARBOUR)).sealed === before.sealed + 1, "one ballot more");
  await page.context().close();
}

async function largeText() {
  const page = await openPage({ viewport: { width: 320, height: 740 } });
  await page.goto(server.origin + IIT);
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  for (const step of ["#start button.go", "#moves button.go"]) {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over <= 0, `with letters twice as large the page scrolls sideways by ${over}`);
    await page.click(step);
  }
  await page.context().close();
}

async function closes() {
  const page = await openPage();
  await page.goto(server.origin + IIT);
  await page.click("#start button.go");
  await answerAll(page, 1);
  await fetch(`${server.origin}/test/clock/1000`, { method: "POST" });
  await sendButton(page).click();
  await page.waitForFunction(() => document.getElementById("told").textContent.includes("เลยกำหนดตอบแล้ว"));
  await page.context().close();
  const closed = await openPage();
  const response = await closed.goto(server.origin + IIT);
  expect(response.status() === 410, "closed");
  await checkAccessibility(closed, "closed");
  await closed.context().close();
}

const steps = { withScript, withoutScript, plainPagesAreAccessible, offline, replyLost, keepsNothing, remembers, leaves, idle, singleUseCodes, byKeyboard, largeText, closes };
try {
  for (const [name, step] of Object.entries(steps)) {
    if (process.env.ONLY && process.env.ONLY !== name) continue;
    await step().catch((trouble) => tell(name, trouble.stack));
  }
} finally {
  await browser.close();
  await server.stop();
  await postgres?.stop();
  rmSync(scratch, { recursive: true, force: true });
}
for (const line of found) console.log(line);
console.log(`${found.length} troubles found`);
process.exit(found.length === 0 ? 0 : 1);
