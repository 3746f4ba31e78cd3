import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { expect, it, onTestFinished, vi } from 'vitest';
import { listen } from '../listen.ts';
import { startCollectorProcess } from '../testing/collector-process.ts';
import { makeEnvelope } from '../testing/make-trace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const kills = process.env.DRIFTSCOPE_NIGHTLY === undefined ? 1 : 10;
const eachTime = 20;
const eventIds = Array.from({ length: kills * eachTime }, (_, index) => index.toString(16).padStart(32, '0'));

/** A Sentry that is down until it is not, and the ids of what it acknowledged. */
async function startSentry() {
  const sentry = { isUp: false, acked: [] as string[], port: 0 };
  const server = createServer(async (request, response) => {
    const text = (await buffer(request)).toString();
    if (!sentry.isUp) return response.writeHead(503).end();
    sentry.acked.push(/"event_id":"(\w+)"/.exec(text)?.[1] ?? text);
    response.end('{}');
  });
  sentry.port = await listen(server, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return sentry;
}

async function send(url: string, eventId: string): Promise<void> {
  const { dsn } = Object(await (await fetch(`${url}/api/v1/dsn`)).json());
  const body = makeEnvelope([['event', { event_id: eventId, message: 'it broke' }]], { event_id: eventId });
  const path = `/api/1/envelope/?sentry_key=${new URL(String(dsn)).username}`;
  const { status } = await fetch(`${url}${path}`, { method: 'POST', body });
  expect(status).toBe(200);
}

it('has each envelope that was taken while Sentry was down, after it was killed again and again', async () => {
  const sentry = await startSentry();
  const env = {
    DRIFTSCOPE_DATA: await temporaryFolder(),
    DRIFTSCOPE_FORWARD_DSN: `http://teamkey@127.0.0.1:${sentry.port}/42`,
  };
  for (let from = 0; from < eventIds.length; from += eachTime) {
    const collector = await startCollectorProcess(env);
    await Promise.all(eventIds.slice(from, from + eachTime).map((id) => send(collector.url, id)));
    expect(await collector.end('SIGKILL')).toBe('SIGKILL');
  }
  sentry.isUp = true;
  const collector = await startCollectorProcess(env);
  await vi.waitFor(() => expect([...sentry.acked].sort()).toEqual([...eventIds].sort()), 30_000);
  await vi.waitFor(async () =>
    expect(await (await fetch(`${collector.url}/metrics`)).text()).toContain('forward_waiting_bytes 0'),
  );
  expect(sentry.acked).toHaveLength(eventIds.length);
}, 120_000);
