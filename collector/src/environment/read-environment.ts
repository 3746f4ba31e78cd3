import { homedir } from 'node:os';
import { join } from 'node:path';
import { ok, type Result } from '@driftscope/records';
import { type AddressSettings, readAddress } from './read-address.ts';
import { type KeepingSettings, readKeeping } from './read-keeping.ts';
import { type NeighbourSettings, readNeighbours } from './read-neighbours.ts';
import { type OutletSettings, readOutlets } from './read-outlets.ts';

/** What the environment says of how to start. */
export interface EnvironmentOptions extends AddressSettings, KeepingSettings, NeighbourSettings, OutletSettings {
  readonly dataDir: string;
  readonly token?: string;
}

/** Reads `PORT`, `HOST`, and those that begin with `DRIFTSCOPE_`. An empty one counts as absent. */
export function readEnvironment(env: NodeJS.ProcessEnv): Result<EnvironmentOptions> {
  const address = readAddress(env);
  if (!address.ok) return address;
  const keeping = readKeeping(env);
  if (!keeping.ok) return keeping;
  const neighbours = readNeighbours(env);
  if (!neighbours.ok) return neighbours;
  const outlets = readOutlets(env);
  if (!outlets.ok) return outlets;
  return ok({
    ...address.value,
    ...keeping.value,
    ...neighbours.value,
    ...outlets.value,
    dataDir: dataDirOf(env),
    ...(env.DRIFTSCOPE_TOKEN && { token: env.DRIFTSCOPE_TOKEN }),
  });
}

/** The data folder that the environment names, or the usual one. */
export const dataDirOf = (env: NodeJS.ProcessEnv): string => env.DRIFTSCOPE_DATA || join(homedir(), '.driftscope');
