import type { Subprotocol } from '../wire/subprotocol.ts';
import { graphql } from './graphql.ts';
import { jsonRpc } from './json-rpc.ts';
import { phoenix } from './phoenix.ts';
import { pusher } from './pusher.ts';
import { signalr } from './signalr.ts';
import { stomp } from './stomp.ts';

/** Every protocol that is looked for on a socket without Engine.IO. No frame is of two of them. */
export const subprotocols: readonly Subprotocol[] = [graphql, phoenix, signalr, pusher, stomp, jsonRpc];
