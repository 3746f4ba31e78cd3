import type { Engine, EngineConnection, EnginePacket } from '../socket-io.ts';
import { connectionId } from './connection-id.ts';
import { parseEventHeader } from './event-header.ts';
import type { WatchParts } from './watch-parts.ts';

/**
 * Counts the EVENT packets that are really queued for each connection, the way the client counts those that it receives.
 *
 * It goes before Socket.IO's own listener, so that no packet of a connection is missed.
 */
export function watchEngine(engine: Engine, parts: WatchParts): () => void {
  const onConnection = (connection: EngineConnection) =>
    parts.guard.run('engine.connection', () => {
      connection.prependListener('packetCreate', (packet) =>
        parts.guard.run('engine.packetCreate', () => onPacket(connection, packet, parts)),
      );
    });
  engine.prependListener('connection', onConnection);
  return () => void engine.off('connection', onConnection);
}

function onPacket(connection: EngineConnection, { type, data }: EnginePacket, parts: WatchParts): void {
  if (type !== 'message' || typeof data !== 'string') return;
  const header = parseEventHeader(data);
  if (header === undefined) return;
  const { namespace, event } = header;
  const n = parts.ordinals.next(connection, namespace);
  const emission = parts.emissions.current();
  if (emission?.namespace === namespace) emission.to.push({ eio: connectionId(connection), n });
  else parts.record({ kind: 'probe.replay', eio: connectionId(connection), namespace, n, event });
}
