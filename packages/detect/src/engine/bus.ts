/** Carries what models find to the models and rules that asked for it, in the order they asked. */
export interface Bus<Facts extends object> {
  on<Kind extends keyof Facts>(kind: Kind, listener: (fact: Facts[Kind]) => void): void;
  tell<Kind extends keyof Facts>(kind: Kind, fact: Facts[Kind]): void;
}

export function createBus<Facts extends object>(): Bus<Facts> {
  // A kind that came out of a parser is a text that no object has as a name yet: a map finds it many times faster.
  const listeners = new Map<keyof Facts, ((fact: never) => void)[]>();
  return {
    on(kind, listener) {
      const known = listeners.get(kind);
      if (known === undefined) listeners.set(kind, [listener]);
      else known.push(listener);
    },
    tell<Kind extends keyof Facts>(kind: Kind, fact: Facts[Kind]) {
      const known = listeners.get(kind) as ((fact: Facts[Kind]) => void)[] | undefined;
      if (known === undefined) return;
      for (let index = 0; index < known.length; index++) known[index]?.(fact);
    },
  };
}
