import { ActionIcon } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';

export interface ToolButtonProps
  extends Pick<ComponentProps<typeof ActionIcon<'button'>>, 'onClick' | 'disabled' | 'aria-pressed'> {
  readonly label: string;
  /** What it does, for the pointer that rests on it. */
  readonly title: string;
  /** Its icon. */
  readonly children: ReactNode;
}

/** A button of a toolbar: an icon that says in words what it is. */
export function ToolButton({ label, ...rest }: ToolButtonProps) {
  return <ActionIcon variant="subtle" color="gray" aria-label={label} {...rest} />;
}
