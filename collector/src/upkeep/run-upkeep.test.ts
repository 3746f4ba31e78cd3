import { closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadIdentityKey } from '../identity-key.ts';
import { runDriftscope } from '../run-driftscope.ts';
import { databaseFile } from '../sqlite/open-database.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { makeBatch, originMs } from '../testing/make-batch.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

async function run(...args: readonly string[]) {
  const said: string[] = [];
  const complaints: string[] = [];
  const output = { say: (text: string) => said.push(text), complain: (text: string) => complaints.push(text) };
  const code = await runDriftscope(args, output);
  return { code, said: said.join('\n'), complaint: complaints.join('\n') };
}

const received = (batch: number) => {
  const made = makeBatch({ batch, seqs: [2 * batch - 1, 2 * batch], header: { app: `app ${'x'.repeat(150)}` } });
  return { batch: made, body: Buffer.from(JSON.stringify(made)), receivedMs: 1_000 + batch };
};

/** A folder with so many batches of two records, and fifty incidents. */
async function filledFolder(batches: number): Promise<string> {
  const dataDir = await temporaryFolder();
  loadIdentityKey(dataDir);
  const store = openSqliteStore(dataDir);
  for (let batch = 1; batch <= batches; batch++) await store.sessions.append([received(batch)]);
  await store.incidents.file(Array.from({ length: 50 }, (_, index) => makeIncident({ id: `i${index}` })));
  await store.close();
  return dataDir;
}

async function look(dataDir: string) {
  const store = openSqliteStore(dataDir);
  onTestFinished(() => store.close());
  const session = await store.sessions.find('s1');
  return { store, session, incidents: await store.incidents.list({}, { limit: 100 }) };
}

/** Writes over the page of SQLite that holds the body of a chunk. */
function damage(dataDir: string, chunkId: number): void {
  const database = new DatabaseSync(databaseFile(dataDir), { readOnly: true });
  const body = database.prepare('SELECT body FROM chunk_body WHERE id = ?').get(chunkId)?.body;
  database.close();
  if (!(body instanceof Uint8Array)) throw new Error('There is no such chunk.');
  const bytes = readFileSync(databaseFile(dataDir));
  const at = bytes.indexOf(body);
  bytes.fill(0xee, at - (at % 4_096), at - (at % 4_096) + 4_096);
  writeFileSync(databaseFile(dataDir), bytes);
}

describe('driftscope doctor', () => {
  it('finds nothing in a folder that is whole', async () => {
    const { code, said } = await run('doctor', '--data', await filledFolder(20));
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('all of its 20 chunks') });
  });

  it('finds damage, and saves all that it does not touch; what is lost is taken when it is sent again', async () => {
    const dataDir = await filledFolder(200);
    damage(dataDir, 100);
    expect(await run('doctor', '--data', dataDir)).toMatchObject({
      code: 1,
      complaint: expect.stringMatching(/--salvage/),
    });

    const saved = join(await temporaryFolder(), 'saved');
    const { code, said } = await run('doctor', '--data', dataDir, '--salvage', saved);
    expect(code).toBe(1);
    expect(said).toContain(`DRIFTSCOPE_DATA=${saved}`);
    expect(await run('doctor', '--data', saved)).toMatchObject({ code: 0 });
    expect(readFileSync(join(saved, 'identity.key'))).toEqual(readFileSync(join(dataDir, 'identity.key')));

    const { store, session, incidents } = await look(saved);
    expect(incidents).toHaveLength(50);
    expect(session?.records).toBeGreaterThan(300);
    expect(session?.holes).not.toEqual([]);
    for (let batch = 1; batch <= 200; batch++) await store.sessions.append([received(batch)]);
    expect(await store.sessions.find('s1')).toMatchObject({ records: 400, holes: [] });
  });

  it('saves what a session came from, and by how much its clock was off', async () => {
    const dataDir = await filledFolder(1);
    const store = openSqliteStore(dataDir);
    const file = makeBatch({ session: 'from-file' });
    const sent = makeBatch({ session: 'sent' });
    await store.sessions.append([
      { batch: file, body: Buffer.from(JSON.stringify(file)), receivedMs: 5, imported: { file: 'bug.drift' } },
      { batch: sent, body: Buffer.from(JSON.stringify(sent)), receivedMs: 5, lagMs: 60_000 },
    ]);
    await store.close();
    const saved = join(await temporaryFolder(), 'saved');
    expect(await run('doctor', '--data', dataDir, '--salvage', saved)).toMatchObject({ code: 0 });
    const { store: after } = await look(saved);
    expect(await after.sessions.find('from-file')).toMatchObject({ imported: { at: 5, file: 'bug.drift' } });
    expect(await after.sessions.find('sent')).toMatchObject({ originMs: originMs + 60_000, clockOffsetMs: 60_000 });
    expect((await after.sessions.find('sent'))?.imported).toBeUndefined();
  });

  it('says where nothing can be saved', async () => {
    const dataDir = await filledFolder(1);
    const file = openSync(databaseFile(dataDir), 'r+');
    writeSync(file, Buffer.alloc(100, 0xee), 0, 100, 0);
    closeSync(file);
    expect(() => openSqliteStore(dataDir)).toThrow(/doctor --salvage/);
    const to = join(await temporaryFolder(), 'saved');
    expect(await run('doctor', '--data', dataDir, '--salvage', to)).toMatchObject({
      code: 3,
      complaint: expect.stringMatching(/damaged/),
    });
  });
});

describe('driftscope backup', () => {
  it('copies a folder, which can then be used in its place, and never over another one', async () => {
    const dataDir = await filledFolder(20);
    const to = join(await temporaryFolder(), 'copy');
    expect(await run('backup', to, '--data', dataDir)).toMatchObject({ code: 0, complaint: '' });
    const { session, incidents } = await look(to);
    expect(session).toMatchObject({ records: 40, holes: [] });
    expect(incidents).toHaveLength(50);
    expect(await run('backup', to, '--data', dataDir)).toMatchObject({
      code: 3,
      complaint: expect.stringMatching(/database already/),
    });
  });
});

describe('driftscope vacuum', () => {
  it('gives back the room of what was deleted', async () => {
    const dataDir = await filledFolder(300);
    const database = new DatabaseSync(databaseFile(dataDir));
    database.exec('DELETE FROM chunk_body; DELETE FROM chunk;');
    database.close();
    const { size } = statSync(databaseFile(dataDir));
    expect(await run('vacuum', '--data', dataDir)).toMatchObject({ code: 0 });
    expect(statSync(databaseFile(dataDir)).size).toBeLessThan(size * 0.9);
    expect((await look(dataDir)).incidents).toHaveLength(50);
  });
});

describe('looking after a data folder', () => {
  it.each(['vacuum', 'doctor'])('%s leaves one alone that a collector uses', async (command) => {
    const dataDir = await filledFolder(1);
    const store = openSqliteStore(dataDir);
    onTestFinished(() => store.close());
    expect(await run(command, '--data', dataDir)).toMatchObject({
      code: 3,
      complaint: expect.stringMatching(/Another collector/),
    });
  });

  it.each([
    [['backup'], /one folder/],
    [['vacuum', 'now'], /no use for now/],
    [['doctor', '--heal'], /--heal/],
  ])('refuses %j', async (args, complaint) => {
    expect(await run(...args)).toMatchObject({ code: 2, complaint: expect.stringMatching(complaint) });
  });

  it('makes no folder where there is none', async () => {
    const dataDir = join(await temporaryFolder(), 'none');
    expect(await run('vacuum', '--data', dataDir)).toMatchObject({
      code: 3,
      complaint: expect.stringMatching(/no database/),
    });
  });
});
