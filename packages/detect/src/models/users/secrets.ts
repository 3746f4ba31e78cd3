import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { RecordFacts } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';
import { isUserToken, secretsIn, secretsInQuery } from '#links/credentials.ts';
import type { Link, LinkFacts } from '#links/link.ts';
import type { RequestFacts } from '../requests/requests.ts';
import type { Epoch, IdentityModel } from './identity.ts';

export interface SecretModel {
  /** Credentials by which the page's sockets said to be this user. */
  shownBy(session: Session, user: Epoch): ReadonlySet<string>;
  /** Those, and the tokens and keys that the server gave the page while this user was logged in. */
  of(session: Session, user: Epoch): ReadonlySet<string>;
  /** Whose credentials a link was let in by. Absent: it showed none, or none that are one user's alone. */
  ownerOf(link: Link): Epoch | undefined;
  /** Whether the page sent or was given the secret that a mark stands for. */
  isOnWire(session: Session, mark: string): boolean;
}

interface Secret {
  readonly text: string;
  /** The first and last record that showed or gave it. */
  readonly first: number;
  readonly last: number;
  /** Epoch ms of the last. */
  readonly lastAt: number;
}

/** Remembered for each page, of each kind. */
const MOST_SECRETS = 500;
/** Marks of secrets remembered for each page that went over the wire. */
const MOST_MARKS = 2_000;
/** A page that becomes another user without a logout, as an admin who logs in as a customer, is given that user's token so shortly before. */
const HANDOVER_MS = 2_000;

/** A token of a login or a key, and not one of a form, a page of results, a push service. */
const given =
  /"(?:(?:access|refresh|id|auth|session|user|bearer)?[-_]?(?:token|jwt)|\w*(?:private|secret)[-_]?keys?)":"(\[redacted:[0-9a-f]{12}\])"/gi;

const marks = /\[redacted:[0-9a-f]{12}\]/g;

/** Knows the credentials of each user by the marks that redaction left of them, which are equal where they were. */
export function createSecretModel(
  bus: Bus<RecordFacts & LinkFacts & RequestFacts>,
  identity: IdentityModel,
): SecretModel {
  const remembered = () => new RecentMap<string, Secret>(MOST_SECRETS);
  const shownOf = perSession(remembered);
  const givenOf = perSession(remembered);
  const marksOf = perSession(() => new RecentMap<string, true>(MOST_MARKS));

  bus.on('socket.frame', ({ session, record }) => noteMarks(session, record.text));
  bus.on('http.request', ({ session, record }) => noteMarks(session, record.body));
  bus.on('http.body', ({ session, record }) => noteMarks(session, record.body));

  bus.on('link.requested', ({ session, request }) => {
    for (const text of secretsIn(request?.auth)) note(shownOf(session), text, request?.seq ?? 0, request?.at ?? 0);
  });
  bus.on('request.answered', ({ request, at, seq, text }) => {
    if (text?.includes('[redacted:') !== true) return;
    for (const [, mark = ''] of text.matchAll(given)) note(givenOf(request.session), mark, seq, at);
  });

  function noteMarks(session: Session, text: string | undefined): void {
    if (text?.includes('[redacted:') !== true) return;
    for (const [mark] of text.matchAll(marks)) marksOf(session).set(mark, true);
  }

  function usersOf(session: Session, secret: Secret): readonly (string | undefined)[] {
    const { first, last } = secret;
    const lastUser = lastUserOf(session, secret);
    return [first === last ? lastUser : identity.ofSeq(session, first), lastUser].map(({ who }) => who);
  }

  function lastUserOf(session: Session, { last, lastAt }: Secret): Epoch {
    const then = identity.ofSeq(session, last);
    const [next] = identity.changesBetween(session, lastAt, lastAt + HANDOVER_MS);
    return next?.from === then && next.to.who !== undefined ? next.to : then;
  }

  function textsOf(session: Session, secrets: Iterable<Secret>, { who }: Epoch): readonly string[] {
    return [...secrets].filter((secret) => usersOf(session, secret).includes(who)).map(({ text }) => text);
  }

  return {
    isOnWire: (session, mark) => marksOf(session).has(mark),
    shownBy: (session, user) => new Set(textsOf(session, shownOf(session).values(), user)),
    of: (session, user) =>
      new Set(
        [...shownOf(session).values(), ...givenOf(session).values()].flatMap((secret) =>
          textsOf(session, [secret], user),
        ),
      ),
    ownerOf({ session, request, socket }) {
      const texts = secretsIn(request?.auth);
      // A plain socket and a stream have no other place for it than their address.
      const given = [...texts, ...secretsInQuery(socket.url)]
        .flatMap((text) => givenOf(session).get(text) ?? [])
        .at(-1);
      if (given !== undefined) return lastUserOf(session, given);
      if (request === undefined || !isUserToken(request.auth)) return undefined;
      // What several users show is a key of the app.
      const isShared = texts.some((text) => {
        const shown = shownOf(session).get(text);
        return shown !== undefined && new Set(usersOf(session, shown)).size > 1;
      });
      return isShared ? undefined : identity.ofSeq(session, request.seq);
    },
  };
}

function note(secrets: RecentMap<string, Secret>, text: string, seq: number, at: number): void {
  secrets.set(text, { text, first: secrets.get(text)?.first ?? seq, last: seq, lastAt: at });
}
