import type { Batch, Fault, Result } from '@driftscope/records';
import type { Parcel } from './lane.ts';

/** A batch as a page's recorder wrote it, from whoever has it. */
export interface OfferedBatch extends Pick<Parcel, 'batch' | 'settle' | 'askAgain'> {
  /** `undefined`: nobody knows any more. */
  readonly tabId: number | undefined;
  readonly json: string;
}

export interface IntakeOptions {
  /** Makes of a recorder's text the batch that may leave the browser. */
  readonly prepare: (offered: OfferedBatch) => Promise<Result<Batch>>;
  /** Whether the tab is one of an incognito window. */
  readonly isPrivate: (tabId: number | undefined) => Promise<boolean>;
  readonly toPanels: (tabId: number, batch: Batch) => void;
  /** Hands it to the collector, or settles it at once where there is none. */
  readonly toCollector: (parcel: Parcel) => void;
  readonly onRefused: (fault: Fault) => void;
}

/** Passes a batch on to panels and collector. Resolves to its session, if it is a batch; never rejects. */
export type Intake = (offered: OfferedBatch) => Promise<string | undefined>;

export function createIntake({ prepare, isPrivate, toPanels, toCollector, onRefused }: IntakeOptions): Intake {
  const take = async (offered: OfferedBatch): Promise<string | undefined> => {
    const prepared = await prepare(offered);
    if (!prepared.ok) {
      onRefused(prepared.error);
      offered.settle();
      return undefined;
    }
    const batch = prepared.value;
    const ofPrivateTab = await isPrivate(offered.tabId);
    if (offered.tabId !== undefined) toPanels(offered.tabId, batch);
    toCollector({
      session: batch.session.id,
      batch: offered.batch,
      body: JSON.stringify(batch),
      isEmpty: batch.records.length === 0,
      isPrivate: ofPrivateTab,
      settle: offered.settle,
      askAgain: offered.askAgain,
    });
    return batch.session.id;
  };

  return (offered) =>
    take(offered).catch((cause) => {
      // It was not settled, so whoever has it offers it again to the next life of the background.
      onRefused(internalFault(cause));
      return undefined;
    });
}

const internalFault = (cause: unknown): Fault => ({
  kind: 'internal',
  message: `The extension could not prepare a batch: ${cause instanceof Error ? cause.message : cause}`,
  hint: 'Reload the extension. If it comes back, report it with this message.',
});
