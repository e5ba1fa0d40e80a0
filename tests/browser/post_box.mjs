// SPDX-License-Identifier: Apache-2.0
// Takes the mail that the program sends, as the next mail server would, and gives it to the test.
import { createServer } from "node:net";

/** The words of a mail: its parts decoded, one after another. */
function wordsOf(mail) {
  const parts = mail.split(/^--[^\r\n]+\r?$/m);
  return parts.map((part) => {
    const [head, ...body] = part.trimStart().split("\r\n\r\n");
    const text = body.join("\r\n\r\n");
    if (/content-transfer-encoding: *base64/i.test(head)) return Buffer.from(text, "base64").toString("utf8");
    if (!/content-transfer-encoding: *quoted-printable/i.test(head)) return text;
    const bytes = text.replaceAll("=\r\n", "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, "latin1").toString("utf8");
  }).join("\n");
}

/** Opens the box: `address` for --smtp, `mailTo(person)` for the first mail to somebody, `close()`. */
export async function openPostBox() {
  const arrived = new Map();  // person → words of the first mail
  const waiting = new Map();  // person → what to do when it comes
  const take = (people, mail) => {
    for (const person of people) {
      if (!arrived.has(person)) arrived.set(person, wordsOf(mail));
      waiting.get(person)?.(arrived.get(person));
    }
  };
  const server = createServer((socket) => {
    let heard = "";
    let people = [];
    let inMail = false;
    const say = (line) => socket.write(`${line}\r\n`);
    const answer = (line) => {
      if (/^RCPT/i.test(line)) people.push(line.match(/<([^>]*)>/)[1]);
      if (/^DATA/i.test(line)) { inMail = true; return say("354 go on"); }
      if (/^QUIT/i.test(line)) { say("221 bye"); return socket.end(); }
      return say(/^EHLO/i.test(line) ? "250-post.box\r\n250-8BITMIME\r\n250 SMTPUTF8" : "250 good");
    };
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      heard += bytes.toString("utf8");
      for (;;) {
        const end = heard.indexOf(inMail ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const piece = heard.slice(0, end);
        heard = heard.slice(end + (inMail ? 5 : 2));
        if (!inMail) { answer(piece); continue; }
        inMail = false;
        take(people, piece);
        people = [];
        say("250 taken");
      }
    });
    say("220 post.box");
  });
  await new Promise((done) => { server.listen(0, "127.0.0.1", done); });
  return {
    address: `127.0.0.1:${server.address().port}`,
    mailTo(person) {
      if (arrived.has(person)) return Promise.resolve(arrived.get(person));
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no mail for ${person} within 30 seconds`)), 30_000);
        waiting.set(person, (words) => { clearTimeout(late); resolve(words); });
      });
    },
    close: () => server.close(),
  };
}
