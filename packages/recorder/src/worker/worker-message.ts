import type { RecordOf, Unnumbered } from '@driftscope/records';
import type { FrameNumber } from '../socket/add-payload.ts';
import type { FramePayload } from '../socket/frame-payload.ts';

/** What is told of a socket besides its frames, with the number that it has in its worker. */
export type SocketFact = Exclude<Extract<Unnumbered, { readonly socket: number }>, { readonly kind: 'socket.frame' }>;

/** All that our script in a worker says to the page. */
export type WorkerMessage =
  /** Our script runs: the browser let it in. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'socket'; readonly fact: SocketFact }
  | { readonly kind: 'frame'; readonly number: FrameNumber; readonly payload: FramePayload }
  /** The worker's own next message is posted while it handles what its last socket event told. */
  | { readonly kind: 'following' }
  /** It is not: the message that was to be posted could not be. */
  | { readonly kind: 'not following' }
  /** It started a worker, into which nobody looks. */
  | { readonly kind: 'nested'; readonly url: string | undefined }
  | { readonly kind: 'fault'; readonly fault: Omit<RecordOf<'recorder.fault'>, 'kind' | 'seq' | 't'> }
  /** The page's own script could not be loaded. */
  | { readonly kind: 'not loaded' }
  /** A policy refused something in it: the worker runs under that of the page, as it would not have done. */
  | { readonly kind: 'refused' }
  /** The worker ends itself. */
  | { readonly kind: 'closing' };

/** All that the page says to our script in a worker: whether records are wanted. */
export type WorkerCommand = { readonly kind: 'open'; readonly open: boolean };

/** What is given to our script when it is started. */
export interface WorkerConfig {
  /** Of the page's own script, absolute. */
  readonly address: string;
  /** Known to nobody else: by it our messages are told from the page's. */
  readonly token: string;
  /** Whether records are wanted at first. */
  readonly open: boolean;
}

const { isArray } = Array;

/** What goes through the worker's own channel, so that it keeps its place among the messages of the worker. */
export type Envelope<Message> = readonly [token: string, message: Message];

/** Whether a message's data is one of ours: the token proves it. */
export const isEnvelope = <Message>(data: unknown, token: string): data is Envelope<Message> =>
  isArray(data) && data[0] === token;
