import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentBySeq } from '#engine/recent-by-seq.ts';
import type { Session } from '#engine/session.ts';
import type { LinkEvent, LinkFacts } from '#links/link.ts';
import type { Request, RequestFacts } from './requests.ts';

/** What the page had begun, and a record ended: a request by its answer or failure, an event by its acknowledgement. */
export interface Origin {
  /** The request's line, or the event's name. */
  readonly line: string;
  readonly at: number;
  readonly seq: number;
  /** Absent: it was an event. */
  readonly request?: Request;
}

export interface OriginModel {
  /** What a record ended. `undefined`: nothing, or too long ago. */
  of(session: Session, seq: number): Origin | undefined;
}

/** Records remembered for each page. */
const MOST_ENDS = 64;

/** Knows of records that end something when that began. */
export function createOriginModel(bus: Bus<LinkFacts & RequestFacts>): OriginModel {
  const originsOf = perSession(() => new RecentBySeq<Origin>(MOST_ENDS));

  const noteRequest = ({ request, seq }: { readonly request: Request; readonly seq: number }): void =>
    originsOf(request.session).set(seq, { line: request.line, at: request.at, seq: request.seq, request });
  const noteAck = ({ request, seq }: { readonly request: LinkEvent; readonly seq: number }): void =>
    originsOf(request.link.session).set(seq, { line: request.event.name, at: request.at, seq: request.seq });

  bus.on('request.responded', noteRequest);
  bus.on('request.answered', noteRequest);
  bus.on('request.failed', noteRequest);
  bus.on('ack.in', noteAck);

  return { of: (session, seq) => originsOf(session).get(seq) };
}
