import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useContext } from 'react';
import type { RecordRef } from '../records/session-record.ts';
import { anchorOf, Printed } from '../ticket/printed.ts';
import classes from './incident-view.module.css';

/** Opens and closes the record that a line refers to; in a document it leads there. */
export function RecordLink({
  refers,
  isOpen,
  onToggle,
}: {
  readonly refers: RecordRef;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const isPrinted = useContext(Printed);
  if (isPrinted) {
    return (
      <a className={classes.recordLink} href={`#${anchorOf(refers)}`}>
        record {refers.seq}
      </a>
    );
  }
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <button
      type="button"
      className={classes.recordLink}
      aria-expanded={isOpen}
      aria-label={`Record ${refers.seq}`}
      title={`Session ${refers.session}`}
      onClick={onToggle}
    >
      <Chevron size={12} aria-hidden />
      record {refers.seq}
    </button>
  );
}
