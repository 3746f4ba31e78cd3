import type { Json, WireEvent } from '@driftscope/records';
import type { Session } from '../engine/session.ts';
import type { Content } from '../entities/content.ts';
import type { FoundEntity } from '../entities/find-entities.ts';
import type { SignOfLife } from './sign-of-life.ts';

/** Why a link went down: the page left it, the server put it out, or the connection broke. */
export type DownReason = 'app' | 'kicked' | 'network';

/** A connection of the page, over a socket or requests. */
export interface Socket {
  /** Number of the connection in its session, from 1. */
  readonly number: number;
  readonly url: string;
  readonly address: string;
  /** Engine.IO's id, by which the server knows the same connection. Absent before the handshake. */
  eio?: string;
  /** How often the server promised a sign of life. Absent before the handshake. */
  pingIntervalMs?: number;
  /** Epoch ms of the last frame that came in. */
  lastInAt: number;
  readonly life: SignOfLife;
  /** The page asked to close it. */
  isClosing?: true;
}

/** One namespace on one socket: what Socket.IO calls a socket, from CONNECT to its end. */
export interface Link {
  readonly id: string;
  readonly session: Session;
  readonly socket: Socket;
  readonly namespace: string;
  /** What it said to be let in. Absent: the request was not seen. */
  request?: {
    readonly auth: Json | undefined;
    readonly credentials: readonly string[];
    readonly at: number;
    readonly seq: number;
  };
  /** Absent until the server let it in. */
  up?: { readonly at: number; readonly seq: number; readonly recovered: boolean };
  /** Absent while it is up. */
  down?: { readonly at: number; readonly seq: number; readonly reason: DownReason };
  /** Ordinal of the last event received. `null`: cannot be known, since frames went unseen. */
  received: number | null;
}

/** An event that went over a link. */
export interface LinkEvent {
  readonly link: Link;
  readonly event: WireEvent;
  readonly at: number;
  readonly seq: number;
}

export interface Attempt {
  readonly session: Session;
  readonly address: string;
  /** Absent: by a polling request. */
  readonly socket?: number;
  readonly at: number;
}

/** An event that came in, with the entities it is about. */
export interface InboundEvent extends LinkEvent {
  readonly mains: readonly FoundEntity[];
  /** Its arguments. */
  readonly content: Content;
}

export interface LinkFacts {
  /** The page tries to open a connection to this address. */
  readonly 'link.attempted': Attempt;
  /** An attempt came to nothing, or its connection ended. */
  readonly 'link.attempt-ended': Attempt;
  readonly 'link.requested': Link;
  readonly 'link.up': Link;
  readonly 'link.down': Link;
  readonly 'event.in': InboundEvent;
  readonly 'event.out': LinkEvent;
  /** A GraphQL operation that the page had begun by an event of this name is over: the page or the server ended it. */
  readonly 'operation.ended': { readonly link: Link; readonly name: string };
  /** The answer to an event of the page, or what came with the entry to a namespace, as if it were asked by an event. */
  readonly 'ack.in': {
    readonly request: LinkEvent;
    readonly args: readonly Json[];
    readonly at: number;
    readonly seq: number;
  };
}

/** What a link and the ones that replace it have in common: where they go. */
export const channelOf = (link: Link): string => `${link.socket.address}#${link.namespace}`;
