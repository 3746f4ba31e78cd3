import type { Store } from '../storage/store.ts';
import { createWriteCheck } from './check-writable.ts';
import { canShare } from './connect.ts';
import { openDurableLog } from './durable-log.ts';
import { databaseFile, openDatabase } from './open-database.ts';
import { createSqliteIncidents } from './sqlite-incidents.ts';
import { createSqliteObservations } from './sqlite-observations.ts';
import { createSqliteOutbox } from './sqlite-outbox.ts';
import { createSqliteRetention } from './sqlite-retention.ts';
import { createSqliteSessions } from './sqlite-sessions.ts';
import { createSqliteTeams } from './sqlite-teams.ts';
import { createSqliteTraces } from './sqlite-traces.ts';
import { createSqliteTriage } from './sqlite-triage.ts';
import { createSqliteViews } from './sqlite-views.ts';
import { startCheckpoints } from './start-checkpoints.ts';

/** Opens the store in a data folder. @throws FaultError, see {@link openDatabase}. */
export function openSqliteStore(dataDir: string): Store {
  const database = openDatabase(dataDir);
  const checkpoints = canShare ? startCheckpoints({ file: databaseFile(dataDir) }) : undefined;
  const log = openDurableLog(database, { checkpoints });
  const removed = new Set<string>();
  return {
    name: 'sqlite',
    sessions: createSqliteSessions(database, log, removed),
    incidents: createSqliteIncidents(database, removed),
    triage: createSqliteTriage(database),
    views: createSqliteViews(database),
    teams: createSqliteTeams(database),
    traces: createSqliteTraces(database, log),
    observations: createSqliteObservations(database, log, removed),
    outbox: createSqliteOutbox(database, log),
    retention: createSqliteRetention(database),
    checkWritable: createWriteCheck(database, dataDir),
    close: async () => {
      await log.close();
      database.close();
    },
  };
}
