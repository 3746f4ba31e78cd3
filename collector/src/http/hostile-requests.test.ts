import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { seededRandom } from '@driftscope/records';
import { expect, it } from 'vitest';
import { makeBatch } from '../testing/make-batch.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const requests = process.env.DRIFTSCOPE_NIGHTLY === undefined ? 500 : 100_000;
const atOnce = 20;
const maxGrownBytes = 256 * 1024 * 1024;

const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024, ' '));
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

const paths = [
  '/api/v1/batches',
  '/api/v1/probe',
  '/api/v1/recordings',
  '/api/v1/tokens',
  '/api/v1/sign-in',
  '/api/v1/incidents/x',
  '/api/v1/sessions/..%2f..%2fidentity.key/export',
  '/api/1/envelope/?sentry_key=x',
  '/stream',
  '/v1/traces',
  '/assets/..%2f..%2f..%2fpackage.json',
  '/..%2f..%2f..%2f..%2fetc/passwd',
  '/%00',
  '/api/v1/incidents?limit=1e9&cursor=%ff&q=%22%27)%20OR%201=1--',
  '/api/v1/sessions?cursor=bnVsbA',
  '/api/v1/reports?from=NaN&format=../x',
  '/__proto__/constructor',
  `/${'a'.repeat(4_000)}`,
];
const methods = [
  ...Array<string>(12).fill('POST'),
  'PUT',
  'PATCH',
  'DELETE',
  'GET',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'BREW',
];
const types = [
  ...Array<string>(8).fill('application/json'),
  'application/x-protobuf',
  'text/plain',
  '',
  'application/json; charset=\x80',
];
const headerLines = [
  'Origin: https://elsewhere.test',
  'Origin: null',
  'Authorization: Bearer ../../tokens/x',
  `Authorization: ${'x'.repeat(6_000)}`,
  'Cookie: driftscope-0=x.y.z; __proto__=1',
  'X-Forwarded-Host: 127.0.0.1',
  'X-HTTP-Method-Override: DELETE',
  'Content-Encoding: gzip',
  'Content-Encoding: zstd',
  'Content-Encoding: gzip, gzip',
  'Range: bytes=0-0,-1,0-',
  'Upgrade: websocket',
  'Expect: 100-continue',
  'X-Two: 1\r\nX-Two: 2',
];

/** What a batch may look like to one who does not know, or does not wish us well. */
function bodies(): readonly (string | Buffer)[] {
  const batch = makeBatch();
  const bent = [
    { ...batch, v: 2 },
    { ...batch, records: 'x' },
    { ...batch, records: [null, 1, []] },
    { ...batch, batch: -1 },
    { ...batch, batch: 1e308 },
    { ...batch, session: { ...batch.session, id: '../../x' } },
    { ...batch, session: { ...batch.session, id: { $gt: '' } } },
    { ...batch, session: null },
  ].map((body) => JSON.stringify(body));
  const polluting = '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}';
  return [...bent, polluting, deep, '', '{', 'null', '"x"', '\u0000\uffff', bomb, Buffer.alloc(2_000, 0xff)];
}

it(`goes on after ${requests} requests that mean it no good, and stores nothing of them`, async () => {
  const faults: unknown[] = [];
  // Without a token, so that all of it gets as far as it can.
  const dashboardDir = await temporaryFolder();
  await writeFile(join(dashboardDir, 'index.html'), '<title>Dashboard</title>');
  const { port, get, post } = await startTestCollector({ dashboardDir, report: (fault) => faults.push(fault) });
  await post(makeBatch({ session: 'kept' }));
  const before = (await get('/api/v1/sessions')).body;
  const random = seededRandom(42);
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(random() * list.length)];
    if (chosen === undefined) throw new Error('There is nothing to pick from.');
    return chosen;
  };
  const allBodies = bodies();
  const startBytes = process.memoryUsage().rss;
  const statuses = new Map<number, number>();
  const slow = [];
  // These never end their body, and are there all the time.
  for (let n = 0; n < 20; n += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.write(`POST /api/v1/batches HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n\r\n{`);
    slow.push(socket);
  }
  for (let sent = 0; sent < requests; sent += atOnce) {
    const wave = Array.from({ length: atOnce }, () => {
      if (random() < 0.1) return exchange(port, crossSite(port, pick(foreign)));
      const chosen = pick(allBodies);
      const body = Buffer.from(chosen);
      // A lie about the length now and then, and a Host that is not ours.
      const length = random() < 0.9 ? body.length : pick([0, 1, body.length + 10]);
      const lines = [
        `${pick(methods)} ${pick(paths)} HTTP/1.1`,
        `Host: ${random() < 0.9 ? `127.0.0.1:${port}` : pick(['rebound.test', '', '127.0.0.1@x', `x:${port}`])}`,
        ...Array.from({ length: Math.floor(random() * 3) }, () => pick(headerLines)),
        ...(chosen === bomb ? ['Content-Encoding: gzip'] : []),
        `Content-Type: ${pick(types)}`,
        'Connection: close',
        ...(random() < 0.95 ? [`Content-Length: ${length}`] : ['Transfer-Encoding: chunked', 'Content-Length: 5']),
      ];
      return exchange(
        port,
        Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]),
        length > body.length,
      );
    });
    for (const status of await Promise.all(wave)) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  for (const socket of slow) socket.destroy();
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  // Most were understood well enough to be refused with a reason; else this would say nothing.
  for (const status of [400, 401, 403, 404, 405, 413, 415]) expect([...statuses.keys()]).toContain(status);
  expect(statuses.get(0) ?? 0).toBeLessThan(requests / 4);
  expect(faults).toEqual([]);
  expect((await get('/api/health')).status).toBe(200);
  expect((await get('/api/v1/sessions')).body).toEqual(before);
  expect(process.memoryUsage().rss - startBytes).toBeLessThan(maxGrownBytes);
}, 3_600_000);

const foreign = ['Origin: https://elsewhere.test', 'Origin: null', 'Origin: http://127.0.0.1:1', 'Host: rebound.test'];

/** A batch that would be taken, if it came from another place. */
function crossSite(port: number, line: string): Buffer {
  const body = JSON.stringify(makeBatch({ session: 'planted' }));
  const host = line.startsWith('Host') ? line : `Host: 127.0.0.1:${port}\r\n${line}`;
  const head = `POST /api/v1/batches HTTP/1.1\r\n${host}\r\nContent-Type: application/json`;
  return Buffer.from(`${head}\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** Sends bytes as they are, and no more; gives the status of the answer. 0: it hung up without one. */
async function exchange(port: number, bytes: Buffer, hangsUp = false): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => socket.destroy());
  const closed = once(socket, 'close').catch(() => undefined);
  // To hang up ends also what is being read: only who promised more than it sends does so.
  if (hangsUp) socket.end(bytes);
  else socket.write(bytes);
  await closed;
  return Number(/^HTTP\/1\.1 (?!100)(\d+)/m.exec(Buffer.concat(chunks).toString('latin1'))?.[1] ?? 0);
}
