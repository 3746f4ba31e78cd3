import type { User } from '@driftscope/example-protocol';

export interface Room {
  readonly id: string;
  /** Absent for a conversation of two, which each side sees under the other's name. */
  readonly title?: string;
  readonly memberIds: readonly string[];
}

/** A message that is there from the start. */
export interface Line {
  readonly id: string;
  readonly authorId: string;
  readonly text: string;
  readonly sentAtMs: number;
}

/** Who may talk with whom, and what they have said before the server started. */
export interface ChatData {
  readonly users: readonly User[];
  readonly rooms: readonly (Room & { readonly lines: readonly Line[] })[];
}
