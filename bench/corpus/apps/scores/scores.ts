import { later } from '../later.ts';
import { serveEvents } from '../serve-events.ts';
import type { SmallApp } from '../small-app.ts';

interface Match {
  readonly id: string;
  readonly home: number;
  readonly away: number;
  readonly seq: number;
}

/** When which match is told of, how its hosts stand then, and by which number of the change. */
const told: readonly (readonly [number, string, number, number])[] = [
  [2_000, 'match_1', 1, 1],
  [3_200, 'match_2', 1, 1],
  [4_400, 'match_3', 1, 1],
  // Told again, as it was: whoever knows better drops it.
  [5_200, 'match_1', 0, 0],
  [6_500, 'match_2', 2, 2],
  [6_560, 'match_2', 3, 3],
  [6_620, 'match_2', 4, 4],
];

/** Scores that come faster than anybody reads: a page shows the last of what came in half a second. */
export const scores: SmallApp = {
  name: 'app-scores',
  row: 'Of three scores that come at once the page shows the first, and no other comes to mend that.',
  page: new URL('./page.ts', import.meta.url),
  incidents: { 'state.diverged': 1 },
  nearMissOf: ['state.diverged', 'order.regressed', 'event.duplicate', 'order.stale-overwrite'],
  serve(app) {
    const all = new Map(
      ['match_1', 'match_2', 'match_3'].map((id) => [id, { id, home: 0, away: 0, seq: 0 } satisfies Match]),
    );
    app.get('/matches', (_request, response) => response.json([...all.values()]));
    serveEvents(app, '/scores', (tell) => {
      for (const [afterMs, id, home, seq] of told)
        later(afterMs, () => {
          const match = { id, home, away: 0, seq };
          if (seq > (all.get(id)?.seq ?? 0)) all.set(id, match);
          tell('score', match);
        });
    });
  },
  async play(stage) {
    const fan = await stage.device();
    await fan.see('match_3 1:0');
    await stage.pass(7_000);
  },
};
