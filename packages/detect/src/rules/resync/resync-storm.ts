import { groupBy } from '#engine/group-by.ts';
import { BURST_MS, READS, type Storm } from '#models/reads/resync-storms.ts';
import { readPattern } from '#models/requests/read-pattern.ts';
import { type Epoch, nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { gapPlace } from '../gap-place.ts';
import { countText, durationText } from '../wording.ts';

/** Reads and gaps whose records are given as evidence. */
const MOST_EVIDENCE = 20;

/** All pages that come back from an outage ask the server the same at once. */
export const resyncStorm: Rule = {
  kind: 'resync.storm',
  severity: 'medium',
  summary: 'After one outage the pages of an app read one resource all at once, ten times as often as usual.',
  advice:
    'A server that comes back is met by all clients at once, and goes down again. Let each wait a random time before it reads (seconds, ' +
    'more where there are many clients), ask for what changed since the last event seen instead of everything, share one ' +
    'read between all parts of a page that want it, and one between the tabs of a browser.',
  thresholds: [READS],
  watch({ world, on, report }) {
    on('resync.storm', (storm) => {
      const { line, gaps, reads, usual, at } = storm;
      const [busiest = reads] = [...groupBy(reads, ({ session }) => session).values()].toSorted(
        (a, b) => b.length - a.length || ((a[0]?.session.id ?? '') < (b[0]?.session.id ?? '') ? -1 : 1),
      );
      const session = (busiest[0] ?? reads[0]).session;
      const sessions = new Set(reads.map((read) => read.session));
      const pages = sessions.size;
      const identity = world.identity.now(session);
      const within = durationText(lengthMsOf(storm));
      report({
        session,
        identity,
        key: [line, String(Math.round(reads[0].at))],
        place: [...gapPlace(gaps[0]), readPattern(line)],
        confidence: 'observed',
        title: `After an outage ${countText(pages, 'page')}${whoseText(identity, [...sessions].map(world.identity.now))} asked ${line} ${countText(reads.length, 'time')} in ${within}, where ${usual.toFixed(1)} is usual`,
        at: reads[0].at,
        untilAt: at,
        facts: {
          request: line,
          reads: reads.length,
          pages,
          withinMs: lengthMsOf(storm),
          usual: Number(usual.toFixed(2)),
        },
        evidence: [
          ...gaps
            .slice(0, MOST_EVIDENCE)
            .flatMap((gap) =>
              gap.back === undefined
                ? []
                : [{ session: gap.session.id, seq: gap.back.seq, at: gap.back.at, role: 'restored' }],
            ),
          ...reads
            .slice(0, MOST_EVIDENCE)
            .map((read) => ({ session: read.session.id, seq: read.seq, at: read.at, role: 'asked' })),
        ],
        witness: [
          {
            says: `Before the outage ${line} was asked ${usual.toFixed(1)} times in ${durationText(BURST_MS)}.`,
            session: session.id,
            at: gaps[0].noticedAt,
          },
          {
            says: `${countText(new Set(gaps.map((gap) => gap.session)).size, 'page')} lost their sockets and came back.`,
            session: gaps[0].session.id,
            seq: gaps[0].back?.seq ?? gaps[0].seq,
            at: gaps[0].back?.at ?? gaps[0].noticedAt,
          },
          {
            says: `Then it was asked ${countText(reads.length, 'time')} in ${within}.`,
            session: reads[0].session.id,
            seq: reads[0].seq,
            at: reads[0].at,
          },
        ],
      });
    });
  },
};

const lengthMsOf = ({ reads }: Storm): number => Math.round((reads.at(-1)?.at ?? reads[0].at) - reads[0].at);

/** Of whom the pages are, to be put behind their number. Empty where nothing named the user of the busiest. */
function whoseText(identity: Epoch, all: readonly Epoch[]): string {
  if (identity.who === undefined) return '';
  return all.every(({ who }) => who === identity.who)
    ? ` of ${nameOf(identity)}`
    : `, of ${nameOf(identity)} and others,`;
}
