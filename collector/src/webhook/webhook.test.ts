import { existsSync } from 'node:fs';
import { mkdir, rmdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { IncidentSummary } from '@driftscope/detect';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listen } from '../listen.ts';
import { startTelling } from '../telling/start-telling.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { callWebhook } from './call-webhook.ts';
import { signatureOf } from './webhook-message.ts';

test('a group is told once, signed, with a link, and again when it goes on a day later', async () => {
  const t = await setUp({ secret: 'hush' });
  await t.file({ id: 'i1', group: 'g1', title: 'A <https://evil.example|link> & more' });
  await t.file({ id: 'i2', group: 'g1' });
  await t.file({ id: 'i3', group: 'g2' });
  await t.untilTold(['i1', 'i3']);
  const [{ body, headers } = { body: '', headers: {} }] = t.calls;
  expect(headers).toMatchObject({ 'x-driftscope-signature': signatureOf(body, 'hush') });
  expect(JSON.parse(body)).toMatchObject({
    event: 'incident',
    link: 'http://collector.test/incidents/i1',
    text: '*high* `gap.no-resync` in app.test: A &lt;https://evil.example|link&gt; &amp; more <http://collector.test/incidents/i1|Look at it>',
  });
  t.pass(25 * 3_600_000);
  await t.file({ id: 'i4', group: 'g1' });
  await t.untilTold(['i1', 'i3', 'i4']);
});

test('a group is told again when it comes back after it was resolved, and not before', async () => {
  const t = await setUp({});
  await t.file({ id: 'i1', group: 'g1' });
  await t.untilTold(['i1']);
  await t.file({ id: 'i1', group: 'g1', status: 'resolved' });
  await t.restart();
  await t.file({ id: 'i2', group: 'g1', status: 'regressed' });
  await t.file({ id: 'i3', group: 'g1', status: 'regressed' });
  await t.untilTold(['i1', 'i2']);
  await t.file({ id: 'i3', group: 'g1', status: 'resolved' });
  await t.file({ id: 'i4', group: 'g1', status: 'regressed' });
  await t.untilTold(['i1', 'i2', 'i4']);
});

test('what was there before, and what is no longer open, is not told', async () => {
  const t = await setUp({ before: [{ id: 'i1', group: 'g1' }] });
  await t.file({ id: 'i2', group: 'g2', status: 'withdrawn' });
  await t.file({ id: 'i3', group: 'g3' });
  await t.untilTold(['i3']);
});

test('what is not taken is sent again, under the same name; what is refused for good is reported', async () => {
  const t = await setUp({ answers: [503, 429, 200, 410, 200] });
  await t.file({ id: 'i1', group: 'g1' });
  await t.file({ id: 'i2', group: 'g2' });
  await t.file({ id: 'i3', group: 'g3' });
  await t.untilTold(['i1', 'i1', 'i1', 'i2', 'i3']);
  expect(new Set(t.calls.slice(0, 3).map(({ headers }) => headers['x-driftscope-delivery']))).toEqual(
    new Set(['i1/1']),
  );
  expect(t.faults).toEqual(['telling-refused']);
});

test('after a restart it goes on where it was', async () => {
  const t = await setUp({ answers: [200, 503] });
  await t.file({ id: 'i1', group: 'g1' });
  await t.file({ id: 'i2', group: 'g2' });
  await vi.waitFor(() => expect(t.calls.length).toBeGreaterThanOrEqual(2));
  await t.restart();
  await t.file({ id: 'i3', group: 'g1' });
  await t.file({ id: 'i4', group: 'g4' });
  await vi.waitFor(() => expect(t.taken()).toEqual(['i1', 'i2', 'i4']));
});

test('where it cannot be kept what was told, telling goes on, and it is reported once', async () => {
  const t = await setUp({});
  await t.file({ id: 'i1', group: 'g1' });
  await t.untilTold(['i1']);
  const allowKeeping = await t.preventKeeping();
  await t.file({ id: 'i2', group: 'g2' });
  await t.file({ id: 'i3', group: 'g3' });
  await t.untilTold(['i1', 'i2', 'i3']);
  expect(t.faults).toEqual(['telling-unkept']);
  await allowKeeping();
  await t.file({ id: 'i4', group: 'g4' });
  await t.untilTold(['i1', 'i2', 'i3', 'i4']);
  await t.restart();
  await t.file({ id: 'i5', group: 'g2' });
  await t.file({ id: 'i6', group: 'g6' });
  await t.untilTold(['i1', 'i2', 'i3', 'i4', 'i6']);
});

test('where incidents cannot be read for a while it is tried again, and what was told is not repeated', async () => {
  const t = await setUp({});
  await t.file({ id: 'i1', group: 'g1' });
  await t.untilTold(['i1']);
  t.failReads(3);
  await t.file({ id: 'i2', group: 'g2' });
  await t.untilTold(['i1', 'i2']);
  expect(t.faults).toEqual(['telling-stalled']);
});

interface Given {
  readonly id: string;
  readonly group: string;
  readonly title?: string;
  readonly status?: IncidentSummary['status'];
}

interface SetUp {
  readonly secret?: string;
  readonly before?: readonly Given[];
  /** Status of each answer; 200 after the last. */
  readonly answers?: readonly number[];
}

/** A webhook over a list of incidents, and a real server that it calls. */
async function setUp({ secret, before = [], answers = [] }: SetUp) {
  const calls: { body: string; headers: Record<string, unknown>; status: number }[] = [];
  const server = createServer(async (request, response) => {
    const status = answers[calls.length] ?? 200;
    calls.push({ body: await text(request), headers: request.headers, status });
    response.writeHead(status).end();
  });
  const port = await listen(server, { port: 0, host: '127.0.0.1' });
  const incidents: IncidentSummary[] = [];
  const faults: string[] = [];
  let nowMs = 1_000;
  let readsToFail = 0;
  const file = ({ status = 'open', ...fields }: Given) => {
    incidents.push({ ...makeIncident(fields), status, rev: incidents.length + 1 });
  };
  before.forEach(file);
  const stateFile = `${await temporaryFolder()}/webhook.json`;
  const start = () =>
    startTelling({
      whom: 'The webhook',
      tell: (incident, signal) => {
        const link = `http://collector.test/incidents/${incident.id}`;
        return callWebhook({ url: `http://127.0.0.1:${port}/hook`, secret }, incident, link, signal);
      },
      repeatMs: 24 * 3_600_000,
      changedSince: async (rev, limit) => {
        if (readsToFail > 0) throw new Error(`The store is locked, ${readsToFail--} times more.`);
        return incidents.filter((incident) => incident.rev > rev).slice(0, limit);
      },
      stateFile,
      clock: () => nowMs,
      report: ({ kind }) => faults.push(kind),
      retryMs: 5,
    });
  let webhook = start();
  onTestFinished(async () => {
    await webhook.stop();
    await new Promise((resolve) => server.close(resolve));
  });
  const idsOf = (some: typeof calls) => some.map(({ body }) => JSON.parse(body).incident.id);
  return {
    calls,
    faults,
    taken: () => idsOf(calls.filter(({ status }) => status === 200)),
    pass: (ms: number) => {
      nowMs += ms;
    },
    file: async (given: Given) => {
      // What is there at the start is not told: it must have been read.
      await vi.waitFor(() => expect(existsSync(stateFile)).toBe(true));
      file(given);
      webhook.wake();
    },
    failReads: (times: number) => {
      readsToFail = times;
    },
    /** A folder where the file is written lets nobody write it. Gives what takes it away. */
    preventKeeping: async () => {
      await mkdir(`${stateFile}.new`);
      return () => rmdir(`${stateFile}.new`);
    },
    untilTold: (ids: readonly string[]) => vi.waitFor(() => expect(idsOf(calls)).toEqual(ids)),
    restart: async () => {
      await webhook.stop();
      webhook = start();
    },
  };
}
