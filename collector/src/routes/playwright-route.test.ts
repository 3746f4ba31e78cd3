import { describe, expect, it, vi } from 'vitest';
import { freeze } from '../testing/freeze.ts';
import { makeBatch } from '../testing/make-batch.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';

const longAgoMs = Date.now() - 60_000;
const header = { originMs: longAgoMs, origin: 'https://chat.example', app: 'chat' };

/** A page that somebody uses, and that freezes in the end. */
const drifted = makeBatch({
  session: 's1',
  header,
  records: [
    { seq: 1, t: 1, kind: 'page.load', url: 'https://chat.example/rooms' },
    { seq: 2, t: 5, kind: 'ui.click', target: 'a#rooms' },
    { seq: 3, t: 10, kind: 'page.freeze' },
    { seq: 4, t: 90, kind: 'ui.click', target: 'a#later' },
  ],
  until: 200,
});

/** Somebody else, at the same time, and somebody of another app. */
const other = (session: string, app: string) =>
  makeBatch({
    session,
    header: { ...header, app },
    records: [
      { seq: 1, t: 2, kind: 'page.load', url: 'https://chat.example/' },
      { seq: 2, t: 6, kind: 'ui.click', target: `button#of-${session}` },
    ],
    until: 200,
  });

describe('an incident as a Playwright test, over HTTP', () => {
  it('repeats what all pages of the app did up to then, and nothing of other apps', async () => {
    const { get, post } = await startTestCollector();
    for (const batch of [other('s2', 'chat'), other('s3', 'shop'), drifted]) await post(batch);
    await vi.waitFor(async () => expect((await get('/api/v1/incidents/s1-3')).status).toBe(200), 10_000);
    const { status, headers, body } = await get('/api/v1/incidents/s1-3/playwright');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    const code = String(body);
    expect(code).toContain("await click(person1, 'a#rooms');");
    expect(code).toContain("await click(person2, 'button#of-s2');");
    expect(code).not.toMatch(/a#later|of-s3/);
  });

  it('is refused with the reason where it cannot be repeated, and where there is no such incident', async () => {
    const { get, post } = await startTestCollector();
    const page = freeze('s1', longAgoMs);
    await post({ ...page, session: { ...page.session, origin: 'file://' } });
    await vi.waitFor(async () => expect((await get('/api/v1/incidents/s1-1')).status).toBe(200), 10_000);
    const refused = { status: 409, body: { error: { kind: 'not-replayable' } } };
    expect(await get('/api/v1/incidents/s1-1/playwright')).toMatchObject(refused);
    expect(await get('/api/v1/incidents/none/playwright')).toMatchObject({ status: 404 });
  });
});
