import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useKeys } from '../app/use-keys.ts';
import { incidentAddress } from '../incidents/incident-address.ts';
import { type ListTrail, useListTrail } from '../incidents/list-trail.ts';
import classes from './back-to-list.module.css';

/** Leads back to the list as it was left, its filters and the incident that was opened, and on to its next and previous one. */
export function BackToList({ id }: { readonly id: string }) {
  const [, navigate] = useLocation();
  const { list = '', ids = [] } = useListTrail();
  const there: ListTrail = { opened: id };
  const here: ListTrail = { list, ids };
  const address = list === '' ? '/' : `/?${list}`;
  const place = ids.indexOf(id);
  const beside = (steps: number): string | undefined => (place < 0 ? undefined : ids[place + steps]);
  const [previous, next] = [beside(-1), beside(1)];
  const goTo = (other: string | undefined) => other && navigate(incidentAddress(other), { state: here, replace: true });
  useKeys({
    b: () => navigate(address, { state: there }),
    j: () => void goTo(next),
    k: () => void goTo(previous),
  });
  return (
    <nav className={classes.root} aria-label="Incidents around">
      <Link href={address} state={there} aria-keyshortcuts="b">
        <IconArrowLeft size={14} aria-hidden />
        {list === '' ? 'All incidents' : 'Incidents, as filtered'}
      </Link>
      {previous && (
        <Link href={incidentAddress(previous)} state={here} replace aria-keyshortcuts="k">
          Previous
        </Link>
      )}
      {next && (
        <Link href={incidentAddress(next)} state={here} replace aria-keyshortcuts="j">
          Next
        </Link>
      )}
    </nav>
  );
}
