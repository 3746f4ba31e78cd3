import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { RecordRef } from '../records/session-record.ts';
import classes from './incident-view.module.css';

/** Opens and closes the record that a line refers to. */
export function RecordLink({
  refers,
  isOpen,
  onToggle,
}: {
  readonly refers: RecordRef;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
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
