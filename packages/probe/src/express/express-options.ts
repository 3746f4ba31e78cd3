import type { AnsweredEntity } from './answered-entity.ts';
import type { ExpressRequest } from './express-types.ts';

export interface ExpressOptions {
  /** What the body of an answer says of entities. Default: the objects in it that have an `id`. */
  readonly entities?: (body: unknown, request: ExpressRequest) => readonly AnsweredEntity[];
}
