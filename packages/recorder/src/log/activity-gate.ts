import type { Unnumbered } from '@driftscope/records';

export interface ActivityGateOptions {
  /** Something in the page does more than come and go from its start: a page that the user looks at does. */
  readonly active: boolean;
  /** Called once: at once, or with the first record that tells of more. */
  readonly onActive?: (() => void) | undefined;
  readonly setSending: (sending: boolean) => void;
}

export interface ActivityGate {
  /** Looks at what was recorded. Absent fields: they are still being made. */
  saw(fields?: Unnumbered): void;
  setSending(sending: boolean): void;
}

/** Holds everything back from frames in which nothing ever happens. A page may have dozens of them, for advertisements. */
export function createActivityGate({ active, onActive, setSending }: ActivityGateOptions): ActivityGate {
  let isOpen = false;
  let isSendingWanted = false;

  const open = () => {
    isOpen = true;
    onActive?.();
    setSending(isSendingWanted);
  };
  if (active) open();

  return {
    saw: (fields) => {
      if (!isOpen && isActivity(fields)) open();
    },
    setSending: (sending) => {
      isSendingWanted = sending;
      if (isOpen) setSending(sending);
    },
  };
}

const isActivity = (fields?: Unnumbered): boolean => fields === undefined || !/^(page|recorder)\./.test(fields.kind);
