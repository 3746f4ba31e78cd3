import { useRef } from 'react';
import { useSync } from '../sync/sync-context.ts';
import type { Variant } from '../variant.ts';
import { DefectsGuide } from './defects-guide.tsx';
import styles from './demo-menu.module.css';

/** For trying things out: what a bad day does to a device, the other variant, and a guide. */
export function DemoMenu({ variant }: { readonly variant: Variant }) {
  const sync = useSync();
  const guide = useRef<HTMLDialogElement>(null);
  const other = variant === 'drifting' ? 'synced' : 'drifting';
  return (
    <>
      <button className={styles.opener} type="button" popoverTarget="demo-menu">
        Demo
      </button>
      <div className={styles.menu} id="demo-menu" popover="auto">
        <p>
          This is the <strong>{variant}</strong> variant.
        </p>
        <button
          type="button"
          popoverTarget="demo-menu"
          popoverTargetAction="hide"
          onClick={() => void sync.kick('this')}
        >
          Kick this device
        </button>
        <button
          type="button"
          popoverTarget="demo-menu"
          popoverTargetAction="hide"
          onClick={() => void sync.kick('all')}
        >
          Kick all my devices
        </button>
        <button
          type="button"
          popoverTarget="demo-menu"
          popoverTargetAction="hide"
          onClick={() => guide.current?.showModal()}
        >
          What drifts here?
        </button>
        <a href={`?variant=${other}`}>Open the {other} variant</a>
      </div>
      <DefectsGuide ref={guide} variant={variant} />
    </>
  );
}
