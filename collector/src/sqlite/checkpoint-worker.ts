import { parentPort, workerData } from 'node:worker_threads';
import { connect } from './connect.ts';
import type { CheckpointMode } from './start-checkpoints.ts';

const database = connect(workerData);
parentPort?.on('message', (mode: CheckpointMode) => {
  parentPort?.postMessage(database.prepare(`PRAGMA wal_checkpoint(${mode})`).get());
});
