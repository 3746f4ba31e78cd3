import { type DemoAction, DemoMenu, variantOf } from '@driftscope/example-client';
import { postWebhook } from '../api/post-webhook.ts';
import { defects } from '../defects.ts';
import { newCustomer } from '../new-customer.ts';
import type { InboxRoom } from '../sync/inbox-sync.ts';

export interface DemoProps {
  readonly rooms: readonly InboxRoom[] | undefined;
  readonly open: InboxRoom | undefined;
}

/** What customers do, for trying things out: it takes the way that a customer's channel would take. */
export function Demo({ rooms, open }: DemoProps) {
  const others = rooms?.filter(({ id, lead }) => id !== open?.id && lead !== undefined) ?? [];
  const waiting = others.toSorted((a, b) => (a.last?.sentAt ?? '').localeCompare(b.last?.sentAt ?? '')).at(0);
  return (
    <DemoMenu
      variant={variantOf(location.search)}
      defects={defects}
      actions={[
        {
          label: 'A new customer writes',
          run: () => void postWebhook({ customer: newCustomer(), text: 'Hello! Is the Nova still available?' }),
        },
        ...writeAs(open, 'The open customer writes', 'One more thing: do you deliver?'),
        ...writeAs(waiting, 'Another customer writes', 'Are there any news?'),
      ]}
    />
  );
}

function writeAs(room: InboxRoom | undefined, label: string, text: string): DemoAction[] {
  if (room?.lead === undefined) return [];
  const { id, ...customer } = room.lead;
  return [{ label, run: () => void postWebhook({ customer, text }) }];
}
