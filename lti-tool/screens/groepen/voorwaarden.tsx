import type { ComponentChildren, VNode } from 'preact';
import type { Knoop, VraagKeuzes } from '../../../gateway/groepen/service.ts';
import { GEBIEDEN, Intensiteit } from '../../../gateway/profiel/codes.ts';
import { Button } from '../../ui/components/button.tsx';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { SAMENSTELLEN } from './urls.ts';
import type { Velden } from './vraag-form.ts';

type Soort = NonNullable<Velden['voeg']>;

interface VormProps {
  soort: Soort;
  knop: string;
  vraag: Knoop | null;
  open?: boolean;
  children: ComponentChildren;
}

/** One kind of condition to add: asks by GET, so that back and a bookmark work and nothing is made yet. */
function Vorm({ soort, knop, vraag, open, children }: VormProps): VNode {
  return (
    <ConfirmPanel id={`voeg-${soort}`} trigger={knop} title={knop} {...(open ? { open } : {})}>
      <form class="k-form" method="get" action={SAMENSTELLEN}>
        {vraag === null ? null : <input type="hidden" name="vraag" value={JSON.stringify(vraag)} />}
        <input type="hidden" name="voeg" value={soort} />
        {children}
        <CheckboxGroup
          id={`niet-${soort}`}
          name="niet"
          label="Omdraaien"
          optional
          choices={[{ value: 'ja', label: 'Juist de leerlingen voor wie dit niet geldt' }]}
        />
        <div class="k-row">
          <Button id={`voeg-${soort}-ja`} type="submit" icon="plus">
            Voeg toe
          </Button>
        </div>
      </form>
    </ConfirmPanel>
  );
}

const HOE_NIVEAU = [
  { value: 'op', label: 'op dit niveau' },
  { value: 'vanaf', label: 'op dit niveau of hoger' },
  { value: 'tot_en_met', label: 'op dit niveau of lager' },
  { value: 'boven', label: 'boven dit niveau' },
  { value: 'onder', label: 'onder dit niveau' },
];
const HOE_DOEL = [
  { value: 'open', label: 'nog open' },
  { value: 'niet_begonnen', label: 'nog niet begonnen' },
  { value: 'bezig', label: 'bezig' },
  { value: 'behaald', label: 'behaald' },
];

interface VoorwaardenProps {
  keuzes: VraagKeuzes;
  vraag: Knoop | null;
  /** May know what support pupils need: who may not, is not asked about it. */
  magZorg: boolean;
}

/** Every kind of condition, the one asked most first. */
export function Voorwaarden({ keuzes, vraag, magZorg }: VoorwaardenProps): VNode {
  return (
    <div class="s-voorwaarden">
      <NiveauVorm keuzes={keuzes} vraag={vraag} />
      <DoelVorm vraag={vraag} />
      <Vorm soort="leerlijn" knop="Werkt aan een leerlijn" vraag={vraag}>
        <Select
          id="leerlijn"
          name="leerlijn"
          label="Leerlijn"
          options={keuzes.lijnen.map((l) => ({ value: l.id, label: l.naam }))}
        />
      </Vorm>
      <Vorm soort="leerroute" knop="Leerroute" vraag={vraag}>
        <CheckboxGroup
          id="leerroute"
          name="leerroute"
          label="Op een van deze leerroutes"
          choices={keuzes.leerroutes.map((r) => ({ value: r.id, label: r.naam }))}
        />
      </Vorm>
      <Vorm soort="stamgroep" knop="Stamgroep" vraag={vraag}>
        <CheckboxGroup
          id="stamgroep"
          name="stamgroep"
          label="Uit een van deze stamgroepen"
          choices={keuzes.stamgroepen.map((g) => ({ value: g.id, label: g.naam }))}
        />
      </Vorm>
      <LeeftijdVorm vraag={vraag} />
      {magZorg ? <OndersteuningVorm vraag={vraag} /> : null}
    </div>
  );
}

function NiveauVorm({ keuzes, vraag }: { keuzes: VraagKeuzes; vraag: Knoop | null }): VNode {
  return (
    <Vorm soort="niveau" knop="Niveau op een leerlijn" vraag={vraag} open={vraag === null}>
      <Select
        id="plek"
        name="plek"
        label="Leerlijn en niveau"
        options={keuzes.lijnen.flatMap((l) =>
          l.niveaus.map((n) => ({ value: `${l.id}/${n.id}`, label: `${l.naam}: ${n.naam}` })),
        )}
      />
      <Select id="hoe-niveau" name="hoe" label="Het streefniveau ligt" value="op" options={HOE_NIVEAU} />
    </Vorm>
  );
}

function DoelVorm({ vraag }: { vraag: Knoop | null }): VNode {
  return (
    <Vorm soort="doel" knop="Een leerdoel" vraag={vraag}>
      <Input
        id="code"
        name="code"
        label="Code van het doel"
        hint="Je vindt de code bij Leerlijnen."
        maxLength={60}
        short
      />
      <Select id="hoe-doel" name="hoe" label="Het doel is" value="open" options={HOE_DOEL} />
    </Vorm>
  );
}

function OndersteuningVorm({ vraag }: { vraag: Knoop | null }): VNode {
  return (
    <Vorm soort="ondersteuning" knop="Ondersteuning" vraag={vraag}>
      <Select
        id="gebied"
        name="gebied"
        label="Heeft ondersteuning nodig bij"
        hint="Wie hierop zoekt, staat in het spoor."
        options={Object.entries(GEBIEDEN).map(([value, label]) => ({ value, label }))}
      />
      <Select
        id="intensiteit"
        name="intensiteit"
        label="Hoeveel"
        optional
        placeholder="maakt niet uit"
        options={Intensiteit.options.map((value) => ({ value, label: value }))}
      />
    </Vorm>
  );
}

function LeeftijdVorm({ vraag }: { vraag: Knoop | null }): VNode {
  return (
    <Vorm soort="onderwijsleeftijd" knop="Onderwijsleeftijd" vraag={vraag}>
      <Input id="jongste" name="jongste" type="number" label="Vanaf (jaren)" short min="2" max="25" />
      <Input
        id="oudste"
        name="oudste"
        type="number"
        label="Tot en met (jaren)"
        hint="De leeftijd op 31 december van het schooljaar."
        short
        min="2"
        max="25"
      />
    </Vorm>
  );
}
