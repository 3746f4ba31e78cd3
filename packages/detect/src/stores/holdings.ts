import type { Place } from './place.ts';
import type { Trail } from './trail.ts';

/** A place that holds an entity, and how often: more than once only where it is a list. */
export interface Holding {
  readonly place: Place;
  readonly count: number;
}

class Counted implements Holding {
  readonly trail: Trail;
  count = 1;

  constructor(trail: Trail) {
    this.trail = trail;
  }

  get place(): Place {
    return this.trail.place;
  }
}

/** From here on places are looked up by their text: the author of every message is in as many. */
const MANY = 8;

/** The places that hold one entity. Mostly that is one. */
export class Holdings {
  readonly #list: Counted[];
  #byText: Map<string, Counted> | undefined;

  constructor(first: Trail) {
    // A list that grows by a push has room for many, and there are as many of these as entities.
    this.#list = [new Counted(first)];
  }

  get isEmpty(): boolean {
    return (this.#byText?.size ?? this.#list.length) === 0;
  }

  /** Gives how often the place holds it now. */
  add(trail: Trail): number {
    const known = this.#find(trail);
    if (known !== undefined) {
      known.count++;
      return known.count;
    }
    this.#keep(new Counted(trail));
    return 1;
  }

  remove(trail: Trail): void {
    const known = this.#find(trail);
    if (known === undefined) return;
    known.count--;
    if (known.count > 0) return;
    if (this.#byText === undefined) this.#list.splice(this.#list.indexOf(known), 1);
    else this.#byText.delete(trail.text);
  }

  /** In the order in which the places came to hold it. They change with the next step: not to be kept. */
  all(): readonly Holding[] {
    return this.#byText === undefined ? this.#list : [...this.#byText.values()];
  }

  #find(trail: Trail): Counted | undefined {
    return this.#byText === undefined
      ? this.#list.find((one) => one.trail === trail || one.trail.text === trail.text)
      : this.#byText.get(trail.text);
  }

  #keep(counted: Counted): void {
    if (this.#byText === undefined && this.#list.length < MANY) {
      this.#list.push(counted);
      return;
    }
    this.#byText ??= new Map(this.#list.splice(0).map((one) => [one.trail.text, one]));
    this.#byText.set(counted.trail.text, counted);
  }
}
