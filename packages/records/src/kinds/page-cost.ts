import Type from 'typebox';
import { recordSchema } from './record-schema.ts';
import { target } from './ui.ts';

/** The page's thread was busy for 50 ms or more, from `startMs` (ms since the session's origin). */
const PageLongTask = recordSchema('page.long-task', { startMs: Type.Number(), durationMs: Type.Number() });

/** Content moved with no doing of the user. `score`: as Layout Instability defines it. */
const PageLayoutShift = recordSchema('page.layout-shift', {
  startMs: Type.Number(),
  score: Type.Number(),
  /** What moved most, five elements at most. Absent in recordings of old. */
  moved: Type.Optional(
    Type.Array(
      Type.Object({
        target,
        /** How far, in CSS pixels. Absent: it came into view, or left it. */
        byPx: Type.Optional(Type.Number()),
        /** It stands among siblings of its kind, as a row of a list does. */
        isItem: Type.Optional(Type.Literal(true)),
      }),
    ),
  ),
});

export const pageCostSchemas = [PageLongTask, PageLayoutShift] as const;
