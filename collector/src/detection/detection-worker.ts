import { parentPort, workerData } from 'node:worker_threads';
import { runDetectionWorker } from './run-detection-worker.ts';

if (parentPort !== null) runDetectionWorker(parentPort, workerData);
