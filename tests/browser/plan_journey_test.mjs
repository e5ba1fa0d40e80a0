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

const [program, project, engine] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), "prongsai-plan-journey-"));
const postgres = engine === "postgres" ? await startPostgres() : undefined;
const database = postgres?.address ?? join(scratch, "prongsai.db");
const place = ["--home", project, "--db", database, "--keys", join(scratch, "keys")];

const AGENCY = { id: "muni-rom-yen", name: "เทศบาลตำบลบ้านร่มเย็น" };
const PASSWORD = "ดอกคูน บานหน้าร้อน 2569";
const PLAN = "แผนยกระดับ ITA ปีงบประมาณ พ.ศ. 2567";

const found = [];
const tell = (where, what) => found.push(`${where}: ${what}`);
const expect = (holds, what) => { if (!holds) throw new Error(what); };

const cost = new Cost();
const browser = await openBrowser(project);
const checks = pageChecks(project, tell);
const postBox = await openPostBox();
const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, "127.0.0.1", () => { const { port: free } = probe.address(); probe.close(() => resolve(free)); });
});
let server;

async function newHand(name, told = tell) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "th-TH", acceptDownloads: true })).newPage();
  return new Hand(page, { cost, checks, tell: told, name, pictures: process.env.PRONGSAI_PICTURES });
}

function inviteByCommand(mail, role, name, more = []) {
  const words = ["people", "invite", mail, "--role", role, "--name", name, "--port", String(port), ...more, ...place];
  return execFileSync(program, words, { encoding: "utf8" }).match(/http:\S+/)[0];
}

const codeOf = (secret, when = "now") =>
  execFileSync("oathtool", ["--totp", "--base32", "--now", when, secret], { encoding: "utf8" }).trim();

/** From the link in the mail to the first page inside; gives the secret of the device where a second step is asked for. */
async function accept(hand, link) {
  await hand.page.goto(link);
  await hand.look();
  await hand.write("รหัสผ่านใหม่", PASSWORD);
  await hand.write("พิมพ์รหัสผ่านใหม่อีกครั้ง", PASSWORD);
  await hand.go(hand.page.locator("main button[type=submit]"));
  if (await hand.page.locator(".qr").count() === 0) return undefined;
  const secret = (await hand.page.textContent(".steps code")).replaceAll(" ", "");
  hand.cost.letters += 6;
  await hand.page.fill("main [name=code]", codeOf(secret));
  await hand.go(hand.page.locator("main button[type=submit]"));
  await hand.go(hand.page.locator("main a.button"));
  return secret;
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
  await page.selectOption("main [name=size_group]", "S");
  await page.selectOption("main [name=province]", "chiang-mai");
  await page.fill("main [name=reason]", "ทะเบียนเริ่มต้น");
  await officer.go(page.locator("main form button[type=submit]").first());
  expect((await officer.text()).includes(AGENCY.name), "the register has the agency");
  await page.context().close();
}

async function enterResults(hand) {
  const file = join(scratch, "results.yaml");
  const published = readFileSync(join(project, "data/results/chiang-mai-city-2566.yaml"), "utf8");
  writeFileSync(file, published.replace(/^agency: .*$/m,
    `agency: { id: ${AGENCY.id}, name_th: ${AGENCY.name}, type: subdistrict_municipality, province: chiang-mai }`));
  await hand.follow("ผลคะแนน");
  await hand.choose("ปีงบประมาณ", "2566 · ita/2566");
  await hand.press("ค้นหา");
  await hand.follow(AGENCY.name);
  await hand.follow(/^อัปโหลดไฟล์/);
  await hand.attach("ไฟล์ผลคะแนน", file);
  await hand.press("อ่านไฟล์");
  await hand.press("นำเข้าร่าง");
  await hand.write("เหตุผล", "พิมพ์ตามรายงานที่ประกาศ");
  await hand.press("ส่งผลเป็นฉบับใหม่");
  expect((await hand.text()).includes("รอผู้บริหาร"), "handed in, and it says who is next");
}

async function confirmResults(executive) {
  await executive.follow("งานของฉัน");
  await executive.follow(/^ยืนยันผล/);
  await executive.press("ยืนยันว่าเป็นผลของหน่วยงาน");
}

try {
  server = await startProgram(program, ["serve", "--port", String(port), "--smtp", postBox.address, "--mail-from", "ita@example.go.th", ...place]);
  await registerAgency();
  const begun = Date.now();
  const own = ["--agency", AGENCY.id];
  const coordinator = await newHand("coordinator");
  await accept(coordinator, inviteByCommand("plan@rom-yen.example", "agency_coordinator", "มาลี ตั้งใจ", own));
  const executive = await newHand("executive");
  const executiveSecret = await accept(executive, inviteByCommand("mayor@rom-yen.example", "agency_executive", "วิชัย นำทาง", own));
  await enterResults(coordinator);
  await confirmResults(executive);
  console.log(await coordinator.text());
} catch (trouble) {
  found.push(String(trouble.stack ?? trouble));
  for (const context of browser.contexts()) {
    for (const page of context.pages()) {
      console.log(page.url());
      console.log(await page.innerText("body"));
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
console.log(`${cost.clicks} clicks, ${cost.letters} letters, ${cost.pages} pages: ${cost.minutes.toFixed(1)} minutes`);
process.exit(found.length === 0 ? 0 : 1);
