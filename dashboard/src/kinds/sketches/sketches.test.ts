import { ruleInfos } from '@driftscope/detect';
import { expect, test } from 'vitest';
import { sketches } from './sketches.ts';

test('each kind has a drawing, and no drawing is of a kind that there is not', () => {
  expect(Object.keys(sketches).sort()).toEqual(ruleInfos.map(({ kind }) => kind).sort());
});

test.each(Object.entries(sketches))(
  'the drawing of %s is of its lanes, from left to right',
  (_kind, { lanes, marks }) => {
    for (const mark of marks) {
      const points =
        mark.kind === 'arrow'
          ? [mark.from, mark.to]
          : mark.kind === 'span'
            ? [
                [mark.lane, mark.from],
                [mark.lane, mark.to],
              ]
            : [[mark.lane, mark.x]];
      for (const [lane = -1, x = -1] of points) {
        expect(lanes[lane]).toBeDefined();
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(100);
      }
      const xs = points.map(([, x]) => x ?? 0);
      expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    }
  },
);
