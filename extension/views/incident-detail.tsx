import type { Incident } from '@driftscope/detect';
import { formatCount, IncidentView, type LiveLedger, type SessionRecord, TestExport } from '@driftscope/ui';
import { Button, Group } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { memo } from 'react';
import type { FileActions } from '../files/file-tools.tsx';
import { MAX_RECORDS } from '../panel/panel-model.ts';
import { Notice } from './notice.tsx';

export interface IncidentDetailProps {
  readonly incident: Incident;
  /** All that the panel has. */
  readonly records: readonly SessionRecord[];
  /** Of the gap that it is about, as it is being written. Absent: there is none. */
  readonly ledger: LiveLedger | undefined;
  readonly files: IncidentFiles;
}

/** As what an incident can be saved: with what the panel has at that moment. */
export type IncidentFiles = Pick<FileActions, 'onSaveTicket' | 'onWriteTest' | 'onSaveTest'>;

/** What happened after an incident is shown for so long, to see how it ended. */
const AFTER_MS = 10_000;

/** An incident with the records around it. It is drawn anew only when one of those is new, not with every record. */
export function IncidentDetail({ incident, records, ledger, files }: IncidentDetailProps) {
  const around = recordsOf(incident, records);
  const isWhole = incident.evidence.every(({ seq }) => around.some(({ record }) => record.seq === seq));
  return (
    <>
      {!isWhole && (
        <Notice
          tone="plain"
          text={`Some of its records are not here any more: the panel keeps the last ${formatCount(MAX_RECORDS)}, fewer where they are large, until it is cleared.`}
        />
      )}
      <SteadyView
        incident={incident}
        records={around}
        ledger={ledger}
        actions={
          <Group gap="xs">
            <TestExport
              write={async () => files.onWriteTest(incident)}
              onSave={(code) => files.onSaveTest(incident, code)}
            />
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconFileDownload size={14} />}
              title="One file that opens in any browser, with the recording in it"
              onClick={() => files.onSaveTicket(incident)}
            >
              Save for a ticket
            </Button>
          </Group>
        }
      />
    </>
  );
}

const SteadyView = memo(
  IncidentView,
  (before, after) =>
    before.incident === after.incident &&
    before.records.length === after.records.length &&
    before.records.at(-1)?.record === after.records.at(-1)?.record &&
    JSON.stringify(before.ledger) === JSON.stringify(after.ledger),
);

/** From the start of the session, because a socket's frames are read in order. */
const recordsOf = ({ session, untilAt }: Incident, records: readonly SessionRecord[]) =>
  records.filter((one) => one.session === session && one.originMs + one.record.t <= untilAt + AFTER_MS);
