import { type ReportRate, rateText } from '@driftscope/detect';
import { formatCount } from '@driftscope/ui';
import { RateOrRatio } from './rate-or-ratio.tsx';

/** How many, and how often that is. */
export const RateCell = ({ rate }: { readonly rate: ReportRate }) => (
  <td>
    <span>{formatCount(rate.count)}</span>
    <small>
      <RateOrRatio text={rateText(rate)} />
    </small>
  </td>
);
