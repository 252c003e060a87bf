import type { ComponentChildren, VNode } from 'preact';
import { DREMPEL, type Onderwerp, type Rapport, VAKKEN } from '../../../gateway/rapportage/service.ts';
import { Patronen } from '../../ui/charts/staven.tsx';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Select } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { Grafiek, Legenda, zegtIets } from './grafiek.tsx';
import { KlokkenDeel } from './klokken.tsx';
import { type Mag, RapportTabs } from './tabs.tsx';
import { OUD_LEERLINGEN, RAPPORTAGE, rapportUrl } from './urls.ts';
import { bestendigConclusie, schooljaar, streefConclusie, uitstroomConclusie, VAK } from './woorden.ts';

export interface RapportPageProps {
  frame: Frame;
  rapport: Rapport;
  mag: Mag;
}

/** R65–R67: how the school or the schools of a bestuur are doing; every figure in words, as a bar and in a table. */
export function RapportPage({ frame, rapport, mag }: RapportPageProps): VNode {
  const { scholen } = rapport;
  const wie = scholen.length === 1 ? (scholen[0] ?? '') : `${scholen.length} scholen van jullie bestuur`;
  return (
    <Page frame={frame} title="Rapportage" plek="rapportage">
      <Patronen />
      <PageHeader
        title="Rapportage"
        crumbs={[{ href: '/vandaag', label: 'Vandaag' }]}
        lead={`Cijfers over ${wie}. Je ziet hier geen namen.`}
        actions={<KleineAantallen rapport={rapport} />}
      />
      <RapportTabs plek="rapport" mag={mag} />
      <Bescherming rapport={rapport} />
      <Streef rapport={rapport} />
      <Vertrek rapport={rapport} mag={mag} />
      <KlokkenDeel rapport={rapport} mag={mag} />
    </Page>
  );
}

function KleineAantallen({ rapport }: { rapport: Rapport }): VNode | null {
  if (!rapport.magAlles) return null;
  return (
    <LinkButton href={rapportUrl({ jaar: rapport.jaar, alles: rapport.beschermd })} icon="eye">
      {rapport.beschermd ? 'Toon ook kleine aantallen' : 'Verberg kleine aantallen'}
    </LinkButton>
  );
}

function Bescherming({ rapport }: { rapport: Rapport }): VNode {
  if (!rapport.beschermd)
    return (
      <Notice
        kind="warning"
        title="Je ziet ook kleine aantallen"
        next="Daaraan kun je leerlingen herkennen. Houd dit overzicht binnen de school."
      />
    );
  return (
    <p class="k-soft">
      {`Aantallen onder de ${DREMPEL} laten we niet zien, en soms een getal ernaast ook niet. Zo is niemand te herkennen. Kleine rijen tellen we bij elkaar op. Een tabel die samen met een andere te veel zegt, laten we weg.`}
    </p>
  );
}

function Deel({
  titel,
  zin,
  cijfers,
  children,
}: {
  titel: string;
  zin: string;
  cijfers: Onderwerp;
  children?: ComponentChildren;
}): VNode {
  const delen = cijfers.delen.filter(zegtIets);
  const [eerste, ...rest] = delen;
  return (
    <div class="s-onderwerp">
      <h3>{titel}</h3>
      <p class="s-conclusie">{zin}</p>
      {eerste === undefined ? null : <Legenda delen={[eerste, ...rest]} />}
      {delen.map((deel) => (
        <Grafiek key={deel.verdeling} deel={deel} samen={deel === eerste} bijschrift={titel} />
      ))}
      {children}
    </div>
  );
}

function Streef({ rapport }: { rapport: Rapport }): VNode {
  return (
    <section class="k-section" aria-labelledby="streef-kop">
      <h2 id="streef-kop">Taal en rekenen</h2>
      <p>Waar staan de leerlingen nu, vergeleken met wat hun leerroute op hun leeftijd verwacht?</p>
      {VAKKEN.map((vak) => (
        <Deel
          key={vak}
          titel={VAK[vak]}
          zin={streefConclusie(rapport.streef[vak], vak)}
          cijfers={rapport.streef[vak]}
        />
      ))}
    </section>
  );
}

function KiesJaar({ rapport }: { rapport: Rapport }): VNode | null {
  if (rapport.jaren.length < 2) return null;
  return (
    <form class="k-row s-kies-jaar" method="get" action={RAPPORTAGE}>
      {rapport.beschermd ? null : <input type="hidden" name="alles" value="ja" />}
      <Select
        id="jaar"
        name="jaar"
        label="Schooljaar"
        value={`${rapport.jaar}`}
        options={rapport.jaren.map((j) => ({ value: `${j}`, label: schooljaar(j) }))}
      />
      <Button type="submit" icon="search">
        Toon
      </Button>
    </form>
  );
}

function Vertrek({ rapport, mag }: Pick<RapportPageProps, 'rapport' | 'mag'>): VNode {
  const { jaar, uitstroom, bestendiging } = rapport;
  return (
    <section class="k-section" aria-labelledby="uitstroom-kop">
      <h2 id="uitstroom-kop">Uitstroom en bestendiging</h2>
      {jaar === null ? (
        <EmptyState
          title="Nog niemand van school gegaan"
          level={3}
          scene="haven"
          action={mag.bijhouden ? <LinkButton href={OUD_LEERLINGEN}>Naar oud-leerlingen</LinkButton> : null}
        >
          Zodra een leerling is uitgeschreven, kun je bijhouden waar hij heen ging. Dan zie je hier of dat
          klopt met wat jullie verwachtten.
        </EmptyState>
      ) : (
        <>
          <KiesJaar rapport={rapport} />
          <Deel
            titel={`Uitstroom in ${schooljaar(jaar)}`}
            zin={uitstroomConclusie(uitstroom, jaar)}
            cijfers={uitstroom}
          />
          {bestendiging.map(({ moment, jaar: toen, onderwerp }) => (
            <Deel
              key={moment}
              titel={`Na ${moment === 1 ? 'een jaar' : 'twee jaar'}: wie vertrok in ${schooljaar(toen)}`}
              zin={bestendigConclusie(onderwerp, moment)}
              cijfers={onderwerp}
            />
          ))}
        </>
      )}
    </section>
  );
}
