import { readFile } from 'node:fs/promises';
import { runPlaywrightFile } from '#support/bundles/run-playwright-file.ts';
import { expectIncident } from '#support/collector/incidents.ts';
import { cutFor } from '#support/stage/cut-for.ts';
import { expect, test } from '#support/test.ts';

test(
  'an incident is exported as a test, which fails on the chat that drifts, and passes on the synced one',
  {
    tag: '@nightly',
  },
  async ({ stack, openDevice }, testInfo) => {
    test.setTimeout(400_000);
    const bob = await openDevice('drifting');
    await bob.chat.logIn('Bob');
    await bob.chat.enter('Team');
    const alice = await openDevice('drifting');
    await alice.chat.logIn('Alice');
    await alice.chat.enter('Team');
    await cutFor(bob, 5_000, async () => {
      await alice.chat.send('Is the release out?');
      await alice.chat.send('The build is green.');
    });
    const incident = await expectIncident(stack.api, 'gap.missed-events');

    const dashboard = await alice.profile.context.newPage();
    await dashboard.goto(`${stack.collectorUrl}/incidents/${incident.id}`);
    await dashboard.getByRole('button', { name: 'Export as Playwright test' }).press('Enter');
    const dialog = dashboard.getByRole('dialog', { name: 'Playwright test' });
    await expect(dialog.getByRole('region', { name: 'Code' })).toContainText("from '@playwright/test'");
    const begun = dashboard.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download' }).press('Enter');
    const download = await begun;
    expect(download.suggestedFilename()).toMatch(/^team-chat-gap\.missed-events-.*\.spec\.ts$/);
    const code = await readFile(await download.path(), 'utf8');

    const secrets = { BOB_PASSWORD: 'bob', ALICE_PASSWORD: 'alice' };
    const app = `http://127.0.0.1:${stack.chatPort}`;
    const drifting = await runPlaywrightFile(testInfo.outputPath('drifting'), code, { APP_URL: app, ...secrets });
    expect(drifting.said).toContain('what bob saw is what a reload shows');
    // The server has them from when it was recorded, too.
    expect(drifting.said).toMatch(/- +"Is the release out\?": 2,(?:.|\n)*\+ +"Is the release out\?": 1,/);
    expect(drifting.exitCode).toBe(1);

    const synced = await runPlaywrightFile(testInfo.outputPath('synced'), code, {
      APP_URL: `${app}/?variant=synced`,
      ...secrets,
    });
    expect(synced.said).toContain('1 passed');
    expect(synced.exitCode).toBe(0);
  },
);
