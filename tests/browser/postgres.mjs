// SPDX-License-Identifier: Apache-2.0
// A PostgreSQL server of a test's own: an empty cluster in a folder below /tmp, reached by a socket only.
import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** The newest of Debian's servers. */
function serverPrograms() {
  const root = "/usr/lib/postgresql";
  const found = readdirSync(root).map((version) => join(root, version, "bin")).filter((bin) => existsSync(join(bin, "initdb")));
  return found.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1);
}

/** The server refuses to be root, so there it runs as the user postgres. */
function userOfTheServer() {
  if (process.getuid() !== 0) return {};
  const id = (option) => Number(execFileSync("id", [option, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** Starts a server and gives the address of its empty database and a way to stop it. */
export async function startPostgres() {
  const folder = mkdtempSync("/tmp/prongsai-pg-");  // short: the path of a Unix socket has 107 bytes
  const user = userOfTheServer();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const bin = serverPrograms();
  const cluster = join(folder, "cluster");
  execFileSync(join(bin, "initdb"),
               ["-D", cluster, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=th", "-N"],
               { ...user, cwd: folder });
  const server = spawn(join(bin, "postgres"), ["-D", cluster, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"],
                       { ...user, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((done) => server.once("exit", done));
  let told = "";
  await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`PostgreSQL does not start:\n${told}`)), 60_000);
    server.stderr.on("data", (bytes) => {
      told += bytes;
      if (!told.includes("ready to accept connections")) return;
      clearTimeout(late);
      resolve();
    });
    server.once("exit", (code) => { clearTimeout(late); reject(new Error(`PostgreSQL ended with ${code}:\n${told}`)); });
  });
  return {
    address: `postgresql://tester@/postgres?host=${folder}`,
    stop: async () => {
      server.kill("SIGQUIT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
