import type { VNode } from 'preact';
import { GEBIEDEN, Gebied, Intensiteit } from '../../../gateway/profiel/codes.ts';
import { Button } from '../../ui/components/button.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { Table } from '../../ui/components/table.tsx';
import { newActId } from '../act-id.ts';
import { ondersteuningUrl } from '../urls.ts';
import type { ProfielDeelProps } from './deel.ts';
import { INTENSITEIT } from './woorden.ts';

/** How much support is needed, per gebied (R21). */
export function Ondersteuning({ profiel, fout }: ProfielDeelProps): VNode {
  const { leerling, mag } = profiel;
  const velden = fout?.deel === 'behoefte' ? fout.velden : undefined;
  return (
    <section class="k-card" id="behoefte" aria-labelledby="behoefte-kop">
      <h2 id="behoefte-kop">Ondersteuningsbehoefte</h2>
      <Table
        caption={`Ondersteuning die ${leerling.naam.roepnaam} nodig heeft`}
        captionHidden
        rows={profiel.ondersteuning ?? []}
        rowKey={(o) => o.gebied}
        empty={<p class="k-soft">Er is nog geen ondersteuningsbehoefte opgeschreven.</p>}
        columns={[
          { key: 'gebied', header: 'Gebied', rowHeader: true, cell: (o) => GEBIEDEN[o.gebied] },
          { key: 'hoe', header: 'Hoeveel', cell: (o) => INTENSITEIT[o.intensiteit] },
          { key: 'wat', header: 'Wat', cell: (o) => `${o.tekst ?? '–'} (${o.door})` },
          ...(mag.schrijven
            ? [
                {
                  key: 'einde',
                  header: 'Niet meer',
                  cell: (o: { gebied: Gebied }) => <Einde leerling={leerling.id} gebied={o.gebied} />,
                },
              ]
            : []),
        ]}
      />
      {mag.schrijven ? (
        <ConfirmPanel
          id="behoefte-vorm"
          trigger="Ondersteuningsbehoefte opschrijven"
          title="Welke ondersteuning is nodig?"
          open={velden !== undefined}
        >
          <form class="k-form" method="post" action={`${ondersteuningUrl(leerling.id)}/behoefte`}>
            <input type="hidden" name="act" value={newActId()} />
            <Select
              id="gebied"
              name="gebied"
              label="Gebied"
              hint="Staat het gebied er al, dan komt dit ervoor in de plaats."
              placeholder="Kies een gebied"
              value={velden?.['gebied'] ?? ''}
              options={Gebied.options.map((value) => ({ value, label: GEBIEDEN[value] }))}
            />
            <RadioGroup
              id="intensiteit"
              name="intensiteit"
              label="Hoeveel"
              choices={Intensiteit.options.map((value) => ({
                value,
                label: INTENSITEIT[value],
                checked: velden?.['intensiteit'] === value,
              }))}
            />
            <Input
              id="behoefte-tekst"
              name="tekst"
              label="Wat helpt"
              optional
              maxLength={1000}
              value={velden?.['tekst'] ?? ''}
            />
            <div class="k-row">
              <Button type="submit" kind="primary" icon="check">
                Behoefte bewaren
              </Button>
            </div>
          </form>
        </ConfirmPanel>
      ) : null}
    </section>
  );
}

function Einde({ leerling, gebied }: { leerling: string; gebied: Gebied }): VNode {
  return (
    <form method="post" action={`${ondersteuningUrl(leerling)}/behoefte-einde`}>
      <input type="hidden" name="act" value={newActId()} />
      <input type="hidden" name="gebied" value={gebied} />
      <Button type="submit" size="small" icon="x" label={`Niet meer nodig: ${GEBIEDEN[gebied]}`}>
        Niet meer nodig
      </Button>
    </form>
  );
}
