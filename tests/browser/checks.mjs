// SPDX-License-Identifier: Apache-2.0
// The browser, and what is checked on every page it opens.
import { createRequire } from "node:module";
import { join } from "node:path";
import { atWidth } from "./tools.mjs";

const ACCESSIBILITY = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What web/package.json brought. */
function fromNpm(project, name) {
  return createRequire(join(project, "web", "package.json"))(name);
}

/** Debian's Chromium, which asks nobody for updates. */
export function openBrowser(project) {
  return fromNpm(project, "playwright-core").chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
           "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** Two checks of a page that is open; `tell(where, what)` takes what they find. */
export function pageChecks(project, tell) {
  const axe = fromNpm(project, "axe-core");
  return {
    async checkAccessibility(page, where) {
      if (!await page.evaluate(() => "axe" in window)) await page.evaluate(axe.source);
      const result = await page.evaluate(
        (tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }),
        ACCESSIBILITY);
      for (const violation of result.violations) {
        const places = violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ");
        tell(where, `${violation.id}: ${violation.help} at ${places}`);
      }
    },
    async checkLayout(page, where) {
      for (const trouble of await page.evaluate(atWidth)) tell(where, trouble);
    },
  };
}
