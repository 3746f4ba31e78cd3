import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, expect, test } from '@playwright/test';
import { launchOptions } from '#support/browser/chromium.ts';
import { ChatPage } from '#support/screens/chat-page.ts';
import { startCuttableProxy } from '#support/sites/cuttable-proxy.ts';
import { startExample } from '#support/stage/start-example.ts';

const driftscope = fileURLToPath(new URL('../../../collector/src/driftscope.ts', import.meta.url));

test('a gap is found in what the browser saved as HAR, with no recorder in the page', { tag: '@nightly' }, async () => {
  const file = test.info().outputPath('chat.har');
  const example = await startExample('A', 'http://127.0.0.1:9');
  const network = await startCuttableProxy(example.port);
  const browser = await chromium.launch(launchOptions());
  const context = await browser.newContext({
    recordHar: { path: file, content: 'embed', urlFilter: /\/$|\/\?|\/api\/|socket\.io/ },
  });
  const chat = new ChatPage(await context.newPage());
  await chat.open(network.url, 'drifting');
  await chat.logIn('Bob');
  await chat.enter('Team');
  await chat.send('Here I am.');
  network.cut();
  await chat.expectStatus('Connecting…');
  await chat.page.waitForTimeout(2_000);
  network.restore();
  await chat.expectStatus('Connected');
  // What is silent must be silent long enough, and something after it must say that the file goes on.
  await chat.page.waitForTimeout(6_500);
  await chat.send('Is anybody there?');
  await context.close();
  await browser.close();
  await network.stop();
  await example.stop();

  const { stdout } = await promisify(execFile)(process.execPath, [driftscope, 'analyze', file, '--json']);
  const { incidents } = JSON.parse(stdout);
  const kinds = incidents.map(({ kind }: { kind: string }) => kind);
  // The chat polls too, and whether it did so for long enough to be told depends on how long all this took.
  expect(kinds.filter((kind: string) => kind !== 'poll.hot')).toEqual(['gap.no-resync']);
});
