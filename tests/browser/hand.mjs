// SPDX-License-Identifier: Apache-2.0
// Somebody at the browser who knows no addresses: reads, clicks, types. Counts what that costs a person, and has every
// page that comes looked over at the width of a telephone and of a desk.
import { join } from "node:path";

const NARROW = { width: 360, height: 800 };
const WIDE = { width: 1440, height: 900 };
const SECONDS_A_CLICK = 4;
const SECONDS_A_LETTER = 0.3;

/** What it cost, over all people of the story. */
export class Cost {
  clicks = 0;
  letters = 0;
  pages = 0;
  byProgram = 0;  ///< milliseconds between a click and the next page

  get minutes() { return (this.clicks * SECONDS_A_CLICK + this.letters * SECONDS_A_LETTER) / 60; }
}

export class Hand {
  /** `checks` are pageChecks(); pictures go to the folder `pictures` where it is given. */
  constructor(page, { cost, checks, tell, name, pictures }) {
    Object.assign(this, { page, cost, checks, tell, name, pictures });
    this.status = 0;
    page.on("console", (message) => {
      // A refused form is answered with 422 on purpose.
      if (message.type() === "error" && !message.text().includes("status of 422")) tell(page.url(), `console: ${message.text()}`);
    });
    page.on("pageerror", (error) => tell(page.url(), `script error: ${error}`));
    page.on("response", (response) => {
      if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) this.status = response.status();
    });
  }

  /** The words of the page, without its frame. */
  text() { return this.page.innerText("main"); }

  /** Looks the open page over. */
  async look() {
    const { page, tell } = this;
    this.cost.pages += 1;
    const number = String(this.cost.pages).padStart(2, "0");
    const path = new URL(page.url()).pathname.split("/").slice(2).join("-").slice(0, 60);
    const where = `${number} ${this.name} ${new URL(page.url()).pathname}`;
    if (![200, 422].includes(this.status)) tell(where, `status ${this.status}`);
    const text = await page.innerText("body");
    if (text.includes("⟦")) tell(where, `misses a text: ${text.slice(text.indexOf("⟦"), text.indexOf("⟦") + 60)}`);
    for (const size of [NARROW, WIDE]) {
      await page.setViewportSize(size);
      await this.checks.checkLayout(page, `${size.width} ${where}`);
      await this.checks.checkAccessibility(page, `${size.width} ${where}`);
      if (this.pictures) await page.screenshot({ path: join(this.pictures, `${number}-${this.name}-${path}-${size.width}.png`), fullPage: true });
    }
  }

  /** Clicks something that leads to another page, and waits for it. */
  async go(target) {
    this.cost.clicks += 1;
    const begun = Date.now();
    await Promise.all([this.page.waitForEvent("load"), target.click({ timeout: 5_000 })]);
    this.cost.byProgram += Date.now() - begun;
    await this.look();
  }

  /** A link by its words, in the menu, the ways or the text: the first of that name. */
  follow(words, inside = this.page) { return this.go(inside.getByRole("link", { name: words, exact: typeof words === "string" }).first()); }
  press(words, inside = this.page.locator("main")) { return this.go(inside.getByRole("button", { name: words, exact: true }).first()); }

  /** Unfolds or ticks: a click that leads nowhere. */
  async tap(target) {
    this.cost.clicks += 1;
    await target.click({ timeout: 5_000 });
  }

  /** The field below a label; what stood there is typed over. */
  async write(label, text, inside = this.page.locator("main")) {
    this.cost.clicks += 1;
    this.cost.letters += [...text].length;
    await inside.getByLabel(label, { exact: true }).first().fill(text, { timeout: 5_000 });
  }

  async choose(label, words, inside = this.page.locator("main")) {
    this.cost.clicks += 2;
    await inside.getByLabel(label, { exact: true }).first().selectOption({ label: words }, { timeout: 5_000 });
  }

  async attach(label, files) {
    this.cost.clicks += 3;  // the button, the file, "open"
    await this.page.locator("main").getByLabel(label, { exact: true }).setInputFiles(files);
  }
}
