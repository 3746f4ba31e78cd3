import type { IncomingMessage } from 'node:http';
import type { IncidentSummary } from '@driftscope/detect';
import { parseClientMessage, type ServerMessage, socketEvent } from '@driftscope/sync/server';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import type { Refusal } from '../http/refusal.ts';
import type { ReportFault } from '../report-fault.ts';
import type { WebServer } from '../tls/create-web-server.ts';
import type { IncidentLog } from './incident-log.ts';
import { LiveReader, type PushEvents } from './live-reader.ts';

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
  readonly log: Pick<IncidentLog, 'hello' | 'pong' | 'message'>;
  /** Who may connect, and is still told when something has changed. */
  readonly judgeCaller: (request: IncomingMessage) => Refusal | undefined;
  readonly report: ReportFault;
}

/** Starts the live push: namespace `/live`, on which the socket's part of the sync protocol is spoken. */
export function startLive({ log, judgeCaller, report }: LiveOptions): Live {
  const io = new Server<DefaultEventsMap, PushEvents>({
    serveClient: false,
    // No client has anything to say beyond its handshake and pings.
    maxHttpBufferSize: 10_000,
    allowRequest: (request, decide) => {
      const no = judgeCaller(request);
      decide(no?.fault.message, no === undefined);
    },
  });
  const readers = new Map<LiveReader, Socket>();
  io.of('/live').on('connection', (socket) => {
    const reader = new LiveReader(socket);
    const answer = (making: Promise<ServerMessage>) =>
      void making.then(
        (message) => reader.send(message, 0),
        (cause: unknown) => report(unanswered, cause),
      );
    // Among those who are told before the heads are: what is sent in between comes twice rather than never.
    readers.set(reader, socket);
    socket.on('disconnect', () => readers.delete(reader));
    socket.on(socketEvent, (message: unknown) => {
      if (parseClientMessage(message).ok) answer(log.pong());
    });
    answer(log.hello());
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
        const message = log.message(incident);
        const sizeBytes = JSON.stringify(message).length;
        for (const reader of readers.keys()) reader.send(message, sizeBytes);
      }
    },
    get readers() {
      return readers.size;
    },
    stop: () => io.close(),
  };
}

const unanswered = {
  kind: 'live',
  message: 'A reader of the live push could not be answered.',
  hint: 'It comes again by itself.',
};
