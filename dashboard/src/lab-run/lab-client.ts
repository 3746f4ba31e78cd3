/** The client that is written as many a team writes it first, and the one that uses the sync client. */
export type ClientName = 'naive' | 'reference';

export const clientNames: readonly ClientName[] = ['naive', 'reference'];
