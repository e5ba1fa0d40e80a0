// SPDX-License-Identifier: Apache-2.0
// From an empty database to an open round with 8,400 imported agencies, as the first officer walks it. One-time codes
// come from another program (oathtool), and the audit trail is verified offline at the end.
// Run by ctest: node journey_test.mjs PROGRAM PROJECT_FOLDER
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser } from "./checks.mjs";
import { startProgram } from "./tools.mjs";

const [program, project] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), "prongsai-journey-"));
const db = join(scratch, "prongsai.db");
const register = join(scratch, "register.csv");
const PASSWORD = "ดอกคูน บานหน้าร้อน 2569";

function run(words) {
  return execFileSync(program, [...words, "--home", project, "--db", db], { encoding: "utf8" });
}

function expect(holds, what) {
  if (!holds) throw new Error(what);
}

/** Opens the invitation's link, chooses a password, sets up the second step. */
async function acceptInvitation(page, link) {
  await page.goto(link);
  await page.fill("main [name=password]", PASSWORD);
  await page.fill("main [name=password_again]", PASSWORD);
  await page.click("main button[type=submit]");
  await page.waitForSelector(".qr");
  const secret = (await page.textContent(".steps code")).replaceAll(" ", "");
  const code = execFileSync("oathtool", ["--totp", "--base32", secret], { encoding: "utf8" }).trim();
  await page.fill("main [name=code]", code);
  await page.click("main button[type=submit]");
  await page.waitForSelector(".recovery");
  expect(await page.locator(".recovery code").count() === 10, "ten recovery codes are shown");
  await page.click("main a.button");
}

async function submit(page, words) {
  await page.locator("main button[type=submit]", { hasText: words }).click();
}

async function importRegister(page, origin) {
  await page.goto(`${origin}/th/office/organisations/import`);
  await page.setInputFiles("main [name=file]", register);
  await page.locator("main form[enctype] button").click();
  await page.waitForURL(/\/drafts\//, { timeout: 60_000 });
  expect((await page.textContent("main")).includes("8,400"), "the preview counts 8,400 new agencies");
  await page.fill("main [name=reason]", "ทะเบียนเริ่มต้น");
  await page.locator('form[action$="/commit"] button').click();
  await page.waitForSelector("p.calm", { timeout: 60_000 });
  await page.goto(`${origin}/th/office/organisations?q=${encodeURIComponent("อบต.")}`);
  expect(/5,300/.test(await page.textContent("main")), "search by an abbreviation finds the 5,300 อบต.");
}

async function openRound(page, origin) {
  await page.goto(`${origin}/th/office/rounds/new`);
  await page.selectOption("main [name=edition]", "ita/2567");
  await page.fill("main [name=fiscal_year]", "2570");
  await page.fill("main [name=name_th]", "การประเมิน ITA ปีงบประมาณ พ.ศ. 2570");
  await page.fill("main [name=name_en]", "ITA, fiscal year 2570");
  await page.click("main form button[type=submit]");
  await page.waitForURL(/\/rounds\/(?!new)[^/]+/);
  const round = page.url().split(/[?#]/)[0];
  await page.goto(`${round}/participants`);
  await page.locator('form[action$="/participants/choose"] button[value=add]').click();
  await page.waitForURL(/participants/);
  expect((await page.textContent("main")).includes("8,400"), "all 8,400 agencies take part");
  await page.goto(`${round}/open`);
  await page.check("main [name=confirmed]");
  await page.locator('form[action$="/open"] button').first().click();
  await page.waitForURL((url) => url.pathname === new URL(round).pathname, { timeout: 60_000 });
  const told = await page.textContent("main");
  expect(/[0-9a-f]{64}|[0-9a-f]{16}/.test(told), "the round shows the hash that its rules are frozen by");
  return round;
}

let troubles = 0;
const browser = await openBrowser(project);
let server;
try {
  execFileSync("/usr/bin/python3", [join(project, "tools", "make_demo_register.py"), register]);
  // The link must lead to the port the server will have: find a free one first.
  const { createServer } = await import("node:net");
  const port = await new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => { const { port: free } = probe.address(); probe.close(() => resolve(free)); });
  });
  const invited = run(["people", "invite", "officer@nacc.example", "--role", "authority_officer", "--name", "สมศรี เริ่มต้น", "--port", String(port)]);
  const link = invited.match(/http:\S+/)[0];
  server = await startProgram(program, ["serve", "--home", project, "--db", db, "--port", String(port)]);
  const page = await (await browser.newContext({ locale: "th-TH" })).newPage();
  await acceptInvitation(page, link);
  await importRegister(page, server.origin);
  await openRound(page, server.origin);
  await page.goto(link);
  expect((await page.textContent("main")).includes("ใช้ไม่ได้แล้ว"), "the invitation's link works once");
  await page.context().close();
  await server.stop();
  server = undefined;
  const file = join(scratch, "trail.txt");
  run(["audit", "export", file]);
  const verdict = JSON.parse(execFileSync(program, ["audit", "verify", file, "--json"], { encoding: "utf8" }));
  expect(verdict.verified && verdict.entries > 8_400, `the trail verifies offline with a line for each agency: ${verdict.entries}`);
  console.log(`walked: ${verdict.entries} lines in the trail`);
} catch (trouble) {
  troubles = 1;
  console.log(trouble);
} finally {
  await browser.close();
  if (server) await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(troubles);
