import type { RecordOf, Unnumbered } from '@driftscope/records';
import { labelOf } from './label-of.ts';

export type IdentityHow = RecordOf<'identity.seen'>['how'];

export interface IdentityEvidence {
  /** Where it was seen: the same place says the same person until the person changes. */
  readonly place: string;
  /** `null`: this place says that nobody is logged in. */
  readonly who: string | null;
  readonly label?: string;
  readonly how: IdentityHow;
  /** `seq` of the record it came from. Absent when it came from none. */
  readonly source?: number;
  /**
   * `certain`: the server's answer to a login or logout, or the app's own word.
   * `current`: what a store or a session endpoint says now.
   * `token`: a credential that something still uses; it may be a former user's.
   */
  readonly strength: 'certain' | 'current' | 'token';
}

export interface IdentityState {
  saw(evidence: IdentityEvidence): void;
  /** A login was asked for: who is seen next has just logged in. */
  loginAsked(): void;
  loginFailed(): void;
  /** `seq` of the last change. 0: there was none. */
  readonly changedAt: number;
  /** Knows nothing any more, as after a time that was not recorded. */
  reset(): void;
}

/**
 * Draws logins, logouts and switches from evidence that may contradict itself.
 *
 * 1. The first evidence sets the user. It is a login if one was asked for or a logout came before, else the user was there already.
 * 2. `certain` evidence is followed at once.
 * 3. Other evidence changes the user only where its place said something else before: a place that says another name from
 *    the start (a token's subject, where the app uses another id) gives an alias, not a switch.
 * 4. A `token` never brings back a former user: it may be stale, and that is a defect to find, not an identity to follow.
 * 5. A place that said the user and now says nobody is a logout; a place that always said nobody is not.
 */
export function createIdentityState(emit: (fields: Unnumbered) => number): IdentityState {
  let current: { readonly who: string; readonly label?: string } | undefined;
  let knownNobody = false;
  let loginPending = false;
  let changedAt = 0;
  const places = new Map<string, string | null>();
  const aliases = new Set<string>();
  const former = new Set<string>();

  const leave = () => {
    if (current) former.add(current.who);
    for (const alias of aliases) former.add(alias);
    aliases.clear();
  };

  const enter = (user: { who: string; label?: string }) => {
    current = { who: user.who, ...labelOf(user) };
    former.delete(user.who);
    loginPending = false;
    knownNobody = false;
  };

  const arrive = (who: string, evidence: IdentityEvidence) => {
    if (evidence.strength === 'token' && former.has(who) && !loginPending) return;
    const kind = loginPending || knownNobody ? 'identity.login' : 'identity.seen';
    enter({ ...evidence, who });
    changedAt = emit({ kind, who, ...told(evidence) });
  };

  const change = (from: string, to: string, evidence: IdentityEvidence) => {
    leave();
    enter({ ...evidence, who: to });
    changedAt = emit({ kind: 'identity.switch', from, to, ...told(evidence) });
  };

  const depart = (evidence: IdentityEvidence, before: string | null | undefined) => {
    if (!current) {
      knownNobody ||= evidence.how === 'response';
      return;
    }
    if (evidence.strength !== 'certain' && before !== current.who) return;
    const { who } = current;
    const label = labelOf(current);
    leave();
    current = undefined;
    knownNobody = true;
    changedAt = emit({
      kind: 'identity.logout',
      who,
      ...told({ ...evidence, ...label }),
    });
  };

  const contradict = (who: string, evidence: IdentityEvidence, before: string | null | undefined, from: string) => {
    if (evidence.strength === 'certain') return change(from, who, evidence);
    if (before === who || (evidence.strength === 'token' && former.has(who))) return;
    if (typeof before === 'string') change(from, who, evidence);
    else aliases.add(who);
  };

  return {
    saw: (evidence) => {
      const { place, who } = evidence;
      const before = places.get(place);
      places.set(place, who);
      if (who === null) depart(evidence, before);
      else if (!current) arrive(who, evidence);
      else if (who !== current.who && !aliases.has(who)) contradict(who, evidence, before, current.who);
    },
    loginAsked: () => {
      loginPending = true;
    },
    loginFailed: () => {
      loginPending = false;
    },
    get changedAt() {
      return changedAt;
    },
    reset: () => {
      current = undefined;
      knownNobody = false;
      loginPending = false;
      changedAt = 0;
      for (const memory of [places, aliases, former]) memory.clear();
    },
  };
}

function told(evidence: IdentityEvidence): { label?: string; how: IdentityHow; source?: number } {
  const { how, source } = evidence;
  return { ...labelOf(evidence), how, ...(source && { source }) };
}
