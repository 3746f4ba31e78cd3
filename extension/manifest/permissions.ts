export interface Permission {
  /** As the manifest names it. Of hosts: what it comes to. */
  readonly name: string;
  /** What it is for: one sentence that says what would not work without it. */
  readonly why: string;
}

/** All that the extension asks the browser for, and why: the manifest is made of it, and the first-run page shows it. */
export const permissions = [
  { name: 'storage', why: 'Keeps your settings, and records that could not be handed over yet.' },
  { name: 'alarms', why: 'Wakes the background for records that wait for a collector that was away.' },
  {
    name: 'scripting',
    why: 'Loads a script into a page once you ask for it: that of faults, of travel, and the one that looks into workers.',
  },
] as const satisfies readonly Permission[];

/**
 * The recorder runs in the pages, and the background posts to a collector wherever it is. Pages out of files are closed to every extension until its
 * user opens them to it.
 */
export const hosts: readonly string[] = ['http://*/*', 'https://*/*', 'file:///*'];

export const hostPermission: Permission = {
  name: 'read and change data on all sites',
  why: 'Drift happens in any app, and its sockets and stores must be watched before the first script of the page runs. Nothing is recorded until you say so.',
};
