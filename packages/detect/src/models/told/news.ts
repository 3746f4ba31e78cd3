import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import type { Session } from '#engine/session.ts';
import { type Content, createContent } from '#entities/content.ts';
import { namesDeletion } from '#entities/deletion-name.ts';
import type { FoundEntity } from '#entities/find-entities.ts';
import type { Shapes } from '#entities/shapes.ts';
import type { LinkFacts } from '#links/link.ts';
import type { RequestFacts } from '../requests/requests.ts';

/** Something that the server told a page. */
export interface News {
  readonly how: 'event' | 'read' | 'write';
  /** Event name, or the request's line. */
  readonly line: string;
  /** The line without query and ids. */
  readonly pattern: string;
  /** When it was asked for; of an event when it came. */
  readonly askedAt: number;
  readonly askedSeq: number;
  /** `seq` of the record that was being handled when it was asked for. Absent when none is known. */
  readonly cause?: number;
  readonly at: number;
  readonly seq: number;
  readonly content: Content;
}

export interface NewsModel {
  /** What the server told the page last, oldest first. */
  recent(session: Session): readonly News[];
}

/** Remembered for each page. */
const MOST_NEWS = 24;

/** Remembers what the server told each page last, whatever way it came. */
export function createNewsModel(bus: Bus<LinkFacts & RequestFacts>, shapes: Shapes): NewsModel {
  const newsOf = perSession<News[]>(() => []);

  bus.on('event.in', ({ link, event, mains, at, seq }) => {
    if (mains.length === 0) return;
    const { name } = event;
    const content = createContent(
      mains.map(({ object }) => object),
      shapes,
    );
    keep(link.session, { how: 'event', line: name, pattern: name, askedAt: at, askedSeq: seq, at, seq, content });
  });
  bus.on('request.answered', ({ request, at, seq, content }) => {
    if (content === undefined) return;
    const { session, line, pattern, isWrite, at: askedAt, seq: askedSeq, cause } = request;
    const how = isWrite ? 'write' : 'read';
    keep(session, { how, line, pattern, askedAt, askedSeq, ...(cause !== undefined && { cause }), at, seq, content });
  });

  function keep(session: Session, one: News): void {
    const news = newsOf(session);
    news.push(one);
    if (news.length > 2 * MOST_NEWS) news.splice(0, MOST_NEWS);
  }

  return { recent: (session) => newsOf(session) };
}

/** The entities that one of the news is about. */
export const entitiesIn = ({ content }: News): readonly FoundEntity[] => content.entities;

/** Whether it says, by its name, that something is no more. */
export const isDeletion = ({ how, line }: News): boolean =>
  how === 'write' ? line.startsWith('DELETE') : how === 'event' && namesDeletion(line);
