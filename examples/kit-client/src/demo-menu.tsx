import { useRef } from 'react';
import type { Defect } from './defect.ts';
import { DefectsGuide } from './defects-guide.tsx';
import styles from './demo-menu.module.css';
import type { Variant } from './variant.ts';

/** Something that a bad day does to a user. */
export interface DemoAction {
  readonly label: string;
  readonly run: () => void;
}

export interface DemoMenuProps {
  readonly variant: Variant;
  readonly defects: readonly Defect[];
  readonly actions: readonly DemoAction[];
}

/** For trying things out: what a bad day does, the other variant, and a guide. */
export function DemoMenu({ variant, defects, actions }: DemoMenuProps) {
  const guide = useRef<HTMLDialogElement>(null);
  const other = variant === 'drifting' ? 'synced' : 'drifting';
  const entries = [...actions, { label: 'What drifts here?', run: () => guide.current?.showModal() }];
  return (
    <>
      <button className={styles.opener} type="button" popoverTarget="demo-menu">
        Demo
      </button>
      <div className={styles.menu} id="demo-menu" popover="auto">
        <p>
          This is the <strong>{variant}</strong> variant.
        </p>
        {entries.map(({ label, run }) => (
          <button key={label} type="button" popoverTarget="demo-menu" popoverTargetAction="hide" onClick={run}>
            {label}
          </button>
        ))}
        <a href={`?variant=${other}`}>Open the {other} variant</a>
      </div>
      <DefectsGuide ref={guide} variant={variant} defects={defects} />
    </>
  );
}
