import { parseJson } from '@driftscope/records';
import { perSession } from '#engine/per-session.ts';
import type { Session } from '#engine/session.ts';
import type { StoredItem } from '#models/page/storages.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import type { Threshold } from '#threshold.ts';
import { type BareSecret, findBareSecret } from './bare-secret.ts';

const SETTLE: Threshold = {
  name: 'storage.plaintext-secret.settleMs',
  unit: 'ms',
  value: 1_000,
  says: 'How long an app may take to replace what it wrote.',
};
/** Places told of for each page. */
const MOST_PLACES = 100;

/** A key or password lies where any script of the origin can read it. */
export const storagePlaintextSecret: Rule = {
  kind: 'storage.plaintext-secret',
  severity: 'high',
  summary: 'A private key, session key or password lies in the clear in web storage or IndexedDB.',
  advice:
    'Keep keys as `CryptoKey` objects that are not extractable: IndexedDB stores them, and no script can read them. Where a key has to be ' +
    "exported, wrap it under one that is derived from the user's password or held by the device, and store the wrapped one. Never store passwords.",
  thresholds: [SETTLE],
  watch({ world, on, at, report, limit }) {
    const settleMs = limit(SETTLE);
    /** By place what was written there last. */
    const placesOf = perSession(() => new Map<string, StoredItem>());

    on('storage.kept', ({ session, item }) => {
      const places = placesOf(session);
      if (places.size >= MOST_PLACES || !mayHold(item)) return;
      const found = findBareSecret(item, valueIn(item), (mark) => world.secrets.isOnWire(session, mark));
      if (found === undefined) return;
      const place = `${item.where} ${found.path}`;
      const isKnown = places.has(place);
      places.set(place, item);
      if (!isKnown) at(item.at + settleMs, [session], (nowAt) => judge(session, place, found, nowAt));
    });

    function judge(session: Session, place: string, found: BareSecret, nowAt: number): void {
      const item = placesOf(session).get(place);
      if (item === undefined) return;
      if (world.storages.holds(session, item) && session.isWhole(item.at, nowAt)) tell(session, item, found, nowAt);
      else placesOf(session).delete(place);
    }

    function tell(session: Session, item: StoredItem, { what, path, isCertain }: BareSecret, nowAt: number): void {
      const identity = world.identity.ofSeq(session, item.seq);
      const pointer = { session: session.id, seq: item.seq, at: item.at };
      report({
        session,
        identity,
        key: [item.where, path],
        place: [item.where, path],
        confidence: isCertain ? 'observed' : 'likely',
        title: `${what} of ${nameOf(identity)} ${isCertain ? 'lies' : 'seems to lie'} in the clear in ${placeText(item, path)}`,
        at: item.at,
        untilAt: nowAt,
        facts: { where: item.where, path, what },
        evidence: [{ ...pointer, role: 'stored' }],
        witness: [
          { ...pointer, says: `The page put ${what.toLowerCase()} into ${placeText(item, path)}.` },
          { says: 'Any script of the origin can read it there.', session: session.id, at: nowAt },
        ],
      });
    }
  },
};

const placeText = ({ where }: StoredItem, path: string): string => (path === '' ? where : `${where}, at ${path}`);

/** Most of what is stored holds nothing like it, and is passed over by one look. */
const mayHold = ({ key = '', text = '' }: StoredItem): boolean => /"kty"|key|passw|pwd/i.test(`${key} ${text}`);

function valueIn({ text = '' }: StoredItem) {
  const json = /^[[{]/.test(text) ? parseJson(text) : undefined;
  return json?.ok === true ? json.value : text;
}
