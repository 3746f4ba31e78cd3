import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Finding } from '#rule.ts';
import { versionText } from '../version-text.ts';
import { durationText } from '../wording.ts';
import type { EarlyEvent } from './event-before-commit.ts';

/** What is told of an event that came before what it tells of. */
export function beforeCommitFinding(world: World, early: EarlyEvent, nowAt: number): Finding {
  const { page, event, read, id, step, server } = early;
  const identity = world.identity.now(page);
  const { name } = event.event;
  const afterText = durationText(read.at - event.at);
  const [older, newer] = [step.older, step.newer].map((value) => versionText(step, value));
  return {
    session: page,
    identity,
    key: [id, String(event.seq)],
    place: [name, read.pattern],
    confidence: server === undefined ? 'observed' : 'proven',
    title: `${name} led ${nameOf(identity)} to ${read.line}, which gave ${id} at ${older} ${afterText} later, though the event was of ${newer}`,
    at: event.at,
    untilAt: nowAt,
    facts: {
      event: name,
      id,
      read: read.line,
      field: step.field,
      given: step.older,
      written: step.newer,
      ...(server && { route: server.written.record.route, server: server.emit.server.header.server ?? '' }),
    },
    evidence: [
      { session: page.id, seq: event.seq, at: event.at, role: 'event' },
      { session: page.id, seq: read.seq, at: read.at, role: 'read' },
      ...(server === undefined
        ? []
        : [
            { session: server.emit.server.id, seq: server.emit.record.seq, at: server.emit.at, role: 'sent' },
            {
              session: server.written.session.id,
              seq: server.written.record.seq,
              at: server.written.at,
              role: 'written',
            },
          ]),
    ],
    witness: [
      ...(server === undefined ? [] : sentEarly(server)),
      {
        says:
          server === undefined
            ? `${name} brought ${id} at ${newer}.`
            : `${name} came, and the page asked for what it was told of.`,
        session: page.id,
        seq: event.seq,
        at: event.at,
      },
      { says: `${read.line}, asked after that, gave it at ${older}.`, session: page.id, seq: read.seq, at: read.at },
      { says: `The page still holds that one.`, session: page.id, at: nowAt },
    ],
  };
}

/** What the server's probe saw, in the order in which it happened. */
function sentEarly({ emit, answered, written }: NonNullable<EarlyEvent['server']>): Finding['witness'] {
  const { id, route, version } = written.record;
  return [
    {
      says: `The server sent ${emit.record.event} while it handled ${route}.`,
      session: emit.server.id,
      seq: emit.record.seq,
      at: emit.at,
    },
    {
      says: `It answered ${answered.record.route} with ${id} at ${answered.record.version}.`,
      session: answered.session.id,
      seq: answered.record.seq,
      at: answered.at,
    },
    {
      says: `Only then it answered ${route}: ${id} is at ${version}.`,
      session: written.session.id,
      seq: written.record.seq,
      at: written.at,
    },
  ];
}
