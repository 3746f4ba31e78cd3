import type { Step } from '../machine/step.ts';
import type { DeviceId } from '../protocol/ids.ts';
import { type Browser, createBrowser } from './browser.ts';
import { createRandom, type Random } from './random.ts';
import type { Schedule } from './schedule.ts';
import { createServer, type Server } from './server.ts';
import { TimeLine } from './time-line.ts';
import { Witness } from './witness.ts';

/** Server, network and browsers of one run, and who watches them. */
export interface World {
  readonly time: TimeLine;
  /** For what the schedule leaves open: delays, and which message is lost. */
  readonly random: Random;
  readonly step: Step;
  readonly server: Server;
  readonly witness: Witness;
  readonly browsers: readonly Browser[];
}

export const START_MS = 1_000_000_000;

export function createWorld(schedule: Schedule, step: Step): World {
  const time = new TimeLine(START_MS);
  const random = createRandom(schedule.seed ^ 0x5bd1e995);
  const witness = new Witness(time);
  const server = createServer(time, witness);
  const browsers: Browser[] = [];
  const world: World = { time, random, step, server, witness, browsers };
  for (const [index, plan] of schedule.devices.entries()) {
    browsers.push(createBrowser(world, plan, `d${index}` as DeviceId));
  }
  return world;
}
