// SPDX-License-Identifier: Apache-2.0
// The whole story of one item in a real browser: told, handed in, kept, looked at by a machine, graded twice blind, disagreed,
// settled, disputed, decided, confirmed, published. Another one beside it is of the wrong year.
// Run by disclosure_test.py: node disclosure_story.mjs SERVE_DISCLOSURE PROJECT_FOLDER sqlite|postgres [CONTROL]
// CONTROL is the address of the host that tells the agency's website what to do; without one no copies of pages are made.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser, pageChecks } from "./checks.mjs";
import { startPostgres } from "./postgres.mjs";
import { expect } from "./survey_tools.mjs";
import { startProgram } from "./tools.mjs";

const [program, project, engine, control] = process.argv.slice(2);
const WIDTHS = [320, 360, 768, 1440];
const ROUND = "/th/office/rounds/ita-2570";
const BOARD = `${ROUND}/disclosure`;
const DESK = `${ROUND}/agencies/wang-phai/disclosure`;
const GRADES = `${ROUND}/agencies/wang-phai/grades`;
const RESULTS = "/th/office/results/wang-phai/ita/2566";
const PROPOSALS = "/th/office/results/proposals";
const seatOf = (item) => `/th/office/grading/ita-2570/wang-phai/${item}`;
const PLAN = { item: "o19", address: "http://www.wang-phai.go.th/ita/o19", way: "หน้าหลัก > ITA 2570 > จัดซื้อจัดจ้าง > แผน" };
const NOTICES = { item: "o20", address: "http://www.wang-phai.go.th/ita/o20", way: "หน้าหลัก > ITA 2570 > จัดซื้อจัดจ้าง > ประกาศ" };
const ASSESSORS = ["first_assessor", "second_assessor", "third_assessor"];
/** A page is asked for so many times before what it should show is called missing. */
const LOOKS_MOST = 2_000;

const found = [];
const tell = (where, what) => found.push(`${where}: ${what}`);
const { checkAccessibility, checkLayout } = pageChecks(project, tell);
const scratch = mkdtempSync(join(tmpdir(), "prongsai-disclosure-"));
const postgres = engine === "postgres" ? await startPostgres() : null;
const database = postgres ? postgres.address : join(scratch, "disclosure.db");
const server = await startProgram(program, control ? [database, "captures"] : [database]);
const browser = await openBrowser(project);

/** Somebody's browser; sessions are as young as the clock, which the story moves by months. Nobody's: a visitor. */
async function as(who, { script = true } = {}) {
  const context = await browser.newContext({ locale: "th-TH", javaScriptEnabled: script });
  if (who) {
    const token = await (await fetch(`${server.origin}/test/session/${who}`)).text();
    await context.addCookies([{ name: "__Host-session", value: token, domain: new URL(server.origin).hostname, path: "/",
                                secure: true, httpOnly: true, sameSite: "Lax" }]);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => tell(page.url(), `script error: ${error}`));
  return page;
}

/** Acts, and is where that should lead. Told as it comes there: a page's script takes the word out of its address at once. */
async function lead(page, act, where) {
  const there = page.waitForEvent("framenavigated", (frame) => where.test(frame.url()));
  await Promise.all([there, act()]).catch(async () => { throw new Error(`${where} is not reached: ${await page.textContent("main")}`); });
  await page.waitForLoadState();
}

const go = (page, button, where) => lead(page, () => button.click(), where);

async function visit(page, path) {
  const reply = await page.goto(server.origin + path);
  expect(reply.status() === 200, `${path} is answered: ${reply.status()}`);
}

/** The page once it shows what it should. */
async function untilShown(page, path, shows, what) {
  for (let look = 0; look < LOOKS_MOST; look += 1) {
    await visit(page, path);
    if (await shows(page)) return;
  }
  expect(false, `${path} shows ${what}: ${await page.textContent("main")}`);
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

const digestOf = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** What the link gives, as somebody who downloads it has it. */
async function downloaded(page, link) {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return readFileSync(await download.path());
}

/** What the site shows whoever comes now. */
async function onTheSite({ address }) {
  const reply = await fetch(address);
  return { status: reply.status, bytes: Buffer.from(await reply.arrayBuffer()) };
}

async function tellItem({ item, address, way }, options) {
  const page = await as("coordinator", options);
  await visit(page, `${DESK}/items/${item}`);
  if (!options) await checkEverywhere(page, `item ${item}`);  // the checks are scripts in the page
  await page.locator('input[name="answer"][value="shown"]').check();
  await page.locator('input[name="address-1"]').fill(address);
  await page.locator('input[name="path-1"]').fill(way);
  await go(page, page.locator('button[name="then"][value="stay"]'), /done=saved/);
  await page.context().close();
}

async function handIn() {
  const page = await as("coordinator");
  await visit(page, `${DESK}/hand-in`);
  await checkEverywhere(page, "hand in");
  await go(page, page.locator(`form[action="${DESK}/hand-in"] button`), /filings\/1\?done=handed_in/);
  const told = await page.textContent("main");
  for (const one of [PLAN, NOTICES]) expect(told.includes(one.address) && told.includes(one.way), `${one.item} was handed in`);
  await page.context().close();
}

/** Of a check named so, on the page that is open: what it says and how it is marked. */
async function checkSays(page, name) {
  const line = page.locator("#captures li:not(:has(li))", { has: page.locator(".chip", { hasText: name }) }).first();
  if (await line.count() === 0) return { words: "", holds: false, fails: false };
  const mark = await line.locator(".chip").first().getAttribute("class");
  return { words: await line.textContent(), holds: /\bgood\b/.test(mark), fails: /\bbad\b/.test(mark) };
}

/** The site is read by the fetcher, what came is kept as it was, and a machine looks at it. */
async function expectKept() {
  const page = await as("coordinator");
  const isLookedAt = async () => (await checkSays(page, "ปีตรงตามที่กำหนด")).words !== "";
  await untilShown(page, `${DESK}/items/${PLAN.item}`, isLookedAt, "what a machine noticed");
  for (const name of ["เปิดได้", "อยู่บนเว็บไซต์หลัก", "ปีตรงตามที่กำหนด", "แผนการจัดซื้อจัดจ้าง", "ค้นหาข้อความได้"])
    expect((await checkSays(page, name)).holds, `${PLAN.item}: ${name}: ${(await checkSays(page, name)).words}`);
  expect((await checkSays(page, "ปีตรงตามที่กำหนด")).words.includes("พบปี 2570"), "the year that was found is told");
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  await checkEverywhere(page, "kept and looked at");
  const sent = await onTheSite(PLAN);
  const kept = await downloaded(page, page.locator("#captures a", { hasText: "ดาวน์โหลดสำเนา" }).first());
  expect(kept.equals(sent.bytes), "the copy is byte for byte what the site sends");
  expect(await page.locator("#captures code.hash").first().textContent() === digestOf(sent.bytes), "its digest stands beside it");

  await untilShown(page, `${DESK}/items/${NOTICES.item}`, isLookedAt, "what a machine noticed");
  const year = await checkSays(page, "ปีตรงตามที่กำหนด");
  expect(year.fails && year.words.includes("ต้องการปี 2570 แต่พบเพียงปี 2569"), `the wrong year is noticed: ${year.words}`);
  expect(year.words.includes("ประจำปีงบประมาณ พ.ศ. 2569"), `with the words it stands in: ${year.words}`);
  await checkEverywhere(page, "of the wrong year");
  await page.context().close();
  return sent.bytes;
}

/** When disclosing is over each link is read once more, whoever asks for it or not. */
async function expectKeptAtTheClose() {
  const page = await as("coordinator");
  for (const one of [PLAN, NOTICES]) {
    const isKeptAgain = async () => (await page.textContent("#captures")).includes("มีสำเนาก่อนหน้านี้อีก 1 ครั้ง")
      && (await checkSays(page, "ไม่เปลี่ยนไปจากเดิม")).holds;
    await untilShown(page, `${DESK}/items/${one.item}`, isKeptAgain, "a second copy that is the same");
  }
  await page.context().close();
}

async function moveTheSite(before) {
  expect((await fetch(`${control}/move`, { method: "POST" })).ok, "the website is told to change");
  expect(!(await onTheSite(PLAN)).bytes.equals(before), "one page is another now");
  expect((await onTheSite(NOTICES)).status === 404, "and one is gone");
}

function expectSealedText(text) {
  for (const words of ["แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2570", "ซ่อมถนนสายบ้านวังไผ่ ซอย 8"])
    expect(text.includes(words), `${words} stands in the sealed text: ${text}`);
}

/** What an assessor reads beside the form is what stood there in time. */
async function expectSealed(page, bytes) {
  if (!bytes) return;
  expectSealedText(await page.locator("pre.sealed").first().textContent());
  const copy = await downloaded(page, page.locator('#sealed a[href*="/captures/"]').first());
  expect(digestOf(copy) === digestOf(bytes), "the sealed copy is the one from before");
}

/** A month later the links are read once more: what changed is noticed, and what was graded stays what it is. */
async function expectChangeNoticed() {
  const page = await as("coordinator");
  const isNoticed = async () => (await checkSays(page, "ไม่เปลี่ยนไปจากเดิม")).fails;
  await untilShown(page, `${DESK}/items/${PLAN.item}`, isNoticed, "that the page is another now");
  const isGone = async () => (await checkSays(page, "เปิดได้")).fails;
  await untilShown(page, `${DESK}/items/${NOTICES.item}`, isGone, "that the page is gone");
  await page.context().close();
}

async function fillSeats() {
  const page = await as("officer");
  await visit(page, `${BOARD}/graders`);
  await checkEverywhere(page, "graders");
  await go(page, page.locator(`form[action="${BOARD}/graders"] button`).first(), /job=/);
  const way = page.url().slice(server.origin.length);
  await untilShown(page, way, async () => (await page.textContent("main")).includes("ยังหาผู้ประเมินไม่ได้"), "that seats are filled");
  await page.context().close();
}

/** Who has a seat at the item, of the assessors: the others are refused. */
async function seated(item) {
  const out = [];
  for (const who of ASSESSORS) {
    const page = await as(who);
    const reply = await page.goto(server.origin + seatOf(item));
    if (reply.status() === 200) out.push(who);
    await page.context().close();
  }
  return out;
}

/** From opening the item to the next one, by these keys alone. */
async function gradeByKeys(who, item, keys, look = async () => {}) {
  const page = await as(who);
  await visit(page, seatOf(item));
  expect(await page.locator("input:checked").count() === 0, "nothing of anybody else's is marked");
  await checkEverywhere(page, `seat of ${who}`);
  await look(page);
  await lead(page, async () => { for (const key of keys) await page.keyboard.press(key); }, /done=/);
  await page.context().close();
}

async function settle(who) {
  const page = await as(who, { script: false });
  await visit(page, seatOf(PLAN.item));
  await page.locator('input[value="not_full"]').check();
  await page.locator('input[name="reason-part_missing"]').check();
  await go(page, page.locator('form[action$="/o19"] button'), /done=/);
  await page.context().close();
}

/** Two who do not see each other disagree, and a third settles it; about the other item two agree. */
async function grade(sealed) {
  const look = (page) => expectSealed(page, sealed);
  await fillSeats();
  const [one, two] = await seated(PLAN.item);
  expect(one && two, "two of three have a seat");
  await gradeByKeys(one, PLAN.item, ["1", "Enter"], look);
  await gradeByKeys(two, PLAN.item, ["2", "e", "Enter"], look);
  await fillSeats();
  const third = (await seated(PLAN.item)).find((who) => who !== one && who !== two);
  expect(third, "a third one settles what the two disagree on");
  await settle(third);
  for (const who of await seated(NOTICES.item)) await gradeByKeys(who, NOTICES.item, ["2", "d", "Enter"]);
}

async function dispute() {
  const page = await as("coordinator");
  await visit(page, GRADES);
  await checkEverywhere(page, "grades");
  await visit(page, `${GRADES}/items/o20`);
  expect((await page.textContent("main")).includes("ข้อมูลไม่ใช่ของปีที่กำหนด"), "the agency reads why");
  await visit(page, `${GRADES}/items/o19`);
  expect((await page.textContent("main")).includes("ข้อมูลไม่ครบทุกองค์ประกอบ"), "the agency reads why");
  await page.locator('input[name="grounds"][value="part_is_there"]').check();
  await page.locator('textarea[name="words"]').fill("องค์ประกอบที่ว่าขาดอยู่ในตาราง แถวที่ 8");
  await checkEverywhere(page, "dispute");
  await go(page, page.locator("#dispute button"), /done=disputed/);
  await page.context().close();
}

async function decide(sealed) {
  const page = await as("officer");
  await visit(page, `${BOARD}/disputes`);
  await checkEverywhere(page, "disputes");
  await page.locator('a[href$="/items/o19/decide"]').click();
  if (sealed) expectSealedText(await page.locator("pre.sealed").first().textContent());
  await page.locator('input[name="choice"][value="full"]').check();
  await page.locator('textarea[name="reason"]').fill("ตารางมีครบทุกองค์ประกอบจริง");
  await checkEverywhere(page, "decide");
  await go(page, page.locator("#decide button"), /done=judged/);
  await page.context().close();
}

async function confirm() {
  const page = await as("executive");
  await visit(page, GRADES);
  await go(page, page.locator("#confirm button"), /done=confirmed/);
  await checkEverywhere(page, "confirmed");
  const rows = await page.locator("tbody tr").allTextContents();
  const rowOf = ({ item }) => rows.find((row) => new RegExp(`^\\s*${item}\\b`, "i").test(row)) ?? "";
  expect(rows.length === 43 && rows.every((row) => row.includes("ยุติแล้ว")), "every item is final");
  expect(rowOf(PLAN).includes("แสดงครบทุกองค์ประกอบ"), `as it was decided: ${rowOf(PLAN)}`);
  expect(rowOf(NOTICES).includes("ไม่แสดง หรือแสดงไม่ครบ"), `as it was graded: ${rowOf(NOTICES)}`);
  await page.context().close();
}

/** From grades to figures: the round's own results, which the agency's executive confirms and two officers publish. */
async function makeResults() {
  const page = await as("officer");
  await visit(page, `${ROUND}/results`);
  await checkEverywhere(page, "results of the round");
  await go(page, page.locator(`form[action="${ROUND}/results"] button`).first(), /done=made/);
  expect((await page.textContent("main")).includes("ส่งผลคะแนนของ 1 หน่วยงานแล้ว"), "the agency's results are handed in");
  await checkEverywhere(page, "results made");
  await page.context().close();
}

async function confirmResults() {
  const page = await as("executive");
  await visit(page, `${RESULTS}/confirm`);
  await checkEverywhere(page, "results to confirm");
  await go(page, page.locator(`form[action="${RESULTS}/confirm"] button`), /done=/);
  await page.context().close();
}

async function publish() {
  const first = await as("officer");
  await visit(first, PROPOSALS);
  await first.locator('select[name="what"]').selectOption("ita/2566");
  await first.locator('textarea[name="reason"]').fill("ตรวจครบแล้ว");
  await go(first, first.locator(`form[action="${PROPOSALS}"] button`), /done=/);
  await first.context().close();
  const second = await as("second");
  await visit(second, PROPOSALS);
  await second.locator(`main a[href^="${PROPOSALS}/"]`).first().click();
  await checkEverywhere(second, "a proposal to publish");
  await go(second, second.locator('button[name="decision"][value="accept"]'), /done=/);
  await second.context().close();
}

/** One of the four items of 9.3 got the full grade, nothing else did: 100/4 of one of the five parts of 9, which is half of OIT. */
async function expectPublished() {
  const page = await as(null);
  for (const language of ["th", "en"]) {
    await visit(page, `/${language}/agency/wang-phai/ita/2566`);
    await checkEverywhere(page, `published, ${language}`);
    const isMarked = ({ item }, how) => page.locator(`.tiles a.tile.${how}`, { has: page.locator(`.code:text-is("${item}")`) }).count();
    expect(await isMarked(PLAN, "full") === 1 && await isMarked(NOTICES, "zero") === 1, "the grades are published");
    const part = page.locator(".tile-title", { has: page.locator('.code:text-is("9.3")') });
    const sum = await part.textContent();
    expect(/ 25(\.00)?$/.test(sum.trim()), `what they come to in their part: ${sum}`);
    await visit(page, `/${language}/agency/wang-phai/ita/2566/explain/instrument:oit`);
    const whole = await page.textContent("main");
    expect(whole.includes("2.50"), `and for OIT: ${whole}`);
  }
  await page.context().close();
}

/** What everybody sees of it, in both languages. */
async function expectOpen() {
  const page = await as(null);
  for (const language of ["th", "en"]) {
    await visit(page, `/${language}/agency/wang-phai/disclosure`);
    await checkEverywhere(page, `open page, ${language}`);
    expect(await page.locator(`#o19 a[href="${PLAN.address}"]`).count() === 1, "the link stands on the open page");
    expect((await page.textContent("#o19")).includes(PLAN.way), "with the way to it");
  }
  await page.context().close();
}

async function story() {
  await goTo("disclose");
  await tellItem(PLAN);
  await tellItem(NOTICES, { script: false });
  await handIn();
  await expectOpen();
  const sealed = control ? await expectKept() : null;

  await goTo("grade");
  if (control) {
    await expectKeptAtTheClose();
    await moveTheSite(sealed);
  }
  await grade(sealed);
  await goTo("clarify");
  if (control) await expectChangeNoticed();
  await dispute();
  await goTo("confirm");
  await decide(sealed);
  await confirm();

  await makeResults();
  await confirmResults();
  await publish();
  await expectPublished();
}

try {
  await story();
} catch (error) {
  tell("story", error.stack);
} finally {
  await browser.close();
  await server.stop();
  if (postgres) await postgres.stop();
  rmSync(scratch, { recursive: true, force: true });
}
for (const one of found) console.error(one);
process.exit(found.length === 0 ? 0 : 1);
