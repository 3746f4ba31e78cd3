import type { Server } from 'node:http';
import type { Scenario } from '@driftscope/scenarios';
import type { Express } from 'express';

/**
 * An app of one page, after a defect that others have had, and what its user does with it. `?variant=synced` asks the page to do
 * the same without the defect.
 */
export interface SmallApp extends Pick<Scenario, 'name' | 'row' | 'play'> {
  /** The script of its page. */
  readonly page: URL;
  /** How many incidents of which kind there are in the drifting variant. None: it has no such variant. */
  readonly incidents: Readonly<Record<string, number>>;
  /** Kinds that are true there too, and why. */
  readonly also?: Readonly<Record<string, string>>;
  /** Kinds that nearly happen in the synced variant. Absent: those of the drifting one. */
  readonly nearMissOf?: readonly string[];
  /** Adds its endpoints and sockets to a new server. */
  serve(app: Express, server: Server, host: SmallAppHost): void;
}

/** What there is beside a small app's server. */
export interface SmallAppHost {
  /** Base address of the collector that records the play, for apps whose server has the probe. */
  readonly collectorUrl: string;
  /** Is waited for before the server stops. */
  onStop(act: () => Promise<void>): void;
}
