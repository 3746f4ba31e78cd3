import type { Marks } from '../virtual-list/use-mark.ts';
import { VirtualList } from '../virtual-list/virtual-list.tsx';
import type { IncidentListItem } from './incident-list-item.ts';
import { IncidentRow } from './incident-row.tsx';

/** Incidents to choose from, by pointer or by arrow keys and Enter. It fills its parent and scrolls, also with 100,000 rows. */
export function IncidentList({
  incidents,
  selectedId,
  onSelect,
  hrefOf,
  takesFocus = false,
  marks,
  onActive,
}: {
  /** In the order to be shown: the newest first. */
  readonly incidents: readonly IncidentListItem[];
  readonly selectedId?: string | undefined;
  readonly onSelect: (id: string) => void;
  /** Address of an incident's own page, for opening it in a new tab. Absent: it has none. */
  readonly hrefOf?: (id: string) => string;
  /** It is what the page is for: keys go to it as long as nothing else has them. */
  readonly takesFocus?: boolean;
  /** Absent: incidents cannot be marked. */
  readonly marks?: Marks | undefined;
  readonly onActive?: ((id: string | undefined) => void) | undefined;
}) {
  return (
    <VirtualList
      label="Incidents"
      items={incidents}
      keyOf={idOf}
      selectedKey={selectedId}
      onSelect={onSelect}
      onOpenAside={hrefOf && ((id) => window.open(hrefOf(id), '_blank', 'noopener'))}
      rowHeightPx={59}
      renderRow={(incident) => <IncidentRow incident={incident} />}
      takesFocus={takesFocus}
      marks={marks}
      onActive={onActive}
    />
  );
}

const idOf = ({ id }: IncidentListItem): string => id;
