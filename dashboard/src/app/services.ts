import type { Overview } from '@driftscope/detect';
import { createContext, useContext } from 'react';
import type { Ahead } from '../ahead/ahead.ts';
import type { ApiClient } from '../api/api-client.ts';
import type { Live } from '../live/live.ts';

/** The outer world, as far as the pages need it. */
export interface Services {
  readonly api: ApiClient;
  readonly live: Live;
  /** Hears whenever the collector asks for a token. */
  readonly onRefused: (listener: () => void) => () => void;
  /** Begins anew at the same address. */
  readonly reload: () => void;
  /** Epoch ms. */
  readonly now: () => number;
  /** Of the address at which the dashboard was opened. Absent: it was no overview's. */
  readonly overview?: Ahead<Overview>;
}

export const ServicesContext = createContext<Services | undefined>(undefined);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('useServices is called outside of ServicesContext');
  return services;
}
