import type { VNode } from 'preact';
import type { InstemmingView, OppView } from '../../../gateway/opp/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input, Select, Textarea } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { wanneer } from '../datum.ts';
import { actId, papierUrl } from './urls.ts';
import { ANTWOORD, DEEL } from './woorden.ts';

const rijId = (i: InstemmingView): string => `${i.persoon}/${i.deel}`;

/** Where everybody who decides stands, per part (R44). */
export function Instemming({ opp, now }: { opp: OppView; now: Date }): VNode {
  const geweigerd = opp.instemming.filter((i) => i.deel === 'handeling' && i.antwoord === 'niet_akkoord');
  return (
    <>
      <Table
        caption="Wie beslist mee?"
        rows={opp.aanbod === null ? [] : opp.instemming}
        rowKey={rijId}
        empty={<p class="k-soft">Het OPP is nog niet voorgelegd.</p>}
        columns={[
          { key: 'wie', header: 'Wie', rowHeader: true, cell: (i) => `${i.naam} (${i.rol})` },
          { key: 'deel', header: 'Deel', cell: (i) => DEEL[i.deel] },
          {
            key: 'antwoord',
            header: 'Antwoord',
            cell: (i) => (
              <>
                <Badge tone={ANTWOORD[i.antwoord].tone}>{ANTWOORD[i.antwoord].woord}</Badge>
                {i.toelichting ? <span class="s-onder">{i.toelichting}</span> : null}
              </>
            ),
          },
          {
            key: 'op',
            header: 'Wanneer',
            cell: (i) => (i.op === null ? <Nothing /> : wanneer(i.op, now)),
          },
        ]}
      />
      {geweigerd.length > 0 ? <Verder namen={[...new Set(geweigerd.map((i) => i.naam))]} /> : null}
      {opp.aanbod?.achterhaald ? (
        <Notice kind="warning" title="Er is iets veranderd na het voorleggen">
          <p>De ouders zien nog de oude tekst. Leg het OPP opnieuw voor.</p>
        </Notice>
      ) : null}
    </>
  );
}

/** R44, R48: a refused handelingsdeel does not hold up the rest; these are the steps (domain.md L12). */
function Verder({ namen }: { namen: readonly string[] }): VNode {
  return (
    <Notice kind="warning" title={`${namen.join(' en ')} stemt niet in met het handelingsdeel`}>
      <p>
        Het deel over de uitstroom kun je gewoon vaststellen. Voor het handelingsdeel zijn dit de stappen:
      </p>
      <ol class="s-opp__stappen">
        <li>Praat samen verder. Pas het plan aan als dat kan, en leg het opnieuw voor.</li>
        <li>Kom je er niet uit? Een onderwijsconsulent helpt gratis.</li>
        <li>
          Daarna kan het naar de Geschillencommissie passend onderwijs. Die geeft advies binnen 10 weken.
        </li>
      </ol>
    </Notice>
  );
}

export interface PapierProps {
  opp: OppView;
  open?: boolean | undefined;
  velden?: Readonly<Record<string, string | readonly string[]>> | undefined;
}

/** An answer that came on paper or was given at the table; it says how the school knows whose it is. */
export function PapierVorm({ opp, open, velden }: PapierProps): VNode | null {
  if (opp.aanbod === null || opp.instemming.length === 0 || !opp.mag.vaststellen) return null;
  const veld = (naam: string) => {
    const waarde = velden?.[naam];
    return typeof waarde === 'string' ? waarde : '';
  };
  return (
    <ConfirmPanel
      id={actId('antwoord')}
      trigger="Antwoord op papier vastleggen"
      title="Wie gaf welk antwoord?"
      open={open ?? false}
    >
      <form class="k-form" method="post" action={papierUrl(opp.leerling.id)}>
        <Select
          id="papier-wie"
          name="wie"
          label="Wie, en over welk deel?"
          value={veld('wie')}
          options={opp.instemming.map((i) => ({
            value: rijId(i),
            label: `${i.naam}: ${DEEL[i.deel]} (${ANTWOORD[i.antwoord].woord})`,
          }))}
        />
        <RadioGroup
          id="papier-antwoord"
          name="antwoord"
          label="Het antwoord"
          choices={(['akkoord', 'niet_akkoord'] as const).map((value) => ({
            value,
            label: ANTWOORD[value].woord,
            checked: veld('antwoord') === value,
          }))}
        />
        <Textarea
          id="papier-toelichting"
          name="toelichting"
          label="Wat zei deze persoon erbij?"
          optional
          rows={2}
          maxLength={4000}
          value={veld('toelichting')}
        />
        <Input
          id="papier-zekerheid"
          name="zekerheid"
          label="Hoe weet je dat dit antwoord van deze persoon is?"
          hint="Bijvoorbeeld: handtekening, gezet op school."
          maxLength={200}
          value={veld('zekerheid')}
        />
        <div class="k-row">
          <Button id="papier-bewaar" type="submit" icon="check">
            Bewaar het antwoord
          </Button>
        </div>
      </form>
    </ConfirmPanel>
  );
}
