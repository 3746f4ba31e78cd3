import type { Json } from '@driftscope/records';
import { isJsonObject } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { asId } from '#entities/entity-id.ts';
import type { Link, LinkEvent, LinkFacts } from '#links/link.ts';

/** What the page asked a server to send from then on, over one link. */
export interface Subscription {
  /** Of the event by which it asked. */
  readonly name: string;
  /** What it is about: the room, the channel, the id of the thing. Of a GraphQL subscription its name: what it asks for may say how far it is. */
  readonly scope: string;
  /** Where the page said that, without the indexes of lists: of one message each field says something else. */
  readonly field: string;
  readonly at: number;
  readonly seq: number;
  /** The first event that came of it. Absent: none has. */
  heard?: { readonly name: string; readonly at: number; readonly seq: number };
}

export interface InterestModel {
  /** What was asked for over the link, and not given up. */
  of(link: Link): readonly Subscription[];
  /** What the page sent over the link that names the scope, last. `undefined`: nothing. */
  lastNaming(link: Link, scope: string): Sent | undefined;
  /** Has what comes over the link searched for the scopes from now on, though the page asked for nothing. */
  listen(link: Link, scopes: readonly string[]): void;
  /** Whether an event came over the link that names the scope, of those that were searched. */
  wasHeard(link: Link, scope: string): boolean;
}

/** An event that the page sent. */
export interface Sent {
  readonly name: string;
  readonly at: number;
  readonly seq: number;
}

/** Events of the page, and scopes, remembered for each link. */
const MOST_SENT = 200;
const MOST_SCOPES = 100;
/** Events that are searched for a scope: one that is not named in so many is not named in any. */
const MOST_LOOKS = 200;
/** Shorter ones are found in anything. */
const LEAST_SCOPE = 3;
/** What is longer says more than what to do. */
const LONGEST_VERB = 24;
/** Messages wrap what they are about: `{ event, data: { payload: { … } } }`. */
const DEEPEST_SCOPE = 3;

interface LinkState {
  readonly sent: (Sent & { readonly said: string })[];
  readonly subscriptions: Map<string, Subscription>;
  /** Scopes that nothing came of, with the number of events that were searched. */
  readonly unheard: Map<string, number>;
  readonly heard: Set<string>;
}

/** Follows what pages ask to be sent: by an event that says so, with the id of what it is about. */
export function createInterestModel(bus: Bus<LinkFacts>): InterestModel {
  const statesOf = perSession(() => new WeakMap<Link, LinkState>());

  function stateOf(link: Link): LinkState {
    const known = statesOf(link.session).get(link);
    if (known !== undefined) return known;
    const state: LinkState = { sent: [], subscriptions: new Map(), unheard: new Map(), heard: new Set() };
    statesOf(link.session).set(link, state);
    return state;
  }

  bus.on('event.out', ({ link, event, at, seq }: LinkEvent) => {
    const { name, args } = event;
    const state = stateOf(link);
    state.sent.push({ name, at, seq, said: JSON.stringify(args) });
    if (state.sent.length > 2 * MOST_SENT) state.sent.splice(0, MOST_SENT);
    const query = queryIn(args);
    if (query === undefined) noteScopes(state, { name, at, seq }, args);
    else if (isSubscription(query)) add(state, { name, scope: name, field: '', at, seq });
  });
  bus.on('operation.ended', ({ link, name }) => statesOf(link.session).get(link)?.subscriptions.delete(name));
  bus.on('event.in', ({ link, event, at, seq }) => {
    const state = statesOf(link.session).get(link);
    if (state === undefined || state.unheard.size === 0) return;
    const said = JSON.stringify(event.args);
    for (const scope of state.unheard.keys()) {
      const isHeard = event.name === scope || namesScope(said, scope);
      if (isHeard) noteHeard(state, scope, { name: event.name, at, seq });
      else noteUnheard(state, scope);
    }
  });

  return {
    of: (link) => [...(statesOf(link.session).get(link)?.subscriptions.values() ?? [])],
    lastNaming: (link, scope) =>
      statesOf(link.session)
        .get(link)
        ?.sent.findLast(({ name, said }) => name === scope || (!isLeaving(name) && namesScope(said, scope))),
    listen(link, scopes) {
      const { unheard, heard } = stateOf(link);
      for (const scope of scopes) if (!heard.has(scope) && !unheard.has(scope)) unheard.set(scope, 0);
    },
    wasHeard: (link, scope) => statesOf(link.session).get(link)?.heard.has(scope) === true,
  };
}

function noteScopes(state: LinkState, { name, at, seq }: Sent, args: readonly Json[]): void {
  const verbs = verbsIn(args, name);
  if (isLeaving(verbs)) for (const { scope } of scopesIn(args, name)) state.subscriptions.delete(scope);
  else if (isJoining(verbs)) for (const said of scopesIn(args, name)) add(state, { name, ...said, at, seq });
}

/** All that an event says to be called: `{ type: 'channel', action: 'subscribe' }` has its verb in second place. */
function verbsIn([first = null]: readonly Json[], name: string): string {
  if (!isJsonObject(first)) return name;
  const others = Object.entries(first).flatMap(([field, value]) =>
    saysWhat(field) && typeof value === 'string' && value.length <= LONGEST_VERB ? value : [],
  );
  return [name, ...others].join(' ');
}

function noteHeard({ subscriptions, unheard, heard }: LinkState, scope: string, by: Sent): void {
  unheard.delete(scope);
  heard.add(scope);
  const subscription = subscriptions.get(scope);
  if (subscription !== undefined) subscription.heard = by;
}

function noteUnheard({ unheard }: LinkState, scope: string): void {
  const looks = (unheard.get(scope) ?? 0) + 1;
  if (looks < MOST_LOOKS) unheard.set(scope, looks);
  else unheard.delete(scope);
}

function add({ subscriptions, unheard, heard }: LinkState, subscription: Subscription): void {
  const { scope } = subscription;
  const known = subscriptions.get(scope)?.heard;
  if (known !== undefined) subscription.heard = known;
  if (subscriptions.size >= MOST_SCOPES && !subscriptions.has(scope)) return;
  subscriptions.set(scope, subscription);
  if (!heard.has(scope)) unheard.set(scope, 0);
}

const wordsOf = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[^A-Za-z\d]+/g, ' ');

const isJoining = (name: string): boolean =>
  /\b(join|sub|subscribe|watch|follow|listen|observe|attach|enter)\b/i.test(wordsOf(name));

const isLeaving = (name: string): boolean =>
  /\b(leave|unsub|unsubscribe|unwatch|unfollow|unlisten|unobserve|detach|exit|part|stop|close)\b/i.test(wordsOf(name));

/** The text of the GraphQL operation that is asked for. */
function queryIn([payload = null]: readonly Json[]): string | undefined {
  return isJsonObject(payload) && typeof payload.query === 'string' ? payload.query : undefined;
}

/** Fragments may stand before it. */
const isSubscription = (query: string): boolean => /^\s*subscription\b|[}\n]\s*subscription\b/.test(query);

/** Ids in what is asked: a text or number by itself, or in the fields of an object. The event's own name is none. */
export function scopesIn(args: readonly Json[], name: string): readonly Pick<Subscription, 'scope' | 'field'>[] {
  return args.flatMap((arg) => idsIn(arg, 0, '')).filter(({ scope }) => scope.length >= LEAST_SCOPE && scope !== name);
}

function idsIn(value: Json, depth: number, field: string): readonly Pick<Subscription, 'scope' | 'field'>[] {
  if (typeof value !== 'object' || value === null) {
    const scope = asId(value);
    return scope === undefined ? [] : [{ scope, field }];
  }
  if (depth === DEEPEST_SCOPE) return [];
  if (Array.isArray(value)) return value.flatMap((item: Json) => idsIn(item, depth + 1, field));
  return Object.entries(value).flatMap(([name, child = null]) =>
    saysWhat(name) || isNoScope(name) ? [] : idsIn(child, depth + 1, `${field}.${name}`),
  );
}

const saysWhat = (field: string): boolean => /type|event|kind|action|method|^(op|cmd|command|t)$/i.test(field);

/** A secret, or from where on the page wants to know: another one each time. */
const isNoScope = (field: string): boolean =>
  /token|jwt|auth|secret|session|password|since|after|before|cursor|offset|last|nonce|version/i.test(field);

/** Whether JSON text has the scope as a value or a name, or as the last part of one: `room:c_1`. */
export const namesScope = (said: string, scope: string): boolean =>
  said.includes(`${scope}"`) || isNumberIn(said, scope);

const isNumberIn = (said: string, scope: string): boolean =>
  /^\d+$/.test(scope) && new RegExp(`(?<![\\d.])${scope}(?![\\d.])`).test(said);
