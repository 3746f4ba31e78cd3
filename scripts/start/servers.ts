import { basename, join } from 'node:path';
import { examplesOf, readWorkspace } from '../build/workspace.ts';
import { findFreePort } from '../processes/find-free-port.ts';

/** Where example ports begin, next to the collector's usual one. */
const FIRST_EXAMPLE_PORT = 37_439;

/** One server to run. */
export interface Server {
  /** As shown to the user. */
  readonly name: string;
  readonly main: string;
  readonly url: string;
  /** Answers with a success as soon as the server is up. */
  readonly readyUrl: string;
  readonly env: Readonly<Record<string, string>>;
}

/** An example as the collector's `GET /api/examples` tells of it. */
export interface Example {
  readonly id: string;
  readonly name: string;
  /** The letter of the system it stands for. */
  readonly system: string;
  readonly url: string;
  readonly variants: { readonly drifting: string; readonly synced: string };
}

export interface Servers {
  readonly collector: Server;
  readonly examples: readonly { readonly example: Example; readonly server: Server }[];
  readonly lab: Server;
}

/** Gives every server its port and its environment. */
export async function planServers(root: string, options: { port: number; dataDir: string }): Promise<Servers> {
  const collectorUrl = `http://127.0.0.1:${options.port}`;
  const taken = new Set([options.port]);
  const examples: { example: Example; server: Server }[] = [];
  for (const { dir, about } of examplesOf(readWorkspace(root))) {
    const port = await findFreePort(FIRST_EXAMPLE_PORT, taken);
    taken.add(port);
    const url = `http://127.0.0.1:${port}`;
    const example: Example = {
      id: basename(dir),
      ...about,
      url,
      variants: { drifting: `${url}/?variant=drifting`, synced: `${url}/?variant=synced` },
    };
    const env = { PORT: String(port), COLLECTOR_URL: collectorUrl };
    const main = join(dir, 'src/server/main.ts');
    examples.push({ example, server: { name: about.name, main, url, readyUrl: url, env } });
  }
  const labUrl = `http://127.0.0.1:${await findFreePort(FIRST_EXAMPLE_PORT, taken)}`;
  const lab: Server = {
    name: 'Lab',
    main: join(root, 'lab/src/main.ts'),
    url: labUrl,
    readyUrl: `${labUrl}/systems`,
    env: { PORT: new URL(labUrl).port },
  };
  const collector: Server = {
    name: 'Collector',
    main: join(root, 'collector/src/main.ts'),
    url: collectorUrl,
    readyUrl: `${collectorUrl}/api/health`,
    env: {
      PORT: String(options.port),
      DRIFTSCOPE_DATA: options.dataDir,
      DRIFTSCOPE_LAB: labUrl,
      DRIFTSCOPE_EXAMPLES: JSON.stringify(examples.map(({ example }) => example)),
    },
  };
  return { collector, examples, lab };
}
