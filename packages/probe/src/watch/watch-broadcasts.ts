import type { BroadcastOptions, EventPacket, ProbedNamespace } from '../socket-io.ts';
import { argsText } from './args-text.ts';
import { type Emission, emissionRecord } from './create-emissions.ts';
import { replaceMethod } from './replace-method.ts';
import type { WatchParts } from './watch-parts.ts';

/** A broadcast on its way from `broadcast` to `apply`. */
interface Underway {
  readonly emission: Emission;
  applied: boolean;
  /** `broadcast` returned, and the adapter has not applied it yet. */
  later: boolean;
}

/**
 * Learns of each broadcast whom it was meant for, and whom it reached.
 *
 * `broadcast` says what and to which rooms; `apply` goes through the sockets. Both get the same options object, by which they find
 * each other, whether the adapter applies at once or after a round trip. Other uses of `apply`, such as `fetchSockets`, are not known by it.
 */
export function watchBroadcasts(namespace: ProbedNamespace, parts: WatchParts): () => void {
  const { guard, emissions, record } = parts;
  const underway = new WeakMap<object, Underway>();
  const finish = ({ emission }: Underway) => guard.run('adapter.broadcast', () => record(emissionRecord(emission)));

  const wrapBroadcast = (original: Method): Method =>
    function (packet, options, ...rest) {
      let broadcast: Underway | undefined;
      guard.run('adapter.broadcast', () => {
        broadcast =
          isEventPacket(packet) && isOptions(options) ? beginBroadcast(namespace, packet, options, parts) : undefined;
        if (broadcast !== undefined && isOptions(options)) underway.set(options, broadcast);
      });
      const call = () => original.call(this, packet, options, ...rest);
      const result = emissions.during(broadcast?.emission, call);
      if (broadcast?.applied) finish(broadcast);
      else if (broadcast !== undefined) broadcast.later = true;
      return result;
    };

  const wrapApply = (original: Method): Method =>
    function (options, callback, ...rest) {
      const broadcast = isOptions(options) ? underway.get(options) : undefined;
      if (broadcast === undefined || typeof callback !== 'function')
        return original.call(this, options, callback, ...rest);
      const { emission } = broadcast;
      broadcast.applied = true;
      const watched = (socket: unknown) => {
        const before = emission.to.length;
        const result: unknown = Reflect.apply(callback, undefined, [socket]);
        if (emission.to.length === before) guard.run('adapter.apply', () => noteDropped(emission, socket));
        return result;
      };
      const result = emissions.during(emission, () => original.call(this, options, watched, ...rest));
      if (broadcast.later) finish(broadcast);
      return result;
    };

  const restores = [
    replaceMethod(namespace.adapter, 'broadcast', wrapBroadcast),
    replaceMethod(namespace.adapter, 'broadcastWithAck', wrapBroadcast),
    replaceMethod(namespace.adapter, 'apply', wrapApply),
  ];
  return () => {
    for (const restore of restores) restore();
  };
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

function beginBroadcast(
  { name }: ProbedNamespace,
  { data = [] }: EventPacket,
  { rooms = new Set(), except = new Set(), flags }: BroadcastOptions,
  { emissions, maxArgsLength, handlings, traceField }: WatchParts,
): Underway {
  const outer = emissions.current();
  if (outer?.direct) outer.handedOn = true;
  const emission: Emission = {
    namespace: name,
    event: String(data[0]),
    rooms: [...rooms],
    except: [...except],
    args: argsText(data.slice(1), maxArgsLength),
    direct: false,
    volatile: flags?.volatile === true,
    to: [],
    dropped: [],
    handedOn: false,
    ...handlings.requestField(),
    ...traceField(),
  };
  return { emission, applied: false, later: false };
}

function noteDropped(emission: Emission, socket: unknown): void {
  if (typeof socket === 'object' && socket !== null && 'id' in socket) emission.dropped.push(String(socket.id));
}

const EVENT_PACKET_TYPE = 2;

const isEventPacket = (packet: unknown): packet is EventPacket =>
  typeof packet === 'object' &&
  packet !== null &&
  'type' in packet &&
  packet.type === EVENT_PACKET_TYPE &&
  'data' in packet &&
  Array.isArray(packet.data);

const isOptions = (options: unknown): options is BroadcastOptions => typeof options === 'object' && options !== null;
