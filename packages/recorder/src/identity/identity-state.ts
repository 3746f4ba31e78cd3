import type { RecordOf, Unnumbered } from '@driftscope/records';
import { labelOf } from './label-of.ts';

export type IdentityHow = RecordOf<'identity.seen'>['how'];

export interface IdentityEvidence {
  /** Where it was seen: the same place says the same person until the person changes. For nobody: how all it speaks for begin. */
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

type Arrival =
  | { readonly kind: 'identity.seen' | 'identity.login'; readonly who: string }
  | { readonly kind: 'identity.switch'; readonly from: string; readonly to: string };

/**
 * Draws logins, logouts and switches from evidence that may contradict itself.
 *
 * 1. The first evidence sets the user. It is a login if one was asked for or a logout came before, else the user was there already.
 * 2. `certain` evidence is followed at once.
 * 3. Other evidence changes the user only where its place has named this one otherwise: a place that says another name from
 *    the start (a token's subject, where the app uses another id) gives an alias, not a switch. So it is with every user
 *    anew: after a login the token says another subject than before, and that is the one who has just come.
 * 4. A `token` never brings back a former user: it may be stale, and that is a defect to find, not an identity to follow.
 *    Nor does a place that has not named the present one yet.
 * 5. A place that named the user and now says nobody is a logout; a place that always said nobody is not.
 */
export function createIdentityState(emit: (fields: Unnumbered) => number): IdentityState {
  let current: { readonly who: string; readonly label?: string } | undefined;
  let knownNobody = false;
  let loginPending = false;
  let changedAt = 0;
  /** What the current user is called, and by which places. */
  const names = new Set<string>();
  const places = new Set<string>();
  const former = new Set<string>();

  const leave = () => {
    for (const name of names) former.add(name);
    names.clear();
    places.clear();
  };

  const enter = (who: string, evidence: IdentityEvidence, fields: Arrival) => {
    leave();
    current = { who, ...labelOf(evidence) };
    names.add(who);
    former.delete(who);
    loginPending = false;
    knownNobody = false;
    changedAt = emit({ ...fields, ...told(evidence) });
  };

  const depart = (evidence: IdentityEvidence) => {
    if (!current) {
      knownNobody ||= evidence.how === 'response';
      return;
    }
    const isPlace = (place: string) => place.startsWith(evidence.place);
    if (evidence.strength !== 'certain' && ![...places].some(isPlace)) return;
    const user = current;
    leave();
    current = undefined;
    knownNobody = true;
    changedAt = emit({ kind: 'identity.logout', who: user.who, ...told({ ...evidence, ...user }) });
  };

  const arrive = (who: string, evidence: IdentityEvidence) =>
    enter(who, evidence, { kind: loginPending || knownNobody ? 'identity.login' : 'identity.seen', who });

  const contradict = (who: string, evidence: IdentityEvidence, from: string) => {
    if (evidence.strength === 'certain' || places.has(evidence.place)) {
      enter(who, evidence, { kind: 'identity.switch', from, to: who });
    } else if (!former.has(who)) names.add(who);
  };

  return {
    saw: (evidence) => {
      const { place, who, strength } = evidence;
      if (who === null) return depart(evidence);
      if (strength === 'token' && former.has(who) && (current || !loginPending)) return;
      if (!current) arrive(who, evidence);
      else if (!names.has(who)) contradict(who, evidence, current.who);
      if (names.has(who)) places.add(place);
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
      leave();
      former.clear();
      current = undefined;
      knownNobody = false;
      loginPending = false;
      changedAt = 0;
    },
  };
}

function told(evidence: IdentityEvidence): { label?: string; how: IdentityHow; source?: number } {
  const { how, source } = evidence;
  return { ...labelOf(evidence), how, ...(source && { source }) };
}
