import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import type { Listen } from '../hook/listeners.ts';
import { readOwn } from '../hook/read-own.ts';
import { whenDocumentBegins } from '../hook/when-document-begins.ts';

export interface ApolloDevtoolsOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly listen: Listen;
  readonly onClient: (client: unknown) => void;
}

export interface ApolloDevtoolsWatch {
  /** Tells of the client that the page shows as its own. */
  tellShown(): void;
  stop(): void;
}

const devtoolsKey = Symbol.for('apollo.devtools');
const CLIENT_KEY = '__APOLLO_CLIENT__';

/**
 * Finds Apollo clients, React or not, where the app lets the developer tools see them: a client pushes itself onto the list
 * that the tools read, or onto the tools themselves where the user has them.
 */
export function watchApolloDevtools(options: ApolloDevtoolsOptions): ApolloDevtoolsWatch {
  const { scope, instruments, guard, listen, onClient } = options;

  const callOff = whenDocumentBegins(
    scope,
    guard.wrap(() => {
      instruments.property(scope, devtoolsKey, []);
      const present = readOwn(scope, devtoolsKey);
      if (typeof present !== 'object' || present === null) return;
      if (Array.isArray(present)) instruments.property(present, 'push', present.push);
      instruments.method(present, 'push', guard, { after: (_result, _token, [client]) => onClient(client) });
    }),
  );

  // Before 3.7 a client was only shown.
  const tellShown = guard.wrap(() => onClient(readOwn(scope, CLIENT_KEY)));
  listen(scope, 'load', () => tellShown());

  return { tellShown: () => tellShown(), stop: callOff };
}
