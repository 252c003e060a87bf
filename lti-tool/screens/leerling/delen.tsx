import type { VNode } from 'preact';
import type { Deling, GedeeldMet } from '../../../gateway/access/delingen.ts';
import type { Leerlingprofiel } from '../../../gateway/leerroute/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Table } from '../../ui/components/table.tsx';
import { dagVoluit, laatsteDag } from '../datum.ts';
import { delenUrl, delingEindeUrl } from '../urls.ts';

/** What was filled in before, when it must be mended. */
export interface DelenInvoer {
  readonly persoon: string;
  readonly leerlijn: string;
  readonly laatste: string;
  readonly reden: string;
}

export interface DelenProps {
  profiel: Pick<Leerlingprofiel, 'leerling' | 'LS' | 'LO'>;
  gedeeld: GedeeldMet;
  vandaag: string;
  invoer?: DelenInvoer | undefined;
  fout?: string | undefined;
}

/** With whom leerlijnen of this pupil are shared, until when and why; sharing one more, and taking it back (R63). */
export function Delen(props: DelenProps): VNode {
  const { profiel, gedeeld, fout } = props;
  const { leerling } = profiel;
  return (
    <section class="k-card" id="delen" aria-labelledby="delen-kop">
      <h2 id="delen-kop">Gedeeld met</h2>
      <Table
        caption={`Zorgverleners die nu iets van ${leerling.naam.roepnaam} zien`}
        captionHidden
        rows={gedeeld.delingen}
        rowKey={(deling) => deling.id}
        empty={
          <p class="k-soft">{`Er is nu niets van ${leerling.naam.roepnaam} gedeeld met een zorgverlener.`}</p>
        }
        columns={[
          { key: 'wie', header: 'Wie', rowHeader: true, cell: (d) => d.wie },
          { key: 'lijn', header: 'Leerlijn', cell: (d) => d.leerlijn ?? 'alle leerlijnen' },
          { key: 'tot', header: 'Tot en met', cell: (d) => dagVoluit(laatsteDag(d.tot)) },
          { key: 'reden', header: 'Waarom', cell: (d) => `${d.reden ?? '–'} (${d.door})` },
          { key: 'stop', header: 'Stoppen', cell: (d) => <Stoppen leerling={leerling.id} deling={d} /> },
        ]}
      />
      {gedeeld.zorgverleners.length === 0 ? (
        <p class="k-small k-soft">
          Deze school heeft nu geen zorgverleners in Koers. De beheerder of de directeur kan iemand die rol
          geven.
        </p>
      ) : (
        <ConfirmPanel
          id="delen-vorm"
          trigger="Delen met een zorgverlener"
          title="Wat wil je delen?"
          open={fout !== undefined}
        >
          <DelenForm {...props} />
        </ConfirmPanel>
      )}
    </section>
  );
}

function Stoppen({ leerling, deling }: { leerling: string; deling: Deling }): VNode {
  return (
    <form method="post" action={delingEindeUrl(leerling, deling.id)}>
      <Button type="submit" size="small" icon="x" label={`Stoppen met delen met ${deling.wie}`}>
        Stoppen
      </Button>
    </form>
  );
}

function DelenForm({ profiel, gedeeld, vandaag, invoer, fout }: DelenProps): VNode {
  const lijnen = [...profiel.LS, ...profiel.LO].flatMap((g) => g.leerlijnen).filter((l) => l.heeftStreef);
  return (
    <form class="k-form" method="post" action={delenUrl(profiel.leerling.id)}>
      {fout === undefined ? null : (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="Er is nog niets gedeeld">
            <p>{fout}</p>
          </Notice>
        </div>
      )}
      <Select
        id="delen-wie"
        name="persoon"
        label="Met wie"
        placeholder="Kies een zorgverlener"
        value={invoer?.persoon ?? ''}
        options={gedeeld.zorgverleners.map(({ id, naam }) => ({ value: id, label: naam }))}
      />
      <Select
        id="delen-leerlijn"
        name="leerlijn"
        label="Welke leerlijn"
        hint="Deel niet meer dan nodig is."
        value={invoer?.leerlijn ?? lijnen[0]?.id ?? ''}
        options={[
          ...lijnen.map((lijn) => ({ value: lijn.id, label: lijn.naam })),
          { value: 'alle', label: 'Alle leerlijnen' },
        ]}
      />
      <Input
        id="delen-laatste"
        name="laatste"
        type="date"
        label="Laatste dag"
        short
        min={vandaag}
        value={invoer?.laatste ?? ''}
      />
      <Input id="delen-reden" name="reden" label="Waarom" maxLength={500} value={invoer?.reden ?? ''} />
      <div class="k-row">
        <Button type="submit" kind="primary" icon="check">
          Delen
        </Button>
      </div>
    </form>
  );
}
