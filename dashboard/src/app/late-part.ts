/** A part of the dashboard whose code comes when it is wanted, or before that. */
export interface LatePart<Module> {
  /** Brings it, unless it is here or on its way. Resolves to nothing where it cannot be had. */
  bring(): Promise<Module | undefined>;
  /** Absent until it is here. */
  now(): Module | undefined;
}

/** `load` imports it. */
export function latePart<Module>(load: () => Promise<Module>): LatePart<Module> {
  let here: Module | undefined;
  let coming: Promise<Module | undefined> | undefined;
  return {
    bring() {
      coming ??= load().then(
        (part) => {
          here = part;
          return part;
        },
        () => undefined,
      );
      return coming;
    },
    now: () => here,
  };
}
