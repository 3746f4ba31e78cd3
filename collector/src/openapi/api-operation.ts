import type { Scope } from '@driftscope/records';
import type { TObject, TSchema } from 'typebox';

/** An operation of the API, as its description needs it. */
export interface ApiOperation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** `/api/v1/incidents/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** Parameters after the `?`. Absent: it takes none. */
  readonly query?: TObject;
  /** Absent: it has no body. */
  readonly body?: { readonly type: string; readonly schema: TSchema };
  /** What it answers when it goes well. */
  readonly answer: { readonly status: number; readonly type: string; readonly schema: TSchema };
  /** Of the token that it asks for, where it is guarded. Absent: it never does. */
  readonly scope?: Scope;
}
