import type { IncomingMessage } from 'node:http';
import type { IncidentSummary } from '@driftscope/detect';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import type { Refusal } from '../http/refusal.ts';
import type { ReportFault } from '../report-fault.ts';
import type { WebServer } from '../tls/create-web-server.ts';
import { type ChangedSince, LiveReader, type PushEvents, sizeOf } from './live-reader.ts';

export interface Live {
  /** To be called once the server has its other listeners: those calls that are not for the live push go to them. */
  attach(server: WebServer): void;
  push(changed: readonly IncidentSummary[]): void;
  /** How many are connected. */
  readonly readers: number;
  /** Lets all go who are connected. Ends the server too, once it is attached. */
  stop(): Promise<void>;
}

export interface LiveOptions {
  /** Who may connect, and is still told when something has changed. */
  readonly judgeCaller: (request: IncomingMessage) => Refusal | undefined;
  readonly changedSince: ChangedSince;
  readonly report: ReportFault;
}

/**
 * Starts the live push: namespace `/live`, event `incident` for each incident that is new, changed or withdrawn.
 *
 * Who connects, also again, reads the list afterwards and keeps of each incident the higher `rev`: then it does not
 * matter what was pushed while it was away.
 */
export function startLive({ judgeCaller, changedSince, report }: LiveOptions): Live {
  const io = new Server<DefaultEventsMap, PushEvents>({
    serveClient: false,
    // No client has anything to say beyond its handshake.
    maxHttpBufferSize: 10_000,
    allowRequest: (request, decide) => {
      const no = judgeCaller(request);
      decide(no?.fault.message, no === undefined);
    },
  });
  const readers = new Map<LiveReader, Socket>();
  io.of('/live').on('connection', (socket) => {
    const reader = new LiveReader(socket, changedSince, (cause) => report(catchUpFailed, cause));
    readers.set(reader, socket);
    socket.on('disconnect', () => readers.delete(reader));
  });
  return {
    attach: (server) => void io.attach(server),
    push: (changed) => {
      if (readers.size === 0) return;
      for (const [reader, socket] of readers) {
        if (judgeCaller(socket.request) === undefined) continue;
        readers.delete(reader);
        socket.disconnect(true);
      }
      for (const incident of changed) {
        const sizeBytes = sizeOf(incident);
        for (const reader of readers.keys()) reader.push(incident, sizeBytes);
      }
    },
    get readers() {
      return readers.size;
    },
    stop: () => io.close(),
  };
}

const catchUpFailed = {
  kind: 'live',
  message: 'A reader that fell behind could not be told what has changed.',
  hint: 'It is tried again when it reads on.',
};
