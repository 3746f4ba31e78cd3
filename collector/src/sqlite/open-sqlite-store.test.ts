import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { searchTextOf } from '@driftscope/detect';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeIncidentStore } from '../storage/incident-store-contract.ts';
import { describeObservationStore } from '../storage/observation-store-contract.ts';
import { describeOutboxStore } from '../storage/outbox-store-contract.ts';
import { describeSessionStore } from '../storage/session-store-contract.ts';
import { describeTraceStore } from '../storage/trace-store-contract.ts';
import { describeTriageStore } from '../storage/triage-store-contract.ts';
import { makeBatch } from '../testing/make-batch.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { sayOf } from '../testing/say-of.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import { SCHEMA_V1 } from './schema/schema-v1.ts';

async function openEmpty() {
  const store = openSqliteStore(await temporaryFolder());
  onTestFinished(() => store.close());
  return store;
}

describeSessionStore('SQLite', openEmpty);
describeIncidentStore('SQLite', openEmpty);
describeTraceStore('SQLite', openEmpty);
describeObservationStore('SQLite', openEmpty);
describeTriageStore('SQLite', openEmpty);
describeOutboxStore('SQLite', openEmpty);

describe('a data folder', () => {
  it('is made where there is none, and keeps all that was stored', async () => {
    const dataDir = join(await temporaryFolder(), 'not', 'there');
    const first = openSqliteStore(dataDir);
    const batch = makeBatch();
    await first.sessions.append([{ batch, body: Buffer.from(JSON.stringify(batch)), receivedMs: 1 }]);
    await first.incidents.file([makeIncident()]);
    await first.close();

    const second = openSqliteStore(dataDir);
    onTestFinished(() => second.close());
    expect(await second.sessions.find('s1')).toMatchObject({ records: 1 });
    expect(await sayOf(second.triage, 'i1', { status: 'resolved' })).toMatchObject({ rev: 2 });
  });

  it('has one owner at a time', async () => {
    const dataDir = await temporaryFolder();
    const owner = openSqliteStore(dataDir);
    expect(() => openSqliteStore(dataDir)).toThrow(expect.objectContaining({ fault: faultOfKind('data-in-use') }));
    await owner.close();
    await openSqliteStore(dataDir).close();
  });

  it('that cannot be had is told of, with the way out', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    expect(() => openSqliteStore(join(file, 'data'))).toThrow(/file.*DRIFTSCOPE_DATA/s);
  });

  it('that holds something else is left alone', async () => {
    const dataDir = await temporaryFolder();
    await mkdir(dataDir, { recursive: true });
    await writeFile(join(dataDir, 'driftscope.db'), 'no database '.repeat(100));
    expect(() => openSqliteStore(dataDir)).toThrow(expect.objectContaining({ fault: faultOfKind('data-damaged') }));
  });

  it('of an older Driftscope is brought up to date, and keeps all that was stored', async () => {
    const dataDir = await temporaryFolder();
    const older = new DatabaseSync(join(dataDir, 'driftscope.db'));
    const batch = makeBatch();
    older.exec(`${SCHEMA_V1} PRAGMA user_version = 1;`);
    older
      .prepare('INSERT INTO session VALUES (?, ?, 0, 0, ?, 1, 0)')
      .run(batch.session.id, JSON.stringify(batch.session), '[]');
    const incident = makeIncident({ id: 'older', title: 'Found long ago', facts: { missedIds: ['m_1'] } });
    older
      .prepare("INSERT INTO incident VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, 'resolved', 0, NULL, 'seen', 1)")
      .run(
        ...[incident.id, incident.kind, incident.severity, incident.at, incident.untilAt, incident.app],
        ...[incident.session, incident.group, searchTextOf(incident), JSON.stringify(incident)],
      );
    older.exec("UPDATE counter SET value = 1 WHERE name = 'rev'");
    older.close();
    const store = openSqliteStore(dataDir);
    expect(await store.sessions.header(batch.session.id)).toEqual(batch.session);
    await store.incidents.file([makeIncident()]);
    expect(await store.incidents.groups({}, { limit: 9 })).toMatchObject([{ count: 2 }]);
    expect(await store.incidents.find('older')).toMatchObject({ status: 'resolved', note: 'seen', rev: 1 });
    expect(await store.incidents.stats({ q: 'long ago' })).toMatchObject({ count: 1, missed: 1 });
    await store.close();
    const { user_version: version } =
      new DatabaseSync(join(dataDir, 'driftscope.db')).prepare('PRAGMA user_version').get() ?? {};
    expect(version).toBe(16);
  });

  it('of a newer Driftscope is left alone', async () => {
    const dataDir = await temporaryFolder();
    const newer = new DatabaseSync(join(dataDir, 'driftscope.db'));
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    expect(() => openSqliteStore(dataDir)).toThrow(expect.objectContaining({ fault: faultOfKind('data-too-new') }));
  });
});

const faultOfKind = (kind: string) => expect.objectContaining({ kind });
