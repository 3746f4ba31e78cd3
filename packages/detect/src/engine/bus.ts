/** Carries what models find to the models and rules that asked for it, in the order they asked. */
export interface Bus<Facts extends object> {
  on<Kind extends keyof Facts>(kind: Kind, listener: (fact: Facts[Kind]) => void): void;
  tell<Kind extends keyof Facts>(kind: Kind, fact: Facts[Kind]): void;
}

export function createBus<Facts extends object>(): Bus<Facts> {
  type Listener = (fact: Facts[keyof Facts]) => void;
  // A kind that came out of a parser is a text that no object has as a name yet: a map finds it faster.
  const listeners = new Map<keyof Facts, Listener[]>();
  return {
    on(kind, listener) {
      const known = listeners.get(kind) ?? [];
      known.push(listener as Listener);
      listeners.set(kind, known);
    },
    tell(kind, fact) {
      for (const listener of listeners.get(kind) ?? none) listener(fact);
    },
  };
}

const none: readonly never[] = [];
