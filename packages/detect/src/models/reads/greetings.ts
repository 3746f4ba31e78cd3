import type { FoundEntity } from '#entities/find-entities.ts';
import { isStub, type Shape, type Shapes } from '#entities/shapes.ts';
import type { Gap } from '#links/gaps.ts';
import type { Link } from '#links/link.ts';

/** How soon after a connect a server sends what it sends at each. */
const GREETING_MS = 2_000;

export interface Greetings {
  /** An event came; it is kept if the link went up just before. */
  note(link: Link, event: string, mains: readonly FoundEntity[], at: number): void;
  /** Whether the server greeted both links, before and after the gap, with the same things, and these are all it carries. */
  tellAll(gap: Gap, carried: ReadonlySet<Shape>): boolean;
}

/** Knows what a server sends by itself at each connect: a document, a board, the state of a game. */
export function createGreetings(shapes: Shapes): Greetings {
  const greetingsOf = new WeakMap<Link, Map<string, Shape>>();

  return {
    note(link, event, mains, at) {
      if (link.up === undefined || at > link.up.at + GREETING_MS) return;
      const greetings = greetingsOf.get(link) ?? new Map<string, Shape>();
      for (const { id, shape } of mains) greetings.set(`${event}\n${id}`, shape);
      greetingsOf.set(link, greetings);
    },
    tellAll({ lost, back }, carried) {
      const former = greetingsOf.get(lost);
      const again = back && greetingsOf.get(back.link);
      const told = [...(again ?? [])].flatMap(([key, shape]) => (former?.has(key) && !isStub(shape) ? [shape] : []));
      return told.length > 0 && [...carried].every((kind) => told.some((shape) => shapes.areAlike(kind, shape)));
    },
  };
}
