/** Runs our own code inside the application's calls. */
export interface Guard {
  /** Runs `work`, unless its hook failed too often before. A fault is reported, never thrown. */
  run(hook: string, work: () => void): void;
  /** From now on nothing runs any more. */
  close(): void;
}

export interface GuardFault {
  readonly hook: string;
  readonly message: string;
  /** The hook has failed so often that it is out of use from now on. */
  readonly off: boolean;
}

const FAULTS_UNTIL_OFF = 5;

/** Creates the one seam between the application and the probe. */
export function createGuard(report: (fault: GuardFault) => void): Guard {
  const faults = new Map<string, number>();
  let closed = false;
  return {
    run: (hook, work) => {
      if (closed || (faults.get(hook) ?? 0) >= FAULTS_UNTIL_OFF) return;
      try {
        work();
      } catch (error) {
        const count = (faults.get(hook) ?? 0) + 1;
        faults.set(hook, count);
        report({
          hook,
          message: error instanceof Error ? error.message : String(error),
          off: count >= FAULTS_UNTIL_OFF,
        });
      }
    },
    close: () => {
      closed = true;
    },
  };
}
