import type { ReportRate } from '@driftscope/detect';
import { formatCount } from '@driftscope/ui';
import { rateText } from './rate-text.ts';

/** How many, and how often that is. */
export const RateCell = ({ rate }: { readonly rate: ReportRate }) => (
  <td>
    <span>{formatCount(rate.count)}</span>
    <small>{rateText(rate)}</small>
  </td>
);
