import type { ProbedNamespace, ProbedSocket } from '../socket-io.ts';
import { argsText } from './args-text.ts';
import { connectionId } from './connection-id.ts';
import { type Emission, emissionRecord } from './create-emissions.ts';
import type { EventHandling } from './create-handlings.ts';
import { replaceMethod } from './replace-method.ts';
import type { WatchParts } from './watch-parts.ts';

/** Follows one socket from its connection to its end: who it is, what it sends, what is sent to it alone. */
export function watchSocket(
  { name }: ProbedNamespace,
  socket: ProbedSocket,
  user: string | undefined,
  parts: WatchParts,
): void {
  const { record, guard, ordinals, receipts, handlings, traceField, handOn } = parts;
  const base = { eio: connectionId(socket.conn), sid: socket.id, namespace: name };

  record({
    kind: 'probe.connect',
    ...base,
    ...(user === undefined ? {} : { user }),
    recovered: socket.recovered,
    transport: socket.conn.transport.name,
  });
  // As the first middleware: what comes after it, handlers and their promises, runs inside the handling.
  socket.use(([name], next) => {
    handOn({ ...base, event: String(name) }, () => {
      let handling: EventHandling | undefined;
      guard.run('socket.use', () => {
        const received = { ...base, event: String(name), n: receipts.next(socket.conn, base.namespace) };
        handling = { kind: 'event', ...received };
        record({ kind: 'probe.receive', ...received, ...traceField() });
      });
      if (handling === undefined) next();
      else handlings.during(handling, next);
    });
  });
  socket.prependListener('disconnecting', (reason) =>
    guard.run('socket.disconnecting', () => {
      const rooms = [...socket.rooms];
      record({ kind: 'probe.disconnect', ...base, reason, rooms, sent: ordinals.count(socket.conn, name) });
    }),
  );
  watchDirectEmits(name, socket, parts);
}

function watchDirectEmits(
  namespace: string,
  socket: ProbedSocket,
  { record, guard, emissions, maxArgsLength, handlings, traceField }: WatchParts,
): void {
  replaceMethod(
    socket,
    'emit',
    (original) =>
      function (event, ...args) {
        let emission: Emission | undefined;
        guard.run('socket.emit', () => {
          emission = {
            ...beginDirect(namespace, String(event), argsText(withoutAck(args), maxArgsLength), isVolatile(socket)),
            ...handlings.requestField(),
            ...traceField(),
          };
        });
        const result = emissions.during(emission, () => original.call(this, event, ...args));
        guard.run('socket.emit', () => {
          if (emission === undefined) return;
          const queued = emission.to.length > 0;
          if (emission.handedOn && !queued) return;
          if (!queued) emission.dropped.push(socket.id);
          record(emissionRecord(emission));
        });
        return result;
      },
  );
}

const beginDirect = (namespace: string, event: string, args: string | undefined, volatile: boolean): Emission => ({
  namespace,
  event,
  rooms: [],
  except: [],
  args,
  direct: true,
  volatile,
  to: [],
  dropped: [],
  handedOn: false,
});

const withoutAck = (args: readonly unknown[]): readonly unknown[] =>
  typeof args.at(-1) === 'function' ? args.slice(0, -1) : args;

/** The flags that `socket.volatile` set for the next emit; not public, and simply not seen where they move. */
function isVolatile(socket: ProbedSocket): boolean {
  const flags: unknown = Reflect.get(socket, 'flags');
  return typeof flags === 'object' && flags !== null && 'volatile' in flags && flags.volatile === true;
}
