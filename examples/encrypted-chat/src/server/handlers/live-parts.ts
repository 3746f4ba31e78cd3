import type { Identity } from '@driftscope/example-server';
import type { Directory } from '../directory.ts';
import type { ErrorReporter } from '../error-reporter.ts';
import type { LiveServer } from '../live-server.ts';
import type { MessageLog } from '../message-log.ts';
import type { PhotoLog } from '../photo-log.ts';
import type { PlannedBreaks } from '../planned-breaks.ts';

/** What the handlers of all concerns work with. */
export interface LiveParts extends Identity {
  readonly io: LiveServer;
  readonly directory: Directory;
  readonly messages: MessageLog;
  readonly photos: PhotoLog;
  readonly errors: ErrorReporter;
  readonly breaks: PlannedBreaks;
}
