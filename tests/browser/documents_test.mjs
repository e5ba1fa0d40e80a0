// SPDX-License-Identifier: Apache-2.0
// An officer types what a document still lacks, publishes it, and anybody finds it with the hashes of its files.
// PRONGSAI_PICTURES names a folder for pictures. Run by ctest: node documents_test.mjs PROGRAM PROJECT_FOLDER
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser, pageChecks } from "./checks.mjs";
import { startProgram } from "./tools.mjs";

const [program, project] = process.argv.slice(2);
const DOCUMENT = "/th/office/documents/cm-province/threshold-analysis/2564";
const PUBLIC = "/th/document/cm-province/threshold-analysis/2564";
const LETTERHEAD = "/th/office/documents/cm-province/letterhead";
const WIDTHS = [360, 768, 1440];
const pictures = process.env.PRONGSAI_PICTURES;

const found = [];
const tell = (where, what) => found.push(`${where}: ${what}`);
const checks = pageChecks(project, tell);
const scratch = mkdtempSync(join(tmpdir(), "prongsai-documents-"));
const server = await startProgram(program, ["demo", "--home", project, "--port", "0", "--db", join(scratch, "demo.db")]);
const { origin } = server;
const browser = await openBrowser(project);

function expect(holds, what) {
  if (!holds) throw new Error(what);
}

async function openPage() {
  const context = await browser.newContext({ locale: "th-TH", viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of (422|404|403)/.test(message.text())) tell(page.url(), `console: ${message.text()}`);
  });
  page.on("pageerror", (error) => tell(page.url(), `script error: ${error}`));
  return page;
}

/** Every width, and what a screen reader finds; then wide again. */
async function lookAt(page, name) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await checks.checkLayout(page, `${name} at ${width}`);
    if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
  }
  await checks.checkAccessibility(page, name);
}

async function signIn(page) {
  await page.goto(`${origin}/th/demo/people`);
  const [mail, password, code] = await page.$eval('tr:has(code:text-is("province@demo.example"))',
    (row) => [...row.querySelectorAll("td code")].map((one) => one.textContent));
  await page.goto(`${origin}/th/sign-in`);
  await page.fill("main [name=mail]", mail);
  await page.fill("main [name=password]", password);
  await page.click("main button[type=submit]");
  await page.fill("main [name=code]", code);
  await page.click("main button[type=submit]");
}

const text = (page) => page.textContent("main");
const send = async (page, button) => {
  await page.click(button);
  await page.waitForLoadState();
};

/** The list says how each document stands. */
async function readList(page) {
  for (const way of ["/th/office", "/th/office/plans"]) {
    await page.goto(`${origin}${way}`);
    expect(await page.locator('main a[href="/th/office/documents/cm-province"]').count() === 1, `${way} leads to the documents`);
  }
  expect((await page.goto(`${origin}/th/office/documents/cm-city`)).status() === 403, "the documents of others are theirs");
  expect((await text(page)).includes("ไม่มีสิทธิ์"), "and the page says so");
  await page.goto(`${origin}/th/office/documents`);
  expect(page.url().endsWith("/th/office/documents/cm-province"), `an officer of one agency comes to it: ${page.url()}`);
  await page.goto(`${origin}/th/office/documents/cm-province?year=2564`);
  expect(await page.locator(".documents > li").count() === 5, "there are five documents");
  expect((await text(page)).includes("เผยแพร่แล้ว ฉบับที่ 1"), "the demo has published the drive plan");
  await lookAt(page, "documents-list");
}

async function setLetterhead(page) {
  await page.goto(`${origin}${LETTERHEAD}`);
  await page.fill("main [name=issuer]", "กลุ่มงานยุทธศาสตร์และข้อมูลเพื่อการพัฒนาจังหวัด");
  await page.fill("main [name=telephone]", "0 5311 2708");
  await page.check('main [name=digits][value="thai"]');
  await send(page, 'main button[value="look"]');
  expect((await text(page)).includes("๐ ๕๓๑๑ ๒๗๐๘"), "the preview shows what would be saved");
  const wrong = join(scratch, "logo.png");
  writeFileSync(wrong, "<svg xmlns='http://www.w3.org/2000/svg'/>");
  await page.setInputFiles("main [name=logo]", wrong);
  await send(page, 'main button[value="save"]');
  expect((await text(page)).includes("ไม่ใช่ภาพ PNG หรือ JPEG"), "a logo is told by its bytes");
  const logo = join(scratch, "seal.png");
  writeFileSync(logo, await page.screenshot({ clip: { x: 0, y: 0, width: 64, height: 64 } }));
  await page.setInputFiles("main [name=logo]", logo);
  await page.check('main [name=digits][value="arabic"]');
  await send(page, 'main button[value="save"]');
  expect((await text(page)).includes("บันทึกหัวเอกสารแล้ว"), "the letterhead is saved");
  expect(await page.$eval(".head-preview img", (image) => image.naturalWidth) === 64, "and its logo is shown");
  await lookAt(page, "letterhead");
}

/** What is typed makes the line that asked for it go. */
async function typeWhatIsMissing(page) {
  await page.goto(`${origin}${DOCUMENT}`);
  const asks = page.locator('main a[href="#field-announced"]');
  expect(await asks.count() === 1, "the page asks for the day of the announcement, with a way to its field");
  for (const refused of await page.locator(".opened q").allTextContents())
    expect(!/[{}*]/.test(refused), `a sentence that is left out shows nothing of the template: ${refused}`);
  await lookAt(page, "document");
  await page.fill("main [name=announced]", "สิงหาคมกระมัง");
  await send(page, "#fields button[type=submit]");
  expect((await text(page)).includes("สิงหาคมกระมัง") || await page.inputValue("main [name=announced]") === "สิงหาคมกระมัง", "what was refused stays typed");
  await page.fill("main [name=announced]", "1 สิงหาคม 2564");
  await send(page, "#fields button[type=submit]");
  expect((await text(page)).includes("บันทึกข้อความแล้ว"), "the words are saved");
  expect(await asks.count() === 0, "nothing asks for it any more");
}

async function publish(page) {
  await send(page, "#publish button[type=submit]");
  expect((await text(page)).includes("ทำเครื่องหมายยืนยัน"), "publishing has to be confirmed");
  expect((await page.textContent("#errors-title")).includes("ยังเผยแพร่ไม่ได้"), "and it is publishing that was refused");
  await page.check("main [name=confirm]");
  await send(page, "#publish button[type=submit]");
  expect((await text(page)).includes("เผยแพร่แล้ว ฉบับที่ 1"), `it is published: ${(await text(page)).slice(0, 400)}`);
  expect((await page.textContent("#publish")).includes("ไม่มีอะไรเปลี่ยนจากฉบับที่ 1"), "there is nothing new to publish");
  expect(await page.locator("#publish form").count() === 0, "and no form that would be refused");
  await page.goto(`${origin}${DOCUMENT}`);
  await page.fill("main [name=remark]", "ข้อมูล ณ วันที่ประกาศผล");
  await send(page, "#fields button[type=submit]");
  await page.fill("main [name=note]", "เพิ่มหมายเหตุ");
  await page.check("main [name=confirm]");
  await send(page, "#publish button[type=submit]");
  expect((await text(page)).includes("เผยแพร่แล้ว ฉบับที่ 2"), `the second version is published: ${(await text(page)).slice(0, 400)}`);
}

async function fetched(page, link) {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return readFileSync(await download.path());
}

/** Nobody is signed in: what everybody sees. */
async function readInPublic() {
  const page = await openPage();
  await page.goto(`${origin}/th/agency/cm-province`);
  await page.click(`main a[href="${PUBLIC}"]`);
  await page.waitForLoadState();
  expect((await text(page)).includes("ฉบับปัจจุบัน"), "the newest version is shown");
  const rows = page.locator("#files tbody tr");
  expect(await rows.count() === 4, "there are four files");
  for (let i = 0; i < 4; ++i) {
    const printed = (await rows.nth(i).locator(".hash").textContent()).trim();
    const bytes = await fetched(page, rows.nth(i).locator("a"));
    expect(createHash("sha256").update(bytes).digest("hex") === printed, `file ${i} has the hash that is printed beside it`);
  }
  expect(await page.locator(".document-sheet").count() === 1, "the document itself stands below");
  await lookAt(page, "public-document");
  await page.goto(`${origin}${PUBLIC}/1`);
  expect((await text(page)).includes("มีฉบับใหม่แทนแล้ว"), "the first version stays readable, and says that it was replaced");
  await page.goto(`${origin}/en${PUBLIC.slice(3)}`);
  await lookAt(page, "public-document-en");
  expect((await page.goto(`${origin}${PUBLIC}/9`)).status() === 404, "there is no ninth version");
  await page.context().close();
}

try {
  const page = await openPage();
  await signIn(page);
  await readList(page);
  await setLetterhead(page);
  await typeWhatIsMissing(page);
  await publish(page);
  await lookAt(page, "document-published");
  const draft = await fetched(page, page.locator('main a[href$="/draft/pdf"]'));
  expect(draft.subarray(0, 5).toString() === "%PDF-", "the draft can be taken along");
  await readInPublic();
} catch (error) {
  found.push(`${error.stack}`);
} finally {
  await browser.close();
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}
if (found.length > 0) {
  console.error(found.join("\n"));
  process.exit(1);
}
