import { namesEnd } from '../entities/deletion-name.ts';
import { emittedArgs } from '../entities/emitted-args.ts';
import { mainEntities } from '../entities/main-entities.ts';
import { mentionOf } from '../entities/mention-of.ts';
import type { Gap } from '../links/gaps.ts';
import type { ServerModel, Undelivered } from '../models/delivery/server.ts';
import type { World } from '../models/world.ts';
import { isPassing, type MissedEvent, type MissedEvents } from './missed-event.ts';

/** What the server's probe says a client missed in a gap. `undefined`: no probe knows the client's connection. */
export function missedByServer(
  gap: Gap,
  { server, shapes, named }: Pick<World, 'server' | 'shapes' | 'named'>,
): MissedEvents | undefined {
  const undelivered = server.undelivered(gap)?.filter(({ emit }) => emit.record.volatile === undefined);
  if (undelivered === undefined) return undefined;
  const deletions = deletionsAfter(server, undelivered[0]);
  const events: MissedEvent[] = [];
  const others: Record<string, number> = {};
  for (const miss of undelivered) {
    const { event } = miss.emit.record;
    const entities = mainEntities(event, emittedArgs(miss.emit, named), shapes);
    if (entities.length === 0 || isPassing(event)) others[event] = (others[event] ?? 0) + 1;
    else
      for (const entity of entities) {
        const isDeletedLater = isDeletedAfter(deletions, miss, entity.id);
        events.push({ ...describe(gap, server, miss, entity), isDeletedLater });
      }
  }
  return { events, others };
}

function describe(
  gap: Gap,
  server: ServerModel,
  miss: Undelivered,
  entity: MissedEvent['entity'],
): Omit<MissedEvent, 'isDeletedLater'> {
  const { emit, room, how } = miss;
  const { event } = emit.record;
  const pointer = { session: emit.server.id, seq: emit.record.seq, at: emit.at };
  const whom = room === undefined ? 'to this client' : `to room ${room}`;
  return {
    event,
    entity,
    at: emit.at,
    ...(room !== undefined && { room }),
    evidence: [{ ...pointer, role: 'sent' }],
    witness: [
      { ...pointer, says: `The server sent ${event} with ${entity.id} ${whom}.` },
      membership(gap, server, miss, how),
    ],
  };
}

function membership(
  gap: Gap,
  server: ServerModel,
  miss: Undelivered,
  how: Undelivered['how'],
): MissedEvent['witness'][number] {
  const link = server.linkOf(gap.lost);
  if (how === 'tail' || link?.gone === undefined)
    return {
      says: `It was put on the connection that was lost; the last event the page received there was number ${gap.lost.received ?? 0}.`,
      session: gap.session.id,
      seq: gap.seq,
      at: gap.noticedAt,
    };
  const { gone, server: session } = link;
  const says =
    miss.room === undefined ? 'The client was gone then.' : `The client was in room ${miss.room} when it went.`;
  return { says, session: session.id, seq: gone.seq, at: gone.at };
}

/** What the server's deletions after the first miss say: few, and looked for once for all that was missed. */
function deletionsAfter(server: ServerModel, first: Undelivered | undefined): readonly Deletion[] {
  const emits = first === undefined ? [] : server.emitsAfter(first.emit);
  return emits.flatMap(({ order, record: { event, args } }) =>
    namesEnd(event) && args !== undefined ? [{ order, args }] : [],
  );
}

interface Deletion {
  readonly order: number;
  /** As JSON. */
  readonly args: string;
}

function isDeletedAfter(deletions: readonly Deletion[], { emit }: Undelivered, id: string): boolean {
  const isNamedIn = mentionOf(id);
  return deletions.some(({ order, args }) => order > emit.order && isNamedIn(args));
}
