import type { IncidentDetail, LinkedSpan } from '@driftscope/detect';
import { TraceSchema } from '@driftscope/records';
import { Value } from 'typebox/value';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openSentryClient } from '../sentry/open-client.ts';
import { parseEnvelope } from '../sentry/parse-envelope.ts';
import { freeze } from '../testing/freeze.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { makeSpan, spanId, traceId } from '../testing/make-trace.ts';
import { startEnvelopeServer, type TakenEnvelope } from '../testing/start-envelope-server.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';
import { issueEvent } from './issue-event.ts';

/** The events in envelopes. */
function eventsIn(taken: readonly TakenEnvelope[]) {
  return taken.flatMap(({ body }) => {
    const envelope = parseEnvelope(body);
    if (!envelope.ok) throw new Error(envelope.error.message);
    return envelope.value.items.map(({ payload }) => JSON.parse(Buffer.from(payload).toString()));
  });
}

describe('incidents as issues', () => {
  it('are made once a group, again when it comes back after it was resolved, and under one id however often they are sent', async () => {
    const sentry = await startEnvelopeServer([{ status: 503 }]);
    const { post } = await startTestCollector({ issuesDsn: sentry.dsn, publicUrl: 'https://drift.test' });
    await post(freeze('s0', Date.now() - 60_000));
    await vi.waitFor(() => expect(sentry.taken).toHaveLength(2), 10_000);
    const [first, second] = eventsIn(sentry.taken);
    expect(second.event_id).toBe(first.event_id);
    expect(second).toMatchObject({
      level: 'error',
      fingerprint: ['driftscope', 'frozen in app.test'],
      tags: {
        kind: 'gap.no-resync',
        severity: 'high',
        app: 'app.test',
        session: 's0',
        driftscope: 'https://drift.test/incidents/s0-1',
      },
      contexts: { driftscope: { gapMs: 5_000, link: 'https://drift.test/incidents/s0-1' } },
      exception: { values: [{ type: 'gap.no-resync', value: expect.stringContaining('nothing was read again') }] },
    });
    expect(sentry.taken[1]?.url).toContain('/api/42/envelope/');

    await post({ status: 'resolved' }, { path: '/api/v1/incidents/s0-1', method: 'PATCH' });
    await post(freeze('s1', Date.now() - 30_000));
    await post(freeze('s2', Date.now() + 1_000));
    await vi.waitFor(() => expect(sentry.taken).toHaveLength(3), 20_000);
    expect(eventsIn(sentry.taken)[2]?.tags).toMatchObject({ session: 's2' });
  }, 40_000);

  it('are in the trace of the server that the evidence was recorded in, where who takes envelopes finds them', async () => {
    const { get } = await startTestCollector();
    const { body } = await get('/api/v1/dsn');
    const client = await openSentryClient(String(Reflect.get(Object(body), 'dsn')));
    onTestFinished(client.close);
    const link: LinkedSpan['link'] = { how: 'trace', certainty: 'certain', records: [] };
    const span = makeSpan({ traceId: traceId('c'), spanId: spanId('3') });
    const incident: IncidentDetail = {
      ...makeIncident({ release: 'chat@7' }),
      status: 'open',
      rev: 1,
      spans: [
        { ...makeSpan(), link },
        { ...span, link: { ...link, records: [{ session: makeIncident().session, seq: 1 }] } },
      ],
      errors: [],
      history: [],
    };
    expect(await client.send(issueEvent(incident, 'http://x.test'))).toBe(200);
    const trace = Value.Parse(TraceSchema, (await get(`/api/v1/traces/${traceId('c')}`)).body);
    expect(trace.errors).toMatchObject([
      { name: 'gap.no-resync', spanId: spanId('3'), release: 'chat@7', message: incident.title },
    ]);
  });
});
