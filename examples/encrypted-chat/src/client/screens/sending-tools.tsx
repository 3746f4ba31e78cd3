import styles from './conversation-view.module.css';

export interface SendingToolsProps {
  /** How long the next message stays. Absent: for ever. */
  readonly ttlMs: number | undefined;
  readonly onTtl: (ttlMs: number | undefined) => void;
  readonly onPicture: () => void;
}

const choices: readonly { readonly name: string; readonly ttlMs: number | undefined }[] = [
  { name: 'Never', ttlMs: undefined },
  { name: '5 seconds', ttlMs: 5_000 },
  { name: '1 minute', ttlMs: 60_000 },
  { name: '1 day', ttlMs: 86_400_000 },
];

/** How the next message is sent. */
export function SendingTools({ ttlMs, onTtl, onPicture }: SendingToolsProps) {
  return (
    <div className={styles.tools}>
      <span id="disappears">Disappears after</span>
      {choices.map((choice) => (
        <button
          key={choice.name}
          type="button"
          aria-pressed={choice.ttlMs === ttlMs}
          aria-describedby="disappears"
          onClick={() => onTtl(choice.ttlMs)}
        >
          {choice.name}
        </button>
      ))}
      <button type="button" onClick={onPicture}>
        Send a picture
      </button>
    </div>
  );
}
