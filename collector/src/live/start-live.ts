import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { IncidentPush, IncidentSummary } from '@driftscope/detect';
import { Server } from 'socket.io';
import type { Refusal } from '../http/refusal.ts';

export interface Live {
  /** To be called once the server has its other listeners: those calls that are not for the live push go to them. */
  attach(server: HttpServer): void;
  push(changed: readonly IncidentSummary[]): void;
  /** Lets all go who are connected. Ends the server too, once it is attached. */
  stop(): Promise<void>;
}

type NoEvents = Record<string, never>;

interface PushEvents {
  incident: (push: IncidentPush) => void;
}

/**
 * Starts the live push: namespace `/live`, event `incident` for each incident that is new, changed or withdrawn.
 *
 * Who connects, also again, reads the list afterwards and keeps of each incident the higher `rev`: then it does not
 * matter what was pushed while it was away.
 */
export function startLive(judgeCaller: (request: IncomingMessage) => Refusal | undefined): Live {
  const io = new Server<NoEvents, PushEvents>({
    serveClient: false,
    // No client has anything to say beyond its handshake.
    maxHttpBufferSize: 10_000,
    allowRequest: (request, decide) => {
      const no = judgeCaller(request);
      decide(no?.fault.message, no === undefined);
    },
  });
  const live = io.of('/live');
  return {
    attach: (server) => void io.attach(server),
    push: (changed) => {
      for (const incident of changed) live.emit('incident', { rev: incident.rev, incident });
    },
    stop: () => io.close(),
  };
}
