import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { ToolButton } from './tool-button.tsx';

/** Holds what is shown as it is; recording goes on. */
export function PauseButton({
  isPaused,
  onPause,
  what,
}: {
  readonly isPaused: boolean;
  readonly onPause: (isPaused: boolean) => void;
  /** What is held. */
  readonly what: string;
}) {
  return (
    <ToolButton
      aria-pressed={isPaused}
      label="Pause"
      title={isPaused ? 'Show what came in the meantime' : `Pause the ${what}; recording goes on`}
      onClick={() => onPause(!isPaused)}
    >
      {isPaused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
    </ToolButton>
  );
}
