import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { runDriftscope } from '../run-driftscope.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

/** Two pages and a server, recorded in a browser: one page misses what was sent while its socket was down. */
const recording = fileURLToPath(new URL('testing/missed-messages.drift', import.meta.url));

/** What Playwright saved of one page, in Chromium: a socket is lost and comes back, and nothing is read again. */
const har = fileURLToPath(new URL('testing/gap.har', import.meta.url));

async function run(...args: readonly string[]) {
  const said: string[] = [];
  const complaints: string[] = [];
  const code = await runDriftscope(args, { say: (text) => said.push(text), complain: (text) => complaints.push(text) });
  return { code, said: said.join('\n'), complaint: complaints.join('\n') };
}

async function analyze(...args: readonly string[]) {
  const { code, said, complaint } = await run('analyze', '--json', ...args);
  const result: { incidents: { kind: string }[]; files: unknown[]; records: number } = JSON.parse(said);
  return { code, complaint, ...result, kinds: result.incidents.map(({ kind }) => kind).sort() };
}

async function fileOf(content: Uint8Array | string): Promise<string> {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, content);
  return file;
}

describe('driftscope analyze', () => {
  it('finds what is wrong in a recording', async () => {
    expect(await analyze(recording)).toMatchObject({
      code: 0,
      complaint: '',
      kinds: ['gap.missed-events', 'gap.no-resync'],
    });
  });

  it('finds what is wrong in a HAR file with messages of a WebSocket', async () => {
    expect(await analyze(har)).toMatchObject({ code: 0, kinds: ['gap.no-resync'] });
  });

  it('finds what is wrong in the recording inside a ticket', async () => {
    const base64 = await readFile(recording, 'base64');
    const ticket = `<!doctype html><a download href="data:application/gzip;base64,${base64}">Save the recording</a>`;
    expect(await analyze(await fileOf(ticket))).toMatchObject({
      code: 0,
      complaint: '',
      kinds: ['gap.missed-events', 'gap.no-resync'],
    });
    const page = await run('analyze', await fileOf('<!doctype html><p>Hello</p>'));
    expect(page).toMatchObject({ code: 3, complaint: expect.stringContaining('nor a ticket') });
  });

  it('says it in sentences', async () => {
    const { said } = await run('analyze', recording);
    expect(said).toMatch(/critical {2}gap\.missed-events {2}\(proven\)\n {2}Bob missed 3 message:new events/);
    expect(said).toMatch(/\n {2}\d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d:\d\d\.\d{3} UTC, session /);
    expect(said).toMatch(/\n2 incidents found in 3 sessions with \d+ records\.$/);
  });

  it('looks only for the kinds that it is told', async () => {
    expect(await analyze(recording, '--rules', 'gap.no-resync')).toMatchObject({ kinds: ['gap.no-resync'] });
    expect((await analyze(recording, '--rules', 'gap.*,store.duplicate')).kinds).toHaveLength(2);
    expect(await analyze(recording, '--rules', 'poll.*')).toMatchObject({ kinds: [] });
  });

  it('ends with 1 where an incident is as grave as it is told', async () => {
    expect(await analyze(recording, '--fail-on', 'critical')).toMatchObject({ code: 1 });
    expect(await analyze(har, '--fail-on', 'high')).toMatchObject({ code: 1 });
    expect(await analyze(har, '--fail-on', 'critical')).toMatchObject({ code: 0 });
  });

  it('takes a recording that was cut as far as it goes, and says so', async () => {
    const whole = await readFile(recording);
    const cut = await fileOf(whole.subarray(0, whole.length - 12));
    const { code, kinds, complaint, files, records } = await analyze(cut, '--fail-on', 'low');
    expect(records).toBeGreaterThan(0);
    expect({ code, kinds }).toMatchObject({ code: 1, kinds: expect.arrayContaining(['gap.no-resync']) });
    expect(complaint).toContain(`${cut}: It ends before its end`);
    expect(files).toMatchObject([{ fault: { kind: 'truncated-recording' } }]);
  });

  it('takes a file for what it is, whatever its name', async () => {
    const renamed = join(await temporaryFolder(), 'chat.har');
    await copyFile(recording, renamed);
    expect((await analyze(renamed)).kinds).toHaveLength(2);
  });

  it.each([
    ['text', 'hello', /neither a recording of Driftscope, nor a ticket, nor a HAR file/],
    ['other JSON', '{"hello":"world"}', /no HAR file: it has no log\.entries/],
    ['a HAR file that was cut', '{"log":{"entries":[{"startedDa', /a HAR file that was cut/],
    ['a HAR file with a strange entry', '{"log":{"entries":[{"startedDateTime":"soon"}]}}', /log\.entries\[0\]/],
    ['nothing', '', /neither a recording/],
    ['something else in gzip', Buffer.from([0x1f, 0x8b, 1, 2, 3]), /no recording of Driftscope/],
  ])('ends with 3 and says why where a file holds %s', async (_name, content, message) => {
    const { code, said, complaint } = await run('analyze', await fileOf(content));
    expect({ code, said }).toEqual({ code: 3, said: '' });
    expect(complaint).toMatch(message);
  });

  it('ends with 3 and says why where there is no such file', async () => {
    expect(await run('analyze', '/nowhere/x.drift')).toMatchObject({
      code: 3,
      complaint: expect.stringContaining('ENOENT'),
    });
    expect(await run('analyze', await temporaryFolder())).toMatchObject({
      code: 3,
      complaint: expect.stringContaining('EISDIR'),
    });
  });

  it.each([
    [[], /No command/],
    [['collect'], /no command collect/],
    [['analyze'], /No file/],
    [['analyze', 'x', '--rules', 'gap.none'], /no rule gap\.none\.\nThere are: .*gap\.missed-events/],
    [['analyze', 'x', '--fail-on', 'bad'], /bad is no severity/],
    [['analyze', 'x', '--colour'], /--colour/],
    [['analyze', 'x', '--identity-key', '/nowhere'], /^The key of --identity-key cannot be read: ENOENT/],
    [['analyze', 'x', '--identity-key', har], /gap\.har holds no key/],
  ])('ends with 2 and says why for %o', async (args, message) => {
    expect(await run(...args)).toMatchObject({ code: 2, said: '', complaint: expect.stringMatching(message) });
  });

  it('is a command', async () => {
    const bin = fileURLToPath(new URL('../driftscope.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [bin, 'analyze', har, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ incidents: [{ kind: 'gap.no-resync' }] });
  });

  it('ends without a word where nobody reads on, and as it would', async () => {
    const bin = fileURLToPath(new URL('../driftscope.ts', import.meta.url));
    const args = [bin, 'analyze', recording, '--fail-on', 'critical'];
    const analyzing = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    analyzing.stdout.destroy();
    const [complaint, [code]] = await Promise.all([text(analyzing.stderr), once(analyzing, 'close')]);
    expect({ complaint, code }).toEqual({ complaint: '', code: 1 });
  });
});
