import type { VNode } from 'preact';
import { type Geplakt, MEEST_RIJEN, type PlakRij } from '../../../gateway/leerlijnen/inrichting/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Textarea } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Table } from '../../ui/components/table.tsx';
import { inrichtingUrl, plakUrl } from './urls.ts';

export interface PlakProps {
  inrichting: string;
  lijn: string;
  /** Of the act that adds them, so that sending it twice counts once. */
  act: string;
  tekst: string;
  geplakt: Geplakt | null;
}

/** Rows from a spreadsheet: paste, look at what Koers makes of them, add. */
export function Plakken({ inrichting, lijn, act, tekst, geplakt }: PlakProps): VNode {
  const aantal = geplakt?.rijen.filter((r) => r.uitkomst === 'erbij').length ?? 0;
  return (
    <div class="k-stack">
      {geplakt === null ? null : <Voorbeeld geplakt={geplakt} aantal={aantal} />}
      <form class="k-form" method="post" action={plakUrl(inrichting, lijn)}>
        <input type="hidden" name="act" value={act} />
        <Textarea
          id="tekst"
          name="tekst"
          label="Rijen uit een spreadsheet"
          hint={`Een doel per rij. Drie kolommen: niveau, code en doel. Twee kolommen: code en doel. Met koppen erboven mag elke volgorde. Hoogstens ${MEEST_RIJEN} rijen.`}
          rows={12}
          maxLength={180_000}
          value={tekst}
        />
        <div class="k-row">
          <Button
            id="bekijk"
            type="submit"
            name="stap"
            value="bekijken"
            kind={aantal > 0 ? 'secondary' : 'primary'}
            icon="eye"
          >
            {geplakt === null ? 'Bekijken' : 'Opnieuw bekijken'}
          </Button>
          {aantal > 0 ? (
            <Button id="erbij" type="submit" name="stap" value="toevoegen" kind="primary" icon="plus">
              {`Voeg ${aantal} ${aantal === 1 ? 'doel' : 'doelen'} toe`}
            </Button>
          ) : null}
          <LinkButton href={inrichtingUrl(inrichting, lijn)} kind="subtle">
            Niet doen
          </LinkButton>
        </div>
      </form>
    </div>
  );
}

function Voorbeeld({ geplakt, aantal }: { geplakt: Geplakt; aantal: number }): VNode {
  const geweigerd = geplakt.rijen.length - aantal;
  const titel = `${aantal} ${aantal === 1 ? 'doel' : 'doelen'} kunnen erbij${geweigerd > 0 ? `, ${geweigerd} niet` : ''}.`;
  return (
    <>
      <div data-focus="" tabIndex={-1}>
        <Notice
          kind={geweigerd > 0 ? 'warning' : 'info'}
          title={aantal === 1 ? titel.replace('kunnen', 'kan') : titel}
          announce
        >
          <p>Er is nog niets toegevoegd. Kijk de rijen na.</p>
        </Notice>
      </div>
      <Table<PlakRij>
        caption="Wat Koers in de rijen leest"
        rows={geplakt.rijen}
        rowKey={(rij) => String(rij.regel)}
        columns={[
          { key: 'regel', header: 'Rij', cell: (rij) => rij.regel, numeric: true },
          { key: 'niveau', header: 'Niveau', cell: (rij) => rij.niveau || '–' },
          { key: 'code', header: 'Code', cell: (rij) => rij.code || '–' },
          { key: 'tekst', header: 'Doel', cell: (rij) => rij.tekst || '–', rowHeader: true },
          { key: 'uitkomst', header: 'Uitkomst', cell: (rij) => <Uitkomst rij={rij} /> },
        ]}
      />
    </>
  );
}

function Uitkomst({ rij }: { rij: PlakRij }): VNode {
  return (
    <>
      <Badge tone={rij.uitkomst === 'erbij' ? 'success' : 'error'}>
        {rij.uitkomst === 'erbij' ? 'Kan erbij' : 'Geweigerd'}
      </Badge>
      {rij.waarom === null ? null : <span class="s-onder">{rij.waarom}</span>}
    </>
  );
}
