import type { VNode } from 'preact';
import type { FileView } from '../../../gateway/sync/service.ts';
import type { SourceAdapter } from '../../../gateway/sync/source-adapter.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { FileInput } from '../../ui/components/file-input.tsx';
import { Table } from '../../ui/components/table.tsx';
import { bestandenUrl } from './urls.ts';
import { toen } from './when.ts';

export interface FilesCardProps {
  connection: string;
  /** What the system reads; a connection without it has no files. */
  wants: NonNullable<SourceAdapter['files']>;
  files: readonly FileView[];
  now: Date;
  /** What was wrong with the file that was just handed in. */
  fault?: string;
}

/** Handing in a file, and the files that are there. Handing in begins a run by itself. */
export function FilesCard({ connection, wants, files, now, fault }: FilesCardProps): VNode {
  return (
    <Card id="bestanden" title="Bestanden" icon="file-text">
      <p>{wants.what}</p>
      <form class="k-form" method="post" action={bestandenUrl(connection)} encType="multipart/form-data">
        <FileInput
          id="bestand"
          name="bestand"
          label="Kies een bestand"
          hint={`Dat eindigt op ${wants.accept.join(' of ')}, tot ${Math.max(1, Math.floor(wants.maxBytes / 1024 / 1024))} MB. Koers leest het meteen.`}
          accept={wants.accept.join(',')}
          {...(fault ? { error: fault } : {})}
        />
        <div>
          <Button type="submit" kind="primary">
            Inleveren
          </Button>
        </div>
      </form>
      {files.length > 0 ? (
        <Table
          caption="Wat er ligt"
          rows={files}
          rowKey={({ id }) => id}
          columns={[
            { key: 'naam', header: 'Bestand', cell: ({ naam }) => <span class="s-sync-pad">{naam}</span> },
            {
              key: 'op',
              header: 'Ingeleverd',
              cell: ({ op, weg }) => `${toen(op, now)}${weg === 'map' ? ', via de map' : ''}`,
            },
            {
              key: 'stand',
              header: 'Stand',
              cell: ({ inUse }) =>
                inUse ? (
                  <Badge icon="check">Dit leest Koers</Badge>
                ) : (
                  <span class="k-soft">Bewaard van eerder</span>
                ),
            },
          ]}
        />
      ) : null}
    </Card>
  );
}
