import { isJsonObject, type Json } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import { type DeletedIn, deletedIn } from '#entities/deleted-in.ts';
import { mainEntities } from '#entities/main-entities.ts';
import type { Shapes } from '#entities/shapes.ts';
import { singularOf } from '#entities/singular-of.ts';
import type { LinkFacts } from '#links/link.ts';
import type { GraphQLOperation } from '../requests/graphql-operation.ts';
import type { Request, RequestFacts } from '../requests/requests.ts';
import type { WriteFacts } from '../writes/writes.ts';
import { watchDroppedInChanges } from './dropped-in-changes.ts';
import { watchUnlisted } from './unlisted.ts';

/** The server said of an entity that it is gone. */
export interface Deletion {
  readonly session: Session;
  readonly id: string;
  /**
   * How it said so. `told`: by an event, or by an answer of what is new. `done`: it confirmed to this page that it deleted it. `unknown`: asked for it, it answered that
   * there is none (404, 410). `unlisted`: an answer that lists all no longer has it.
   */
  readonly how: 'told' | 'done' | 'unknown' | 'unlisted';
  /** Event name, or the request's line, and the same without ids. */
  readonly line: string;
  readonly source: string;
  /** What it is one of: `message`. Absent: that is not said, or does not mean that it is gone everywhere. */
  readonly noun?: string;
  /** The same of what is only said to be removed from somewhere, by a write that names nothing else. */
  readonly removed?: string;
  /** What the answer lists, and what the one before it had listed, and when. Present only when `unlisted`. */
  readonly lists?: {
    readonly now: ReadonlySet<string>;
    readonly before: ReadonlySet<string>;
    readonly beforeAt: number;
  };
  /** What else the question had brought to the page, where an answer of what is new says that this is gone. */
  readonly beside?: ReadonlySet<string>;
  readonly at: number;
  readonly seq: number;
}

export interface DeletionFacts {
  readonly 'entity.deleted': Deletion;
}

/** Kinds of questions remembered for each page, of which one was answered with what was asked for. */
const MOST_ANSWERED = 200;

const NOT_FOUND = 404;
const GONE = 410;

/** Tells when the server says that an entity is gone, whatever way it says so. */
export function watchDeletions(bus: Bus<LinkFacts & RequestFacts & WriteFacts & DeletionFacts>, shapes: Shapes): void {
  const answeredOf = perSession(() => new RecentMap<string, true>(MOST_ANSWERED));

  bus.on('event.in', ({ link, event, mains, at, seq }) => {
    const { name } = event;
    const about = { session: link.session, how: 'told', line: name, source: name, at, seq } as const;
    tellAll(deletedIn(name, event.args, mains), about);
  });
  bus.on('write.confirmed', ({ write, at, seq }) => {
    const { session, link, name, sent } = write;
    if (link === undefined || !Array.isArray(sent.body)) return;
    const deleted = deletedIn(name, sent.body, mainEntities(name, sent.body, shapes));
    const about = { session, how: 'done', line: name, source: name, at, seq } as const;
    tellAll(deleted, { ...about, ...removedBy(deleted, sent.body[0] ?? null) });
  });
  bus.on('request.answered', ({ request, at, seq }) => {
    answeredOf(request.session).set(request.pattern, true);
    const subject = request.name.startsWith('DELETE ') ? subjectOf(request) : undefined;
    if (subject !== undefined) tellOf(request, subject, 'done', { at, seq });
    if (request.operation?.isMutation === true) tellMutation(request, request.operation, { at, seq });
  });
  bus.on('request.failed', ({ request, status, at, seq }) => {
    // An address that never answered may be one that the server does not have.
    const isUnknown = status === GONE || (status === NOT_FOUND && answeredOf(request.session).has(request.pattern));
    const subject = isUnknown ? subjectOf(request) : undefined;
    if (subject !== undefined) tellOf(request, subject, 'unknown', { at, seq });
  });
  watchUnlisted(bus, (deletion) => bus.tell('entity.deleted', deletion));
  watchDroppedInChanges(bus, (deletion) => bus.tell('entity.deleted', deletion));

  function tellAll(deleted: DeletedIn | undefined, about: Omit<Deletion, 'id' | 'noun'>): void {
    const noun = deleted?.isEverywhere === true && deleted.noun !== undefined ? { noun: deleted.noun } : {};
    for (const id of deleted?.ids ?? []) bus.tell('entity.deleted', { ...about, id, ...noun });
  }

  function tellMutation(
    { session, name: line, pattern: source }: Request,
    { name, variables }: GraphQLOperation,
    when: Pick<Deletion, 'at' | 'seq'>,
  ): void {
    // By custom all that a mutation is given may lie in one input.
    const input = isJsonObject(variables) ? (variables.input ?? null) : null;
    const arg = isJsonObject(input) ? input : variables;
    const deleted = deletedIn(name, [arg], mainEntities(name, [arg], shapes));
    tellAll(deleted, { session, how: 'done', line, source, ...removedBy(deleted, arg), ...when });
  }

  function tellOf(
    { session, line, pattern: source }: Request,
    subject: Pick<Deletion, 'id' | 'noun'>,
    how: Deletion['how'],
    when: Pick<Deletion, 'at' | 'seq'>,
  ): void {
    bus.tell('entity.deleted', { session, ...subject, how, line, source, ...when });
  }
}

/** What is removed, and the page says nothing of where from. */
function removedBy(deleted: DeletedIn | undefined, arg: Json): Pick<Deletion, 'removed'> {
  if (deleted?.noun === undefined || deleted.isEverywhere) return {};
  const ids = isJsonObject(arg) ? Object.keys(arg).filter((name) => /id$/i.test(name)) : [];
  return ids.length === 1 ? { removed: deleted.noun } : {};
}

/** What an address names last: `/api/messages/m_1` a message. `undefined`: it does not end in an id. */
function subjectOf({ name, pattern }: Request): Pick<Deletion, 'id' | 'noun'> | undefined {
  if (!pattern.endsWith('/*')) return undefined;
  const parts = name.split('/');
  const [of = '', id = ''] = parts.slice(-2);
  return { id, ...(/^[a-z][\w-]*$/i.test(of) && { noun: singularOf(of.toLowerCase()) }) };
}
