import type { RecordOf } from '@driftscope/records';
import { perSession } from '#engine/per-session.ts';
import type { Seen } from '#engine/seen.ts';
import type { Rendering } from '#models/commits/renderings.ts';
import type { Rule } from '#rule.ts';
import { placeText } from '#stores/place.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { countText, durationText, quoted } from '../wording.ts';

/** Shifts within this time are one jump, and this much of it is too much. */
const JUMP_MS = 1_000;
const SCORE: Threshold = {
  name: 'ui.layout-jump.score',
  unit: 'share',
  value: 0.1,
  says: 'Layout shift within a second that makes a jump: what browsers call poor.',
};
/** What an event brought may still be loading its parts for so long. */
const LATE_MS = 5_000;
/** What else changes so soon after belongs to the same event. */
const HANDLED_MS = 250;
/** What moves so soon after the user did something is likely their doing. */
const INPUT_MS = 1_000;

type Shift = Seen<RecordOf<'page.layout-shift'>>;

/** Shifts of one second. */
interface Jump {
  readonly rendering: Rendering;
  readonly fromAt: number;
  readonly shifts: Shift[];
}

interface PageState {
  rendering?: Rendering;
  jump?: Jump;
  inputAt: number;
  /** When a read brought something: it may be drawn as well. */
  readAt: number;
  /** When a store last changed. */
  changedAt: number;
}

/** What an event brought took its place late, and what the user was reading moved away. */
export const uiLayoutJump: Rule = {
  kind: 'ui.layout-jump',
  severity: 'low',
  summary: 'After an event the rows of a list jumped, and the user had not touched anything.',
  advice:
    'Keep the place free for what loads late: send width and height with a picture and set `aspect-ratio`, or give the row a height. In a ' +
    'virtual list keep the place of what is read when a row above it is measured anew (`overflow-anchor`, or correct the scroll position).',
  thresholds: [SCORE],
  watch({ world, on, at, report, limit }) {
    const leastScore = limit(SCORE);
    const stateOf = perSession<PageState>(() => ({ inputAt: 0, readAt: 0, changedAt: 0 }));

    on('event.rendered', (rendering) => {
      stateOf(rendering.session).rendering = rendering;
    });
    for (const kind of ['ui.click', 'ui.submit', 'ui.change', 'ui.press'] as const)
      on(kind, ({ session, at: nowAt }) => {
        stateOf(session).inputAt = nowAt;
      });
    on('read', ({ session, content, at: nowAt }) => {
      if (content !== undefined && content.entities.length > 0) stateOf(session).readAt = nowAt;
    });
    on('store.changed', ({ session, at: nowAt }) => {
      stateOf(session).changedAt = nowAt;
    });
    on('page.layout-shift', (shift) => {
      const state = stateOf(shift.session);
      const jump = state.jump;
      if (jump !== undefined && shift.at <= jump.fromAt + JUMP_MS) jump.shifts.push(shift);
      else begin(state, shift);
    });

    function begin(state: PageState, shift: Shift): void {
      const { rendering, inputAt, readAt, changedAt } = state;
      const { session, at: fromAt } = shift;
      delete state.jump;
      if (rendering === undefined || fromAt > rendering.at + LATE_MS) return;
      if (fromAt <= inputAt + INPUT_MS || readAt >= rendering.at) return;
      // What changed since is drawn as well, and may be what moves the rest.
      if (changedAt > rendering.at + HANDLED_MS && fromAt <= changedAt + JUMP_MS) return;
      const jump = { rendering, fromAt, shifts: [shift] };
      state.jump = jump;
      at(fromAt + JUMP_MS, [session], (nowAt) => judge(jump, nowAt));
    }

    function judge(jump: Jump, nowAt: number): void {
      const { rendering, fromAt, shifts } = jump;
      const { session } = rendering;
      const score = shifts.reduce((sum, { record }) => sum + record.score, 0);
      const rows = shifts.flatMap(({ record }) => (record.moved ?? []).filter(({ isItem }) => isItem === true));
      if (score < leastScore || rows.length === 0 || !session.isWhole(rendering.event.at, nowAt)) return;
      const untilAt = shifts.at(-1)?.at ?? fromAt;
      tell(jump, { score, rows: rows.length, target: rows[0]?.target ?? '', untilAt });
    }

    function tell(
      { rendering, fromAt, shifts }: Jump,
      { score, rows, target, untilAt }: { score: number; rows: number; target: string; untilAt: number },
    ): void {
      const { session, event, id, store, place } = rendering;
      const { name } = event.event;
      const where = `${placeText(place)} in store ${quoted(store.name)}`;
      const lateText = durationText(fromAt - rendering.at);
      const rowsText = countText(rows, 'row');
      report({
        session,
        identity: world.identity.now(session),
        key: [String(shifts[0]?.record.seq)],
        place: [name, store.name, patternOf(world, session, { place })],
        confidence: 'observed',
        title: `${lateText} after ${name} put ${id} at ${where}, ${rowsText} of a list jumped (layout shift ${score.toFixed(2)}), without any action of the user`,
        at: event.at,
        untilAt,
        facts: {
          event: name,
          id,
          store: store.name,
          path: placeText(place),
          score: Number(score.toFixed(4)),
          rows,
          target,
        },
        evidence: [
          { session: session.id, seq: event.seq, at: event.at, role: 'event' },
          { session: session.id, seq: rendering.seq, at: rendering.at, role: 'shown' },
          ...shifts.map(({ record, at: shiftAt }) => ({
            session: session.id,
            seq: record.seq,
            at: shiftAt,
            role: 'jumped',
          })),
        ],
        witness: [
          { says: `${name} brought ${id}.`, session: session.id, seq: event.seq, at: event.at },
          { says: `The page put it at ${where}.`, session: session.id, seq: rendering.seq, at: rendering.at },
          {
            says: `${lateText} later ${rowsText} moved, ${target} among them; the user had not touched anything for a second.`,
            session: session.id,
            ...(shifts[0] && { seq: shifts[0].record.seq }),
            at: fromAt,
          },
        ],
      });
    }
  },
};
