import { stripTypeScriptTypes } from 'node:module';
import type { Incident } from '@driftscope/detect';
import type { FaultSpec, RecordedSession } from '@driftscope/records';
import { describe, expect, it } from 'vitest';
import { gap, incidentOf, login, message, originMs, pageSession } from './testing/trace.ts';
import { writePlaywrightTest } from './write-playwright-test.ts';

function write(incident: Incident, sessions: readonly RecordedSession[]): string {
  const written = writePlaywrightTest(incident, sessions);
  if (!written.ok) throw new Error(written.error.message);
  // It throws where that is no TypeScript.
  stripTypeScriptTypes(written.value);
  return written.value;
}

/** What is between the braces of the test. */
function stepsIn(code: string): readonly string[] {
  const body = code.slice(code.indexOf('async ({ browser })'), code.indexOf('\n});\n'));
  return body
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//') && !line.startsWith('test.'));
}

const bob = pageSession('bob', [...login('Bob'), ...gap]);
const alice = pageSession('alice', [...login('Alice'), ...message(6_000, 'Is it out?')]);

describe('a Playwright test of an incident', () => {
  it('repeats what everybody did, in its order, with a gap as a cut of its length', () => {
    expect(stepsIn(write(incidentOf(bob), [alice, bob]))).toEqual([
      "const bob = await openPerson(browser, 'bob');",
      "const alice = await openPerson(browser, 'alice');",
      "await open(bob, '/rooms?variant=a');",
      "await open(alice, '/rooms?variant=a');",
      `await fill(bob, 'input[name="name"]', 'Bob');`,
      `await fill(alice, 'input[name="name"]', 'Alice');`,
      "await fill(bob, 'form > label:nth-of-type(2) > input', secret('BOB_PASSWORD'));",
      "await fill(alice, 'form > label:nth-of-type(2) > input', secret('ALICE_PASSWORD'));",
      "await click(bob, 'form > button');",
      "await click(alice, 'form > button');",
      'await connected(bob);',
      'const fault1 = await cut(bob);',
      `await fill(alice, 'textarea[aria-label="Message"]', 'Is it out?');`,
      "await click(alice, 'form > button');",
      'await fault1.end(3_000);',
      'await connected(bob);',
      'await expectWhatAReloadShows(',
      'bob,',
      '[',
      "'Is it out?',",
      '],',
      '[],',
      ');',
    ]);
  });

  it('names in its head what no recording has, and has none of it', () => {
    const code = write(incidentOf(bob), [alice, bob]);
    expect(code).toMatch(/BOB_PASSWORD {2}what bob enters into form > label:nth-of-type\(2\) > input/);
    expect(code).not.toContain('redacted');
  });

  it('asks for what the evidence says of the entities that are missing', () => {
    const args = JSON.stringify([
      { id: 'm_1', roomId: 'r_1', text: 'Tagging it now.', sentAt: '2026-11-21T21:55:27Z' },
    ]);
    const emit = { kind: 'probe.emit', t: 6_000, namespace: '/', event: 'message:new', rooms: [], except: [], to: [] };
    const server = pageSession('server', [{ ...emit, args }], { server: 'chat', tab: undefined });
    const evidence = [{ session: server.header.id, seq: 1, at: originMs + 6_000, role: 'sent' }];
    const code = write(incidentOf(bob, { facts: { missedIds: ['m_1'] }, evidence }), [bob, server]);
    expect(stepsIn(code).slice(-6)).toEqual(['bob,', '[', "'Tagging it now.',", '],', '[],', ');']);
    expect(stepsIn(code)).toContain('await causeEvents();');
    expect(code).toMatch(/throw new Error\('causeEvents: make the server send message:new/);
  });

  it('asks for it while the page is away of which the incident tells, and not while it is hidden, or away before', () => {
    const lost = (t: number, socket: number) => [
      { kind: 'socket.close', t, socket, code: 1006, reason: '', clean: false },
      { kind: 'socket.attempt', t: t + 2_900, socket: socket + 1, url: 'wss://chat.example/socket.io/?EIO=4' },
      { kind: 'socket.open', t: t + 3_000, socket: socket + 1 },
    ];
    const hidden = { kind: 'page.visibility', t: 11_000, visibility: 'hidden' };
    const shown = { kind: 'page.visibility', t: 12_000, visibility: 'visible' };
    const page = pageSession('bob', [...login('Bob'), ...gap, hidden, shown, ...lost(20_000, 2)]);
    expect(stepsIn(write(incidentOf(page, { at: originMs + 20_000 }), [page])).slice(-11)).toEqual([
      'const fault1 = await cut(bob);',
      'await fault1.end(3_000);',
      'await connected(bob);',
      'const fault2 = await hide(bob);',
      'await fault2.end(1_000);',
      'await connected(bob);',
      'const fault3 = await cut(bob);',
      'await causeEvents();',
      'await fault3.end(3_000);',
      'await connected(bob);',
      'await expectWhatAReloadShows(bob);',
    ]);
  });

  it('of a page on which somebody was logged in already takes that from a file', () => {
    const seen = { kind: 'identity.seen', t: 1, who: 'u', label: 'Bob', how: 'storage' };
    const session = pageSession('bob', [seen, { kind: 'page.load', t: 2, url: 'https://chat.example/' }, ...gap]);
    const code = write(incidentOf(session), [session]);
    expect(stepsIn(code)).toContain("const bob = await openPerson(browser, 'bob', process.env.BOB_STATE);");
    expect(code).toContain('BOB_STATE  file with');
  });

  it('presses Enter where the page did with it what it liked, and not where it only began a line', () => {
    const field = 'textarea[aria-label="Message"]';
    const sent = (t: number, text: string) => message(t, text).slice(2);
    const session = pageSession('bob', [
      { kind: 'page.load', t: 0, url: 'https://chat.example/' },
      { kind: 'ui.click', t: 1_000, target: field },
      { kind: 'ui.press', t: 2_000, target: field, key: 'Enter', size: 5 },
      ...sent(2_010, 'Hello'),
      { kind: 'ui.press', t: 3_000, target: field, key: 'Enter', size: 0 },
      { kind: 'ui.press', t: 4_000, target: field, key: 'Enter', size: 4 },
      { kind: 'ui.change', t: 6_000, target: field, size: 9 },
      { kind: 'ui.press', t: 7_000, target: 'input', key: 'Control+Enter', size: 3 },
      { kind: 'ui.change', t: 7_005, target: 'input', size: 3 },
      { kind: 'ui.submit', t: 7_010, target: 'form' },
      ...sent(7_020, 'two'),
    ]);
    expect(stepsIn(write(incidentOf(session), [session])).slice(2, 7)).toEqual([
      `await fill(bob, '${field}', 'Hello');`,
      `await press(bob, '${field}', 'Enter');`,
      `await fill(bob, '${field}', process.env.BOB_MESSAGE ?? 'x'.repeat(9));`,
      "await fill(bob, 'input', 'two');",
      "await press(bob, 'input', 'Control+Enter');",
    ]);
  });

  it('opens a second tab beside the first, and reloads where the user did', () => {
    const at = (second: number) => ({ originMs: originMs + second * 1_000 });
    const reload = { kind: 'page.load', t: 0, url: 'https://chat.example/', navigation: 'reload' };
    const again = pageSession('again', [reload, ...gap], { ...at(20), tab: 'tab-bob', browser: 'bob' });
    const other = pageSession(
      'other',
      [{ kind: 'page.load', t: 0, url: 'https://chat.example/two' }, ...message(9_000, 'Hello')],
      {
        ...at(21),
        browser: 'bob',
      },
    );
    const first = pageSession('bob', login('Bob'));
    const incident = incidentOf(again, { at: originMs + 25_000 });
    const steps = stepsIn(write(incident, [other, again, first]));
    expect(steps[1]).toBe("const person2 = await openTab(bob.page.context(), 'person2');");
    expect(steps).toEqual(expect.arrayContaining(['await reload(bob);', "await open(person2, '/two');"]));
  });

  const specs: readonly FaultSpec[] = [
    { kind: 'cut', forMs: 1_000 },
    { kind: 'offline', forMs: 1_000 },
    { kind: 'half-open', forMs: 1_000 },
    { kind: 'kick', code: 1001, reason: "it's over" },
    { kind: 'refuse', forMs: 1_000 },
    { kind: 'drop', dir: 'in', event: 'message:*', forMs: 1_000 },
    { kind: 'double', dir: 'out', event: '', forMs: 1_000 },
    { kind: 'delay', dir: 'in', event: 'message:new', delayMs: 700, forMs: 1_000 },
    { kind: 'reorder', dir: 'in', event: 'message:new', forMs: 1_000 },
    { kind: 'slow', url: '/api/*', delayMs: 700, forMs: 1_000 },
    { kind: 'fail', url: '/api', status: 503, forMs: 1_000 },
    { kind: 'expire-token', forMs: 1_000 },
    { kind: 'hide', forMs: 1_000 },
    { kind: 'freeze', forMs: 1_000 },
    { kind: 'skew-clock', skewMs: -60_000, forMs: 1_000 },
  ];
  it.each(specs)('does what the fault $kind did', (spec) => {
    const session = pageSession('bob', [
      ...login('Bob'),
      { kind: 'fault.begin', t: 4_000, fault: 1, spec },
      { kind: 'fault.end', t: 5_000, fault: 1, why: 'over', hits: 1 },
    ]);
    const code = write(incidentOf(session), [session]);
    const called = stepsIn(code).find((line) => /^(const fault1 = )?(await )?\w+\(bob.*$/.test(line) && isFault(line));
    expect(called).toBeDefined();
    const name = /(\w+)\(bob/.exec(called ?? '')?.[1];
    expect(code).toMatch(new RegExp(`\n(async )?function ${name}\\(`));
    const isOfAMoment = spec.kind === 'kick' || spec.kind === 'freeze';
    expect(stepsIn(code).includes('await fault1.end(1_000);')).toBe(!isOfAMoment);
  });

  it('repeats no gap of a development server, and leaves its socket alone', () => {
    const [attempt, ...rest] = gap;
    const hot = { ...attempt, url: 'ws://127.0.0.1:5173/?token=x', protocols: ['vite-hmr'] };
    const code = write(incidentOf(bob), [pageSession('bob', [...login('Bob'), hot, ...rest]), alice]);
    expect(stepsIn(code).some((line) => line.includes('cut('))).toBe(false);
    expect(code).toContain('if (isDevelopment(socket)) return void socket.connectToServer();');
  });

  it('does not repeat as a gap what a fault did', () => {
    const session = pageSession('bob', [
      ...gap.slice(0, 2),
      { kind: 'fault.begin', t: 4_999, fault: 1, spec: { kind: 'cut', forMs: 3_000 } },
      ...gap.slice(2, 3),
      { kind: 'fault.end', t: 7_999, fault: 1, why: 'over', hits: 1 },
      ...gap.slice(3),
    ]);
    expect(stepsIn(write(incidentOf(session), [session])).filter((line) => line.includes('cut('))).toHaveLength(1);
  });

  it.each([
    ['gap.no-reconnect', {}, 'await expectReconnect(bob);'],
    [
      'poll.hot',
      { request: 'GET /api/badge', everyMs: 3_000 },
      "await expectFewRequests(bob, 'GET /api/badge', 12_000);",
    ],
    ['logout.stale-storage', { storages: [{ name: 'localStorage', items: 1, keys: ['user'] }] }, "['local', 'user'],"],
    ['logout.stale-store', {}, 'await expectByHand(bob);'],
    ['state.diverged', {}, 'await expectWhatAReloadShows(bob);'],
  ])('of the kind %s says what must hold', (kind, facts, line) => {
    const session = pageSession('bob', login('Bob').slice(0, 1));
    expect(stepsIn(write(incidentOf(session, { kind, facts }), [session]))).toContain(line);
  });

  it('takes what a hostile page recorded for text', () => {
    const evil = ["'); process.exit(1); ('*/\n`$", '{process.exit(1)}\u2028'].join('');
    const session = pageSession('bob', [
      { kind: 'page.load', t: 0, url: 'https://chat.example/' },
      { kind: 'ui.click', t: 10, target: evil },
    ]);
    const code = write(incidentOf(session, { title: evil, id: evil, app: evil, identityLabel: evil }), [session]);
    const quoted = `'\\'); process.exit(1); (\\'*/\\n\`\${process.exit(1)}\\u2028'`;
    expect(stepsIn(code)).toContain(`await click(person1, ${quoted});`);
    expect(code.split('*/')[0]).toContain("'); process.exit(1); ('* /");
  });

  it('is refused where the page that drifted is not recorded, or has no address', () => {
    expect(writePlaywrightTest(incidentOf(bob), [alice])).toMatchObject({ error: { kind: 'not-replayable' } });
    const file = pageSession('bob', [...gap], { origin: 'file://' });
    expect(writePlaywrightTest(incidentOf(file), [file])).toMatchObject({ error: { kind: 'not-replayable' } });
  });
});

const isFault = (line: string): boolean => !/(open|fill|click|connected|expect\w+)\(bob/.test(line);
