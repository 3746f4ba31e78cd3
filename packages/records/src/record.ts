import type { Static } from 'typebox';
import { errorSchemas } from './kinds/error.ts';
import { faultSchemas } from './kinds/fault.ts';
import { httpSchemas } from './kinds/http.ts';
import { identitySchemas } from './kinds/identity.ts';
import { pageSchemas } from './kinds/page.ts';
import { pageCostSchemas } from './kinds/page-cost.ts';
import { probeSchemas } from './kinds/probe.ts';
import { recorderSchemas } from './kinds/recorder.ts';
import { socketSchemas } from './kinds/socket.ts';
import { storageSchemas } from './kinds/storage.ts';
import { storeSchemas } from './kinds/store.ts';
import { streamSchemas } from './kinds/stream.ts';
import { uiSchemas } from './kinds/ui.ts';

/** Every kind of record there is: the table of contents of what can be known. */
export const recordSchemas = [
  ...socketSchemas,
  ...httpSchemas,
  ...storeSchemas,
  ...identitySchemas,
  ...pageSchemas,
  ...recorderSchemas,
  ...probeSchemas,
  ...streamSchemas,
  ...storageSchemas,
  ...errorSchemas,
  ...pageCostSchemas,
  ...uiSchemas,
  ...faultSchemas,
] as const;

/** One observed fact, in the past tense. */
export type DriftRecord = Static<(typeof recordSchemas)[number]>;
export type RecordKind = DriftRecord['kind'];
export type RecordOf<Kind extends RecordKind> = Extract<DriftRecord, { kind: Kind }>;

/** What a hook says; the recorder adds `seq` and `t`. */
export type Unnumbered<R extends DriftRecord = DriftRecord> = R extends DriftRecord ? Omit<R, 'seq' | 't'> : never;
