import Type from 'typebox';
import { recordSchema } from './record-schema.ts';

/** The page's thread was busy for 50 ms or more, from `startMs` (ms since the session's origin). */
const PageLongTask = recordSchema('page.long-task', { startMs: Type.Number(), durationMs: Type.Number() });

/** Content moved with no doing of the user. `score`: as Layout Instability defines it. */
const PageLayoutShift = recordSchema('page.layout-shift', { startMs: Type.Number(), score: Type.Number() });

export const pageCostSchemas = [PageLongTask, PageLayoutShift] as const;
