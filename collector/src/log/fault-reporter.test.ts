import { expect, it, onTestFinished, vi } from 'vitest';
import { startEnvelopeServer } from '../testing/start-envelope-server.ts';
import { createScrub } from './create-scrub.ts';
import { openFaultReporter } from './open-fault-reporter.ts';

const fault = { kind: 'disk', message: 'It is full of hushhush.', hint: 'Make room.' };

it('tells Sentry of a fault, without secrets, and of its like a minute later', async () => {
  const sentry = await startEnvelopeServer();
  let nowMs = 0;
  const reporter = await openFaultReporter({
    dsn: sentry.dsn,
    release: '1.2.3',
    scrub: createScrub(['hushhush']),
    clock: () => nowMs,
  });
  onTestFinished(reporter.close);
  reporter.report(fault, new Error('at hushhush'));
  reporter.report(fault);
  reporter.report({ ...fault, kind: 'other' });
  nowMs = 61_000;
  reporter.report(fault);
  await vi.waitFor(() => expect(sentry.taken).toHaveLength(3), 5_000);
  const said = sentry.taken.map(({ body }) => body.toString()).join('\n');
  expect(said).toContain('driftscope-collector@1.2.3');
  expect(said).toContain('It is full of [redacted].');
  expect(said).not.toContain('hushhush');
});
