import type { VNode } from 'preact';
import type { AfsluitingView, Hulp, PeriodeSluiten } from '../../../gateway/leerroute/cyclus/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { term } from '../../ui/glossary.ts';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit, laatsteDag } from '../datum.ts';
import { groepUrl } from '../urls.ts';
import { SluitFormulier, type SluitFormulierProps } from './formulier.tsx';
import { GedaanLijst } from './gedaan.tsx';
import { Hulpgroepen } from './hulpgroepen.tsx';
import { type Gedaan, PERIODEN, periodeTerugUrl } from './urls.ts';

export interface PeriodePageProps {
  frame: Frame;
  view: PeriodeSluiten;
  /** An id for the act, and what was filled in before with what is wrong with it. */
  formulier: Omit<SluitFormulierProps, 'view'>;
  gedaan?: Gedaan | undefined;
  /** Where more help was chosen in the closing that was just done. */
  hulp: readonly Hulp[];
  magInstellen: boolean;
}

/** From here on it is early to close a period: evaluating begins three weeks before its end (domain.md §2.3). */
const VROEG = 21;

/** R57: closing a period for a whole group, all of it or changed row by row, and taking it back the same day. */
export function PeriodePage(props: PeriodePageProps): VNode {
  const { frame, view, gedaan, hulp, magInstellen } = props;
  const { groep, van, naar, afsluitingen } = view;
  const open = view.leerlingen.reduce((som, l) => som + l.rijen.length, 0);
  const title = `Periode afsluiten: ${groep.naam}`;
  return (
    <Page frame={frame} title={title} plek="vandaag">
      <PageHeader
        title={title}
        crumbs={[
          { href: '/vandaag', label: 'Vandaag' },
          { href: groepUrl(groep.id), label: groep.naam },
        ]}
        {...(van && naar ? { lead: `Van ${naamVan(van)} naar ${naamVan(naar)}.` } : {})}
      />
      <Gelukt gedaan={gedaan} laatste={afsluitingen[0]} />
      <Hulpgroepen hulp={hulp} />
      {van && naar && open > 0 ? (
        <>
          <Wanneer van={van} dagen={view.dagen} />
          <SluitFormulier view={view} {...props.formulier} />
        </>
      ) : (
        <Leeg view={view} magInstellen={magInstellen} />
      )}
      <GedaanLijst leerlingen={view.leerlingen} />
      <Eerder afsluitingen={afsluitingen} groep={groep.id} />
      {magInstellen ? (
        <p class="k-small">
          <a href={PERIODEN}>Perioden van de school</a>
        </p>
      ) : null}
    </Page>
  );
}

const naamVan = ({ naam, schooljaar }: { naam: string; schooljaar: string }): string =>
  `${naam} ${schooljaar}`;

function Wanneer({ van, dagen }: { van: NonNullable<PeriodeSluiten['van']>; dagen: number }): VNode | null {
  if (dagen > VROEG)
    return (
      <Notice kind="warning" title={`${van.naam} loopt nog tot en met ${dagVoluit(laatsteDag(van.tot))}.`}>
        Sluit je nu af, dan werken de leerlingen vanaf vandaag aan de volgende periode.
      </Notice>
    );
  return dagen > 0 ? null : (
    <Notice kind="info" title={`${van.naam} is voorbij sinds ${dagVoluit(van.tot)}.`} />
  );
}

function Leeg({ view, magInstellen }: { view: PeriodeSluiten; magInstellen: boolean }): VNode {
  if (!view.van || !view.naar)
    return (
      <EmptyState title="De school heeft nog geen perioden">
        {magInstellen
          ? 'Verdeel eerst het schooljaar in perioden. Dat kan onderaan deze pagina.'
          : 'De intern begeleider verdeelt het schooljaar in perioden.'}
      </EmptyState>
    );
  const gedaan = view.leerlingen.some((l) => l.gedaan.length > 0);
  return gedaan ? (
    <EmptyState title="Alles is al afgesloten">
      Iedereen in deze groep werkt al aan {naamVan(view.naar)}. Hieronder zie je wie dat deed.
    </EmptyState>
  ) : (
    <EmptyState title="Er is niets om af te sluiten">
      Niemand in deze groep werkt aan een leerlijn. Koppel de groep eerst aan een leerroute.
    </EmptyState>
  );
}

function Gelukt({
  gedaan,
  laatste,
}: {
  gedaan: Gedaan | undefined;
  laatste: AfsluitingView | undefined;
}): VNode | null {
  if (gedaan === 'terug')
    return <Notice kind="success" announce title="Teruggedraaid. Alles staat weer zoals daarvoor." />;
  if (gedaan === 'al') return <Notice kind="info" announce title="Deze periode was al afgesloten." />;
  if (gedaan !== 'gesloten' || !laatste) return null;
  const { leerlingen } = laatste;
  return (
    <Notice
      kind="success"
      announce
      title={`Afgesloten voor ${leerlingen} ${term('leerling', leerlingen)}. Wat niet af was, gaat mee.`}
    />
  );
}

function Eerder({
  afsluitingen,
  groep,
}: {
  afsluitingen: readonly AfsluitingView[];
  groep: string;
}): VNode | null {
  if (afsluitingen.length === 0) return null;
  return (
    <Card title="Afgesloten met deze groep" icon="history">
      <ul class="s-afgesloten">
        {afsluitingen.map((a) => (
          <li key={a.id}>
            <p>{`${a.periode}: ${a.leerlingen} ${term('leerling', a.leerlingen)}, ${dagVoluit(a.op)}, ${a.door}.`}</p>
            {a.terug ? (
              <ConfirmPanel
                id={`terug-${a.id}`}
                trigger="Terugdraaien"
                kind="careful"
                title="Alles terugdraaien?"
              >
                <p>Dan staat iedereen weer precies zoals daarvoor. Dat kan alleen vandaag.</p>
                <form method="post" action={periodeTerugUrl(groep)}>
                  <input type="hidden" name="afsluiting" value={a.id} />
                  <Button type="submit" kind="careful" icon="arrow-back-up">
                    Ja, draai terug
                  </Button>
                </form>
              </ConfirmPanel>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
