import { ActionIcon, Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Span } from './lane.ts';
import classes from './timeline.module.css';
import { ZOOM_IN } from './timeline-move.ts';
import type { View } from './use-view.ts';
import { padSpan, zoomSpan } from './view-span.ts';

/** What the drawing means, and what to look at. */
export function TimelineTools({
  view: { setView, follow, isFollowing },
  home,
  homeName,
  extent,
  isLive,
  isTable,
  onTable,
  pointedOut,
  onWitness,
}: {
  readonly view: View;
  readonly home: Span;
  readonly homeName: string;
  readonly extent: Span;
  readonly isLive: boolean;
  readonly isTable: boolean;
  readonly onTable: (isTable: boolean) => void;
  /** What has a ring around it, in words. */
  readonly pointedOut: string;
  /** Goes to the next or the last of that. Absent: nothing has one. */
  readonly onWitness: ((step: 1 | -1) => void) | undefined;
}) {
  return (
    <div className={classes.tools}>
      <ul className={classes.legend}>
        <li data-sign="in">received</li>
        <li data-sign="out">sent</li>
        <li data-sign="many">many</li>
        <li data-sign="missed">missed</li>
        {onWitness && <li data-sign="pointed-out">{pointedOut}</li>}
        <li data-sign="gap">no socket</li>
      </ul>
      <Group gap={4} wrap="nowrap">
        {onWitness && (
          <>
            <Icon name={`Previous ${pointedOut}`} keys="[" onClick={() => onWitness(-1)}>
              <IconChevronLeft size={14} />
            </Icon>
            <Icon name={`Next ${pointedOut}`} keys="]" onClick={() => onWitness(1)}>
              <IconChevronRight size={14} />
            </Icon>
          </>
        )}
        {isLive ? (
          <Button
            size="compact-xs"
            variant={isFollowing ? 'light' : 'default'}
            aria-pressed={isFollowing}
            onClick={follow}
          >
            Follow
          </Button>
        ) : (
          <Button size="compact-xs" variant="default" onClick={() => setView(home)}>
            {homeName}
          </Button>
        )}
        <Button size="compact-xs" variant="default" onClick={() => setView(padSpan(extent))}>
          All
        </Button>
        <Icon name="Zoom in" keys="+" onClick={() => setView((before) => zoomSpan(before, ZOOM_IN))}>
          <IconZoomIn size={14} />
        </Icon>
        <Icon name="Zoom out" keys="-" onClick={() => setView((before) => zoomSpan(before, 1 / ZOOM_IN))}>
          <IconZoomOut size={14} />
        </Icon>
        <Button
          size="compact-xs"
          variant={isTable ? 'light' : 'default'}
          aria-pressed={isTable}
          onClick={() => onTable(!isTable)}
        >
          Table
        </Button>
      </Group>
    </div>
  );
}

function Icon({
  name,
  keys,
  onClick,
  children,
}: {
  readonly name: string;
  readonly keys: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <ActionIcon size={22} variant="default" aria-label={name} title={`${name} (${keys})`} onClick={onClick}>
      {children}
    </ActionIcon>
  );
}
