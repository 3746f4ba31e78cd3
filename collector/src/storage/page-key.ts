/** Place in a list that is ordered by time, newest first, then by id. */
export interface PageKey {
  readonly at: number;
  readonly id: string;
}
