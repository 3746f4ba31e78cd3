import type { Json } from '@driftscope/records';
import { type Place, type PlaceStep, ROOT_TEXT, stepInto, stepText } from './place.ts';

/** Trails that a root remembers. */
const MOST_TRAILS = 5_000;

/**
 * A place while a walk goes down a state: one link for each container, whatever its depth. Its text and its list of steps
 * are made when somebody asks. The same way from the same root is the same trail, as long as there are not too many.
 */
export class Trail {
  readonly #parent: Trail | undefined;
  readonly #step: PlaceStep | undefined;
  /** How many were made from the root. */
  readonly #made: { count: number };
  #fields: Map<string, Trail> | undefined;
  #items: Map<string, Trail> | undefined;
  #anyItem: Trail | undefined;
  #text: string | undefined;
  #place: Place | undefined;
  /** Whether it is one spot, and not one in each of several items. */
  readonly isOneSpot: boolean;

  private constructor(made: { count: number }, parent?: Trail, step?: PlaceStep) {
    this.#made = made;
    this.#parent = parent;
    this.#step = step;
    this.isOneSpot = (parent === undefined || parent.isOneSpot) && !(step !== undefined && 'anyItem' in step);
  }

  static root(): Trail {
    return new Trail({ count: 0 });
  }

  /** Whether no further trails from this root are remembered. */
  get isFull(): boolean {
    return this.#made.count >= MOST_TRAILS;
  }

  /** Goes into a field or item of the value that is here. */
  into(value: Json, key: string | number): Trail {
    const beforeLast = this.#parent === undefined ? undefined : this.#parent.#step;
    const step = stepInto(value, this.#step, beforeLast, key);
    return this.#known(step) ?? this.#make(step);
  }

  #known(step: PlaceStep): Trail | undefined {
    if ('field' in step) return this.#fields?.get(step.field);
    return 'item' in step ? this.#items?.get(step.item) : this.#anyItem;
  }

  #make(step: PlaceStep): Trail {
    const trail = new Trail(this.#made, this, step);
    if (this.isFull) return trail;
    this.#made.count++;
    if ('anyItem' in step) {
      this.#anyItem = trail;
    } else if ('field' in step) {
      this.#fields ??= new Map();
      this.#fields.set(step.field, trail);
    } else {
      this.#items ??= new Map();
      this.#items.set(step.item, trail);
    }
    return trail;
  }

  /** As `placeText` has it. */
  get text(): string {
    this.#text ??= this.#makeText();
    return this.#text;
  }

  get place(): Place {
    this.#place ??= this.#parent === undefined || this.#step === undefined ? [] : [...this.#parent.place, this.#step];
    return this.#place;
  }

  #makeText(): string {
    if (this.#parent === undefined || this.#step === undefined) return ROOT_TEXT;
    const text = stepText(this.#step);
    if (this.#parent.#parent !== undefined) return this.#parent.text + text;
    return text.startsWith('.') ? text.slice(1) : text;
  }
}
