import type { Fault } from '@driftscope/records';
import type { PageCost } from '../messages/bridge-messages.ts';
import type { PipelineStatus, Unrecorded } from '../messages/panel-messages.ts';
import type { RecordingDecision } from '../settings/decide-recording.ts';
import { isOrigin } from '../settings/settings.ts';
import type { UplinkStatus } from './uplink.ts';

export interface StatusParts {
  readonly uplink: UplinkStatus;
  readonly hasCollector: boolean;
  /** Batches that bridges gave up. */
  readonly shed: number;
  /** Batches that were no batches, and why the last of them was none. */
  readonly malformed: number;
  readonly malformedFault: Fault | undefined;
  readonly settingsFault: Fault | undefined;
  readonly cost: PageCost | undefined;
  /** Absent: the tab shows nothing that can be recorded. */
  readonly page: (RecordingDecision & { readonly origin: string | undefined }) | undefined;
  /** Why not. */
  readonly unrecorded: Unrecorded | undefined;
}

/** Puts together what a panel is told about the way of its records. */
export function pipelineStatus({ uplink, ...parts }: StatusParts): PipelineStatus {
  const refusal = uplink.refusal ?? parts.malformedFault;
  return {
    ...(parts.page === undefined ? {} : { recording: recordingOf(parts.page) }),
    ...(parts.unrecorded === undefined ? {} : { unrecorded: parts.unrecorded }),
    ...(parts.cost === undefined ? {} : { cost: parts.cost }),
    collector: parts.hasCollector
      ? { state: uplink.state, ...(uplink.fault === undefined ? {} : { fault: uplink.fault }) }
      : { state: 'off' },
    batches: {
      sent: uplink.sent,
      waiting: uplink.waiting,
      onDisk: uplink.onDisk,
      refused: uplink.refused + parts.malformed,
      shed: parts.shed + uplink.shed,
    },
    ...(uplink.diskFault === undefined ? {} : { diskFault: uplink.diskFault }),
    ...(refusal === undefined ? {} : { refusal }),
    ...(parts.settingsFault === undefined ? {} : { settingsFault: parts.settingsFault }),
  };
}

function recordingOf({ on, why, origin }: NonNullable<StatusParts['page']>) {
  return { on, why, ...(origin !== undefined && isOrigin(origin) ? { origin } : {}) };
}
