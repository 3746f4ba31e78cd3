import type { Json } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import type { Session } from '#engine/session.ts';
import type { Store, StoreModel } from '#stores/stores.ts';
import type { Request, RequestFacts } from '../requests/requests.ts';
import type { News, NewsModel } from '../told/news.ts';

/** An answer to something that was asked before the page heard something newer. */
export interface LateAnswer {
  readonly session: Session;
  readonly answer: News;
  /** What the page had heard since it asked, oldest first. */
  readonly newer: readonly News[];
  /** What it had heard before. */
  readonly older: readonly News[];
  /** What the stores held when the answer came. */
  readonly before: ReadonlyMap<Store, Json>;
}

export interface LateFacts {
  readonly 'answer.late': LateAnswer;
}

/** A page that is busy takes that long to send what it asks for at once; a click whose timer asks again is older by then. */
const TOGETHER_MS = 100;

/** Tells the answers that were overtaken by something newer, with what the stores held before them. */
export function watchLateAnswers(bus: Bus<RequestFacts & LateFacts>, news: NewsModel, stores: StoreModel): void {
  const late = new WeakMap<Request, Pick<LateAnswer, 'newer' | 'older' | 'before'>>();

  bus.on('request.responded', ({ request }) => {
    const { session } = request;
    const recent = news.recent(session);
    // Most requests are not overtaken by anything.
    if ((recent.at(-1)?.at ?? 0) <= request.at) return;
    const newer = recent.filter((one) => one.at > request.at && isNewer(one, request));
    if (newer.length === 0) return;
    const older = recent.filter(({ at }) => at <= request.at);
    const before = new Map(stores.all(session).map((store) => [store, store.keepState()]));
    late.set(request, { newer, older, before });
  });
  bus.on('request.answered', ({ request, at, seq, content }) => {
    const found = late.get(request);
    if (found === undefined || content === undefined) return;
    const { session, line, pattern, at: askedAt, seq: askedSeq } = request;
    const answer: News = {
      how: request.isWrite ? 'write' : 'read',
      line,
      pattern,
      askedAt,
      askedSeq,
      at,
      seq,
      content,
    };
    bus.tell('answer.late', { session, answer, ...found });
  });
}

/**
 * An event or a confirmed write since the page asked; of other reads those that ask the same of this or of another thing.
 * A write is overtaken by an event, or by a later write of the same kind to the same address.
 */
function isNewer(news: News, request: Request): boolean {
  if (request.isWrite && news.how !== 'event') return news.line === request.line && news.askedAt > request.at;
  if (news.how === 'read') {
    return news.askedAt > request.at && news.pattern === request.pattern && !isAskedWith(news, request);
  }
  return news.at > request.at;
}

/** Parts of one list that are asked for at once, as those of the user and those of all: neither replaces the other. */
function isAskedWith({ line, cause, askedAt }: News, request: Request): boolean {
  const isOneCause = cause !== undefined && cause === request.cause;
  return isOneCause && line !== request.line && askedAt - request.at < TOGETHER_MS;
}
