import type { SessionId } from '@driftscope/records';

/** One connection of one page load, as its records tell it: a socket, or requests that stand in for one. */
export interface SocketSummary {
  readonly session: SessionId;
  /** Number in its session, from 1. Absent: all of it goes by requests, as Engine.IO's do where no socket can be had. */
  readonly socket?: number;
  /** Of a connection by requests, the address of its first. */
  readonly url: string;
  /**
   * `polling`: open, by requests. `half-open`: the page takes it for open, and a sign of life that was due has not come, as the
   * detector sees it.
   */
  readonly state: 'connecting' | 'open' | 'polling' | 'half-open' | 'closing' | 'closed';
  /** Engine.IO session id. Absent: another protocol, or no handshake was seen. */
  readonly eio?: string;
  /** Socket.IO namespaces that were asked for. Empty for other protocols. */
  readonly namespaces: readonly SocketNamespace[];
  /** Frames of the socket. */
  readonly framesIn: number;
  readonly framesOut: number;
  readonly eventsIn: number;
  readonly eventsOut: number;
  /** Epoch ms. Absent: it never opened, or was open before recording began. */
  readonly openedAt?: number;
  readonly closedAt?: number;
  /** Epoch ms of what came last. Absent: nothing did. */
  readonly lastInAt?: number;
  /** Absent while it is not closed, and of a connection by requests. */
  readonly close?: { readonly code: number; readonly reason: string };
}

export interface SocketNamespace {
  readonly name: string;
  readonly state: 'asked' | 'connected' | 'refused' | 'left';
  /** Whether credentials were sent with the request. */
  readonly hasAuth: boolean;
  /** Where they were: the names of the request's fields, or `address`. Absent: nothing was sent that can be seen. */
  readonly authBy?: readonly string[];
  /** Socket.IO was asked to take up the former connection, and did or did not. Absent: it was not asked, or has not answered. */
  readonly recovered?: boolean;
}
