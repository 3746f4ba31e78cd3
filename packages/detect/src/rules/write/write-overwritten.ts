import { perApp } from '#engine/per-app.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import { versionOf } from '#entities/version-of.ts';
import { readPattern } from '#models/requests/read-pattern.ts';
import { entitiesIn } from '#models/told/news.ts';
import { nameAtStart, nameBeside, nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Edit } from '#models/writes/edits.ts';
import type { Rule } from '#rule.ts';
import type { Threshold } from '#threshold.ts';
import { durationText } from '../wording.ts';

const WINDOW: Threshold = {
  name: 'write.overwritten.windowMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long the client that lost may go without being told.',
};
/** Fields remembered for each app, rivalries for each page. */
const MOST_FIELDS = 5_000;
const MOST_RIVALRIES = 64;

/** Two edits of one field that did not know of each other. */
interface Rivalry {
  readonly lost: Edit;
  readonly won: Edit;
  /** Epoch ms by which both clients were told that they had won. */
  readonly at: number;
}

/** The last write wins, and whoever came before it goes on believing. */
export const writeOverwritten: Rule = {
  kind: 'write.overwritten',
  severity: 'high',
  summary: 'Two clients changed one field from the same version; both were told that it is done, and one of them lost.',
  advice:
    'Send with a change the version that it was made from, and refuse it (409 or 412) where the server has a newer one; or decide by ' +
    'the time of the change and not by that of its arrival, and tell the client whose change does not hold.',
  thresholds: [WINDOW],
  watch({ world, on, at, report, limit }) {
    const windowMs = limit(WINDOW);
    const lastOf = perApp(() => new RecentMap<string, Edit>(MOST_FIELDS));
    const openOf = perSession<Rivalry[]>(() => []);

    on('edit.landed', (edit) => {
      const lasts = lastOf.of(sessionOf(edit));
      if (lasts === undefined) return;
      const key = `${edit.id}\n${edit.field}`;
      const former = lasts.get(key);
      lasts.set(key, edit);
      if (former === undefined || sessionOf(former) === sessionOf(edit)) return;
      const [lost, won] = inOrder(former, edit);
      if (areRivals(world, lost, won)) follow({ lost, won, at: edit.confirmation.at });
    });
    // A field may be each user's own. That two users share it shows when one is told what the other wrote.
    on('told', ({ session, how, moves, at: toldAt, seq }) => {
      const open = openOf(session);
      for (const rivalry of open.slice()) {
        const { lost, won } = rivalry;
        const move = moves.find(({ id, fields }) => id === lost.id && fields.includes(lost.field));
        if (move === undefined) continue;
        open.splice(open.indexOf(rivalry), 1);
        const isLate = toldAt > rivalry.at + windowMs && how !== 'write';
        if (isLate && move.after[lost.field] === won.value) judge(rivalry, toldAt, seq);
      }
    });

    function follow(rivalry: Rivalry): void {
      const { lost, won, at: sinceAt } = rivalry;
      const [loser, winner] = [sessionOf(lost), sessionOf(won)];
      if (isOfOneUser(world, lost, won)) {
        at(sinceAt + windowMs, [loser, winner], (nowAt) => {
          const said = world.moves.lastSaid(loser, { id: lost.id, object: lost.to });
          if (said?.[lost.field] === lost.value) judge(rivalry, nowAt);
        });
        return;
      }
      const open = openOf(loser);
      open.push(rivalry);
      if (open.length > MOST_RIVALRIES) open.shift();
    }

    /** `toldSeq`: the record that told the one that lost, too late. Absent: none has. */
    function judge(rivalry: Rivalry, nowAt: number, toldSeq?: number): void {
      const { lost, won } = rivalry;
      const sinceAt = Math.min(lost.confirmation.write.at, won.confirmation.write.at);
      const [loser, winner] = [sessionOf(lost), sessionOf(won)];
      // A page that is gone shows nothing any more.
      if (!loser.isWhole(sinceAt, nowAt) || !winner.isWhole(sinceAt, rivalry.at) || world.page.isUnloaded(loser))
        return;
      tell(rivalry, nowAt, toldSeq);
    }

    function tell({ lost, won }: Rivalry, nowAt: number, toldSeq: number | undefined): void {
      const [loser, winner] = [sessionOf(lost), sessionOf(won)];
      const { id, field } = lost;
      const [loserLine, winnerLine] = [lost.confirmation.write.name, won.confirmation.write.name];
      const [was, lostText, wonText] = [lost.from[field], lost.value, won.value].map((value) => JSON.stringify(value));
      const identity = world.identity.ofSeq(loser, lost.confirmation.write.seq);
      const other = world.identity.ofSeq(winner, won.confirmation.write.seq);
      const who = nameBeside(other, identity);
      const sinceText = durationText(nowAt - won.confirmation.at);
      report({
        session: loser,
        identity,
        key: [String(lost.confirmation.write.seq), winner.id, String(won.confirmation.write.seq), id, field],
        place: [readPattern(loserLine), readPattern(winnerLine), field],
        confidence: isProven(lost, won) ? 'proven' : 'likely',
        title: `${who} overwrote ${field} of ${id} with ${wonText}, also based on ${was}; ${nameOf(identity)} was told that it is ${lostText}, and nothing else for ${sinceText}`,
        at: Math.min(lost.confirmation.write.at, won.confirmation.write.at),
        untilAt: nowAt,
        facts: {
          id,
          field,
          was: lost.from[field] ?? null,
          lost: lost.value,
          won: won.value,
          request: loserLine,
          otherRequest: winnerLine,
          otherPage: winner.id,
        },
        evidence: [
          evidenceOf(lost, 'lost'),
          evidenceOf(won, 'won'),
          ...(toldSeq === undefined ? [] : [{ session: loser.id, seq: toldSeq, at: nowAt, role: 'told' }]),
        ],
        witness: [
          {
            says: `${nameAtStart(identity)} changed ${field} of ${id} from ${was} to ${lostText}, and the server confirmed it.`,
            session: loser.id,
            seq: lost.confirmation.seq,
            at: lost.confirmation.at,
          },
          {
            says: `${who}, who knew only ${was}, changed it to ${wonText}, and the server confirmed that, too.`,
            session: winner.id,
            seq: won.confirmation.seq,
            at: won.confirmation.at,
          },
          {
            says: `For ${sinceText} after that nothing told ${nameOf(identity)} that it is no longer ${lostText}.`,
            session: loser.id,
            ...(toldSeq !== undefined && { seq: toldSeq }),
            at: nowAt,
          },
        ],
      });
    }
  },
};

const sessionOf = ({ confirmation }: Edit): Session => confirmation.write.session;

const evidenceOf = (edit: Edit, role: string) => ({
  session: sessionOf(edit).id,
  seq: edit.confirmation.seq,
  at: edit.confirmation.at,
  role,
});

/** The one that the server took first comes first: by the versions that it answered, else by the time of the answers. */
function inOrder(former: Edit, latter: Edit): readonly [Edit, Edit] {
  const [one, other] = [versionOf(former.to), versionOf(latter.to)];
  return one !== undefined && other !== undefined && one > other ? [latter, former] : [former, latter];
}

/** Whether both began at the same value, and the second did not know of the first. */
function areRivals(world: World, lost: Edit, won: Edit): boolean {
  const { field } = lost;
  const was = lost.from[field];
  const isOneThing = world.shapes.areAlike(world.shapes.of(lost.to), world.shapes.of(won.to));
  if (!isOneThing || won.from[field] !== was || lost.value === was || lost.value === won.value) return false;
  const [known, taken] = versionsOf(lost, won);
  if (known !== undefined && taken !== undefined) return known < taken;
  return !hasReadSince(world, won, lost.confirmation.at);
}

/** Whether versions say so. The times of two answers tell only which was on its way for longer. */
const isProven = (lost: Edit, won: Edit): boolean => versionsOf(lost, won).every((version) => version !== undefined);

/** The version that the winner knew, and that which the server gave to what lost. */
const versionsOf = (lost: Edit, won: Edit) => [versionOf(won.from), versionOf(lost.to)] as const;

/** Whether the page asked after this instant, and was told of the entity before it wrote: it was back at the old value. */
function hasReadSince(world: World, { id, confirmation }: Edit, sinceAt: number): boolean {
  const { session, at } = confirmation.write;
  const heard = world.news.recent(session).filter((news) => news.askedAt > sinceAt && news.at <= at);
  return heard.some((news) => entitiesIn(news).some((entity) => entity.id === id));
}

function isOfOneUser({ identity }: World, one: Edit, other: Edit): boolean {
  const [who, otherWho] = [one, other].map(
    ({ confirmation }) => identity.ofSeq(confirmation.write.session, confirmation.write.seq).who,
  );
  return who !== undefined && who === otherWho;
}
