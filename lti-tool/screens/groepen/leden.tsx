import type { VNode } from 'preact';
import type { GroepDetail, GroepLid, LeerlingNaam } from '../../../gateway/groepen/service.ts';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { dagKort, dagVoluit, laatsteDag } from '../datum.ts';
import { leerlingUrl } from '../urls.ts';
import { beheerUrl, ledenUrl, medewerkersUrl } from './urls.ts';
import { Uitklap, Vorm } from './vorm.tsx';

/** Who was looked for by name, and who was found. */
export interface Zoek {
  readonly leerling: string;
  readonly leerlingen: readonly LeerlingNaam[];
  readonly collega: string;
  readonly collegas: readonly LeerlingNaam[];
}

interface LedenProps {
  groep: GroepDetail;
  zoek: Zoek;
  vandaag: string;
}

/** Pupils and colleagues of a group with their dates, and for a group of our own the way in and out (R51). */
export function Leden({ groep, zoek, vandaag }: LedenProps): VNode {
  return (
    <>
      <section class="k-section" aria-labelledby="leerlingen-kop">
        <h2 id="leerlingen-kop">Leerlingen</h2>
        {groep.mag.leden || groep.soort === 'eigen' ? null : (
          <p class="k-soft">Wie in deze groep zit, komt uit het leerlingvolgsysteem.</p>
        )}
        <Lijst naam="Leerlingen" leden={groep.leerlingen} vandaag={vandaag} link />
        {groep.mag.leden ? (
          <>
            <Erbij
              wat="leerling"
              knop="Leerling erbij"
              {...{
                groep,
                vandaag,
                tekst: zoek.leerling,
                gevonden: zoek.leerlingen,
                leden: groep.leerlingen,
              }}
            />
            <Eruit
              knop="Leerlingen eruit halen"
              wat="leerling"
              {...{ groep, vandaag, leden: groep.leerlingen }}
            />
          </>
        ) : null}
      </section>
      <section class="k-section" aria-labelledby="collegas-kop">
        <h2 id="collegas-kop">Collega’s</h2>
        <Lijst naam="Collega’s" leden={groep.medewerkers} vandaag={vandaag} />
        {groep.mag.medewerkers ? (
          <>
            <Erbij
              wat="collega"
              knop="Collega erbij"
              {...{ groep, vandaag, tekst: zoek.collega, gevonden: zoek.collegas, leden: groep.medewerkers }}
            />
            <Eruit
              knop="Collega’s eruit halen"
              wat="collega"
              {...{ groep, vandaag, leden: groep.medewerkers }}
            />
          </>
        ) : null}
      </section>
    </>
  );
}

function Lijst({
  naam,
  leden,
  vandaag,
  link,
}: {
  naam: string;
  leden: readonly GroepLid[];
  vandaag: string;
  link?: boolean;
}): VNode {
  return (
    <Table
      caption={naam}
      captionHidden
      rows={leden}
      rowKey={(l) => l.id}
      empty={<p class="k-soft">Nog niemand.</p>}
      columns={[
        {
          key: 'naam',
          header: 'Naam',
          rowHeader: true,
          cell: (l) =>
            link && l.sinds <= vandaag ? <a href={leerlingUrl(l.id)}>{l.naam.voluit}</a> : l.naam.voluit,
        },
        { key: 'sinds', header: 'Sinds', cell: (l) => dagVoluit(l.sinds) },
        {
          key: 'tot',
          header: 'Laatste dag',
          cell: (l) => (l.tot === null ? <Nothing /> : dagKort(laatsteDag(l.tot))),
        },
      ]}
    />
  );
}

interface WieProps {
  wat: 'leerling' | 'collega';
  knop: string;
  groep: GroepDetail;
  vandaag: string;
  leden: readonly GroepLid[];
}

const doel = ({ wat, groep }: Pick<WieProps, 'wat' | 'groep'>): string =>
  wat === 'leerling' ? ledenUrl(groep.id) : medewerkersUrl(groep.id);

/** Looks for somebody by name, then puts him in from a day on. */
function Erbij(props: WieProps & { tekst: string; gevonden: readonly LeerlingNaam[] }): VNode {
  const { wat, knop, groep, vandaag, tekst, gevonden, leden } = props;
  const erin = new Set(leden.filter((l) => l.tot === null).map((l) => l.id));
  const nieuw = gevonden.filter((l) => !erin.has(l.id));
  return (
    <Uitklap id={`${wat}-erbij`} titel={knop} open={tekst !== ''}>
      <Vorm id={`zoek-${wat}`} method="get" action={beheerUrl(groep.id)} icon="search" knop="Zoeken">
        <Input
          id={`zoek-${wat}`}
          name={wat}
          type="search"
          label={`Naam van de ${wat}`}
          value={tekst}
          maxLength={100}
        />
      </Vorm>
      {tekst !== '' && nieuw.length === 0 ? <p>Niemand gevonden die er nog niet in zit.</p> : null}
      {nieuw.length > 0 ? (
        <Vorm id={`${wat}-erbij`} method="post" action={doel(props)} icon="check" knop="Zet in de groep">
          <CheckboxGroup
            id={`${wat}-kies`}
            name="erbij"
            label="Wie komt erbij?"
            choices={nieuw.map((l) => ({ value: l.id, label: l.naam.voluit, checked: nieuw.length === 1 }))}
          />
          <Dag id={`${wat}-van`} label="Eerste dag" vandaag={vandaag} />
        </Vorm>
      ) : null}
    </Uitklap>
  );
}

/** From which day a change holds; the words say whether that day counts. */
function Dag({ id, label, vandaag }: { id: string; label: string; vandaag: string }): VNode {
  return <Input id={id} name="op" type="date" label={label} short min={vandaag} value={vandaag} />;
}

function Eruit(props: WieProps): VNode | null {
  const { wat, knop, vandaag, leden } = props;
  const erin = leden.filter((l) => l.tot === null && !l.uitLvs);
  if (erin.length === 0) return null;
  return (
    <Uitklap id={`${wat}-eruit`} titel={knop} rustig>
      <Vorm id={`${wat}-eruit`} method="post" action={doel(props)} icon="check" knop="Haal uit de groep">
        <CheckboxGroup
          id={`${wat}-weg`}
          name="eruit"
          label="Wie gaat eruit?"
          choices={erin.map((l) => ({ value: l.id, label: l.naam.voluit }))}
        />
        <Dag id={`${wat}-tot`} label="Eerste dag zonder" vandaag={vandaag} />
      </Vorm>
    </Uitklap>
  );
}
