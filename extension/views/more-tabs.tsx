import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronsRight } from '@tabler/icons-react';
import { type RefObject, useEffect, useState } from 'react';
import classes from './panel.module.css';

export interface MoreTabsProps {
  /** The bar that scrolls. */
  readonly bar: RefObject<HTMLElement | null>;
  readonly sections: readonly { readonly value: string; readonly label: string }[];
  readonly open: string | null;
  readonly onOpen: (value: string) => void;
}

/** Where the bar has no room for all sections: a menu of them, as the devtools have it. Keeps the open one in sight. */
export function MoreTabs({ bar, sections, open, onOpen }: MoreTabsProps) {
  const cutPx = useCutPx(bar);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever is open now, and as wide as the bar and its sections are now.
  useEffect(() => {
    bar.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [bar, open, cutPx]);
  if (cutPx <= 1) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="More sections" className={classes.more}>
          <IconChevronsRight size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {sections.map(({ value, label }) => (
          <Menu.Item key={value} fz="sm" fw={value === open ? 650 : undefined} onClick={() => onOpen(value)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** How much of the sections the bar has no room for, in px. One of them may be rounding. */
function useCutPx(bar: RefObject<HTMLElement | null>): number {
  const [cutPx, setCutPx] = useState(0);
  useEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const look = () => setCutPx(element.scrollWidth - element.clientWidth);
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    // Counts come and grow.
    for (const tab of element.children) sizes.observe(tab);
    return () => sizes.disconnect();
  }, [bar]);
  return cutPx;
}
