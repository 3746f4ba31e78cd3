/** Where a command speaks to its user. */
export interface Output {
  /** What was asked for. */
  readonly say: (text: string) => void;
  /** What is wrong. */
  readonly complain: (text: string) => void;
}
