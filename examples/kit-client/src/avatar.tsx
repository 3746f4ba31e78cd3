import styles from './avatar.module.css';
import type {} from './css-properties.ts';

export interface AvatarProps {
  readonly name: string;
  /** Shows a mark for there or away. Absent: it does not apply, as for a group. */
  readonly online?: boolean;
}

/** A coloured initial: always the same colour for the same name. It says nothing that the text beside it does not. */
export function Avatar({ name, online }: AvatarProps) {
  return (
    <span className={styles.avatar} style={{ '--hue': hueOf(name) }} aria-hidden="true">
      {name.slice(0, 1)}
      {online !== undefined && <span className={online ? styles.online : styles.away} />}
    </span>
  );
}

function hueOf(name: string): number {
  let hue = 0;
  for (const letter of name) hue = (hue * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return hue;
}
