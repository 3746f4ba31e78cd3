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
  const isCut = useIsCut(bar);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever is open now, and as wide as the bar is now.
  useEffect(() => {
    bar.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [bar, open, isCut]);
  if (!isCut) return null;
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

function useIsCut(bar: RefObject<HTMLElement | null>): boolean {
  const [isCut, setIsCut] = useState(false);
  useEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const look = () => setIsCut(element.scrollWidth > element.clientWidth + 1);
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    // Counts come and grow.
    for (const tab of element.children) sizes.observe(tab);
    return () => sizes.disconnect();
  }, [bar]);
  return isCut;
}
