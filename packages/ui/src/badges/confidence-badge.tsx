import type { Confidence } from '@driftscope/detect';
import { IconCircleCheckFilled, IconCircleDashed, IconEye } from '@tabler/icons-react';
import classes from './badges.module.css';

const looks = {
  proven: { Icon: IconCircleCheckFilled, means: 'Both sides were seen: the server or a peer contradicts this client.' },
  observed: { Icon: IconEye, means: "This client's own records contradict each other." },
  likely: { Icon: IconCircleDashed, means: 'A required step did not happen in its time.' },
} satisfies Record<Confidence, unknown>;

/** How sure we are; its meaning is in the tooltip. */
export function ConfidenceBadge({ confidence }: { readonly confidence: Confidence }) {
  const { Icon, means } = looks[confidence];
  return (
    <span className={classes.confidence} data-confidence={confidence} title={means}>
      <Icon size={14} aria-hidden />
      {confidence}
    </span>
  );
}
