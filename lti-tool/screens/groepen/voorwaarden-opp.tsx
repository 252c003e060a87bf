import type { VNode } from 'preact';
import type { Knoop, VraagKeuzes } from '../../../gateway/groepen/service.ts';
import { Select } from '../../ui/components/input.tsx';
import { PlekVelden, Voeg } from './voeg.tsx';

export interface OppVoorwaardenProps {
  keuzes: VraagKeuzes;
  vraag: Knoop | null;
  /** May read an OPP: who may not, is not asked about it. */
  magOpp: boolean;
}

const keuze = (alle: Readonly<Record<string, string>>) =>
  Object.entries(alle).map(([value, label]) => ({ value, label }));

const PROFIEL = keuze({
  dagbesteding: 'dagbesteding',
  arbeidsmarkt: 'arbeidsmarkt',
  vervolgonderwijs: 'vervolgonderwijs',
});
const STAND = keuze({
  concept: 'een concept',
  vastgesteld: 'vastgesteld',
  evaluatie: 'in evaluatie',
  geschil: 'er is een geschil',
  geen: 'nog geen OPP',
});
const HANDELING = keuze({
  open: 'nog open',
  ingestemd: 'ouders stemmen in',
  niet_ingestemd: 'niet iedereen stemt in',
  niet_nodig: 'niet nodig',
});
const IN_OPP = keuze({
  hulpmiddelen: 'hulpmiddelen',
  zorg: 'zorg in onderwijstijd',
  afwijkingen: 'afwijkingen van het onderwijsprogramma',
});
const STEM = keuze({
  nog_niet: 'nog niet',
  gehoord: 'ja',
  kon_niet: 'nee, dat kon niet',
});

const CATEGORIE = keuze({ laag: 'laag', midden: 'midden', hoog: 'hoog' });

/** Selecting on what an OPP says (R39); what is written in own words is sealed and cannot be searched. */
export function OppVoorwaarden({ keuzes, vraag, magOpp }: OppVoorwaardenProps): VNode {
  return (
    <>
      <Voeg soort="uitstroomprofiel" knop="Uitstroomprofiel" vraag={vraag}>
        <Select id="profiel" name="profiel" label="Uitstroomprofiel" options={PROFIEL} />
      </Voeg>
      <Voeg soort="eindniveau" knop="Verwacht eindniveau" vraag={vraag}>
        <PlekVelden id="eindniveau" keuzes={keuzes} label="Het verwachte eindniveau ligt" />
      </Voeg>
      {magOpp ? (
        <>
          <Voeg soort="opp" knop="Stand van het OPP" vraag={vraag}>
            <Select
              id="stand"
              name="stand"
              label="Het OPP is"
              hint="Wie hierop zoekt, staat in het spoor."
              options={STAND}
            />
          </Voeg>
          <Voeg soort="instemming" knop="Instemming" vraag={vraag}>
            <Select id="handeling" name="handeling" label="De instemming is" options={HANDELING} />
          </Voeg>
          <Voeg soort="stem" knop="Stem van de leerling" vraag={vraag}>
            <Select id="stem" name="hoe" label="De leerling is gehoord voor het OPP" options={STEM} />
          </Voeg>
          <Voeg soort="tlv" knop="TLV" vraag={vraag}>
            <Select id="categorie" name="categorie" label="Categorie van de TLV" options={CATEGORIE} />
          </Voeg>
          <Voeg soort="in_opp" knop="Staat in het handelingsdeel" vraag={vraag}>
            <Select
              id="in-opp"
              name="wat"
              label="In het handelingsdeel staan"
              hint="Koers zoekt of er iets staat, niet wat er staat."
              options={IN_OPP}
            />
          </Voeg>
        </>
      ) : null}
    </>
  );
}
