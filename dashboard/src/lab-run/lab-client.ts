/** The client that is written the way many teams first write it, and the one that uses the sync client. */
export type ClientName = 'naive' | 'reference';

export const clientNames: readonly ClientName[] = ['naive', 'reference'];
