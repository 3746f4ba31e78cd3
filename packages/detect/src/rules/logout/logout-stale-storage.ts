import { type Json, parseJson } from '@driftscope/records';
import { groupBy } from '#engine/group-by.ts';
import { findEntities } from '#entities/find-entities.ts';
import type { StoredItem } from '#models/page/storages.ts';
import { type Epoch, type IdentityChange, nameAtStart, nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import { isQueueName } from '#models/writes/outbox.ts';
import type { Rule } from '#rule.ts';
import { storedTexts } from '#stores/stored-texts.ts';
import { unique } from '../held-entities.ts';
import { countText, listText } from '../wording.ts';
import { isIdentityPath } from './identity-path.ts';
import { LOGOUT_WINDOW, watchLogouts } from './watch-logouts.ts';

/** Words and separators of a name that are looked at. */
const MOST_PARTS = 13;
/** Ids and keys named for each storage. */
const MOST_NAMED = 20;

/** What one item of a storage still says of the former user. */
interface Leftover {
  readonly item: StoredItem;
  readonly ids: readonly string[];
  /** The user's own id, or a credential. */
  readonly isIdentity: boolean;
  /** A key that the page made while the user was logged in. */
  readonly isKey: boolean;
}

/** A user logged out, and what was theirs lies on the disk for whoever comes next. */
export const logoutStaleStorage: Rule = {
  kind: 'logout.stale-storage',
  severity: 'high',
  summary: "After a logout, localStorage, sessionStorage or IndexedDB still holds the former user's data.",
  advice:
    'Keep a list of every key and database that belongs to a user, in one place, and clear all of them at logout: ' +
    '`localStorage.removeItem`, `sessionStorage.clear()`, `indexedDB.deleteDatabase()`, `caches.delete()`. Keep what is to survive ' +
    '(theme, language) under names of its own. The header `Clear-Site-Data: "storage"` in the answer to the logout does it for all.',
  thresholds: [LOGOUT_WINDOW],
  watch(context) {
    watchLogouts(context, (change, nowAt) => findLeftovers(context.world, change, nowAt), tell);

    function tell({ session, from, at: logoutAt, seq }: IdentityChange, nowAt: number, all: readonly Leftover[]): void {
      const places = [...groupBy(all, ({ item }) => item.where)];
      const names = places.map(([where]) => where);
      const ids = unique(all.flatMap((leftover) => leftover.ids));
      const [first] = all;
      context.report({
        session,
        identity: from,
        key: [String(seq)],
        place: names.toSorted(),
        confidence: all.some(({ isKey }) => !isKey) ? 'observed' : 'likely',
        title: `2 s after ${nameOf(from)} logged out, ${whatText(all, from)} ${isPlural(all) ? 'are' : 'is'} still in ${listText(names)}`,
        at: logoutAt,
        untilAt: nowAt,
        facts: {
          who: from.who ?? '',
          ids: ids.slice(0, MOST_NAMED),
          storages: places.map(([where, leftovers]) => ({
            name: where,
            items: leftovers.length,
            keys: leftovers.map(({ item }) => item.key ?? '').slice(0, MOST_NAMED),
          })),
        },
        evidence: [
          ...(first === undefined
            ? []
            : [{ session: session.id, seq: first.item.seq, at: first.item.at, role: 'stored' }]),
          { session: session.id, seq, at: logoutAt, role: 'logout' },
        ],
        witness: [
          ...(first === undefined
            ? []
            : [{ says: storedText(first, from), session: session.id, seq: first.item.seq, at: first.item.at }]),
          { says: `${nameAtStart(from)} logged out.`, session: session.id, seq, at: logoutAt },
          { says: 'Nothing took it away in the 2 s that followed.', session: session.id, at: nowAt },
        ],
      });
    }
  },
};

function findLeftovers(world: World, { session, from }: IdentityChange, nowAt: number): readonly Leftover[] {
  const secrets = world.secrets.of(session, from);
  const isTheirId = (text: string): boolean => world.identity.isIdOf(text, from.who ?? '');
  return world.storages.items(session).flatMap((item) => {
    const { where, key = '', text, at, seq } = item;
    const name = `${where} ${key}`;
    // A removal may be among what was not recorded.
    if (text === undefined || isQueueName(name) || !session.isWhole(at, nowAt)) return [];
    const value = readValue(text);
    const leftover = {
      item,
      ids: isPreferenceName.test(name)
        ? []
        : theirEntities(world, { session, from }, value).filter((id) => !isTheirId(id)),
      isIdentity: saysIdentity(value, nameIn(key), isTheirId, secrets),
      isKey: isKeyName.test(key) && text !== '' && world.identity.ofSeq(session, seq).who === from.who,
    };
    if (leftover.ids.length === 0 && !leftover.isIdentity && !leftover.isKey) return [];
    return partsOf(name).some(isTheirId) ? [] : [leftover];
  });
}

/** Apps with several accounts keep each one's data under its user: `chat:u_alice:messages`. */
function partsOf(name: string): readonly string[] {
  const parts = name.split(/([^\p{L}\p{N}@]+)/u).slice(0, MOST_PARTS);
  return parts.flatMap((_, from) =>
    parts.slice(from).map((_, length) => parts.slice(from, from + length + 1).join('')),
  );
}

/** Ids of the entities that only ever came to this user. That of the user may stay, so as to greet them. */
function theirEntities(
  world: World,
  { session, from }: Pick<IdentityChange, 'session' | 'from'>,
  value: Json,
): readonly string[] {
  const epochs = world.identity.all(session);
  const isTheirs = (number: number): boolean => epochs[number]?.who === from.who;
  const found = findEntities(world.named.give(session, value), world.shapes).filter((entity) => {
    const seen = world.sightings.find(session, entity);
    return seen !== undefined && !seen.isPublic && !seen.isOwn && [...seen.epochs].every(isTheirs);
  });
  return unique(found.map(({ id }) => id));
}

const mark = /\[redacted:[0-9a-f]{12}\]/;

function saysIdentity(
  value: Json,
  name: string,
  isTheirId: (text: string) => boolean,
  secrets: ReadonlySet<string>,
): boolean {
  return storedTexts(value).some(({ path, text }) => {
    if (secrets.has(text) || secrets.has(mark.exec(text)?.[0] ?? '')) return true;
    const fullPath = path === '' ? name : `${name}.${path}`;
    return (isIdentityPath(fullPath) || isIdentityPath(path)) && isTheirId(text);
  });
}

/** Keys of a user, or of the device for a user: what they open is theirs. */
const isKeyName = /(unlock|private|secret|master|encryption|identity|signing)[-_. ]?keys?$/i;

/** What is to survive a logout. */
const isPreferenceName = /theme|locale|lang|i18n|pref|setting|consent|flag|config|feature|layout/i;

/** `chat:user` and `user-storage` are both of the user. */
const nameIn = (key: string): string =>
  (key.split(/[:/.|]/).at(-1) ?? key).replace(/[-_]?(storage|store|state|data|info|cache)$/i, '');

/** Some libraries keep JSON in JSON. */
function readValue(text: string): Json {
  const json = /^[[{"]/.test(text) ? parseJson(text) : undefined;
  if (json?.ok !== true) return text;
  return typeof json.value === 'object' && json.value !== null && !Array.isArray(json.value)
    ? Object.fromEntries(Object.entries(json.value).map(([name, child]) => [name, innerValue(child)]))
    : json.value;
}

function innerValue(value: Json): Json {
  const json = typeof value === 'string' && /^[[{]/.test(value) ? parseJson(value) : undefined;
  return json?.ok === true ? json.value : value;
}

function whatText(all: readonly Leftover[], from: Epoch): string {
  const ids = unique(all.flatMap((leftover) => leftover.ids));
  const keys = unique(all.filter(({ isKey }) => isKey).map(({ item }) => item.key ?? ''));
  return [
    ids.length > 0 ? `${countText(ids.length, 'entity', 'entities')} of ${nameOf(from)} (${listText(ids)})` : [],
    all.some(({ isIdentity }) => isIdentity) ? `the identity of ${nameOf(from)}` : [],
    keys.length > 0 ? listText(keys) : [],
  ]
    .flat()
    .join(', ');
}

const isPlural = (all: readonly Leftover[]): boolean => all.length > 1 || (all[0]?.ids.length ?? 0) > 1;

function storedText({ item, ids, isIdentity }: Leftover, former: Epoch): string {
  const place = `${item.where}${item.key === undefined ? '' : ` under ${item.key}`}`;
  if (ids.length > 0) return `${ids[0]}, which came only while ${nameOf(former)} was logged in, was put into ${place}.`;
  return isIdentity
    ? `The identity of ${nameOf(former)} was put into ${place}.`
    : `A key was put into ${place} while ${nameOf(former)} was logged in.`;
}
