import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { runDriftscope } from '../run-driftscope.ts';
import { makeBatch } from '../testing/make-batch.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

/** Runs `driftscope token …`; gives what it said. */
async function token(dataDir: string, ...args: readonly string[]) {
  const said: string[] = [];
  const complaints: string[] = [];
  const output = { say: (text: string) => said.push(text), complain: (text: string) => complaints.push(text) };
  const code = await runDriftscope(['token', ...args, '--data', dataDir], output);
  return { code, said, complaints };
}

async function makeToken(dataDir: string, scope: string) {
  const { said } = await token(dataDir, 'create', '--scope', scope, '--name', `a ${scope}`);
  return { authorization: `Bearer ${said.join()}` };
}

describe('tokens', () => {
  it('are shown once, and kept as a hash that only the owner can read', async () => {
    const dataDir = await temporaryFolder();
    const { said, complaints } = await token(dataDir, 'create', '--scope', 'read', '--name', 'CI');
    expect(said).toEqual([expect.stringMatching(/^drift_read_[\w-]{43}$/)]);
    const [file = ''] = await readdir(join(dataDir, 'tokens'));
    const path = join(dataDir, 'tokens', file);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const [secret = ''] = said;
    for (const text of [await readFile(path, 'utf8'), ...complaints, ...(await token(dataDir, 'list')).said]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(secret.slice('drift_read_'.length));
    }
  });

  it('open what their scope is for, also of a collector that runs, from when they are made until they are revoked', async () => {
    const dataDir = await temporaryFolder();
    const { post } = await startTestCollector({ dataDir });
    const send = async (headers: Record<string, string>) => (await post(makeBatch(), { headers })).status;
    expect(await send({})).toBe(202);
    const ingest = await makeToken(dataDir, 'ingest');
    const read = await makeToken(dataDir, 'read');
    const admin = await makeToken(dataDir, 'admin');
    await vi.waitFor(async () => expect(await send({})).toBe(401), 5_000);
    expect(await send(ingest)).toBe(202);
    expect(await send({ authorization: ingest.authorization.toLowerCase() })).toBe(401);
    expect(await send({ authorization: `${ingest.authorization}x` })).toBe(401);
    await vi.waitFor(async () => expect(await send(read)).toBe(403), 5_000);
    await vi.waitFor(async () => expect(await send(admin)).toBe(202), 5_000);
    const { said: rows } = await token(dataDir, 'list');
    const [id = ''] = rows.find((row) => row.includes('a ingest'))?.split(' ') ?? [];
    expect((await token(dataDir, 'revoke', id)).code).toBe(0);
    await vi.waitFor(async () => expect(await send(ingest)).toBe(401), 5_000);
    expect(await send({})).toBe(401);
  });

  it('leave DRIFTSCOPE_TOKEN good for sending', async () => {
    const dataDir = await temporaryFolder();
    const { post } = await startTestCollector({ dataDir, token: 'secret' });
    await makeToken(dataDir, 'ingest');
    expect((await post(makeBatch(), { headers: { authorization: 'Bearer secret' } })).status).toBe(202);
    expect((await post(makeBatch(), { headers: { authorization: 'Bearer other' } })).status).toBe(401);
  });

  it.each([
    ['create', '--scope', 'root', '--name', 'x'],
    ['create', '--scope', 'read'],
    ['create', '--scope', 'read', '--name', ''],
    ['revoke'],
    ['list', 'all'],
    ['burn'],
  ])('are not touched by what was not meant: %s %s %s', async (...args) => {
    const { code, complaints } = await token(await temporaryFolder(), ...args);
    expect({ code, complaints }).toEqual({ code: 2, complaints: [expect.stringContaining('--help')] });
  });

  it('are listed with when they were made and revoked, as people write it', async () => {
    const dataDir = await temporaryFolder();
    await makeToken(dataDir, 'read');
    const day = String.raw`\d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d UTC`;
    const [line = ''] = (await token(dataDir, 'list')).said;
    expect(line).toMatch(new RegExp(`^\\S+ {2}read {4}a read {2}\\(made ${day}\\)$`));
    const [id = ''] = line.split(' ');
    expect((await token(dataDir, 'revoke', id)).said).toEqual([
      expect.stringMatching(new RegExp(`\\(made ${day}, revoked ${day}\\)$`)),
    ]);
  });

  it('that are not there cannot be revoked', async () => {
    expect(await token(await temporaryFolder(), 'revoke', '../../x')).toMatchObject({ code: 3 });
  });
});
