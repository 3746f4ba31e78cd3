import type { LiveSocket } from '../socket/socket-list.ts';
import { createMessageStream, type MessageStream } from './create-message-stream.ts';
import type { FaultTools } from './fault-tools.ts';
import { matchesPattern } from './matches-pattern.ts';

/** One message: a frame, or a packet's header with the binary frames that belong to it. */
export interface Message {
  /** Lets it get where it was going. Nothing happens where the socket is closed by now. */
  pass(): void;
  /** What comes after it can no longer be counted as the other side counts: the ordinals get a hole. */
  skip(): void;
}

/** What a fault does to the messages of one socket, in one direction. */
export interface MessageRule {
  /** Whether it takes this message; one that it leaves gets through at once. */
  wants(isMeant: boolean): boolean;
  take(message: Message, isMeant: boolean): void;
  /** Lets go of all that it holds. */
  end(): void;
}

export interface FrameFaultSpec {
  readonly socket?: number;
  readonly dir: 'in' | 'out';
  readonly event: string;
}

interface Stream {
  readonly rule: MessageRule;
  readonly messages: MessageStream;
  /** The message that is under way. Absent: it gets through untouched. */
  taken: { readonly passes: (() => void)[]; readonly isMeant: boolean } | undefined;
}

/** Puts a rule of its own in the way of each socket. */
export function startFrameFault(
  { socket, dir, event }: FrameFaultSpec,
  { wires, hit }: FaultTools,
  createRule: () => MessageRule,
): () => void {
  const streams = new Map<object, Stream>();

  const streamOf = (ws: object, { url }: LiveSocket): Stream => {
    const known = streams.get(ws) ?? {
      rule: createRule(),
      messages: createMessageStream(url.includes('EIO=')),
      taken: undefined,
    };
    streams.set(ws, known);
    return known;
  };

  const begin = ({ rule }: Stream, { name, text }: { name: string | undefined; text: string }): Stream['taken'] => {
    const isMeant = name === undefined ? matchesPattern(event, text, 'part') : matchesPattern(event, name, 'whole');
    return rule.wants(isMeant) ? { passes: [], isMeant } : undefined;
  };

  /** Takes one frame. `undefined`: it is to go its way. */
  const take = (ws: object, data: unknown, pass: () => void): true | undefined => {
    const counts = wires.live(socket).find(([candidate]) => candidate === ws)?.[1];
    const stream = counts && streamOf(ws, counts);
    const place = stream?.messages.place(data);
    if (counts === undefined || stream === undefined || !place) return undefined;
    if (place.begins) stream.taken = begin(stream, place.begins);
    const { taken } = stream;
    taken?.passes.push(pass);
    if (taken && place.isLast) {
      if (taken.isMeant) hit();
      stream.rule.take(messageOf(taken.passes, counts), taken.isMeant);
    }
    return taken && true;
  };

  const messageOf = (passes: readonly (() => void)[], counts: LiveSocket): Message => ({
    pass: () => {
      for (const step of passes) step();
    },
    skip: () => {
      counts[dir === 'in' ? 'framesIn' : 'framesOut'] += 1;
    },
  });

  const undo =
    dir === 'in'
      ? wires.onFrameIn((ws, data, arrived) => take(ws, data, () => wires.deliver(ws, arrived)))
      : wires.onFrameOut((ws, data, send) => take(ws, data, () => send()));
  return () => {
    undo();
    for (const { rule } of streams.values()) rule.end();
  };
}
