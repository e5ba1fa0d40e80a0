// SPDX-License-Identifier: Apache-2.0
// The network drops while a survey is answered in a real browser: at typing, between questions, and at every point of sending.
// No answer is lost while the page is open, and every ballot counts exactly once, with the answers that were given.
// Run by ctest: node drops_test.mjs SERVE_SURVEY PROJECT_FOLDER sqlite|postgres; PRONGSAI_DROPS says how many (make faults).
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser } from "./checks.mjs";
import { startPostgres } from "./postgres.mjs";
import { CUTS, startShakyNetwork } from "./shaky_network.mjs";
import { expect, pageOpener, receiptOf, rowsOf, sendButton, startSurveys } from "./survey_tools.mjs";

const [program, project, engine] = process.argv.slice(2);
const DROPS = Number(process.env.PRONGSAI_DROPS ?? 25);
const IIT = "/go/iit/ppqqrr";
const CHOICES_MOST = 8;

/** The same numbers in every run. */
let state = 20_261_122;
function roll(below) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

const found = [];
const scratch = mkdtempSync(join(tmpdir(), "prongsai-drops-"));
const postgres = engine === "postgres" ? await startPostgres() : null;
const server = await startSurveys(program, postgres ? postgres.address : join(scratch, "survey.db"));
const network = await startShakyNetwork(server.origin);
const browser = await openBrowser(project);
const page = await pageOpener(browser, (where, what) => found.push(`${where}: ${what}`))();
const context = page.context();

let drops = 0;
const kinds = {};
const chosenInAll = {};  // box and choice: how many
function dropped(kind) {
  drops += 1;
  kinds[kind] = (kinds[kind] ?? 0) + 1;
}

/** Chooses in the question on the screen as a finger would, and gives what was chosen. */
function choose(seed) {
  return page.evaluate((first) => {
    let next = first;
    const out = {};
    for (const box of document.querySelectorAll(".screen:not([hidden]) .box")) {
      const choices = [...box.querySelectorAll("input")];
      const choice = choices[next++ % choices.length];
      choice.click();
      out[choice.name] = choice.value;
    }
    return out;
  }, seed);
}
const onward = () => page.evaluate(() => document.querySelector("#moves button.go").click());
const inPage = () => page.evaluate(() => Object.fromEntries([...document.querySelectorAll(".screen input:checked")].map((one) => [one.name, one.value])));
const isSame = (a, b) => Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, value]) => b[name] === value);

/** Answers everything; the network goes at typing or between two questions, and comes back some questions later. */
async function answerWithDrops() {
  const answers = {};
  const count = await page.locator(".screen").count() - 1;
  let back = -1;  // at which question
  for (let n = 0; n < count; n += 1) {
    if (back < 0 && roll(25) === 0) {
      await context.setOffline(true);
      dropped("typing");
      back = n + 1 + roll(4);
    }
    Object.assign(answers, await choose(roll(CHOICES_MOST)));
    if (back < 0 && roll(25) === 0) {
      await context.setOffline(true);
      dropped("between");
      back = n + 1 + roll(4);
    }
    await onward();
    if (back >= 0 && n + 1 >= back) {
      await context.setOffline(false);
      back = -1;
    }
  }
  await context.setOffline(false);
  expect(isSame(await inPage(), answers), "the page holds what was chosen");
  return answers;
}

/** Until the page says that it has arrived, or that it has not. */
const told = () => page.waitForFunction(() => {
  const done = document.getElementById("done");
  return (done && !done.hidden) || document.getElementById("told").textContent.startsWith("ยังไม่ได้ส่ง");
});
const isDone = () => page.locator("#done").isVisible();

/** Sends with up to four drops. After one the page tries again by itself, or the respondent does. */
async function sendWithDrops(answers) {
  const faults = Array.from({ length: 1 + roll(4) }, () => ["offline", ...CUTS][roll(1 + CUTS.length)]);
  for (const fault of faults) {
    if (fault === "offline") await context.setOffline(true);
    else network.cutNext(fault);
    const cuts = network.cuts;
    await sendButton(page).click();
    await told();
    if (fault === "offline") {
      dropped("offline at sending");
      expect(isSame(await inPage(), answers), "offline, the page still holds every answer");
      await context.setOffline(false);  // and now it sends by itself
      await page.waitForSelector("#done:not([hidden])");
      return;
    }
    expect(network.cuts === cuts + 1, `cut off once: ${fault}`);
    dropped(fault);
    if (await isDone()) return;  // the browser itself had sent it once more
    expect(isSame(await inPage(), answers), `after "${fault}" the page still holds every answer`);
    if (roll(10) === 0) {
      await page.waitForSelector("#done:not([hidden])");
      return;
    }
  }
  await sendButton(page).click();
}

/** One respondent from the first page to the receipt. */
async function respond(number) {
  const before = await rowsOf(server.origin, IIT);
  const posts = network.posted.length;
  await page.goto(network.origin + IIT);
  await page.click("#start button.go");
  const answers = await answerWithDrops();
  await sendWithDrops(answers);
  await receiptOf(page);
  const sent = network.posted.slice(posts).map((body) => Object.fromEntries(new URLSearchParams(body)));
  expect(new Set(sent.map(({ id }) => id)).size === 1, `ballot ${number} is the same each time`);
  for (const { id, t, code, ...rest } of sent) expect(isSame(rest, answers), `ballot ${number} is sent as it was answered`);
  const after = await rowsOf(server.origin, IIT);
  expect(after.sealed === before.sealed + 1 && after.received === before.received + 1, `ballot ${number} is there once: ${JSON.stringify(after)}`);
  for (const [box, choice] of Object.entries(answers)) chosenInAll[`${box}=${choice}`] = (chosenInAll[`${box}=${choice}`] ?? 0) + 1;
}

/** The box is opened: every answer of every ballot is counted, and no other. */
async function compareCounts(ballots) {
  const counted = await (await fetch(`${server.origin}/test/open/ppqqrr`, { method: "POST" })).json();
  expect(isSame(Object.fromEntries(Object.entries(counted.counts).filter(([, count]) => count > 0)), chosenInAll), "the counts are those of the answers given");
  expect(counted.ballots === ballots && counted.refused === 0, `${ballots} ballots: ${counted.ballots}, refused ${counted.refused}`);
}

let ballots = 0;
try {
  for (; drops < DROPS; ballots += 1) await respond(ballots + 1);
  await compareCounts(ballots);
} catch (trouble) {
  found.push(`ballot ${ballots + 1}: ${trouble.stack}`);
} finally {
  await browser.close();
  await network.stop();
  await server.stop();
  await postgres?.stop();
  rmSync(scratch, { recursive: true, force: true });
}
for (const line of found) console.log(line);
console.log(`${drops} drops in ${ballots} ballots (${Object.entries(kinds).map(([kind, count]) => `${kind} ${count}`).join(", ")}); ${found.length} troubles found`);
process.exit(found.length === 0 ? 0 : 1);
