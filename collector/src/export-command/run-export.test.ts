import { fileURLToPath } from 'node:url';
import { gatherSessions, parseHar, parseJson } from '@driftscope/records';
import { describe, expect, it } from 'vitest';
import { runDriftscope } from '../run-driftscope.ts';

/** Two pages and a server, recorded in a browser: one page misses what was sent while its socket was down. */
const recording = fileURLToPath(new URL('../analyze/testing/missed-messages.drift', import.meta.url));

async function run(...args: readonly string[]) {
  const said: string[] = [];
  const complaints: string[] = [];
  const output = { say: (text: string) => said.push(text), complain: (text: string) => complaints.push(text) };
  const code = await runDriftscope(['export', ...args], output);
  return { code, said: said.join('\n'), complaint: complaints.join('\n') };
}

describe('driftscope export', () => {
  it('writes the pages of a recording as a HAR file', async () => {
    const { code, said } = await run(recording, '--har');
    const json = parseJson(said);
    const read = json.ok ? parseHar(json.value) : json;
    if (!read.ok) throw new Error(read.error.message);
    const kinds = gatherSessions(read.value).map(({ records }) => new Set(records.map(({ kind }) => kind)));
    expect(code).toBe(0);
    expect(kinds).toHaveLength(2);
    for (const each of kinds) expect([...each]).toEqual(expect.arrayContaining(['http.body', 'socket.frame']));
  });

  it('writes the gravest incident as a Playwright test, or the one that is meant', async () => {
    const gravest = await run(recording, '--playwright');
    expect(gravest.code).toBe(0);
    expect(gravest.said).toContain(' * gap.missed-events in ');
    expect((await run(recording, '--playwright', '--incident', 'gap.no-resync')).said).toContain(
      ' * gap.no-resync in ',
    );
  });

  it('says which incidents there are where the one that is meant is none of them', async () => {
    const { code, complaint } = await run(recording, '--playwright', '--incident', 'store.duplicate');
    expect(code).toBe(3);
    expect(complaint).toContain('There are: gap.no-resync, gap.missed-events.');
  });

  it.each([[[]], [[recording]], [[recording, '--har', '--playwright']], [[recording, '--pdf']]])(
    'refuses %j with how to use it',
    async (args) => {
      expect(await run(...args)).toMatchObject({ code: 2, complaint: expect.stringContaining('driftscope --help') });
    },
  );

  it('ends with 3 where a file cannot be read', async () => {
    expect(await run('/nowhere.drift', '--har')).toMatchObject({ code: 3, said: '' });
  });
});
