import { isJsonObject, type Json } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { isHeartbeat } from '#links/is-heartbeat.ts';
import type { Link, LinkFacts } from '#links/link.ts';
import { isMessageName } from '#links/plain-facts.ts';
import { namesScope, type Sent, scopesIn } from './interests.ts';

/** What a page named as soon as its link was up, whatever it said to be: `{ op: 2, d: { city: 'lyon' } }`. */
export interface Opening extends Sent {
  readonly scope: string;
  /** Names of events that came of it since. */
  readonly heard: Set<string>;
}

export interface OpeningModel {
  /** What the page named as the link came up, and events have named since. */
  heardOf(link: Link): readonly Opening[];
  /** Whether an event names the scope by itself, on a link where that was asked for, and not as the answer. */
  isSentOf(link: Link, scope: string, event: { readonly name: string; readonly at: number }): boolean;
  /** Whether the page began the link by saying something that it had never said on the one before: it may go on where it was. */
  saysOtherwise(link: Link, before: Link): boolean;
}

/** What is said so soon after a link is up is said for the sake of it. */
const OPENING_MS = 3_000;
/** What names a scope so soon after it was asked for is the answer. */
const ANSWER_MS = 1_000;
/** Scopes, and forms of messages, remembered for each link; names of events for each scope. */
const MOST_OPENINGS = 16;
const MOST_FORMS = 64;
const MOST_NAMES = 8;
/** Fields, and items of lists, that tell a form. */
const MOST_PARTS = 16;
/** Events that are searched for scopes. */
const MOST_LOOKS = 100;
/** Longer texts are no verbs, and larger numbers no codes. */
const LONGEST_WORD = 40;
const LEAST_TIME = 10_000;

interface LinkState {
  readonly openings: Map<string, Opening>;
  readonly forms: Set<string>;
  readonly firstForms: Set<string>;
  looks: number;
}

/** Follows what pages say when their links come up, and what comes of it. */
export function createOpeningModel(bus: Bus<LinkFacts>): OpeningModel {
  const statesOf = perSession(() => new WeakMap<Link, LinkState>());
  const stateOf = (link: Link): LinkState => {
    const known = statesOf(link.session).get(link);
    if (known !== undefined) return known;
    const state: LinkState = { openings: new Map(), forms: new Set(), firstForms: new Set(), looks: 0 };
    statesOf(link.session).set(link, state);
    return state;
  };

  bus.on('event.out', ({ link, event, at, seq }) => {
    const state = stateOf(link);
    if (state.forms.size >= MOST_FORMS) return;
    const form = `${event.name} ${formOf(event.args)}`;
    state.forms.add(form);
    if (at - (link.up?.at ?? at) > OPENING_MS || isHeartbeat(event)) return;
    state.firstForms.add(form);
    for (const { scope } of scopesIn(event.args, event.name))
      if (state.openings.size < MOST_OPENINGS && !state.openings.has(scope))
        state.openings.set(scope, { name: event.name, scope, at, seq, heard: new Set() });
  });
  bus.on('event.in', ({ link, event, at }) => {
    const state = statesOf(link.session).get(link);
    if (state === undefined || state.openings.size === 0 || state.looks >= MOST_LOOKS) return;
    state.looks++;
    const said = JSON.stringify(event.args);
    for (const { scope, heard, at: askedAt } of state.openings.values())
      if (heard.size < MOST_NAMES && at > askedAt + ANSWER_MS && namesScope(said, scope)) heard.add(event.name);
  });

  return {
    heardOf: (link) => [...(statesOf(link.session).get(link)?.openings.values() ?? [])].filter(wasHeard),
    isSentOf(link, scope, { name, at }) {
      const opening = statesOf(link.session).get(link)?.openings.get(scope);
      return opening?.heard.has(name) === true && at > opening.at + ANSWER_MS;
    },
    saysOtherwise(link, before) {
      const [now, then] = [stateOf(link), stateOf(before)];
      return [...now.firstForms].some((form) => !then.forms.has(form));
    },
  };
}

const wasHeard = ({ heard }: Opening): boolean => heard.size > 0;

/** What a message is like, whatever it is about: the names of its fields, and what it says to be. */
const formOf = (value: Json, name = ''): string => {
  if (Array.isArray(value))
    return `[${value
      .slice(0, MOST_PARTS)
      .map((item: Json) => formOf(item))
      .join()}]`;
  if (isJsonObject(value))
    return `{${Object.entries(value)
      .slice(0, MOST_PARTS)
      .map(([field, child = null]) => `${field}:${formOf(child, field)}`)
      .join()}}`;
  return isMessageName(name) && isWord(value) ? String(value) : typeof value;
};

/** A verb or an op code, and no text or time. */
const isWord = (value: Json): boolean =>
  typeof value === 'string' ? value.length <= LONGEST_WORD : typeof value === 'number' && value < LEAST_TIME;
