import type { Json, PatchOp, PatchPath } from '@driftscope/records';
import { isJsonObject, keepNewest } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import type { Session } from '#engine/session.ts';
import { isEntity } from '#entities/entity-id.ts';
import type { SightingModel } from '#entities/sightings.ts';
import { channelOf, type LinkFacts } from '#links/link.ts';
import { valueAt } from '#stores/place.ts';
import type { Store, StoreChange, StoreFacts } from '#stores/stores.ts';
import type { RequestFacts } from '../requests/requests.ts';

/** A field of a store that tells the user how the connection is, and was seen to follow it. */
export interface Status {
  readonly store: Store;
  /** `connection.status`. */
  readonly path: string;
  readonly value: Json;
  readonly saysUp: boolean;
  /** The record that set it last. */
  readonly at: number;
  readonly seq: number;
}

export interface StatusModel {
  /** The fields that followed a connection of this channel before; `HTTP` for the answers of the server. */
  following(session: Session, channel: string): readonly Status[];
  /** The fields of a store's first level that say in so many words that the page is connected. */
  saidIn(store: Store): readonly Status[];
}

/** Stands for a channel where there is none: the server answers requests, or it does not. */
export const HTTP = 'http';

/** How soon after the connection changed a status follows it. */
const FOLLOW_MS = 1_000;
/** Channels remembered for each page; those not heard of for longest are forgotten. */
const MOST_CHANNELS = 64;
/** Fields remembered for each page; no others are looked at then. */
const MOST_FIELDS = 32;

const isStatusName = (name: string): boolean =>
  /stat(us|e)$|connect|conn$|online|socket|network|badge|indicator|^(live|link|transport|realtime|ws|sse)$/i.test(name);
const isFlagName = (name: string): boolean => /^(is|ws|socket)?_?(connected|online|live)$/i.test(name);
const saysUp = /^(connected|online|open|up|live|ready)$/i;
const saysDown = /^(disconnected|offline|closed|down|lost|error|failed)$/i;
/** A field whose name and value cannot mean anything else. */
const isConnectedWord = (name: string, value: Json): boolean =>
  /^(connection_?)?(status|state)$/i.test(name) && typeof value === 'string' && /^connected$/i.test(value);
const isPeople = (name: string): boolean => /presence|user|member|friend|contact|peer|people|participant/i.test(name);

interface Field {
  readonly store: Store;
  readonly path: PatchPath;
  at: number;
  seq: number;
  /** What it followed. */
  readonly channels: Set<string>;
  /** It once said that the connection is up when it was not: it is about something else. */
  isOther: boolean;
}

/** Finds the fields by which an app tells its users whether it is connected, by watching them follow the connection. */
export function createStatusModel(
  bus: Bus<StoreFacts & LinkFacts & RequestFacts>,
  sightings: SightingModel,
): StatusModel {
  const fieldsOf = perSession(() => new Map<string, Field>());
  /** When each channel was last up or answered; `up` while it is. */
  const signsOf = perSession(() => new Map<string, { up: boolean; at: number }>());

  bus.on('link.up', (link) => {
    const upAt = link.up?.at ?? 0;
    keepNewest(signsOf(link.session), channelOf(link), { up: true, at: upAt }, MOST_CHANNELS);
    // Of some sockets it shows only by what they bring that they have been up since they opened.
    for (const field of fieldsOf(link.session).values()) {
      if (field.at < upAt || field.at > upAt + FOLLOW_MS || saying(field)?.says !== 'up') continue;
      if (field.channels.size === 0) field.isOther = false;
      field.channels.add(channelOf(link));
    }
  });
  bus.on('link.down', (link) => {
    keepNewest(signsOf(link.session), channelOf(link), { up: false, at: link.down?.at ?? 0 }, MOST_CHANNELS);
  });
  bus.on('request.responded', ({ request, status, at }) => {
    if (status < 500) signsOf(request.session).set(HTTP, { up: true, at });
  });
  bus.on('request.failed', ({ request, reason, at }) => {
    if (reason === 'network') signsOf(request.session).set(HTTP, { up: false, at });
  });
  bus.on('store.changed', (change) => {
    for (const op of change.patch ?? []) if (op.op === 'set') look(change, op);
  });

  function look(change: StoreChange, { path, value }: Extract<PatchOp, { op: 'set' }>): void {
    const name = path.at(-1);
    if (typeof name !== 'string' || polarity(name, value) === undefined) return;
    const { session, store, at, seq } = change;
    const fields = fieldsOf(session);
    const key = `${store.number} ${path.join('.')}`;
    const known = fields.get(key);
    if (known === undefined && (fields.size >= MOST_FIELDS || isOfEntity(session, store.state, path))) return;
    const field: Field = known ?? { store, path, at, seq, channels: new Set(), isOther: false };
    fields.set(key, Object.assign(field, { at, seq }));
    if (polarity(name, value) === 'up') follow(session, field, at);
  }

  function follow(session: Session, field: Field, at: number): void {
    const signs = [...signsOf(session)];
    const fresh = signs.filter(([, sign]) => sign.up && at - sign.at <= FOLLOW_MS);
    for (const [channel] of fresh) field.channels.add(channel);
    if (!signs.some(([, { up }]) => up)) field.isOther = true;
  }

  function isOfEntity(session: Session, state: Json, path: PatchPath): boolean {
    const isNamed = path
      .slice(0, -1)
      .some((step) => typeof step === 'number' || isPeople(step) || sightings.isKnownId(session, step));
    return isNamed || isEntity(valueAt(state, path.slice(0, -1)));
  }

  /** Of two connections that came up together a status follows one, or both: whoever says that one is down may be right. */
  const isDownElse = (session: Session, { channels }: Field, channel: string): boolean =>
    [...signsOf(session)].some(([name, { up }]) => !up && name !== channel && name !== HTTP && channels.has(name));

  return {
    saidIn(store) {
      if (!isJsonObject(store.state)) return [];
      return Object.entries(store.state).flatMap(([path, value]) =>
        isConnectedWord(path, value) ? [{ store, path, value, saysUp: true, at: store.changedAt, seq: store.seq }] : [],
      );
    },
    following: (session, channel) =>
      [...fieldsOf(session).values()]
        .filter(({ channels, isOther }) => channels.has(channel) && !isOther)
        .flatMap((field) => {
          const { store, path, at, seq } = field;
          const said = saying(field);
          if (said === undefined || (said.says === 'down' && isDownElse(session, field, channel))) return [];
          return [{ store, path: path.join('.'), value: said.value, saysUp: said.says === 'up', at, seq }];
        }),
  };
}

/** What the field says now. */
function saying({ store, path }: Field): { readonly value: Json; readonly says: 'up' | 'down' } | undefined {
  const value = valueAt(store.state, path);
  const says = value === undefined ? undefined : polarity(String(path.at(-1)), value);
  return value === undefined || says === undefined ? undefined : { value, says };
}

/** What a value says of a connection. `undefined`: nothing, or that it is on its way. */
function polarity(name: string, value: Json): 'up' | 'down' | undefined {
  if (typeof value === 'boolean' && isFlagName(name)) return value ? 'up' : 'down';
  if (typeof value !== 'string' || !isStatusName(name)) return undefined;
  if (saysUp.test(value)) return 'up';
  return saysDown.test(value) ? 'down' : undefined;
}
