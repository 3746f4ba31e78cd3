import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { Session } from '../engine/session.ts';
import { secretsIn } from '../links/credentials.ts';
import type { LinkFacts } from '../links/link.ts';
import type { Epoch, IdentityModel } from './identity.ts';
import type { RequestFacts } from './requests.ts';

export interface SecretModel {
  /** Credentials by which the page's sockets said to be this user. */
  shownBy(session: Session, user: Epoch): ReadonlySet<string>;
  /** Those, and the tokens and keys that the server gave the page while this user was logged in. */
  of(session: Session, user: Epoch): ReadonlySet<string>;
}

/** Remembered for each page, of each kind. */
const MOST_SECRETS = 500;

/** A token of a login or a key, and not one of a form, a page of results, a push service. */
const given =
  /"(?:(?:access|refresh|id|auth|session|user|bearer)?[-_]?(?:token|jwt)|\w*(?:private|secret)[-_]?keys?)":"(\[redacted:[0-9a-f]{12}\])"/gi;

/** Knows the credentials of each user by the marks that redaction left of them, which are equal where they were. */
export function createSecretModel(bus: Bus<LinkFacts & RequestFacts>, identity: IdentityModel): SecretModel {
  const remembered = () => new RecentMap<string, { readonly text: string; readonly seq: number }>(MOST_SECRETS);
  const shownOf = perSession(remembered);
  const givenOf = perSession(remembered);

  bus.on('link.requested', ({ session, request }) => {
    for (const text of secretsIn(request?.auth)) shownOf(session).set(text, { text, seq: request?.seq ?? 0 });
  });
  bus.on('request.answered', ({ request, seq, text }) => {
    if (text?.includes('[redacted:') !== true) return;
    const known = givenOf(request.session);
    for (const [, mark = ''] of text.matchAll(given)) if (!known.has(mark)) known.set(mark, { text: mark, seq });
  });

  function shownBy(session: Session, { who }: Epoch): ReadonlySet<string> {
    const theirs = [...shownOf(session).values()].filter(({ seq }) => identity.ofSeq(session, seq).who === who);
    return new Set(theirs.map(({ text }) => text));
  }

  return {
    shownBy,
    of(session, user) {
      const theirs = [...givenOf(session).values()].filter(({ seq }) => identity.ofSeq(session, seq).who === user.who);
      return new Set([...shownBy(session, user), ...theirs.map(({ text }) => text)]);
    },
  };
}
