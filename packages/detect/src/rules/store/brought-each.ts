import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import { timeOf } from '#entities/time-of.ts';
import type { RuleContext } from '#rule.ts';

/** An event that was about one entity alone. */
interface Brought {
  readonly name: string;
  readonly at: number;
  /** Epoch ms when the entity was made. Absent: it does not say. */
  readonly madeAt: number | undefined;
}

/** An event that comes so soon after its entity was made tells of its making, and that happens once. */
const NEW_MS = 60_000;
/** Nobody does a thing twice so fast: what comes again within this is the same change. */
const LEAST_APART_MS = 300;
/** Entities remembered for each page, and events of each. */
const MOST_ENTITIES = 1_000;
const MOST_EVENTS = 16;

/**
 * Tells whether each of several copies was brought by an event of its own, all of one name, and none of them of something just made: a track
 * that is queued twice. A handler that is registered twice makes two copies of one event.
 */
export function watchBroughtEach({
  on,
}: Pick<RuleContext, 'on'>): (session: Session, id: string, copies: number) => boolean {
  const broughtOf = perSession(() => new RecentMap<string, Brought[]>(MOST_ENTITIES));

  on('event.in', ({ link, event, mains, at }) => {
    const [main] = mains;
    if (main === undefined || mains.length > 1) return;
    const brought = { name: event.name, at, madeAt: timeOf(main) };
    const all = broughtOf(link.session).get(main.id);
    // Made with its first item: a list that grows by a push has room for many, and mostly there is one.
    if (all === undefined) broughtOf(link.session).set(main.id, [brought]);
    else if (all.push(brought) > MOST_EVENTS) all.shift();
  });

  return (session, id, copies) => {
    const all = broughtOf(session).get(id) ?? [];
    const name = all.at(-1)?.name;
    const like = all.filter((one) => one.name === name);
    const apart = like.filter(({ at }, index) => at - (like[index - 1]?.at ?? 0) >= LEAST_APART_MS);
    return apart.length >= copies && !like.some(isOfMaking);
  };
}

const isOfMaking = ({ at, madeAt }: Brought): boolean => madeAt !== undefined && Math.abs(at - madeAt) <= NEW_MS;
