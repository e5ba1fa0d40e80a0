// SPDX-License-Identifier: Apache-2.0
// A network between a browser and a server that breaks where it is told to: bytes pass through it, and connections are cut.
import { createServer, connect } from "node:net";

/** Where a submission may be cut off. `before`: nothing of it arrives; `request`: half its body does; `after`: all of it does,
 *  and no answer comes back; `half`: half the answer does. */
export const CUTS = ["before", "request", "after", "half"];

/** The first whole request of these bytes, or null: its length, and what it posts. */
function requestIn(bytes) {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const head = bytes.subarray(0, end).toString("latin1");
  const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
  const whole = end + 4 + length;
  if (bytes.length < whole) return null;
  return { whole, isPost: head.startsWith("POST "), headEnd: end + 4, body: bytes.subarray(end + 4, whole).toString("utf8") };
}

/** Stands before `origin`. `cutNext(cut)`: the next submission is cut off there, once. `posted`: the bodies of all submissions
 *  that the browser sent, `cuts`: how many were cut off. */
export async function startShakyNetwork(origin) {
  const target = new URL(origin);
  const open = new Set();
  let cut = null;
  const out = { posted: [], cuts: 0, cutNext: (where) => { cut = where; } };

  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const both = [client, upstream];
    let waiting = Buffer.alloc(0);
    let answerCut = null;  // of the request that the server is answering
    const breakOff = () => {
      out.cuts += 1;
      // A reset, as where a signal is gone, and no orderly end.
      client.resetAndDestroy();
      upstream.destroy();
    };
    const pass = (request) => {
      if (!request.isPost) return upstream.write(waiting.subarray(0, request.whole));
      out.posted.push(request.body);
      const where = cut;
      cut = null;
      if (where === "before") return breakOff();
      if (where === "request") {
        upstream.write(waiting.subarray(0, request.headEnd + Math.floor(request.body.length / 2)));
        return breakOff();
      }
      answerCut = where;
      return upstream.write(waiting.subarray(0, request.whole));
    };
    client.on("data", (bytes) => {
      waiting = Buffer.concat([waiting, bytes]);
      for (let request = requestIn(waiting); request && !client.destroyed; request = requestIn(waiting)) {
        pass(request);
        waiting = waiting.subarray(request.whole);
      }
    });
    upstream.on("data", (bytes) => {
      if (answerCut === "over") return undefined;
      if (answerCut === "after") return breakOff();
      if (answerCut !== "half") return client.write(bytes);
      // Cut only once the half is on its way.
      answerCut = "over";
      return client.write(bytes.subarray(0, Math.floor(bytes.length / 2)), breakOff);
    });
    for (const one of both) {
      open.add(one);
      one.on("error", () => {});
      one.on("close", () => { open.delete(one); both.forEach((other) => other.destroy()); });
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  out.origin = `http://127.0.0.1:${server.address().port}`;
  out.stop = async () => {
    for (const one of open) one.destroy();
    await new Promise((done) => server.close(done));
  };
  return out;
}
