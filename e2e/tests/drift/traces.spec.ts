import { expectIncident } from '#support/collector/incidents.ts';
import { cutFor } from '#support/stage/cut-for.ts';
import { expect } from '#support/test.ts';
import { test } from '#support/traced-test.ts';

test('an incident shows the span of the server that sent what was missed, and the error that stopped more of it', {
  tag: '@nightly',
}, async ({ stack, openDevice }) => {
  const [bob, alice] = [await openDevice('drifting'), await openDevice('drifting')];
  await bob.chat.logIn('Bob');
  await bob.chat.enter('Team');
  await alice.chat.logIn('Alice');
  await alice.chat.enter('Team');
  // The page's own SDK does its work while the page is recorded: what it asks the server bears its trace.
  const asked = alice.chat.page.waitForRequest((request) => request.url().includes('/api/'));
  await cutFor(bob, 5_000, async () => {
    await alice.chat.send('Tagging it now. @nobody @bob');
  });
  expect((await asked).headers()['sentry-trace']).toMatch(/^[0-9a-f]{32}-/);

  const { id } = await expectIncident(stack.api, 'gap.missed-events');
  // Tracers report when they have gathered some.
  await expect.poll(async () => (await stack.api.incident(id)).errors.length).toBe(1);
  await expect.poll(async () => (await stack.api.incident(id)).spans.length).toBeGreaterThan(0);
  const { spans, errors, evidence } = await stack.api.incident(id);

  const sender = spans.find(({ link }) => link.records.length > 0);
  expect(sender).toMatchObject({ side: 'server', link: { how: 'trace', certainty: 'certain' } });
  const sent = evidence.find(({ seq, session }) => {
    return sender?.link.records.some((refers) => refers.seq === seq && refers.session === session);
  });
  expect(sent?.record).toMatchObject({ kind: 'probe.emit', event: 'message:new' });
  const [error] = errors;
  expect(error).toMatchObject({ message: '@nobody is nobody.', traceId: sender?.traceId, link: { how: 'trace' } });
  expect(error?.frames[0]?.text).toContain('notify-mentions.ts');

  const page = await alice.profile.context.newPage();
  await page.goto(`${stack.collectorUrl}/incidents/${id}`);
  await expect(page.getByRole('article', { name: 'Error: @nobody is nobody.' })).toContainText('notifyMentions');
  await expect(page.getByText('1 record of the evidence was made here')).toBeVisible();
});
