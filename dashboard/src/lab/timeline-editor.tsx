import type { LabFault } from '@driftscope/records';
import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { addEvent, moveEvent, removeEvent, resizeEvent } from '../lab-script/edit-script.ts';
import { labFaultNames, labFaults } from '../lab-script/lab-fault.ts';
import type { LabScript } from '../lab-script/lab-script.ts';
import { EventBlock } from './event-block.tsx';
import classes from './lab.module.css';
import { labelWidthPx } from './label-width.ts';
import { Playhead } from './playhead.tsx';
import { stackEvents } from './stack-events.ts';
import { TimeAxis } from './time-axis.tsx';

/** As narrow as the time line is on a small screen: labels have room there too. */
const NARROW_TRACK_PX = 700;

/** The script as blocks on a time line: drag them, pull their ends, or use the keys that the hint below names. */
export function TimelineEditor({
  script,
  durationMs,
  offered,
  isLocked,
  nowMs,
  onScript,
}: {
  readonly script: LabScript;
  readonly durationMs: number;
  /** What means anything to the system. */
  readonly offered: readonly LabFault[];
  /** While it runs. */
  readonly isLocked: boolean;
  /** How far the run is. Absent: there is none. */
  readonly nowMs: number | undefined;
  readonly onScript: (script: LabScript) => void;
}) {
  const track = useRef<HTMLFieldSetElement>(null);
  const [focusId, setFocusId] = useState<string>();
  const { rows, count } = stackEvents(
    script.events,
    ({ fault }) => (labelWidthPx(fault) / NARROW_TRACK_PX) * durationMs,
  );

  const add = (fault: LabFault) => {
    const added = addEvent(script, fault);
    setFocusId(added.event.id);
    onScript(added.script);
  };

  return (
    <>
      <div className={classes.rowHead}>
        <h2>Script</h2>
        <Menu position="bottom-start" width={320} withinPortal>
          <Menu.Target>
            <Button size="compact-xs" variant="default" leftSection={<IconPlus size={12} />} disabled={isLocked}>
              Fault
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {labFaultNames
              .filter((fault) => offered.includes(fault))
              .map((fault) => (
                <Menu.Item key={fault} onClick={() => add(fault)}>
                  <strong>{labFaults[fault].label}</strong>
                  <span className={classes.menuHint}>{labFaults[fault].what}</span>
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.editor}>
        <fieldset
          ref={track}
          className={classes.track}
          style={{ height: `${Math.max(1, count) * 30 + 4}px` }}
          aria-label="Faults on the time line"
        >
          {script.events.map((event) => (
            <EventBlock
              key={event.id}
              event={event}
              row={rows.get(event.id) ?? 0}
              durationMs={durationMs}
              isLocked={isLocked}
              takesFocus={event.id === focusId}
              msPerPx={() => durationMs / Math.max(1, track.current?.clientWidth ?? 1)}
              onMove={(atMs) => onScript(moveEvent(script, event.id, atMs))}
              onResize={(forMs) => onScript(resizeEvent(script, event.id, forMs))}
              onRemove={() => onScript(removeEvent(script, event.id))}
            />
          ))}
          {script.events.length === 0 && (
            <p className={classes.noFaults}>No fault: both clients only work. Add one with “Fault”.</p>
          )}
          <Playhead tMs={nowMs} durationMs={durationMs} />
        </fieldset>
        <TimeAxis durationMs={durationMs} />
        <p className={classes.keys}>
          {isLocked ? (
            'The script can be changed again when the run is over, or stopped.'
          ) : (
            <>
              Drag a fault, or pull its end. With keys: <kbd>←</kbd> <kbd>→</kbd> move, with <kbd>Shift</kbd> shorter
              and longer, <kbd>Delete</kbd> removes. The seed decides when others write, and what.
            </>
          )}
        </p>
      </div>
    </>
  );
}
