import { coversOrigin } from './covers-origin.ts';
import type { Settings } from './settings.ts';

/** The settings under which workers of the origin are looked into. */
export const withWorkersOf = (settings: Settings, origin: string): Settings =>
  looksIntoWorkers(settings, origin) ? settings : { ...settings, workers: [...settings.workers, origin] };

/** The settings under which they are not, with all that covers the origin left out. */
export const withoutWorkersOf = (settings: Settings, origin: string): Settings => ({
  ...settings,
  workers: settings.workers.filter((listed) => !coversOrigin(listed, origin)),
});

export const looksIntoWorkers = ({ workers }: Settings, origin: string): boolean =>
  workers.some((listed) => coversOrigin(listed, origin));
