import { ActionIcon, Button, Group } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { Span } from './lane.ts';
import classes from './timeline.module.css';
import { zoomSpan } from './view-span.ts';

/** What the drawing means, and what to look at. */
export function TimelineTools({
  view,
  incident,
  extent,
  onView,
}: {
  readonly view: Span;
  readonly incident: Span;
  readonly extent: Span;
  readonly onView: (view: Span) => void;
}) {
  return (
    <div className={classes.tools}>
      <ul className={classes.legend}>
        <li data-sign="in">received</li>
        <li data-sign="out">sent</li>
        <li data-sign="missed">missed</li>
        <li data-sign="evidence">evidence</li>
        <li data-sign="gap">no socket</li>
      </ul>
      <Group gap={4} wrap="nowrap">
        <Button size="compact-xs" variant="default" onClick={() => onView(incident)}>
          Incident
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => onView(extent)}>
          All
        </Button>
        <ActionIcon size={22} variant="default" aria-label="Zoom in" onClick={() => onView(zoomSpan(view, 0.6))}>
          <IconZoomIn size={14} />
        </ActionIcon>
        <ActionIcon size={22} variant="default" aria-label="Zoom out" onClick={() => onView(zoomSpan(view, 1 / 0.6))}>
          <IconZoomOut size={14} />
        </ActionIcon>
      </Group>
    </div>
  );
}
