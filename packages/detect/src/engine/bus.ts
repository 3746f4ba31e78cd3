/** Carries what models find to the models and rules that asked for it, in the order they asked. */
export interface Bus<Facts extends object> {
  on<Kind extends keyof Facts>(kind: Kind, listener: (fact: Facts[Kind]) => void): void;
  tell<Kind extends keyof Facts>(kind: Kind, fact: Facts[Kind]): void;
}

export function createBus<Facts extends object>(): Bus<Facts> {
  const listeners: { [Kind in keyof Facts]?: ((fact: Facts[Kind]) => void)[] } = {};
  return {
    on(kind, listener) {
      const known = listeners[kind] ?? [];
      known.push(listener);
      listeners[kind] = known;
    },
    tell(kind, fact) {
      for (const listener of listeners[kind] ?? []) listener(fact);
    },
  };
}
