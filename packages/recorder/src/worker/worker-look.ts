/** Starts workers so that they can be looked into. */
export interface WorkerLook {
  /** Finds out what the page's policy says, before the page starts a worker. */
  begin(): void;
  /** The arguments in place of the page's. `undefined`: its own. */
  rewrite(args: readonly unknown[]): readonly unknown[] | undefined;
  /** The page has not seen the worker yet. */
  made(worker: object, url: string | undefined): 'seen' | 'policy' | 'unseen';
  /** Recording begins in the middle of the page's life, or ended. */
  setOpen(open: boolean): void;
}
