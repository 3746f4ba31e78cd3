import { once } from 'node:events';
import { createServer } from 'node:http';
import { type DriftRecord, parseBatch, type RecordKind, type RecordOf } from '@driftscope/records';
import { Server, type ServerOptions, type Socket } from 'socket.io';
import { attachProbe, type Probe } from '../attach-probe.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { portOf } from './port-of.ts';

export interface Scene {
  readonly io: Server;
  readonly port: number;
  readonly probe: Probe;
  /** Ends the probe, and gives what it reported, as the collector got it. */
  report(): Promise<Report>;
  /** Ends everything. */
  end(): Promise<void>;
}

export interface Report {
  readonly records: readonly DriftRecord[];
  of<Kind extends RecordKind>(kind: Kind): readonly RecordOf<Kind>[];
}

export interface SceneOptions {
  readonly io?: Partial<ServerOptions>;
  readonly user?: (socket: Socket) => string | undefined;
  readonly maxArgsLength?: number;
  readonly tracing?: Tracing;
  readonly traceSocketHandlers?: boolean;
}

/** What the collector shares, in hex. */
export const identityKey = '5e'.repeat(32);

/** Starts a real Socket.IO server with the probe attached, which reports to a collector in memory. */
export async function startScene({ io: ioOptions, ...options }: SceneOptions = {}): Promise<Scene> {
  const server = createServer();
  const io = new Server(server, ioOptions);
  const records: DriftRecord[] = [];
  const probe = attachProbe(io, {
    collectorUrl: 'http://collector.test',
    app: 'scene',
    fetch: async (url, init) => {
      if (String(url).endsWith('/identity-key')) return Response.json({ key: identityKey });
      const batch = parseBatch(JSON.parse(String(init?.body)));
      if (!batch.ok) throw new Error(`${batch.error.message} ${batch.error.hint}`);
      records.push(...batch.value.records);
      return Response.json({ acked: batch.value.batch }, { status: 202 });
    },
    ...options,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    io,
    port: portOf(server),
    probe,
    report: async () => {
      await probe.stop();
      return {
        records,
        of: (kind) => records.filter((record): record is RecordOf<typeof kind> => record.kind === kind),
      };
    },
    end: async () => {
      await probe.stop();
      await io.close();
    },
  };
}
