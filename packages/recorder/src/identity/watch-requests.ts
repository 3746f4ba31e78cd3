import type { RequestObserver } from '../http/request-log.ts';
import { type AuthEndpoint, authEndpoint } from './auth-endpoint.ts';
import { authOperation, operationAnswer } from './auth-operation.ts';
import type { IdentityState } from './identity-state.ts';
import { jwtSubject } from './jwt-subject.ts';
import { sessionUserIn, type UserFound, userIn } from './user-in.ts';

interface AuthCall {
  readonly endpoint: AuthEndpoint;
  /** One may give a token, and another the user's account: they need not call the user the same. */
  readonly url: string;
  readonly seq: number;
  /** It is a GraphQL operation: whether it was refused is said in its body, and not by its status. */
  readonly isOperation: boolean;
}

const unauthorized = new Set([401, 403]);

/** Draws identity from requests: the tokens they carry, and what login, logout and session endpoints answer. */
export function watchRequests(identity: IdentityState): RequestObserver {
  const calls = new Map<number, AuthCall>();
  const last = new Map<string, { authorization: string; user: UserFound | undefined }>();

  const carried = (url: string, authorization: string, seq: number) => {
    const { origin } = new URL(url);
    // Most requests carry the same token as the one before.
    const known = last.get(origin);
    const user = known?.authorization === authorization ? known.user : jwtSubject(authorization);
    last.set(origin, { authorization, user });
    if (user) identity.saw({ place: `jwt ${origin}`, ...user, how: 'jwt', source: seq, strength: 'token' });
  };

  const says = ({ endpoint, url, seq }: AuthCall, user: UserFound | undefined, source: number) => {
    const isSession = endpoint === 'session';
    // An answer to a question from before the last change tells of the user before.
    if (isSession && seq < identity.changedAt) return;
    const evidence = { how: 'response', source, strength: isSession ? 'current' : 'certain' } as const;
    if (user) identity.saw({ place: `${endpoint} ${new URL(url).pathname}`, ...user, ...evidence });
    else if (isSession) identity.saw({ place: endpoint, who: null, ...evidence });
  };

  const loggedOut = (source: number) =>
    identity.saw({ place: 'logout', who: null, how: 'response', source, strength: 'certain' });

  return {
    requested: (request, { method, url, authorization, body }, seq) => {
      const named = authEndpoint(method, url);
      const endpoint = named ?? (body === undefined ? undefined : authOperation(body));
      if (endpoint) calls.set(request, { endpoint, url, seq, isOperation: named === undefined });
      if (endpoint === 'login') identity.loginAsked();
      if (authorization !== undefined) carried(url, authorization, seq);
    },
    responded: (request, status, source) => {
      const call = calls.get(request);
      if (!call) return;
      if (status >= 400) {
        calls.delete(request);
        if (call.endpoint === 'login') identity.loginFailed();
        if (call.endpoint === 'session' && unauthorized.has(status)) says(call, undefined, source);
      } else if (call.endpoint === 'logout' && !call.isOperation) {
        calls.delete(request);
        loggedOut(source);
      }
    },
    answered: (request, body, source) => {
      const call = calls.get(request);
      calls.delete(request);
      const answer = call && answerTo(call, body);
      if (!call) return;
      if (call.isOperation && call.endpoint === 'login' && answer === undefined) identity.loginFailed();
      if (answer === undefined) return;
      if (call.endpoint === 'logout') {
        loggedOut(source);
        return;
      }
      const own = ownUserIn(answer, call.endpoint);
      const user = sessionUserIn(answer) ?? jwtSubject(body) ?? own;
      if (user || answer === null || isEmptySession(answer)) says(call, user, source);
    },
  };
}

const answerTo = ({ isOperation }: AuthCall, body: string): unknown =>
  isOperation ? operationAnswer(parse(body)) : parse(body);

/** The user that an answer is itself. That of a login may be the session it made: a user is called something. */
function ownUserIn(answer: unknown, endpoint: 'login' | 'session'): UserFound | undefined {
  const user = userIn(answer);
  return endpoint === 'session' || user?.label !== undefined ? user : undefined;
}

/** `{ user: null }` says that nobody is logged in; an answer with no user in it says nothing. */
function isEmptySession(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'user' in answer && answer.user === null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not JSON, or cut: it says nothing about anybody.
  }
}
