import { registerHooks } from 'node:module';

/** What the bus of every detector asks before it tells a fact. */
interface Muting {
  /** Facts of this kind are not told. Absent: all are. */
  kind?: string;
  /** Kinds that models told since the start. Those of records are not among them. */
  readonly told: Set<string>;
}

const place = Symbol.for('driftscope.muting');
const PLACE_TEXT = "globalThis[Symbol.for('driftscope.muting')]";
const BUS_FILE = '/packages/detect/src/engine/bus.ts';
const BEGIN_OF_TELL = 'tell(kind, fact) {';

/**
 * Changes the code of the detector's bus as it is loaded, so that facts of one kind can be kept from whoever listens: a
 * model, or a check of it, that is not there. To be called before the detector is imported.
 */
export function muteFacts(): Muting {
  const muting: Muting = { told: new Set() };
  Object.assign(globalThis, { [place]: muting });
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.endsWith(BUS_FILE)) return loaded;
      const source = String(loaded.source);
      if (!source.includes(BEGIN_OF_TELL)) throw new Error(`${BUS_FILE} has no ${BEGIN_OF_TELL} any more.`);
      const ask = `const muting = ${PLACE_TEXT}; if (fact?.record?.kind !== kind) muting.told.add(kind); if (muting.kind === kind) return;`;
      return { ...loaded, source: source.replace(BEGIN_OF_TELL, `${BEGIN_OF_TELL} ${ask}`) };
    },
  });
  return muting;
}
