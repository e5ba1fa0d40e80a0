// SPDX-License-Identifier: Apache-2.0
// The surveys' server for a test, and a respondent's hand: answering a page as it is shown, and looking at what is left of it.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export function expect(holds, what) {
  if (!holds) throw new Error(what);
}

/** The surveys' server on a database, its address, the codes it prints, and a way to stop it. */
export function startSurveys(program, database) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [database], { stdio: ["ignore", "pipe", "pipe"] });
    const codes = [];
    let told = "";
    child.stderr.on("data", (bytes) => { told += bytes; });
    const ended = new Promise((done) => child.once("exit", done));
    ended.then((code) => reject(new Error(`the server ended with ${code}: ${told}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("code ")) codes.push(line.slice("code ".length));
      if (!line.startsWith("http://")) return;
      resolve({ origin: new URL(line).origin, codes, stop: async () => { child.kill("SIGTERM"); await ended; } });
    });
  });
}

/** Opens pages as on a small phone; whatever their scripts complain of is told. */
export function pageOpener(browser, tell) {
  return async (options = {}) => {
    const page = await (await browser.newContext({ locale: "th-TH", viewport: { width: 360, height: 740 }, ...options })).newPage();
    page.on("console", (message) => {
      const isOurs = message.type() === "error" && !/net::ERR|status of (4|5)\d\d/.test(message.text());
      if (isOurs) tell(page.url(), `console: ${message.text()}`);
    });
    page.on("pageerror", (error) => tell(page.url(), `script error: ${error}`));
    return page;
  };
}

/** What is in the database of a survey: ballots in the box, ballots counted as received, codes used. */
export async function rowsOf(origin, address) {
  // Answers come first: where the machine is busy, the server tells everybody else to come back.
  let reply = await fetch(`${origin}/test/rows`);
  for (let n = 0; reply.status === 503 && n < 100; n += 1) reply = await fetch(`${origin}/test/rows`);
  expect(reply.ok, `what is in the database is told: ${reply.status}`);
  const all = await reply.json();
  return all.find((one) => address.endsWith(one.link));
}

/** Bytes of every request and response of the page, both ways, as the network carries them. */
export async function countBytes(page) {
  const session = await page.context().newCDPSession(page);
  const out = { down: 0, up: 0, requests: 0 };
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({ encodedDataLength }) => { out.down += encodedDataLength; });
  session.on("Network.requestWillBeSent", ({ request }) => {
    out.requests += 1;
    out.up += (request.postData ?? "").length;
  });
  session.on("Network.requestWillBeSentExtraInfo", ({ headers }) => {
    for (const [name, value] of Object.entries(headers)) out.up += name.length + value.length + 4;
  });
  return out;
}

export const shown = (page) => page.locator(".screen:not([hidden])");

/** Answers the question on the screen; `pick` gives the choice of a box, from 0. */
export async function answer(page, pick) {
  const names = await shown(page).locator("input").evaluateAll((all) => [...new Set(all.map((one) => one.name))]);
  for (const name of names) await shown(page).locator(`input[name="${name}"]`).nth(pick).check({ force: true });
}

export async function answerAll(page, pick = 1, each = async () => {}) {
  const count = await page.locator(".screen").count() - 1;
  for (let n = 0; n < count; n += 1) {
    await each(n);
    await answer(page, pick);
    await page.locator("#moves button.go").click();
  }
}

export const sendButton = (page) => shown(page).locator("> button.go");

export async function receiptOf(page) {
  await page.waitForSelector("#done:not([hidden])");
  const receipt = await page.textContent("#receipt");
  expect(/^\d{4} \d{4} \d{4} \d{4}$/.test(receipt), `a receipt has 16 digits: ${receipt}`);
  return receipt;
}

/** Nothing in the page or on the device tells what was chosen. */
export async function expectNothingLeft(page, where) {
  const left = await page.evaluate(() => ({
    chosen: document.querySelectorAll("input:checked").length,
    words: document.querySelectorAll("#answers b").length,
    local: (() => { try { return localStorage.length; } catch { return 0; } })(),
    session: (() => { try { return sessionStorage.length; } catch { return 0; } })(),
    cookies: (() => { try { return document.cookie; } catch { return ""; } })(),
  }));
  expect(left.chosen + left.words + left.local + left.session === 0 && left.cookies === "", `${where}: nothing is left: ${JSON.stringify(left)}`);
}
