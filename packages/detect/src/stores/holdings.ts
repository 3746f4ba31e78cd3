import type { Place } from './place.ts';
import type { Trail } from './trail.ts';

/** A place that holds an entity, and how often: more than once only where it is a list. */
export interface Holding {
  readonly place: Place;
  readonly count: number;
  /** Whether the place is one spot, and not one in each of several items. */
  readonly isOneSpot: boolean;
}

class Counted implements Holding {
  trail: Trail;
  count: number;

  constructor(trail: Trail, count = 1) {
    this.trail = trail;
    this.count = count;
  }

  get place(): Place {
    return this.trail.place;
  }

  get isOneSpot(): boolean {
    return this.trail.isOneSpot;
  }

  isAt(trail: Trail): boolean {
    return this.trail === trail || this.trail.text === trail.text;
  }
}

/** The places that hold one entity. Mostly that is one, which is kept in here: there are as many of these as entities. */
export class Holdings extends Counted {
  #others: Others | undefined;

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Gives how often the place holds it now. */
  add(trail: Trail): number {
    const known = this.#find(trail);
    if (known !== undefined) {
      known.count++;
      return known.count;
    }
    this.#others ??= new Others();
    this.#others.keep(new Counted(trail));
    return 1;
  }

  remove(trail: Trail): void {
    const known = this.#find(trail);
    if (known === undefined) return;
    known.count--;
    if (known.count > 0 || this.#others === undefined) return;
    const next = known === this ? this.#others.first : known;
    if (next === undefined) return;
    this.#others.remove(next);
    if (known !== this) return;
    this.trail = next.trail;
    this.count = next.count;
  }

  /** In the order in which the places came to hold it. They change with the next step: not to be kept. */
  all(): readonly Holding[] {
    return this.#others === undefined ? [this] : [this, ...this.#others];
  }

  #find(trail: Trail): Counted | undefined {
    return this.isAt(trail) ? this : this.#others?.find(trail);
  }
}

/** From here on places are looked up by their text: the author of every message is in as many. */
const MANY = 8;

/** All places but one. */
class Others implements Iterable<Counted> {
  readonly #list: Counted[] = [];
  #byText: Map<string, Counted> | undefined;

  get first(): Counted | undefined {
    const [first] = this;
    return first;
  }

  find(trail: Trail): Counted | undefined {
    return this.#byText === undefined ? this.#list.find((one) => one.isAt(trail)) : this.#byText.get(trail.text);
  }

  keep(counted: Counted): void {
    if (this.#byText === undefined && this.#list.length < MANY) {
      this.#list.push(counted);
      return;
    }
    this.#byText ??= new Map(this.#list.splice(0).map((one) => [one.trail.text, one]));
    this.#byText.set(counted.trail.text, counted);
  }

  remove(counted: Counted): void {
    if (this.#byText === undefined) this.#list.splice(this.#list.indexOf(counted), 1);
    else this.#byText.delete(counted.trail.text);
  }

  [Symbol.iterator](): Iterator<Counted> {
    return (this.#byText?.values() ?? this.#list.values())[Symbol.iterator]();
  }
}
