import type { Bus } from '#engine/bus.ts';
import type { Session } from '#engine/session.ts';
import { type Content, createContent } from '#entities/content.ts';
import type { Shapes } from '#entities/shapes.ts';
import { asksToCatchUp } from '#links/catch-up.ts';
import type { LinkFacts } from '#links/link.ts';
import { readPattern } from '../requests/read-pattern.ts';
import type { RequestFacts } from '../requests/requests.ts';

/** The page asked, and an answer came: by HTTP, or by an event with an acknowledgement. */
export interface Read {
  readonly session: Session;
  readonly via: 'http' | 'ack';
  /** `GET /api/messages`, or the event's name. */
  readonly name: string;
  /** The name without ids. */
  readonly pattern: string;
  /** The name with its query, where it has one: equal lines ask the same question. */
  readonly line: string;
  readonly startedAt: number;
  readonly startedSeq: number;
  readonly at: number;
  readonly seq: number;
  /** It was asked with an Authorization header. */
  readonly hasHeader: boolean;
  /** By a method that changes something. */
  readonly isWrite: boolean;
  /** It asked for what came after a point that it named. */
  readonly isCatchUp: boolean;
  /** The server said that nothing changed (304), or that there is nothing (204). */
  readonly isUnchanged: boolean;
  /** The answer. Absent: it was not kept, is no JSON, or has no body. */
  readonly content?: Content;
  /** There was a body, and we do not know what it said. */
  readonly isUnknown: boolean;
}

export interface ReadFacts {
  readonly read: Read;
}

/** Tells what reads brought, however they were asked. */
export function watchReads(bus: Bus<LinkFacts & RequestFacts & ReadFacts>, shapes: Shapes): void {
  bus.on('request.answered', ({ request, status, at, seq, content, isUnknown }) => {
    const { session, name, line, pattern, at: startedAt, seq: startedSeq, hasHeader, isWrite, isCatchUp } = request;
    const isUnchanged = status === 304 || status === 204;
    const asked = { session, via: 'http', name, line, pattern, startedAt, startedSeq, at, seq } as const;
    const flags = { hasHeader, isWrite, isCatchUp, isUnchanged, isUnknown };
    bus.tell('read', { ...asked, ...flags, ...(content && { content }) });
  });
  bus.on('ack.in', ({ request, args, at, seq }) => {
    const { link, event, at: startedAt, seq: startedSeq } = request;
    const { name } = event;
    const content = createContent(args, shapes);
    const about = { name, line: name, pattern: readPattern(name), startedAt, startedSeq, at, seq, content };
    const isCatchUp = asksToCatchUp(name, event.args);
    const flags = { hasHeader: false, isWrite: false, isCatchUp, isUnchanged: false, isUnknown: false };
    bus.tell('read', { session: link.session, via: 'ack', ...about, ...flags });
  });
}
