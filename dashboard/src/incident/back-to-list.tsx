import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from 'wouter';
import { type ListTrail, useListTrail } from '../incidents/list-trail.ts';
import classes from './back-to-list.module.css';

/** Leads back to the list as it was left: its filters, and the incident that was opened. */
export function BackToList({ id }: { readonly id: string }) {
  const { list = '' } = useListTrail();
  const trail: ListTrail = { opened: id };
  return (
    <nav className={classes.root} aria-label="Back">
      <Link href={list === '' ? '/' : `/?${list}`} state={trail}>
        <IconArrowLeft size={14} aria-hidden />
        {list === '' ? 'All incidents' : 'Incidents, as filtered'}
      </Link>
    </nav>
  );
}
