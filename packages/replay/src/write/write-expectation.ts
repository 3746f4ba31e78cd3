import type { Replay } from '../plan/replay.ts';
import { literal, numeral } from './literal.ts';

/** The line that says what must hold, the parts that it needs, and what it says in words. */
export interface WrittenExpectation {
  readonly line: string;
  readonly parts: readonly string[];
  readonly says: string;
}

export function writeExpectation({ people, expectation, way }: Replay): WrittenExpectation {
  const who = people[0]?.name ?? '';
  switch (expectation.kind) {
    case 'reload': {
      if (expectation.texts.length === 0) {
        return {
          line: `await expectWhatAReloadShows(${who});`,
          parts: ['reloadShowsAll'],
          says: `Then it reloads ${who}'s page. What a reload shows should have been there before it, and no more: that is\nthe state that was wrong. The whole page is compared, without what changes by itself.`,
        };
      }
      const texts = expectation.texts.map((text) => `\n    ${literal(text)},`).join('');
      const clicks = way.map((target) => `\n    ${literal(target)},`).join('');
      return {
        line: `await expectWhatAReloadShows(\n  ${who},\n  [${texts}\n  ],\n  // Where to find them, should the reload lead elsewhere.\n  [${clicks}${clicks && '\n  '}],\n);`,
        parts: ['shown', 'reloadShowsTexts'],
        says: `Then it reloads ${who}'s page. What a reload shows of the texts below should have been there before it,\nas often, and no more: that is the state that was wrong.`,
      };
    }
    case 'reconnect':
      return {
        line: `await expectReconnect(${who});`,
        parts: ['reconnect'],
        says: `Then ${who}'s page must connect again by itself.`,
      };
    case 'forgotten': {
      const items = expectation.items.map(({ area, key }) => `\n  ['${area}', ${literal(key)}],`).join('');
      return {
        line: `await expectForgotten(${who}, [${items}\n]);`,
        parts: ['forgotten'],
        says: `Then the browser must have forgotten what it kept for ${who}.`,
      };
    }
    case 'few-requests':
      return {
        line: `await expectFewRequests(${who}, ${literal(expectation.request)}, ${numeral(expectation.withinMs)});`,
        parts: ['fewRequests'],
        says: `Then it counts how often ${who}'s page asks the same, while nothing happens.`,
      };
    case 'by-hand':
      return {
        line: `await expectByHand(${who});`,
        parts: ['byHand'],
        says: 'What was wrong cannot be seen from outside the page: `expectByHand` is for you to write, and fails until then.',
      };
  }
}
