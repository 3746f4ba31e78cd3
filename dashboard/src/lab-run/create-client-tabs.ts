import type { LabCopy, LabScreenRows, LabStep, LabSystem } from '@driftscope/records';
import { type ClientDrift, worstOf } from './client-drift.ts';
import { createHeldCopy, type HeldCopy } from './create-held-copy.ts';
import type { LabClient, LabTab, Order } from './open-client.ts';

/** All pages of one client that are open, and what each holds. */
export interface ClientTabs {
  /** Takes the next page that loads to where the rows are. From then on it is compared. */
  enter(user: string, opening: readonly LabStep[]): Promise<void>;
  /** To the page that was there first. */
  order(order: Order): Promise<void>;
  /** To every page. */
  orderAll(order: Order): Promise<void>;
  /** What a page holds of some of what is compared. */
  put(tab: number, copy: LabCopy): void;
  /** Of the page that is furthest off. */
  drift(truth: LabCopy): ClientDrift;
  /** Another user is there. */
  forget(): void;
}

export function createClientTabs(client: LabClient, { compared }: LabSystem): ClientTabs {
  const entered: LabTab[] = [];
  const copies = new Map<number, HeldCopy>();
  const open = () => entered.filter(({ isClosed }) => !isClosed);
  const screen = Object.fromEntries(
    compared.flatMap(({ name, rows }): [string, LabScreenRows][] => (rows.kind === 'screen' ? [[name, rows]] : [])),
  );
  const copyOf = (tab: number): HeldCopy => {
    const copy = copies.get(tab) ?? createHeldCopy(compared);
    copies.set(tab, copy);
    return copy;
  };

  return {
    enter: async (user, opening) => {
      const tab = await client.nextTab();
      if (Object.keys(screen).length > 0) await tab.order({ kind: 'watch', screen });
      await tab.order({ kind: 'arrive', name: user });
      await tab.order({ kind: 'take', steps: [...opening] });
      entered.push(tab);
    },
    order: async (order) => entered[0]?.order(order),
    orderAll: async (order) => void (await Promise.all(open().map((tab) => tab.order(order)))),
    put: (tab, copy) => copyOf(tab).put(copy),
    drift: (truth) => worstOf(open().map(({ number }) => copyOf(number).drift(truth))),
    forget: () => {
      for (const copy of copies.values()) copy.forget();
    },
  };
}
