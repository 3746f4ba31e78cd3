import { buildForFirefox } from '#firefox/build-for-firefox.ts';
import { findFirefox } from '#firefox/find-firefox.ts';
import { firefoxChat } from '#firefox/firefox-chat.ts';
import { openFirefox } from '#firefox/open-firefox.ts';
import { expectIncident } from '#support/collector/incidents.ts';
import { startCuttableProxy } from '#support/sites/cuttable-proxy.ts';
import { expect, test } from '#support/test.ts';

const path = findFirefox();

test('what a Firefox missed while its network was cut is named, and proven', { tag: '@nightly' }, async ({
  stack,
  openDevice,
}) => {
  if (path === undefined) return test.skip(true, 'There is no Firefox on this machine.');
  await buildForFirefox();
  const network = await startCuttableProxy(stack.chatPort);
  const firefox = await openFirefox(path, { collectorUrl: stack.collectorUrl });
  try {
    const bob = firefoxChat(await firefox.open(`${network.url}/?variant=drifting`));
    await bob.logIn('bob');
    await bob.enter('Team');
    const alice = await openDevice('drifting');
    await alice.chat.logIn('Alice');
    await alice.chat.enter('Team');

    network.cut();
    await bob.expectStatus('Connecting…');
    const sent = await alice.chat.send('Is the release out?');
    network.restore();
    await bob.expectStatus('Connected');

    const missed = await expectIncident(stack.api, 'gap.missed-events');
    expect(missed.confidence).toBe('proven');
    expect(missed.facts.missedIds).toEqual([sent]);
  } finally {
    await firefox.stop();
    await network.stop();
  }
});
