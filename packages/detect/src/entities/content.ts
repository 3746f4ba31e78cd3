import type { Json } from '@driftscope/records';
import { type FoundEntity, findEntities } from './find-entities.ts';
import type { Shapes } from './shapes.ts';

/** What came over the wire at once: the body of an answer, the arguments of an event. */
export interface Content {
  readonly body: Json;
  /** All entities in it, outer ones first. Looked for when first asked, and once for all who ask. */
  readonly entities: readonly FoundEntity[];
}

export function createContent(body: Json, shapes: Shapes): Content {
  return new LazyContent(body, shapes);
}

class LazyContent implements Content {
  readonly body: Json;
  readonly #shapes: Shapes;
  #found: readonly FoundEntity[] | undefined;

  constructor(body: Json, shapes: Shapes) {
    this.body = body;
    this.#shapes = shapes;
  }

  get entities(): readonly FoundEntity[] {
    this.#found ??= findEntities(this.body, this.#shapes);
    return this.#found;
  }
}
