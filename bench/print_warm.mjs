// SPDX-License-Identifier: Apache-2.0
// Prints a page again and again with one browser that stays open; the seconds of all but the first, which warms up.
//
//     node print_warm.mjs PROJECT PAGE.html OUT.pdf COUNT
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [project, page_file, out, count] = process.argv.slice(2);
const { chromium } = createRequire(path.join(project, "web/package.json"))("playwright-core");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const page = await browser.newPage();
const html = readFileSync(page_file, "utf8");
const print = async () => {
  await page.setContent(html, { waitUntil: "load" });
  return page.pdf({ format: "A4", printBackground: true, tagged: true, outline: true });
};
writeFileSync(out, await print());
const begun = process.hrtime.bigint();
for (let round = 0; round < Number(count); round += 1) await print();
console.log(Number(process.hrtime.bigint() - begun) / 1e9);
await browser.close();
