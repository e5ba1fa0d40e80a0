// SPDX-License-Identifier: Apache-2.0
// A new officer's way: results in, weak points found, a plan with calendar written, approved, published, followed up.
// Walked by clicks alone, as somebody who has never seen the program. PRONGSAI_PICTURES names a folder for pictures.
// Run by ctest: node plan_journey_test.mjs PROGRAM PROJECT_FOLDER sqlite|postgres
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser, pageChecks } from "./checks.mjs";
import { Cost, Hand } from "./hand.mjs";
import { openPostBox } from "./post_box.mjs";
import { startPostgres } from "./postgres.mjs";
import { startProgram } from "./tools.mjs";
import { AGENCY, PLAN, SLIP, YEAR, beginPlan, chooseMeasures, drawCalendar, enterResults, expect, handIn, nameConstraints, setTarget, today } from "./write_plan.mjs";

const [program, project, engine] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), "prongsai-plan-journey-"));
const postgres = engine === "postgres" ? await startPostgres() : undefined;
const database = postgres?.address ?? join(scratch, "prongsai.db");
const place = ["--home", project, "--db", database, "--keys", join(scratch, "keys")];

const PASSWORD = "ดอกคูน บานหน้าร้อน 2569";

const found = [];
const tell = (where, what) => found.push(`${where}: ${what}`);
/** What a person trips over without falling: told at the end. */
const hope = (holds, what) => { if (!holds) tell("as a new user", what); };

const cost = new Cost();
const browser = await openBrowser(project);
const checks = pageChecks(project, tell);
const postBox = await openPostBox();
const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, "127.0.0.1", () => { const { port: free } = probe.address(); probe.close(() => resolve(free)); });
});
let server;
let told = "did not arrive";

async function newHand(name) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "th-TH", acceptDownloads: true })).newPage();
  return new Hand(page, { cost, checks, tell, name, pictures: process.env.PRONGSAI_PICTURES });
}

function inviteByCommand(mail, role, name, more = []) {
  const words = ["people", "invite", mail, "--role", role, "--name", name, "--port", String(port), ...more, ...place];
  return execFileSync(program, words, { encoding: "utf8" }).match(/http:\S+/)[0];
}

/** From the link in the mail to the first page inside, by way of the second step where the role needs one. */
async function accept(hand, link) {
  await hand.page.goto(link);
  await hand.look();
  await hand.write("รหัสผ่านใหม่", PASSWORD);
  await hand.write("พิมพ์รหัสผ่านใหม่อีกครั้ง", PASSWORD);
  await hand.go(hand.page.locator("main button[type=submit]"));
  if (await hand.page.locator(".qr").count() === 0) return;
  const secret = (await hand.page.textContent(".steps code")).replaceAll(" ", "");
  hand.cost.clicks += 1;
  hand.cost.letters += 6;
  await hand.page.fill("main [name=code]", execFileSync("oathtool", ["--totp", "--base32", secret], { encoding: "utf8" }).trim());
  await hand.go(hand.page.locator("main button[type=submit]"));
  await hand.go(hand.page.locator("main a.button"));
}

/** The register has the agency before the officer comes: that is the authority's work, and not measured. */
async function registerAgency() {
  const officer = await newHand("authority");
  officer.cost = new Cost();
  officer.pictures = undefined;
  await accept(officer, inviteByCommand("officer@nacc.example", "authority_officer", "สมศรี เริ่มต้น"));
  const { page } = officer;
  await page.goto(`${server.origin}/th/office/organisations/new`);
  await page.fill("main [name=id]", AGENCY.id);
  await page.fill("main [name=name_th]", AGENCY.name);
  await page.selectOption("main [name=type]", "subdistrict_municipality");
  await page.selectOption("main [name=size]", "S");
  await page.selectOption("main [name=province]", "chiang-mai");
  await page.fill("main [name=reason]", "ทะเบียนเริ่มต้น");
  await officer.go(page.locator("main form button[type=submit]").first());
  expect(page.url().includes(`/organisations/${AGENCY.id}`), `the register has the agency: ${await officer.text()}`);
  await page.context().close();
}

/** Published results of 2566 as the agency would have them in a file of its own. */
function resultsFile() {
  const file = join(scratch, "results.yaml");
  const published = readFileSync(join(project, "data/results/chiang-mai-city-2566.yaml"), "utf8");
  const agency = `agency: { id: ${AGENCY.id}, name_th: ${AGENCY.name}, type: subdistrict_municipality, province: chiang-mai }`;
  writeFileSync(file, published.replace(/^agency: .*$/m, agency));
  return file;
}

/** The unit that will do a measure, and its officer. */
async function inviteUnit(hand) {
  await hand.follow("ทะเบียนหน่วยงาน");
  await hand.follow(AGENCY.name);
  for (const unit of ["กองคลัง", "สำนักปลัด"]) {
    await hand.write("เพิ่มกองหรือสำนัก", unit);
    await hand.press("เพิ่ม");
  }
  await hand.follow("ผู้ใช้");
  await hand.follow("เชิญผู้ใช้");
  await hand.follow(/^เจ้าหน้าที่กองหรือสำนัก/);
  await hand.choose("กองหรือสำนัก", "กองคลัง");
  await hand.write("ชื่อและนามสกุล", "อรุณ ขยันยิ่ง");
  await hand.write("อีเมล", "finance@rom-yen.example");
  await hand.press("ส่งคำเชิญ");
  const mail = await postBox.mailTo("finance@rom-yen.example");
  return mail.match(/http:\S+/)[0];
}

async function confirmResults(executive) {
  await executive.follow("งานของฉัน");
  await executive.follow(/^ยืนยันผล/);
  await executive.press("ยืนยันว่าเป็นผลของหน่วยงาน");
}

async function signInAgain(hand, mail) {
  await hand.go(hand.page.getByRole("button", { name: "ออกจากระบบ" }));
  await hand.write("อีเมล", mail);
  await hand.write("รหัสผ่าน", PASSWORD);
  await hand.go(hand.page.locator("main button[type=submit]"));
}

async function approve(executive) {
  await executive.follow(new RegExp(`^แผนยกระดับปี ${YEAR}.*รอท่านพิจารณา`));
  await executive.follow("อ่านและพิจารณา");
  const points = executive.page.locator("main [name=point]");
  const count = await points.count();
  expect(count >= 3, `a measure without particulars has to be acknowledged point by point: ${count}`);
  await executive.press("อนุมัติ");
  expect((await executive.text()).includes(`ยังไม่ได้ทำเครื่องหมายรับทราบอีก ${count} จุด`), "approving without reading is refused");
  for (let i = 1; i < count; ++i) await executive.tap(points.nth(i));
  await executive.press("อนุมัติ");
  expect((await executive.text()).includes("ยังไม่ได้ทำเครื่องหมายรับทราบอีก 1 จุด"), "and so is all but one");
  hope(await points.nth(1).isChecked(), "what the executive ticked is lost when one point was left out");
  for (let i = 0; i < count; ++i) {
    if (!(await points.nth(i).isChecked())) await executive.tap(points.nth(i));
  }
  await executive.press("อนุมัติ");
  expect((await executive.text()).includes("อนุมัติแล้ว"), "approved");
}

async function publish(hand) {
  await hand.follow("แผนยกระดับ");
  await hand.follow(PLAN);
  const next = await hand.page.locator(".next-step").allInnerTexts();
  hope(next.join().includes("เผยแพร่"), `the plan is approved, and the overview does not lead to publishing it: ${next}`);
  await hand.follow("ตรวจและอนุมัติ", hand.page.locator("main nav"));
  await hand.follow("ฉบับที่ 1");
  await hand.press("เผยแพร่แผนนี้");
  await hand.follow("ดูหน้าที่ประชาชนเห็น");
  const address = hand.page.url();
  const stranger = await newHand("stranger");
  await stranger.page.goto(address);
  await stranger.look();
  const words = await stranger.text();
  expect(words.includes(AGENCY.name) && words.includes(SLIP.measure), "everybody reads the plan");
  expect((await stranger.page.context().cookies()).length === 0, "and is given no cookie");
  const up = stranger.page.getByRole("link", { name: AGENCY.name, exact: true });
  expect(await up.count() === 0, "the agency's figures are not public yet, so nothing leads to a page of them");
  await stranger.page.context().close();
  await hand.page.goBack();
}

async function report(unitOfficer, coordinator) {
  await unitOfficer.follow("แผนยกระดับ");
  await unitOfficer.follow(PLAN);
  hope(await unitOfficer.page.locator(".next-step").count() === 1, "a unit officer is not told what to do next");
  await unitOfficer.follow("มาตรการ", unitOfficer.page.locator("main nav"));
  const cards = unitOfficer.page.locator(".plan-card h3 a");
  expect(await cards.count() === 1, `the unit sees its own measure alone: ${await cards.allInnerTexts()}`);
  const measure = await cards.first().innerText();
  await unitOfficer.go(cards.first());
  await unitOfficer.follow("รายงานความก้าวหน้า");
  const day = today();
  await unitOfficer.write("วันที่รายงาน", day);
  await unitOfficer.write("สิ่งที่ทำไปแล้ว", "ประชุมชี้แจงแล้วสองครั้ง");
  await unitOfficer.press("บันทึก");
  expect((await unitOfficer.text()).includes("ประชุมชี้แจงแล้วสองครั้ง"), "the report stands below its measure");
  await coordinator.follow("ภาพรวม");
  await coordinator.follow("ติดตามผล", coordinator.page.locator("main nav"));
  await coordinator.follow(measure, coordinator.page.locator("#follow-measure"));
  expect((await coordinator.text()).includes(day), "and the coordinator reads it");
  return measure;
}

/** Two people at one measure at once. */
async function writeTogether(first, second, measure) {
  const words = (hand) => hand.page.locator("#words");
  await second.follow("แผนยกระดับ");
  await second.follow(PLAN);
  await second.follow("มาตรการ", second.page.locator("main nav"));
  await second.follow(measure);
  await first.page.reload();
  await first.write("เป้าหมายที่วัดได้", "ข้อความของมาลี", words(first));
  await first.press("บันทึก", words(first));
  await second.write("เป้าหมายที่วัดได้", "ข้อความของปิติ", words(second));
  await second.press("บันทึก", words(second));
  expect((await second.text()).includes("ข้อความของมาลี"), "the second one reads what the first one wrote");
  const field = () => second.page.locator("#words").getByLabel("เป้าหมายที่วัดได้", { exact: true }).inputValue();
  expect(await field() === "ข้อความของปิติ", `and has lost nothing: ${await field()}`);
  await second.write("เป้าหมายที่วัดได้", "ข้อความของทั้งสอง", words(second));
  await second.press("บันทึก", words(second));
  expect((await second.text()).includes("บันทึกแล้ว"), "put together it is kept");

  await first.page.reload();
  await second.write("หลักฐานที่จะมี", "รายงานการประชุม", words(second));
  await first.write("การกำกับติดตาม", "รายงานนายกเทศมนตรีทุกไตรมาส", words(first));
  await second.press("บันทึก", words(second));
  await first.press("บันทึก", words(first));
  const value = (label) => words(first).getByLabel(label, { exact: true }).inputValue();
  expect(await value("หลักฐานที่จะมี") === "รายงานการประชุม", "what the second one wrote in another field stands");
  expect(await value("การกำกับติดตาม") === "รายงานนายกเทศมนตรีทุกไตรมาส", "beside what the first one wrote");
}

async function removeAndTakeBack(hand) {
  const ways = hand.page.locator("main nav");
  await hand.follow("มาตรการ", ways);
  await hand.follow(SLIP.measure);
  await hand.press("ลบรายการนี้");
  expect(!(await hand.page.locator(".plan-cards").innerText()).includes(SLIP.measure), "the measure is gone");
  await hand.follow("ประวัติ", ways);
  await hand.press("เรียกคืน");
  await hand.follow("มาตรการ", ways);
  expect((await hand.page.locator(".plan-cards").innerText()).includes(SLIP.measure), "the measure is back");
}

/** The plan as a workbook, and the same workbook taken in again. */
async function passThroughSheet(hand) {
  await hand.follow("Excel", hand.page.locator("main nav"));
  hand.cost.clicks += 1;
  const coming = hand.page.waitForEvent("download");
  await hand.page.getByRole("link", { name: /ดาวน์โหลด/ }).first().click();
  const file = join(scratch, "plan.xlsx");
  await (await coming).saveAs(file);
  await hand.attach("ไฟล์แผนที่แก้แล้ว", file);
  await hand.press("ตรวจดูก่อนนำเข้า");
  expect((await hand.text()).includes("ไฟล์นี้ตรงกับแผนในระบบแล้ว ไม่มีอะไรต้องเปลี่ยน"), "the workbook says what the plan says");
  await hand.press("ยกเลิกไฟล์นี้");
}

try {
  server = await startProgram(program, ["serve", "--port", String(port), "--smtp", postBox.address, "--mail-from", "ita@example.go.th", ...place]);
  await registerAgency();
  const begun = Date.now();
  const own = ["--agency", AGENCY.id];
  const coordinator = await newHand("coordinator");
  await accept(coordinator, inviteByCommand("plan@rom-yen.example", "agency_coordinator", "มาลี ตั้งใจ", own));
  const executive = await newHand("executive");
  await accept(executive, inviteByCommand("mayor@rom-yen.example", "agency_executive", "วิชัย นำทาง", own));
  await enterResults(coordinator, resultsFile());
  await confirmResults(executive);
  const unitLink = await inviteUnit(coordinator);
  await beginPlan(coordinator);
  await setTarget(coordinator);
  await chooseMeasures(coordinator);
  await drawCalendar(coordinator);
  await nameConstraints(coordinator);
  await handIn(coordinator);
  await signInAgain(executive, "mayor@rom-yen.example");
  await approve(executive);
  await publish(coordinator);
  const unitOfficer = await newHand("unit");
  await accept(unitOfficer, unitLink);
  const measure = await report(unitOfficer, coordinator);
  const minutes = cost.minutes;
  told = `results to follow-up: ${cost.clicks} clicks and ${cost.letters} letters, about ${minutes.toFixed(1)} minutes of a person`;
  expect(minutes < 15, told);
  const second = await newHand("second");
  await accept(second, inviteByCommand("policy@rom-yen.example", "agency_coordinator", "ปิติ ใจดี", own));
  await writeTogether(coordinator, second, measure);
  await removeAndTakeBack(coordinator);
  await passThroughSheet(coordinator);
  told += `; the whole walk took ${((Date.now() - begun) / 1000).toFixed(0)} s here with all checks`;
} catch (trouble) {
  found.push(String(trouble.stack ?? trouble));
  for (const context of browser.contexts()) {
    for (const page of context.pages()) {
      console.log(page.url());
      console.log((await page.innerText("body")).slice(0, 3000));
    }
  }
} finally {
  await browser.close();
  if (server) await server.stop();
  if (postgres) await postgres.stop();
  postBox.close();
  rmSync(scratch, { recursive: true, force: true });
}
for (const line of found) console.log(line);
console.log(`${told}; ${cost.pages} pages looked over, ${(cost.byProgram / 1000).toFixed(1)} s of waiting for them; ${found.length} troubles found`);
process.exit(found.length === 0 ? 0 : 1);
