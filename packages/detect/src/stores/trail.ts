import type { Json, PatchPath } from '@driftscope/records';
import { childOf, type Place, type PlaceStep, ROOT_TEXT, stepInto, stepText } from './place.ts';

/**
 * A place while a walk goes down a state: one link for each container, whatever its depth. Its text and its list of steps
 * are made when somebody asks.
 */
export class Trail {
  static readonly root: Trail = new Trail();

  readonly #parent: Trail | undefined;
  readonly #step: PlaceStep | undefined;
  #text: string | undefined;
  #place: Place | undefined;

  private constructor(parent?: Trail, step?: PlaceStep) {
    this.#parent = parent;
    this.#step = step;
  }

  /** Where the first `length` steps of a path lead to. */
  static to(state: Json, path: PatchPath, length: number = path.length): Trail {
    let trail = Trail.root;
    let value: Json | undefined = state;
    for (let index = 0; index < length; index++) {
      const key = path[index] ?? '';
      trail = trail.into(value ?? null, key);
      value = childOf(value, key);
    }
    return trail;
  }

  /** Goes into a field or item of the value that is here. */
  into(value: Json, key: string | number): Trail {
    const beforeLast = this.#parent === undefined ? undefined : this.#parent.#step;
    return new Trail(this, stepInto(value, this.#step, beforeLast, key));
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
