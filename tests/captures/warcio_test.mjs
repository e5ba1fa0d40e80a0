// SPDX-License-Identifier: Apache-2.0
// Another program (warcio) reads our archive files from end to end: every record stands where we say, with the digests we say,
// and every answer gives back the bytes that came over the wire.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { createReadStream, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { WARCParser } = require("warcio");

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const folder = mkdtempSync(path.join(tmpdir(), "prongsai-warcio-"));
try {
  const expected = new Map();
  for (const line of execFileSync(process.argv[2], [folder], { encoding: "utf8" }).trim().split("\n")) {
    const [id, type, file, offset, length, address, digest] = line.split(" ");
    expected.set(`<${id}>`, { type, file, offset: +offset, length: +length, address, digest });
  }
  assert.ok(expected.size >= 60);

  const counts = {};
  const bodies = new Set();
  const seen = new Set();
  let requests = 0;
  const files = readdirSync(folder).filter((name) => name.endsWith(".warc.gz")).sort();
  assert.ok(files.length >= 3, "several files");
  for (const file of files) {
    let end = 0;
    let first = true;
    const parser = new WARCParser(createReadStream(path.join(folder, file)));
    for await (const record of parser) {
      const type = record.warcType;
      counts[type] = (counts[type] ?? 0) + 1;
      assert.equal(record.version ?? "WARC/1.1", "WARC/1.1");
      if (first) assert.equal(type, "warcinfo", "a file begins with what it is");
      first = false;
      // Compared with the parser's payload, which is read by its own rules: chunks, headers, lengths.
      const payload = Buffer.from(await record.readFully(true));
      const wanted = expected.get(record.warcHeader("WARC-Record-ID"));
      if (type === "request") requests += 1;
      if (wanted) {
        assert.equal(type, wanted.type);
        assert.equal(file, wanted.file);
        assert.equal(parser.offset, wanted.offset, "the record begins where the row says");
        assert.equal(record.warcTargetURI, wanted.address);
        const digest = record.warcHeader("WARC-Payload-Digest");
        if (wanted.digest !== "-") assert.equal(digest, `sha256:${wanted.digest}`);
        if (type === "response") {
          assert.equal(sha256(payload), wanted.digest === "-" ? sha256("") : wanted.digest);
          assert.equal(record.httpHeaders.statusCode, 200);
          bodies.add(wanted.digest);
        }
        if (type === "revisit") {
          assert.ok(bodies.has(wanted.digest), "what a revisit refers to came before");
          assert.ok(seen.has(record.warcHeader("WARC-Refers-To")));
          assert.equal(payload.length, 0);
        }
        if (type === "metadata") assert.match(payload.toString(), /^outcome: no_such_host\r\n/);
        seen.add(record.warcHeader("WARC-Record-ID"));
        expected.delete(record.warcHeader("WARC-Record-ID"));
      }
      end = parser.offset;
    }
    assert.ok(end <= statSync(path.join(folder, file)).size);
  }
  assert.equal(expected.size, 0, "nothing is missing");
  assert.ok(counts.revisit >= 5 && counts.response >= 40 && counts.metadata >= 4 && requests >= 50, JSON.stringify(counts));
  console.log(`warcio read ${files.length} files: ${JSON.stringify(counts)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
