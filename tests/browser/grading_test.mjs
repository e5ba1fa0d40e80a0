// SPDX-License-Identifier: Apache-2.0
// One item in a real browser from two blind grades to the one that the executive confirms: graded by keys, disagreed, settled,
// disputed, decided.
// Run by ctest: node grading_test.mjs SERVE_GRADES PROJECT_FOLDER sqlite|postgres
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser, pageChecks } from "./checks.mjs";
import { startPostgres } from "./postgres.mjs";
import { expect, startSurveys } from "./survey_tools.mjs";

const [program, project, engine] = process.argv.slice(2);
const WIDTHS = [320, 360, 768, 1440];
const SEAT = "/th/office/grading/ita-2570/wang-phai/o1";
const OTHER = "/th/office/grading/ita-2570/wang-phai/o2";
const GRADES = "/th/office/rounds/ita-2570/agencies/wang-phai/grades";
const BOARD = "/th/office/rounds/ita-2570/disclosure";

const found = [];
const tell = (where, what) => found.push(`${where}: ${what}`);
const { checkAccessibility, checkLayout } = pageChecks(project, tell);
const scratch = mkdtempSync(join(tmpdir(), "prongsai-grading-"));
const postgres = engine === "postgres" ? await startPostgres() : null;
const server = await startSurveys(program, postgres ? postgres.address : join(scratch, "grades.db"));
const browser = await openBrowser(project);

/** Somebody's browser; sessions are as young as the clock, which the story moves by months. */
async function as(who, { script = true } = {}) {
  const token = await (await fetch(`${server.origin}/test/session/${who}`)).text();
  const context = await browser.newContext({ locale: "th-TH", javaScriptEnabled: script });
  await context.addCookies([{ name: "__Host-session", value: token, domain: new URL(server.origin).hostname, path: "/",
                              secure: true, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => tell(page.url(), `script error: ${error}`));
  return page;
}

async function visit(page, path) {
  const reply = await page.goto(server.origin + path);
  expect(reply.status() === 200, `${path} is answered: ${reply.status()}`);
}

async function checkEverywhere(page, where) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 740 });
    await checkLayout(page, `${width} ${where}`);
    await checkAccessibility(page, `${width} ${where}`);
  }
}

async function goTo(phase) {
  const reply = await fetch(`${server.origin}/test/clock/${phase}`, { method: "POST" });
  expect(reply.ok, `the clock goes to ${phase}`);
}

async function fillSeats() {
  const page = await as("officer");
  await visit(page, `${BOARD}/graders`);
  await checkEverywhere(page, "graders");
  await page.locator(`form[action="${BOARD}/graders"] button`).click();
  await page.waitForURL(/job=/);
  await page.context().close();
}

/** Who has a seat at the item, of the assessors: the others are refused. */
async function seated(seat = SEAT) {
  const out = [];
  for (const who of ["first", "second", "third"]) {
    const page = await as(who);
    const reply = await page.goto(server.origin + seat);
    if (reply.status() === 200) out.push(who);
    await page.context().close();
  }
  return out;
}

/** From opening the item to the next one, by these keys alone. */
async function gradeByKeys(who, keys, seat = SEAT) {
  const page = await as(who);
  await visit(page, seat);
  expect(await page.locator("input:checked").count() === 0, "nothing of anybody else's is marked");
  await checkEverywhere(page, `seat of ${who}`);
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForURL(/done=/);
  await page.context().close();
}

async function story() {
  await goTo("grade");
  await fillSeats();
  const [one, two] = await seated();
  expect(one && two, "two of three have a seat");
  await gradeByKeys(one, ["1", "Enter"]);
  await gradeByKeys(two, ["2", "a", "Enter"]);
  await fillSeats();
  const all = await seated();
  const third = all.find((who) => who !== one && who !== two);
  expect(third, "a third one settles what the two disagree on");
  const plain = await as(third, { script: false });
  await visit(plain, SEAT);
  await plain.locator('input[value="not_full"]').check();
  await plain.locator('input[name="reason-dead_link"]').check();
  await plain.locator('form[action$="/o1"] button').click();
  await plain.waitForURL(/done=/);
  await plain.context().close();
  for (const who of await seated(OTHER)) await gradeByKeys(who, ["1", "Enter"], OTHER);

  await goTo("clarify");
  const coordinator = await as("coordinator");
  await visit(coordinator, GRADES);
  await checkEverywhere(coordinator, "grades");
  await visit(coordinator, `${GRADES}/items/o1`);
  expect((await coordinator.textContent("main")).includes("ลิงก์เสีย"), "the agency reads why");
  await coordinator.locator('input[name="grounds"]').first().check();
  await coordinator.locator('textarea[name="words"]').fill("ลิงก์ใช้ได้ ตารางอยู่หน้า 3");
  await checkEverywhere(coordinator, "dispute");
  await coordinator.locator('#dispute button').click();
  await coordinator.waitForURL(/done=disputed/);
  await coordinator.context().close();

  await goTo("confirm");
  const reviewer = await as("officer");
  await visit(reviewer, `${BOARD}/disputes`);
  await checkEverywhere(reviewer, "disputes");
  await reviewer.locator('a[href$="/items/o1/decide"]').click();
  await reviewer.locator('input[name="choice"][value="full"]').check();
  await reviewer.locator('textarea[name="reason"]').fill("ลิงก์ใช้ได้จริง");
  await checkEverywhere(reviewer, "decide");
  await reviewer.locator("#decide button").click();
  await reviewer.waitForURL(/done=judged/);
  await reviewer.context().close();

  const executive = await as("executive");
  await visit(executive, GRADES);
  await executive.locator("#confirm button").click();
  await executive.waitForURL(/done=confirmed/);
  await checkEverywhere(executive, "confirmed");
  const rows = await executive.locator("tbody tr").allTextContents();
  expect(rows.length === 43 && rows.every((row) => row.includes("ยุติแล้ว")), "every item is final");
  expect(rows[0].includes("แสดงครบทุกองค์ประกอบ"), "as it was decided");
  await executive.context().close();
}

try {
  await story();
} catch (error) {
  tell("story", error.message);
} finally {
  await browser.close();
  await server.stop();
  if (postgres) await postgres.stop();
  rmSync(scratch, { recursive: true, force: true });
}
for (const one of found) console.error(one);
process.exit(found.length === 0 ? 0 : 1);
