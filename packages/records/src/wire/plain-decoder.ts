import type { RecordOf } from '../record.ts';
import { subprotocols } from '../subprotocols/subprotocols.ts';
import { createFrameCount } from './frame-count.ts';
import { messageOf } from './message.ts';
import { createOrdinals } from './ordinals.ts';
import type { SocketDecoder } from './socket-decoder.ts';
import type { Subprotocol, SubprotocolReader, UncountedFact } from './subprotocol.ts';
import type { WireFact } from './wire-fact.ts';

type Frame = RecordOf<'socket.frame'>;

export interface PlainStart {
  readonly framesBefore: { readonly in: number; readonly out: number };
  /** What the server chose in the opening handshake. Absent: nothing, or it is not known. */
  readonly protocol?: string;
}

/** Text frames that may pass before a protocol shows itself. Looking costs time, and most show it in the first. */
const MOST_LOOKS = 20;

const nothing: readonly WireFact[] = [];

/** A socket without Engine.IO: its protocol is told by the server's choice, else by what its first frames look like. */
export function createPlainDecoder({ framesBefore, protocol }: PlainStart): SocketDecoder {
  const placeOf = { in: createFrameCount(framesBefore.in), out: createFrameCount(framesBefore.out) };
  const ordinals = createOrdinals();
  if (framesBefore.in > 0) ordinals.lose('in');
  if (framesBefore.out > 0) ordinals.lose('out');
  let spoken: Subprotocol | undefined;
  let read: SubprotocolReader | undefined;
  let looks = 0;
  speak(subprotocols.find(({ names }) => protocol !== undefined && names.includes(protocol.toLowerCase())));

  function speak(found: Subprotocol | undefined): void {
    spoken = found;
    read = found?.createReader();
  }

  function look(text: string): void {
    if (read !== undefined || looks === MOST_LOOKS) return;
    looks += 1;
    speak(subprotocols.find((one) => one.isSpokenIn(text)));
  }

  function count(fact: UncountedFact): WireFact {
    return fact.kind === 'event' ? { ...fact, ordinal: ordinals.next(fact.dir, fact.namespace) } : fact;
  }

  return {
    get protocol() {
      return spoken?.name ?? 'plain';
    },

    push(frame) {
      const place = placeOf[frame.dir](frame.n);
      if (place === 'seen') return nothing;
      if (place === 'after-hole' || frame.cut !== undefined) ordinals.lose(frame.dir);
      const { text } = frame;
      if (text === undefined) return isKept(frame) ? [messageOf(frame)] : nothing;
      if (frame.cut !== undefined) return [messageOf(frame)];
      look(text);
      return read?.(frame.dir, text)?.map(count) ?? [messageOf(frame)];
    },
  };
}

const isKept = ({ base64 }: Frame): boolean => base64 !== undefined;
