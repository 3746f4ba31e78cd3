/** Faults of the server that somebody asked for, to see what they do. */
export interface PlannedBreaks {
  plan(userId: string): void;
  /** Throws where one was planned for this user, once. */
  suffer(userId: string): void;
}

export function createPlannedBreaks(): PlannedBreaks {
  const planned = new Set<string>();
  return {
    plan: (userId) => {
      planned.add(userId);
    },
    suffer: (userId) => {
      if (planned.delete(userId)) throw new Error('The message could not be stored: the disk is full.');
    },
  };
}
