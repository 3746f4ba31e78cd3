import type { RecordOf, Unnumbered } from '@driftscope/records';
import type { ActiveTrace } from '../tracing/tracing.ts';

type EmitRecord = Unnumbered<RecordOf<'probe.emit'>>;

/** One emit of the application, while its packets are being queued. */
export interface Emission {
  readonly namespace: string;
  readonly event: string;
  readonly rooms: readonly string[];
  readonly except: readonly string[];
  readonly args: string | undefined;
  readonly direct: boolean;
  readonly volatile: boolean;
  readonly request?: number;
  readonly trace?: ActiveTrace;
  readonly to: { readonly eio: string; readonly n: number }[];
  readonly dropped: string[];
  /** Socket.IO handed it on as a broadcast to this one socket, which is recorded instead. */
  handedOn: boolean;
}

/** Knows which emit is under way, so that each packet that is queued finds the emit it belongs to. */
export interface Emissions {
  current(): Emission | undefined;
  /** Runs `work` as part of `emission`: emits are synchronous, and may be nested in listeners of the application. */
  during<T>(emission: Emission | undefined, work: () => T): T;
}

export function createEmissions(): Emissions {
  let current: Emission | undefined;
  return {
    current: () => current,
    during: (emission, work) => {
      const outer = current;
      current = emission ?? outer;
      try {
        return work();
      } finally {
        current = outer;
      }
    },
  };
}

export function emissionRecord({ args, direct, volatile, dropped, handedOn, ...rest }: Emission): EmitRecord {
  return {
    kind: 'probe.emit',
    ...rest,
    rooms: [...rest.rooms],
    except: [...rest.except],
    ...(args === undefined ? {} : { args }),
    ...(dropped.length === 0 ? {} : { dropped }),
    ...(direct ? { direct } : {}),
    ...(volatile ? { volatile } : {}),
  };
}
