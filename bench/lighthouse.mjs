// SPDX-License-Identifier: Apache-2.0
// What Lighthouse (12.8.2, as a phone) says of the respondents' pages. It is fetched from the npm registry into build/bench-npm
// when it is not there. Run it on a machine that does nothing else: its simulated phone is four times slower than this one.
// node bench/lighthouse.mjs SERVE_SURVEY [RUNS]
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const [program, runs = "3"] = process.argv.slice(2);
const ADDRESSES = ["/go/iit/ppqqrr", "/go/eit/xxyyzz", "/go/iit/ppqqrr?lang=en", "/go/receipt"];
const WANTED = { performance: 95, accessibility: 100, "best-practices": 100 };

const folder = join(project, "build", "bench-npm");
const lighthouse = join(folder, "node_modules", "lighthouse", "cli", "index.js");
if (!existsSync(lighthouse)) {
  mkdirSync(folder, { recursive: true });
  execFileSync("npm", ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "lighthouse@12.8.2"], { stdio: ["ignore", "inherit", "inherit"] });
}

const scratch = mkdtempSync(join(tmpdir(), "prongsai-lighthouse-"));
const server = spawn(program, [join(scratch, "survey.db")], { stdio: ["ignore", "pipe", "inherit"] });
const origin = await new Promise((resolve) => {
  createInterface({ input: server.stdout }).on("line", (line) => { if (line.startsWith("http://")) resolve(new URL(line).origin); });
});

/** The three marks of a page, of 100; null where Lighthouse itself could not record the page, which happens. */
function marks(address) {
  const out = join(scratch, "out.json");
  try {
    record(address, out);
  } catch {
    console.log(`${address}: a run that recorded nothing`);
    return null;
  }
  const { categories } = JSON.parse(readFileSync(out, "utf8"));
  return Object.keys(WANTED).map((name) => Math.round(categories[name].score * 100));
}

function record(address, out) {
  execFileSync(process.execPath, [lighthouse, origin + address, "--quiet", "--output=json", `--output-path=${out}`,
                                  `--only-categories=${Object.keys(WANTED)}`, "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"],
               { env: { ...process.env, CHROME_PATH: "/usr/bin/chromium" }, stdio: ["ignore", "ignore", "inherit"] });
}

let missed = 0;
for (const address of ADDRESSES) {
  const all = [];
  for (let run = 0; run < Number(runs); run += 1) {
    const one = marks(address);
    if (one) all.push(one);
  }
  if (all.length * 2 <= Number(runs)) {
    missed += 1;
    console.log(`${address}: too few runs were recorded`);
    continue;
  }
  const middle = Object.keys(WANTED).map((_, i) => all.map((one) => one[i]).sort((a, b) => a - b)[Math.floor(all.length / 2)]);
  missed += Object.values(WANTED).filter((wanted, i) => middle[i] < wanted).length;
  console.log(`${address}: ${Object.keys(WANTED).map((name, i) => `${name} ${middle[i]}`).join(", ")} (median of ${all.length})`);
}
server.kill("SIGTERM");
rmSync(scratch, { recursive: true, force: true });
process.exit(missed === 0 ? 0 : 1);
