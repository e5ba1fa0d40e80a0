// SPDX-License-Identifier: Apache-2.0
// Somebody who never heard of us sends a report, sees what contradicts itself in it, and goes there and back.
// Run by ctest: node check_test.mjs PROGRAM PROJECT_FOLDER
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser, pageChecks } from "./checks.mjs";
import { startProgram } from "./tools.mjs";

const [program, project] = process.argv.slice(2);
const found = [];
const tell = (where, what) => found.push(`${where}: ${what}`);
const expect = (where, holds, what) => { if (!holds) tell(where, what); };

// Two scores of one indicator, and a day that no calendar has.
const REPORT = [
  "รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)",
  "เทศบาลตำบลสมมติ ประจำปีงบประมาณ พ.ศ. 2565",
  "เผยแพร่วันที่ 31 กันยายน พ.ศ. 2565",
  "ตัวชี้วัดที่\tตัวชี้วัด\tคะแนน ปี 2565",
  "1\tการปฏิบัติหน้าที่\t91.07",
  "2\tการใช้งบประมาณ\t81.80",
  "3\tการใช้อำนาจ\t85.98",
  "จากตาราง ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้ 81.90 คะแนน ในปีงบประมาณ พ.ศ. 2565",
].join("\n");

const folder = mkdtempSync(join(tmpdir(), "prongsai-check-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const write = (name, text) => { writeFileSync(join(folder, name), text); return join(folder, name); };
const report = write("report.txt", REPORT);
const server = await startProgram(program, ["serve", "--home", project, "--port", "0", "--db", join(folder, "check.db")]);
const browser = await openBrowser(project);
const { checkAccessibility, checkLayout } = pageChecks(project, tell);

async function send(page, language, file, button = "button:not(.secondary)") {
  await page.goto(`${server.origin}/${language}/check`);
  if (file) await page.setInputFiles("#field-file", file);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.click(`.check-form ${button}`);
  return answered;
}

async function readReport(page, where, language, width) {
  const response = await send(page, language, report);
  await page.waitForLoadState("load");
  expect(where, response.status() === 200, `status ${response.status()}`);
  expect(where, (response.headers()["cache-control"] ?? "").includes("no-store"), "the page may be kept by others");
  const cards = await page.locator(".check-card").allTextContents();
  expect(where, cards.some((card) => card.includes("81.90") && card.includes("81.80")), `the two scores were not found in: ${cards.join(" / ")}`);
  expect(where, cards.some((card) => card.includes("31 กันยายน")), "the day that does not exist was not found");
  await checkLayout(page, where);
  await checkAccessibility(page, where);
  // There, to the line in the document, and back to the card.
  const card = page.locator(".check-card", { hasText: "31 กันยายน" });
  await card.locator(".check-place a").click();
  const line = page.locator("#line-3");
  expect(where, await line.evaluate((one) => one.matches(":target")), "the link does not lead to line 3");
  const box = await line.boundingBox();
  expect(where, box && box.y >= 0 && box.y < 800, `line 3 is out of sight at ${width}`);
  await page.locator(".sheet-line", { has: line }).locator(".check-no").first().click();
  expect(where, await card.evaluate((one) => one.matches(":target")), "the mark does not lead back to its finding");
}

async function refuses(page, where, language) {
  for (const [name, bytes, sign] of [["old.doc", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("WordDocument", "utf16le")]), ".docx"],
                                     ["broken.pdf", "%PDF-1.4 broken", "broken.pdf"],
                                     ["evil.html", "<html><p>ITA <script>alert(1)</script>&lt;b&gt;</p></html>", null]]) {
    const response = await send(page, language, write(name, bytes));
    await page.waitForLoadState("load");
    const main = await page.textContent("main");
    if (sign === null) {
      expect(where, response.status() === 200 && !main.includes("alert") && main.includes("<b>"), "a page of others is not shown as text");
      continue;
    }
    expect(where, response.status() === 422, `${name}: status ${response.status()}`);
    expect(where, main.includes(sign), `${name}: does not say ${sign}`);
    expect(where, main.includes("ตรวจไฟล์นี้ไม่ได้"), `${name}: does not say that it was not checked`);
    await checkAccessibility(page, `${where} ${name}`);
  }
  const empty = await send(page, language, null);
  expect(where, empty.status() === 422, `without a file: status ${empty.status()}`);
}

try {
  for (const width of [360, 768, 1440]) {
    // Each width comes from its own visitor, as far as slowing down is concerned.
    const context = await browser.newContext({ viewport: { width, height: 800 }, acceptDownloads: true });
    const page = await context.newPage();
    page.on("pageerror", (error) => tell(`${width}`, `script error: ${error}`));
    await readReport(page, `${width} th`, "th", width);
    if (width === 360) await refuses(page, "360 th", "th");
    if (width === 1440) await readReport(page, "1440 en", "en", width);
    await context.close();
  }
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await page.goto(`${server.origin}/th/check`);
  await page.setInputFiles("#field-file", report);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(".check-form .secondary")]);
  const table = readFileSync(await download.path(), "utf8");
  expect("csv", table.startsWith("\ufeff") && table.includes("81.90"), "the table lacks a finding");
} finally {
  await browser.close();
  await server.stop();
}

for (const line of found) console.log(line);
console.log(`${found.length} troubles found`);
process.exit(found.length === 0 ? 0 : 1);
