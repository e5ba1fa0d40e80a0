// SPDX-License-Identifier: Apache-2.0
// How soon the first question of the IIT can be answered on a cheap phone: Chromium slowed down, the whole way from opening the
// link over "begin" to the first choice taken. Needs serve_survey (ninja serve_survey) and web/node_modules.
// node bench/first_question.mjs SERVE_SURVEY [RUNS]
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const [program, runs = "5"] = process.argv.slice(2);
const PROFILES = [
  { name: "400 kbit/s, 400 ms, 6 times slower", kbit: 400, latency: 400, slower: 6, wanted: 2500 },
  { name: "50 kbit/s, 600 ms, 6 times slower", kbit: 50, latency: 600, slower: 6, wanted: 6000 },
];
const BYTES_A_KBIT = 125;

const scratch = mkdtempSync(join(tmpdir(), "prongsai-first-"));
const server = spawn(program, [join(scratch, "survey.db")], { stdio: ["ignore", "pipe", "inherit"] });
const origin = await new Promise((resolve) => {
  createInterface({ input: server.stdout }).on("line", (line) => { if (line.startsWith("http://")) resolve(new URL(line).origin); });
});
const { chromium } = createRequire(join(project, "web", "package.json"))("playwright-core");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"] });

/** Milliseconds from asking for the page until it is shown, until the start works, and until a question can be answered. */
async function once({ kbit, latency, slower }) {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency, downloadThroughput: kbit * BYTES_A_KBIT, uploadThroughput: kbit * BYTES_A_KBIT / 2 });
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.addInitScript(() => {
    // From inside the page, so that the slow machine that drives it does not count.
    addEventListener("DOMContentLoaded", () => {
      performance.mark("start");
      document.querySelector("#start button.go").click();
      requestAnimationFrame(() => setTimeout(() => {
        performance.mark(document.querySelector(".screen:not([hidden]) input") ? "question" : "none");
      }));
    });
  });
  await page.goto(`${origin}/go/iit/ppqqrr`, { waitUntil: "commit", timeout: 60_000 });
  await page.waitForFunction(() => performance.getEntriesByName("question").length > 0);
  const [start, question, paint] = await page.evaluate(() => [
    performance.getEntriesByName("start")[0].startTime,
    performance.getEntriesByName("question")[0].startTime,
    performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  ]);
  await page.context().close();
  return { paint, start, question };
}

let missed = 0;
for (const profile of PROFILES) {
  const all = [];
  for (let run = 0; run < Number(runs); run += 1) all.push(await once(profile));
  const middle = (name) => Math.round(all.map((one) => one[name]).sort((a, b) => a - b)[Math.floor(all.length / 2)]);
  if (middle("question") > profile.wanted) missed += 1;
  console.log(`${profile.name}: shown after ${middle("paint")} ms, start ready after ${middle("start")} ms, first question after ${middle("question")} ms (wanted: ${profile.wanted}), median of ${runs}`);
}
await browser.close();
server.kill("SIGTERM");
rmSync(scratch, { recursive: true, force: true });
process.exit(missed === 0 ? 0 : 1);
