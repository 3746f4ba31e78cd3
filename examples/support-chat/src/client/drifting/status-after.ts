import type { Status } from '@driftscope/example-client';
import type { Problem } from '@driftscope/example-protocol';

/** What the status says after a read that failed: where the server refused, we are trying again. */
export const statusAfter = <State extends { readonly status: Status }>(state: State, problem: Problem): State =>
  problem.kind === 'unreachable' ? state : { ...state, status: 'connecting' };
