import type { VNode } from 'preact';
import type { Knoop, VraagKeuzes } from '../../../gateway/groepen/service.ts';
import { CATALOGUS, DIMENSIES, GEBIEDEN, Intensiteit, Richting } from '../../../gateway/profiel/codes.ts';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { MaaktNietUit, PlekVelden, Voeg } from './voeg.tsx';
import { OppVoorwaarden } from './voorwaarden-opp.tsx';

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
  /** May read an OPP. */
  magOpp: boolean;
}

/** Every kind of condition, the one asked most first. */
export function Voorwaarden({ keuzes, vraag, magZorg, magOpp }: VoorwaardenProps): VNode {
  return (
    <div class="s-voorwaarden">
      <NiveauVorm keuzes={keuzes} vraag={vraag} />
      <DoelVorm vraag={vraag} />
      <Voeg soort="leerlijn" knop="Werkt aan een leerlijn" vraag={vraag}>
        <Select
          id="leerlijn"
          name="leerlijn"
          label="Leerlijn"
          options={keuzes.lijnen.map((l) => ({ value: l.id, label: l.naam }))}
        />
      </Voeg>
      <Voeg soort="leerroute" knop="Leerroute" vraag={vraag}>
        <CheckboxGroup
          id="leerroute"
          name="leerroute"
          label="Op een van deze leerroutes"
          choices={keuzes.leerroutes.map((r) => ({ value: r.id, label: r.naam }))}
        />
      </Voeg>
      <Voeg soort="bestemming" knop="Bestemming" vraag={vraag}>
        <Input
          id="bestemming"
          name="tekst"
          label="Woord in de bestemming"
          hint="Bijvoorbeeld: groen."
          maxLength={100}
        />
      </Voeg>
      <Voeg soort="stamgroep" knop="Stamgroep" vraag={vraag}>
        <CheckboxGroup
          id="stamgroep"
          name="stamgroep"
          label="Uit een van deze stamgroepen"
          choices={keuzes.stamgroepen.map((g) => ({ value: g.id, label: g.naam }))}
        />
      </Voeg>
      <LeeftijdVorm vraag={vraag} />
      <ResultaatVorm keuzes={keuzes} vraag={vraag} />
      {magZorg ? <OndersteuningVorm vraag={vraag} /> : null}
      {magZorg ? <FactorVorm vraag={vraag} /> : null}
      <OppVoorwaarden keuzes={keuzes} vraag={vraag} magOpp={magOpp} />
    </div>
  );
}

function NiveauVorm({ keuzes, vraag }: { keuzes: VraagKeuzes; vraag: Knoop | null }): VNode {
  return (
    <Voeg soort="niveau" knop="Niveau op een leerlijn" vraag={vraag} open={vraag === null}>
      <PlekVelden id="niveau" keuzes={keuzes} label="Het streefniveau ligt" />
    </Voeg>
  );
}

function DoelVorm({ vraag }: { vraag: Knoop | null }): VNode {
  return (
    <Voeg soort="doel" knop="Een leerdoel" vraag={vraag}>
      <Input
        id="code"
        name="code"
        label="Code van het doel"
        hint="Je vindt de code bij Leerlijnen."
        maxLength={60}
        short
      />
      <Select id="hoe-doel" name="hoe" label="Het doel is" value="open" options={HOE_DOEL} />
    </Voeg>
  );
}

function OndersteuningVorm({ vraag }: { vraag: Knoop | null }): VNode {
  return (
    <Voeg soort="ondersteuning" knop="Ondersteuning" vraag={vraag}>
      <Select
        id="gebied"
        name="gebied"
        label="Heeft ondersteuning nodig bij"
        hint="Wie hierop zoekt, staat in het spoor."
        options={Object.entries(GEBIEDEN).map(([value, label]) => ({ value, label }))}
      />
      <MaaktNietUit
        naam="intensiteit"
        label="Hoeveel"
        keuzes={Intensiteit.options.map((naam) => [naam, naam] as const)}
      />
    </Voeg>
  );
}

function FactorVorm({ vraag }: { vraag: Knoop | null }): VNode {
  return (
    <Voeg soort="factor" knop="Wat helpt of hindert" vraag={vraag}>
      <MaaktNietUit
        naam="factor"
        label="Factor"
        hint="Wie hierop zoekt, staat in het spoor. Wat in eigen woorden is geschreven, vindt Koers hier alleen op dimensie."
        keuzes={Object.entries(CATALOGUS).map(([code, { tekst }]) => [code, tekst] as const)}
      />
      <MaaktNietUit naam="dimensie" label="Dimensie" keuzes={Object.entries(DIMENSIES)} />
      <MaaktNietUit
        naam="richting"
        label="Helpt of hindert"
        keuzes={Richting.options.map((naam) => [naam, naam] as const)}
      />
    </Voeg>
  );
}

function LeeftijdVorm({ vraag }: { vraag: Knoop | null }): VNode {
  return (
    <Voeg soort="onderwijsleeftijd" knop="Onderwijsleeftijd" vraag={vraag}>
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
    </Voeg>
  );
}

/** The last result of another system in a leergebied (R20, R39). */
function ResultaatVorm({ keuzes, vraag }: { keuzes: VraagKeuzes; vraag: Knoop | null }): VNode {
  const namen = [...new Set(keuzes.lijnen.map((l) => l.leergebied))];
  return (
    <Voeg soort="resultaat" knop="Toetsresultaat" vraag={vraag}>
      <Select
        id="leergebied"
        name="leergebied"
        label="Leergebied"
        options={namen.map((naam) => ({ value: naam, label: naam }))}
      />
      <Input id="laagste" name="laagste" type="number" label="DLE vanaf (maanden)" short min="0" max="100" />
      <Input
        id="hoogste"
        name="hoogste"
        type="number"
        label="DLE tot en met (maanden)"
        hint="Van het laatste resultaat waar een DLE bij staat."
        short
        min="0"
        max="100"
      />
    </Voeg>
  );
}
