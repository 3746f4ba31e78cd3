import { createIdentityMatch, createRedactor } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createDetector } from '../create-detector.ts';
import { messages } from '../testing/chat-traces.ts';
import { kindsOf, type Trace } from '../testing/detect-all.ts';
import { PageTrace } from '../testing/page-trace.ts';

const key = new Uint8Array(32).fill(7);

/** What is found in the trace as it leaves a browser, by who has these keys. */
function detectRedacted({ header, records }: Trace, keys: readonly Uint8Array[], labels = false) {
  const detector = createDetector({ sessions: [header], isIdOf: createIdentityMatch(keys) });
  const redactor = createRedactor({ key, labels });
  for (const record of records) detector.push(redactor.record(record));
  detector.complete(header.id, 60_000);
  return detector.end();
}

test('the id of a former user in a store is found where records name users by hashes', () => {
  const page = new PageTrace('tab')
    .at(100)
    .seen('alice')
    .store(1, 'session', { user: { id: 'alice' } });
  const [incident] = detectRedacted(page.at(5000).logout('alice'), [key]);
  expect(incident).toMatchObject({
    kind: 'logout.stale-store',
    title: expect.stringMatching(
      /^2 s after user \w{6} logged out, the identity of user \w{6} is still in store “session”$/,
    ),
    facts: { stores: [{ values: ['user.id'] }] },
  });
});

test('data that an app keeps apart by user is no leak where records name users by hashes', () => {
  const page = new PageTrace('tab').at(500).login('alice');
  page.at(1000).fetch('GET /api/messages', messages(1, 2), { auth: 'bearer' });
  page.store(1, 'chat', { byUser: { alice: { list: messages(1, 2) } } });
  page.at(10_000).logout('alice').at(20_000).login('bob');
  expect(kindsOf(detectRedacted(page, [key]))).not.toContain('identity.leak');
  expect(kindsOf(detectRedacted(page, []))).toContain('identity.leak');
});

test('an incident has the name of its user beside the hash, where names are kept', () => {
  const page = new PageTrace('tab')
    .at(100)
    .seen('alice')
    .store(1, 'session', { user: { id: 'alice' } })
    .at(5000)
    .logout('alice');
  const hash = expect.stringMatching(/^\[redacted:\w{12}\]$/);
  expect(detectRedacted(page, [key], true)).toMatchObject([{ identity: hash, identityLabel: 'alice' }]);
  const [unnamed] = detectRedacted(page, [key]);
  expect(unnamed).toMatchObject({ identity: hash });
  expect(unnamed).not.toHaveProperty('identityLabel');
});
