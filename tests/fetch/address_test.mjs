// SPDX-License-Identifier: Apache-2.0
// Thousands of spellings of addresses, as this program reads them and as node does (the URL Standard).
// Usage: address_test.mjs FETCH_DOOR
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { domainToUnicode } from 'node:url';

const door = process.argv[2];
const hex = (text) => Buffer.from(text, 'utf8').toString('hex');
const ask = (mode, lines) => {
  const run = spawnSync(door, [mode], { input: lines.join('\n') + '\n', maxBuffer: 1 << 28 });
  assert.equal(run.status, 0);
  const answers = run.stdout.toString().trimEnd().split('\n');
  assert.equal(answers.length, lines.length);
  return answers.map((line) => (/^[0-9a-f]+$/.test(line) ? Buffer.from(line, 'hex').toString() : line));
};

// One stream of chance, the same each time.
let state = 2569;
const below = (limit) => {
  state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
  return ((state ^ (state >>> 13)) >>> 0) % limit;
};
const one = (list) => list[below(list.length)];

const schemes = ['http://', 'https://', 'HTTP://', 'hTTps://', 'http:', 'https:/', 'http:\\\\', 'https:///', ' https://', 'ht\ntp://', 'ftp://', 'javascript:', 'file:///', 'gopher://', 'data:', 'ws://', 'mailto:', 'dict://'];
const hosts = ['www.example.go.th', 'EXAMPLE.go.TH', 'example.go.th.', 'a.b.c.example.or.th', 'อบต.ไทย', 'เทศบาล.ไทย', 'www.เทศบาลนคร.ไทย',
  'กรมการปกครอง.รัฐบาล.ไทย', 'ห้วยขวาง.ไทย', 'ผู้สูงอายุ.ไทย', 'น้ำ.ไทย', 'xn--12cl2eucza.xn--o3cw4h', 'xn--o3cw4h.com', 'xn--zzzzzzzzzzz.com', 'xn--.com', 'xn--a.com',
  'faß.de', 'ＷＷＷ.example.ｇｏ.th', 'www。example。com', 'e%78ample.com', '%77ww.example.com', 'ex%ample.com', 'exa%20mple.com', 'a_b.example.com',
  'r3---sn-a.example.com', 'a--b.com', '-a.com', 'a-.com', 'a..com', '.com', 'example', 'localhost', 'LOCALHOST.', 'x.localhost', 'printer.local', 'db.internal',
  'router.home.arpa', 'site.test', 'abc.onion', '127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1', '017700000001', '1.2.3.4', '1.2.3.4.',
  '256.256.256.256', '1.2.3.4.5', '0', '0x', '０x７f.1', '①②⑦.⓪.⓪.①', '๑๒๗.๐.๐.๑', '๑๐.0.0.5', '%31%32%37.0.0.1', '1２7.0.0.1', 'a.1', 'a.0x1', 'a.09', '[::1]', '[::ffff:127.0.0.1]',
  '[::FFFF:7f00:1]', '[fd00::5]', '[64:ff9b::a00:5]', '[fe80::1%25lo]', '[::1', '::1]', '[1.2.3.4]', '127.0.0.1.nip.io', 'ex ample.com', 'ex<ample.com', 'ex|ample.com', 'ex^ample.com',
  'exa\u00admple.com', 'exa\u200bmple.com', 'ex\u0000ample.com', 'a\u0301.com', '\u0e31ก.ไทย', 'ก๋วยเตี๋ยว.ไทย', '১২৩.com', 'x'.repeat(63) + '.com', 'x'.repeat(64) + '.com', '', 'user@example.com', 'a:b@example.com', '@example.com', 'evil.com@127.0.0.1', 'example.com#@127.0.0.1', 'example.com\\@127.0.0.1',
  '\u{1F600}.com', 'ǆ.com', 'ﷺ.com', 'K.com', 'ⅷ.com', '☃.net', 'ยิ่งลักษณ์.com', 'ສະບາຍດີ.com', '例え.jp', 'пример.рф', 'שלום.com', 'مثال.com', 'a.שלום.com', '0.com', '1a.com', 'com.1a'];
const ports = ['', '', '', ':80', ':443', ':0443', ':', ':8080', ':22', ':65536', ':0', ':8o', ': 80', ':-1'];
const paths = ['', '/', '/a/b/../c', '/a/./b/', '/..', '/../..', '/a/%2e%2e/b', '/a/%2E./b', '/a/.%2e', '/a/..;/b', '\\a\\b', '/a\\..\\b', '/ข่าว/ประชาสัมพันธ์', '/%E0%B8%81', '/a b', '/a%', '/a%zz', '/"<>`{}', '/^|[]~', "/'", '//double//slash',
  '/a?b=c', '/a?ข=ค&d=e f', "/a?'\"<>`{}|^", '/a?b?c', '/a?', '?', '?q=1', '/a#f', '/a?b#f', '/#', '#f', '/a\tb', '/a\nb', '/๑๒๓', '/a;b=c', '/a:b@c', '/\u200b', '/ a ', '/a/b/..', '/a/b/.', '/%00', '/\u0001', '/\u007f', '/\u00a0x', '/e\u0301', '/..%2f', '/%252e%252e/', '/...', '/....//x', '/.%2e%2e/', '/a/%2e%2E'];

const cases = [];
for (const host of hosts) for (const scheme of ['http://', 'https://', '']) cases.push(scheme + host + '/x');
for (const path of paths) cases.push('https://www.example.go.th' + path, 'http://เทศบาล.ไทย:80' + path, 'example.com' + path);
for (const scheme of schemes) for (const port of ports) cases.push(scheme + 'www.example.go.th' + port + '/a');
while (cases.length < 20000) cases.push(one(schemes) + one(hosts) + one(ports) + one(paths));
// Signs put anywhere into good ones.
const signs = [...'/\\:?#@[]%.-_ \t\n<>"\'`{}|^~!$&()*+,;=0๑ก', '\u200b', '\u00a0', '\ufeff', '\u3002', '\uff0e', '%2e', '%2f', '%40', '\u0000', '\ud800'];
const seeds = ['https://www.example.go.th/a/b?c=d#e', 'http://เทศบาล.ไทย/ข่าว', 'example.com:443/x', 'https://127.0.0.1.example.com/a/../b'];
for (let i = 0; i < 8000; i++) {
  let text = one(seeds);
  for (let n = 1 + below(3); n > 0; n--) {
    const at = below(text.length + 1);
    text = text.slice(0, at) + one(signs) + text.slice(at + (below(3) === 0 ? 1 : 0));
  }
  cases.push(text.toWellFormed());
}

// What this program refuses though node reads it: the reasons that address.h gives, in node's terms.
const endings = /(^|\.)(local|localhost|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|example|onion|alt|i2p|bit|in-addr\.arpa|ip6\.arpa)$/;
const zeros = [0x660, 0x6f0, 0x966, 0xe50, 0xed0, 0x1040, 0x17e0];
const plain = (text) => [...text].map((c) => { const zero = zeros.find((z) => c.codePointAt(0) >= z && c.codePointAt(0) < z + 10); return zero ? String(c.codePointAt(0) - zero) : c; }).join('');
const reasons = (typed, url, base) => {
  const out = [];
  const host = url.hostname.replace(/\.$/, '');
  const authority = url.href.slice(url.protocol.length + 2).split(/[/?#]/)[0];
  if (!/^https?:$/.test(url.protocol)) return ['address.scheme'];
  const scheme = /^(https?:)/i.exec(typed)?.[1].toLowerCase();
  const namesHost = !base || /^[/\\]{2}/.test(typed) || (scheme && (scheme !== new URL(base).protocol || /^https?:\/\//i.test(typed)));
  if (namesHost && /^[a-z0-9+.-]*:?[/\\]*[^/\\?#]*@/i.test(typed)) out.push('address.has_password');
  if (!['', '80', '443'].includes(url.port)) out.push('address.port');
  if (/^\[|^\d+\.\d+\.\d+\.\d+$/.test(host)) out.push('address.host_is_ip');
  if (!host.includes('.') || endings.test(host)) out.push('address.host_local');
  if (!/^[a-z0-9_.-]+$/.test(host) || host.split('.').some((label) => label === '' || label.length > 63) || host.length > 253) out.push('address.unreadable');
  // Pictures: the URL Standard reads them still, IDNA 2008 and with it registries and libidn2 do not.
  // Nor do they know labels that begin or end with a hyphen (RFC 1123, RFC 5891).
  if (/\p{So}|(^|\.)-|-(\.|$)/u.test(domainToUnicode(host) || host)) out.push('address.unreadable');
  if (authority && Buffer.byteLength(url.href) > 2048) out.push('address.too_long');
  // Digits of other scripts: a name for node, an IP address for whoever reads it.
  const typedHost = decodeURIComponentOr(typed).replace(/^(https?:)?[/\\]*/i, '').split(/[/\\?#:]/)[0].replace(/\.$/, '');
  if (namesHost && plain(typedHost) !== typedHost && /(^|\.)(\d+|0x[0-9a-f]*)$/i.test(plain(typedHost))) out.push('address.host_is_ip');
  return out;
};
function decodeURIComponentOr(text) { try { return decodeURIComponent(text); } catch { return text; } }

const expected = (typed, base) => {
  // What address.h promises beyond the standard: signs nobody sees fall off the ends, a missing scheme is https.
  let text = typed;
  for (let before = null; before !== text;) { before = text; text = text.replace(/^[\u0000-\u0020\u00a0\u200b-\u200f\ufeff]+|[\u0000-\u0020\u00a0\u200b-\u200f\ufeff]+$/g, ''); }
  text = text.replace(/[\t\n\r]/g, '');
  if (base === undefined) {
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text);
    const isPort = scheme && /^\d+([/\\?#]|$)/.test(text.slice(scheme[0].length));
    if (!scheme || isPort) text = 'https://' + text.replace(/^[/\\]+/, '');
  }
  try {
    const url = new URL(text, base);
    url.hash = '';
    return { url, text };
  } catch { return { text }; }
};

const compare = (typed, answer, { url, text }, base) => {
  const shown = JSON.stringify(typed);
  const problem = answer.startsWith('address.') ? answer : null;
  if (!url) { assert.ok(problem, `${shown}: node reads no address there, we read ${answer}`); return 'neither'; }
  const may = reasons(text, url, base);
  if (problem) { assert.ok(may.includes(problem), `${shown}: ${problem}, but node reads ${url.href}, to be refused for: ${may}`); return 'refused'; }
  assert.deepEqual(may, [], `${shown}: read as ${answer}`);
  const href = url.href.replace(/#$/, '').replace(/^(https?:\/\/[^/:]*)\.(?=[/:])/, '$1');
  assert.equal(answer, href, shown);
  return 'read';
};

const counts = { neither: 0, refused: 0, read: 0 };
let wrong = [];
ask('addresses', cases.map(hex)).forEach((answer, i) => {
  if (Buffer.byteLength(cases[i]) > 2048) return;
  if (answer === 'address.empty') return assert.match(cases[i], /^[\s\u0000-\u0020\u200b\u200f\ufeff]*(#[^]*)?$/);
  try { counts[compare(cases[i], answer, expected(cases[i]))]++; } catch (trouble) { wrong.push(trouble.message.split('\n').slice(0, 8).join(' ')); }
});
console.log('addresses', counts);
assert.deepEqual([...new Set(wrong)].slice(0, 40), []);
assert.ok(counts.read > 2000 && counts.refused > 2000 && counts.neither > 1000);

const bases = ['https://www.example.go.th/a/b/c?d=e', 'http://example.com', 'https://เทศบาล.ไทย/ข่าว/', 'http://example.com/x/..;/y'];
const locations = [...paths, ...paths.map((p) => p.replace(/^[/\\]/, '')), ...paths.map((p) => '/' + p), 'http:x', 'https:x/y', 'https:/x', 'http:/x', 'http:?q', 'https:', 'http://', '//evil.com/a', '\\\\evil.com', '/\\evil.com', '///evil.com', '////127.0.0.1', 'www.example.com:80/x', 'HTTPS:../x'];
for (const host of hosts) locations.push('http://' + host + '/', 'https://' + host, '//' + host + '/a', host);
for (const scheme of schemes) locations.push(scheme + 'www.example.com/a', scheme);
const pairs = bases.flatMap((base) => locations.map((location) => [base, location]));
wrong = [];
const seen = { neither: 0, refused: 0, read: 0 };
ask('redirects', pairs.map(([base, location]) => hex(base) + ' ' + hex(location))).forEach((answer, i) => {
  const [base, location] = pairs[i];
  try { seen[compare(location, answer, expected(location, base), base)]++; } catch (trouble) { wrong.push(base + ' ' + trouble.message.split('\n').slice(0, 8).join(' ')); }
});
console.log('redirects', seen);
assert.deepEqual([...new Set(wrong)].slice(0, 40), []);
assert.ok(seen.read > 500 && seen.refused > 300 && seen.neither > 100);
