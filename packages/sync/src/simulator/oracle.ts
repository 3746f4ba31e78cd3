import type { Mutation } from '../protocol/mutation.ts';

/** What arrived at the server, and when. */
export interface Arrival {
  readonly user: string;
  readonly mutation: Mutation;
  readonly atMs: number;
  /** Why the server's rules do not take it, or `null`. */
  readonly refusal: string | null;
  /** The server's epoch then. */
  readonly epoch: string;
}

interface Truth {
  alive: boolean;
  expiresAtMs: number;
  /** The delete's stamp where it is not alive. */
  readonly stamps: Map<string, Stamp>;
  readonly values: Map<string, unknown>;
}

interface Stamp {
  readonly seq: number;
  readonly atMs: number;
  readonly device: string;
}

/** What an arrival came to, by the rules as the specification words them. */
export interface Verdict {
  readonly arrival: Arrival;
  readonly lost: boolean;
}

export interface Judged {
  /** By scope, then `type/id`: the fields. */
  readonly scopes: ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, unknown>>>>;
  readonly verdicts: readonly Verdict[];
}

/**
 * What must be on the server after these arrivals. Written from the specification alone, the simple way: it knows nothing of logs, pages or stores, and shares no code
 * with the server.
 */
export function judge(arrivals: readonly Arrival[], nowMs: number, memoryMs: number): Judged {
  const heads = new Map<string, number>();
  const truths = new Map<string, Map<string, Truth>>();
  const known = new Set<string>();
  const verdicts: Verdict[] = [];
  for (const arrival of arrivals) {
    const { user, mutation, atMs, refusal } = arrival;
    if (known.has(`${user} ${mutation.id}`)) continue;
    if (refusal !== null || mutation.atMs < atMs - memoryMs) continue;
    known.add(`${user} ${mutation.id}`);
    const scope = truths.get(mutation.scope) ?? new Map<string, Truth>();
    truths.set(mutation.scope, scope);
    const seq = (heads.get(mutation.scope) ?? 0) + 1;
    const { changed, lost } = decide(scope, arrival, seq);
    if (changed) heads.set(mutation.scope, seq);
    verdicts.push({ arrival, lost });
  }
  return { scopes: visibleAt(truths, nowMs), verdicts };
}

interface Decision {
  readonly changed: boolean;
  readonly lost: boolean;
}

function decide(scope: Map<string, Truth>, { mutation, epoch, atMs: nowMs }: Arrival, seq: number): Decision {
  const key = `${mutation.entity.type}/${mutation.entity.id}`;
  const truth = scope.get(key);
  if (truth?.alive && truth.expiresAtMs <= nowMs) {
    const last = Math.max(...[...truth.stamps.values()].map((stamp) => stamp.seq));
    bury(truth, { seq: last, atMs: truth.expiresAtMs, device: '' });
  }
  const stamp: Stamp = { seq, atMs: Math.min(mutation.atMs, nowMs), device: mutation.device };
  const seen = mutation.seen?.epoch === epoch ? mutation.seen.seq : 0;
  const beats = (held: Stamp | undefined): boolean =>
    held === undefined || held.device === stamp.device || held.seq <= seen || stamp.atMs > held.atMs;
  const beatsAll = [...(truth?.stamps.values() ?? [])].every(beats);
  if (truth?.alive) return beatsAll || mutation.kind !== 'delete' ? change(truth, mutation, stamp, beats) : lostAll;
  if (mutation.kind === 'delete') return { changed: false, lost: false };
  if (mutation.kind === 'patch' || !beatsAll) return lostAll;
  const expiresAtMs = mutation.expiresAtMs ?? Number.POSITIVE_INFINITY;
  const born: Truth = { alive: true, expiresAtMs, stamps: new Map(), values: new Map() };
  scope.set(key, born);
  return change(born, mutation, stamp, beats);
}

const lostAll: Decision = { changed: false, lost: true };

function change(truth: Truth, mutation: Mutation, stamp: Stamp, beats: (held: Stamp | undefined) => boolean): Decision {
  if (mutation.kind === 'delete') {
    bury(truth, stamp);
    return { changed: true, lost: false };
  }
  const written = Object.entries(mutation.fields).filter(([name]) => beats(truth.stamps.get(name)));
  for (const [name, value] of written) {
    truth.stamps.set(name, stamp);
    truth.values.set(name, value);
  }
  if (written.length > 0 && mutation.kind === 'put') truth.expiresAtMs = mutation.expiresAtMs ?? truth.expiresAtMs;
  return { changed: written.length > 0, lost: written.length < Object.keys(mutation.fields).length };
}

function bury(truth: Truth, stamp: Stamp): void {
  truth.alive = false;
  truth.values.clear();
  truth.stamps.clear();
  truth.stamps.set('', stamp);
}

function visibleAt(truths: ReadonlyMap<string, ReadonlyMap<string, Truth>>, nowMs: number): Judged['scopes'] {
  const scopes = new Map<string, Map<string, Readonly<Record<string, unknown>>>>();
  for (const [scope, entities] of truths) {
    const visible = new Map<string, Readonly<Record<string, unknown>>>();
    for (const [key, { alive, expiresAtMs, values }] of entities) {
      if (alive && expiresAtMs > nowMs) visible.set(key, Object.fromEntries(values));
    }
    scopes.set(scope, visible);
  }
  return scopes;
}
