import type { VNode } from 'preact';
import { mayInSchool } from '../../../gateway/access/policy.ts';
import type { MeldingRegel } from '../../../gateway/meldingen/lees.ts';
import type { Rol } from '../../../gateway/model/actor.ts';
import type { GroepKort } from '../../../gateway/school/view.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { weekdagVoluit } from '../datum.ts';
import { NietGelukt, type Terug } from '../gebruikersgroep/terug.tsx';
import { magPlaatsen } from '../roles.ts';
import { groepUrl } from '../urls.ts';
import { Gedaan } from './gedaan.tsx';
import { Gedeeld } from './gedeeld.tsx';
import { GroepKaart } from './groep-kaart.tsx';
import { Kinderen } from './kinderen.tsx';
import { KlaarLijst } from './klaar.tsx';
import { Meldingen } from './meldingen.tsx';
import type { Overzicht } from './overzicht.ts';
import { Wachten } from './wachten.tsx';
import { Week } from './week.tsx';

export interface VandaagPageProps {
  frame: Frame;
  overzicht: Overzicht;
  now: Date;
  /** What is new for this person and not read yet. */
  meldingen?: readonly MeldingRegel[];
  /** He just said what he thinks of a feature in a pilot (R77). */
  meningBewaard?: boolean;
  /** What he said of it, when that could not be taken. */
  terug?: Terug | undefined;
}

/** The first page: mine, and what to do next (R61, R56 in part). Each role sees its own parts. */
export function VandaagPage(props: VandaagPageProps): VNode {
  const { frame, overzicht, now, meldingen = [], meningBewaard = false, terug } = props;
  const { eigen, andere, klaarElders, kinderen, gedeeld, gedaan, wacht, school, beheer, inzage } = overzicht;
  const plaatsen = magPlaatsen(frame.who);
  const voornaam = frame.viewer.naam.split(' ')[0] ?? '';
  const leeg =
    eigen.length + andere.length + kinderen.length + gedeeld.length + school.length === 0 &&
    !beheer &&
    !inzage;
  return (
    <Page
      frame={frame}
      title="Vandaag"
      plek="vandaag"
      clients={['screens/afvinken.js']}
      messages={
        meningBewaard ? <Notice kind="success" announce title="Dank je wel, je mening telt mee" /> : undefined
      }
    >
      <PageHeader title={`Dag ${voornaam}`} lead={eerste(weekdagVoluit(now))} />
      <NietGelukt terug={terug} />
      {leeg ? <NogNiets roles={frame.who.roles} /> : null}
      <Nieuw meldingen={meldingen} now={now} />
      <Wachten wacht={wacht} />
      {kinderen.length > 0 ? <Kinderen kinderen={kinderen} /> : null}
      {gedeeld.length > 0 ? <Gedeeld leerlingen={gedeeld} /> : null}
      {eigen.length > 0 ? (
        <section class="k-section" aria-labelledby="groepen-kop">
          <h2 id="groepen-kop">{eigen.length === 1 ? 'Jouw groep' : 'Jouw groepen'}</h2>
          <div class="k-grid s-groepen">
            {eigen.map((groep) => (
              <GroepKaart key={groep.groep.id} vandaag={groep} magPlaatsen={plaatsen} />
            ))}
          </div>
        </section>
      ) : null}
      <Week week={overzicht.week} terug={terug} />
      {klaarElders.length > 0 ? (
        <section class="k-card k-card--land" aria-labelledby="klaar-kop">
          <h2 id="klaar-kop">Klaar voor een hoger niveau</h2>
          <KlaarLijst klaar={klaarElders} max={8} magPlaatsen={mayInSchool(frame.who, 'niveau_plaatsen')} />
        </section>
      ) : null}
      {andere.length > 0 ? <AndereGroepen groepen={andere} eerst={eigen.length === 0} /> : null}
      {school.length > 0 ? <AndereGroepen groepen={school} eerst dicht /> : null}
      {beheer ? <Beheer /> : null}
      {inzage ? <Inzage /> : null}
      {eigen.length + andere.length + gedeeld.length > 0 ? <Gedaan acts={gedaan} /> : null}
    </Page>
  );
}

/** So many notices stand open: the work of today comes right under them. */
const EERST = 6;

function Nieuw({ meldingen, now }: Required<Pick<VandaagPageProps, 'meldingen' | 'now'>>): VNode {
  const rest = meldingen.slice(EERST);
  return (
    <>
      <Meldingen meldingen={meldingen.slice(0, EERST)} now={now} />
      {rest.length > 0 ? (
        <details class="s-meldingen-rest">
          <summary>{`Nog meer dat nieuw is (${rest.length})`}</summary>
          <Meldingen meldingen={rest} now={now} />
        </details>
      ) : null}
    </>
  );
}

const eerste = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function NogNiets({ roles }: { roles: ReadonlySet<Rol> }): VNode {
  if (roles.has('zorgverlener')) {
    return (
      <EmptyState title="Er is nu niets met je gedeeld" scene="haven">
        De school deelt leerlingen met je tot een datum. Is die voorbij, of mis je iemand? Vraag het de intern
        begeleider.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Je hebt nog geen groep in Koers" scene="haven">
      Koers haalt de groepen uit het leerlingvolgsysteem. Sta je daar wel bij een groep? Dan ziet Koers dat na
      de volgende keer ophalen. Vraag anders de beheerder van je school om je te koppelen.
    </EmptyState>
  );
}

function AndereGroepen({
  groepen,
  eerst,
  dicht,
}: {
  groepen: readonly GroepKort[];
  eerst: boolean;
  /** Who looks may not open them. */
  dicht?: boolean;
}): VNode {
  return (
    <Card title={eerst ? 'Groepen van de school' : 'Andere groepen van de school'} icon="users">
      <Table
        caption="Groepen van de school"
        captionHidden
        rows={groepen}
        rowKey={(groep) => groep.id}
        columns={[
          {
            key: 'naam',
            header: 'Groep',
            rowHeader: true,
            cell: (groep) => (dicht ? groep.naam : <a href={groepUrl(groep.id)}>{groep.naam}</a>),
          },
          {
            key: 'soort',
            header: 'Soort',
            cell: (groep) => (groep.soort === 'stamgroep' ? 'stamgroep' : 'samengestelde groep'),
          },
          { key: 'wie', header: 'Wie', cell: (groep) => groep.medewerkers.join(', ') || '–' },
          { key: 'aantal', header: 'Leerlingen', numeric: true, cell: (groep) => groep.aantalLeerlingen },
        ]}
      />
    </Card>
  );
}

function Beheer(): VNode {
  return (
    <Card
      title="Koppelingen"
      icon="plug"
      foot={
        <LinkButton href="/koppelingen" icon="arrow-right">
          Naar de koppelingen
        </LinkButton>
      }
    >
      <p>Kijk of de gegevens uit het leerlingvolgsysteem goed binnenkomen, en of er iets op jou wacht.</p>
    </Card>
  );
}

function Inzage(): VNode {
  return (
    <Card
      title="Inzage"
      icon="eye"
      foot={
        <LinkButton href="/spoor" icon="arrow-right">
          Naar de inzage
        </LinkButton>
      }
    >
      <p>Zie wie de gegevens van een leerling opende of veranderde, wanneer en waarom.</p>
    </Card>
  );
}
