// SPDX-License-Identifier: Apache-2.0
// What was typed outlives the server, the network and the session, leaves with the person, and needs no script to be saved.
// Run by ctest: node keep_test.mjs PROGRAM PROJECT_FOLDER
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser, pageChecks } from "./checks.mjs";
import { startProgram } from "./tools.mjs";

const [program, project] = process.argv.slice(2);
const PLAN = "/th/office/plans/cm-city/2567";
const SHEET = "/th/office/results/cm-city/ita/2567/form/overview";
const TITLE = "จัดทำคู่มือการให้บริการประชาชน ฉบับ ๒๕๖๗ “ปรับปรุง” & <เผยแพร่>";
const STEPS = "ประชุมชี้แจง\nเผยแพร่บนเว็บไซต์ภายในวันที่ ๓๐ ก้ำกึ่ง น้ำผึ้ง";

const found = [];
const tell = (where, what) => found.push(`${where}: ${what}`);
const { checkAccessibility, checkLayout } = pageChecks(project, tell);
const scratch = mkdtempSync(join(tmpdir(), "prongsai-keep-"));
const start = (port) => startProgram(program, ["demo", "--home", project, "--port", port, "--db", join(scratch, "demo.db")]);
let server = await start("0");
const { origin } = server;
const browser = await openBrowser(project);

function expect(holds, what) {
  if (!holds) throw new Error(what);
}

let spent = "";

/** The coordinator of the demo's city, as its own page lists people: mail, password, and a code not yet used. */
async function coordinator() {
  const page = await (await browser.newContext()).newPage();
  const read = async () => {
    await page.goto(`${origin}/th/demo/people`);
    return page.$eval('tr:has(code:text-is("coordinator@demo.example"))', (row) => [...row.querySelectorAll("td code")].map((one) => one.textContent));
  };
  let [mail, password, code] = await read();
  if (code === spent) {
    const next = 30_000 * (Math.floor(Date.now() / 30_000) + 1);
    await page.waitForFunction((until) => Date.now() >= until, next, { timeout: 40_000 });
    [mail, password, code] = await read();
  }
  spent = code;
  await page.context().close();
  return { mail, password, code };
}

async function openPage(options = {}) {
  const page = await (await browser.newContext({ locale: "th-TH", viewport: { width: 1440, height: 900 }, ...options })).newPage();
  page.on("console", (message) => {
    const isOurs = message.type() === "error" && !/net::ERR|status of 422/.test(message.text());
    if (isOurs) tell(page.url(), `console: ${message.text()}`);
  });
  page.on("pageerror", (error) => tell(page.url(), `script error: ${error}`));
  return page;
}

/** On the page of signing in, wherever it leads. */
async function signIn(page) {
  const { mail, password, code } = await coordinator();
  await page.fill("main [name=mail]", mail);
  await page.fill("main [name=password]", password);
  await page.click("main button[type=submit]");
  await page.fill("main [name=code]", code);
  await page.click("main button[type=submit]");
}

const bar = (page) => page.locator(".kept");
const keptTexts = (page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("keep:")));

async function typed(page, form, texts) {
  for (const [name, text] of Object.entries(texts)) await page.fill(`${form} [name=${name}]`, text);
  const words = Object.values(texts).map((text) => JSON.stringify(text).slice(1, -1));
  await page.waitForFunction((all) => all.every((text) => Object.values(localStorage).some((kept) => kept.includes(text))), words);
}

const press = (page, form) => page.locator(`${form} .buttons button[type=submit]`).first().click();

/** Without our own line at the bottom: the browser's page about a network that is gone, or nothing at all. */
async function pressInVain(page, form) {
  const failed = page.waitForEvent("requestfailed");
  await press(page, form);
  await failed;
  await page.waitForURL(/chrome-error:/);
}

async function outlivesTheServer() {
  const page = await openPage();
  const address = `${origin}${PLAN}/new/measure?about=indicator:8`;
  const form = "form[data-keep*='/new/measure/']";
  await page.goto(address);
  await signIn(page);
  await page.waitForURL(address);
  expect(await bar(page).count() === 0, "nothing is offered where nothing was typed");
  const names = await page.$$eval(`${form} textarea`, (all) => all.map((one) => one.name));
  expect(names.length >= 2, `a measure has two areas to type in: ${names}`);
  await typed(page, form, { [names[0]]: TITLE, [names[1]]: STEPS });
  await server.stop();
  await pressInVain(page, form);
  server = await start(new URL(origin).port);
  await page.goto(`${origin}${PLAN}/new/measure`);
  expect((await bar(page).textContent()).includes("ยังไม่ได้บันทึก"), "the bar offers what was typed");
  expect(await page.inputValue(`${form} [name=${names[0]}]`) === "", "nothing is put back unasked");
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await checkLayout(page, `${width} the bar`);
    await checkAccessibility(page, `${width} the bar`);
  }
  await bar(page).getByRole("button", { name: "นำกลับมา" }).click();
  expect(await page.inputValue(`${form} [name=${names[0]}]`) === TITLE, "every letter of the title is back");
  expect(await page.inputValue(`${form} [name=${names[1]}]`) === STEPS, "every letter and line of the second text is back");
  await press(page, form);
  await page.waitForURL(/\/record\//);
  expect((await page.textContent("main")).includes(TITLE), "the measure is saved");
  expect(await bar(page).count() === 0 && (await keptTexts(page)).length === 0, "what is saved is kept no longer");
  return page;
}

/** On the page that said "saved": the address of a saving that worked must not stand for one that failed. */
async function outlivesGoingBack(page) {
  const record = page.url();
  const form = "form[data-keep*='/new/step/']";
  await typed(page, form, { text: STEPS });
  await server.stop();
  await pressInVain(page, form);
  server = await start(new URL(origin).port);
  await page.goto(record);
  await bar(page).getByRole("button", { name: "นำกลับมา" }).click();
  expect(await page.inputValue(`${form} [name=text]`) === STEPS, "the step is back");
  await typed(page, form, { text: `${STEPS} 2` });
  await page.context().setOffline(true);
  await press(page, form);
  await page.waitForFunction(() => document.querySelector(".kept")?.textContent.includes("ไม่มีเครือข่าย"));
  await page.context().setOffline(false);
  await page.waitForFunction(() => !document.querySelector(".kept"));
  await press(page, form);
  await page.waitForSelector(".step-list");
  await page.waitForLoadState("load");
  expect((await keptTexts(page)).length === 0, "what is kept goes when the step is saved");
}

async function outlivesTheSession(page) {
  const record = page.url().split("#")[0];
  const form = "form[data-keep$='/plan']";
  const [name] = await page.$$eval(`${form} textarea`, (all) => all.map((one) => one.name));
  await typed(page, form, { [name]: `${TITLE} ครั้งที่ ๒` });
  await page.context().clearCookies();
  await press(page, form);
  await page.waitForURL(/\/sign-in\?to=/);
  await signIn(page);
  await page.waitForURL(record);
  expect(await page.inputValue(`${form} [name=${name}]`) === TITLE, "the server still has the first text");
  await bar(page).getByRole("button", { name: "นำกลับมา" }).click();
  expect(await page.inputValue(`${form} [name=${name}]`) === `${TITLE} ครั้งที่ ๒`, "the second text is back");
  await page.reload();
  await bar(page).getByRole("button", { name: "ทิ้ง" }).click();
  expect((await keptTexts(page)).length === 0, "what is thrown away is gone");
  expect(await page.inputValue(`${form} [name=${name}]`) === TITLE, "throwing away changes no field");
}

async function leavesWithThePerson(page) {
  const form = "form[data-keep$='/plan']";
  const [name] = await page.$$eval(`${form} textarea`, (all) => all.map((one) => one.name));
  await typed(page, form, { [name]: "ข้อความที่จะหายไป" });
  await page.evaluate(() => localStorage.setItem("keep:old:plan", JSON.stringify({ time: Date.now() - 8 * 86_400_000, texts: { text: "เก่า" } })));
  await page.reload();
  expect((await keptTexts(page)).length === 1, "what is older than a week is gone, of whomever it was");
  // The script does so by itself, for browsers that do not obey Clear-Site-Data: here the server says nothing.
  await page.route("**/office/sign-out", (route) => route.fulfill({ status: 204 }));
  await page.click("button.sign-out");
  await page.waitForFunction(() => Object.keys(localStorage).every((name) => !name.startsWith("keep:")));
  await page.unroute("**/office/sign-out");
  await page.click("button.sign-out");
  await page.waitForURL(/\/sign-in$/);
  expect((await keptTexts(page)).length === 0, "signing out wipes what was typed");
}

/** From a page without the script: the server tells the browser to. */
async function leavesFromAnywhere(session) {
  const page = await openPage({ storageState: session });
  await page.goto(`${origin}${PLAN}/new/activity`);
  const form = "form[data-keep*='/new/activity/']";
  await page.waitForSelector(form);
  const [name] = await page.$$eval(`${form} textarea`, (all) => all.map((one) => one.name));
  await typed(page, form, { [name]: TITLE });
  const account = await page.goto(`${origin}/th/office/account`);
  expect(!/script-src/.test(account.headers()["content-security-policy"]), "a page without such a form lets no script in");
  expect(await page.locator("script").count() === 0, "and has none");
  await page.click("button.sign-out");
  await page.waitForURL(/\/sign-in$/);
  expect((await keptTexts(page)).length === 0, "signing out there wipes what was typed");
  await page.context().close();
}

async function savesWithoutScript(session) {
  const page = await openPage({ javaScriptEnabled: false, storageState: session });
  await page.goto(`${origin}${PLAN}/new/measure`);
  const form = "form[data-keep*='/new/measure/']";
  await page.locator(`${form} textarea`).first().fill("บันทึกโดยไม่มีสคริปต์");
  await press(page, form);
  await page.waitForURL(/\/record\/[^?]+\?done=saved/);
  expect((await page.locator("[role=status]").first().textContent()).length > 0, "the page says that it is saved");
  await page.context().close();
}

async function keepsFigures(session) {
  const page = await openPage({ storageState: session });
  const form = "form[data-keep^='results/']";
  await page.goto(`${origin}${SHEET}`);
  const name = await page.locator(`${form} input[type=text]`).first().getAttribute("name");
  await page.locator(`${form} input[type=text]`).first().fill("๘๗.๖๕");
  await page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes("๘๗.๖๕")));
  await page.reload();
  await bar(page).getByRole("button", { name: "นำกลับมา" }).click();
  expect(await page.inputValue(`${form} [name="${name}"]`) === "๘๗.๖๕", "the figure is back");
  await page.locator(`${form} button[value=check]`).click();
  await page.waitForURL(/\/check/);
  expect((await keptTexts(page)).length === 0, "figures on their way to the check are saved");
  await page.context().close();
}

try {
  const page = await outlivesTheServer();
  const session = await page.context().storageState();
  await outlivesGoingBack(page);
  await outlivesTheSession(page);
  await leavesWithThePerson(page);
  await page.context().close();
  await savesWithoutScript(session);
  await keepsFigures(session);
  await leavesFromAnywhere(session);
} catch (trouble) {
  tell("keep", trouble.stack);
} finally {
  await browser.close();
  await server.stop().catch(() => {});
  rmSync(scratch, { recursive: true, force: true });
}
for (const line of found) console.log(line);
console.log(`${found.length} troubles found`);
process.exit(found.length === 0 ? 0 : 1);
