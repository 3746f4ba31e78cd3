import { type IncidentPush, IncidentPushSchema } from '@driftscope/detect';
import { io } from 'socket.io-client';
import { Value } from 'typebox/value';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freeze } from '../testing/freeze.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';

const longAgoMs = Date.now() - 60_000;

/** A client of `/live`, with what was pushed to it and why it could not connect. */
function connect(url: string, headers: Record<string, string> = {}) {
  const socket = io(`${url}/live`, { transports: ['websocket'], extraHeaders: headers, reconnection: false });
  onTestFinished(() => void socket.close());
  const pushes: IncidentPush[] = [];
  const faults: string[] = [];
  socket.on('incident', (push: unknown) => pushes.push(Value.Parse(IncidentPushSchema, push)));
  socket.on('connect_error', ({ message }) => faults.push(message));
  return { socket, pushes, faults };
}

describe('the live push', () => {
  it('tells of each incident that is found and changed, with a growing number', async () => {
    const { url, post } = await startTestCollector();
    const { socket, pushes } = connect(url);
    await vi.waitFor(() => expect(socket.connected).toBe(true));
    await post(freeze('s1', longAgoMs));
    await vi.waitFor(() => expect(pushes).toHaveLength(1), 10_000);
    await post({ status: 'acknowledged' }, { path: '/api/v1/incidents/s1-1', method: 'PATCH' });
    await vi.waitFor(() => expect(pushes).toHaveLength(2));
    expect(pushes).toMatchObject([
      { rev: 1, incident: { id: 's1-1', status: 'open', rev: 1 } },
      { rev: 2, incident: { id: 's1-1', status: 'acknowledged', rev: 2 } },
    ]);
  });

  it('is open to pages of the collector only', async () => {
    const { url } = await startTestCollector();
    const own = connect(url, { origin: url });
    const foreign = connect(url, { origin: 'https://elsewhere.test' });
    await vi.waitFor(() => expect(own.socket.connected).toBe(true));
    await vi.waitFor(() => expect(foreign.faults).toHaveLength(1));
  });
});
