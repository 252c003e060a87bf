import type { VNode } from 'preact';
import { scopesFor } from '../../../gateway/access/policy.ts';
import type { OppAct, OppView } from '../../../gateway/opp/service.ts';
import type { Inbreng } from '../../../gateway/opp/thuis/inbreng.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { datumVan } from '../datum.ts';
import { Kop } from '../leerling/kop.tsx';
import type { Velden } from './act-vormen.tsx';
import { Banner } from './banner.tsx';
import { CvbFactoren } from './cvb-factoren.tsx';
import { Gaten } from './gaten.tsx';
import { Handelingen } from './handelingen.tsx';
import { Inhoud } from './inhoud.tsx';
import { Instemming } from './instemming.tsx';
import { type Getypt, isConcept, kaderVan } from './kader.ts';
import { SectieNav } from './sectie.tsx';
import { StapBalk } from './stand.tsx';
import { beginUrl, GEDAAN, type Gedaan } from './urls.ts';
import { VanThuis } from './van-thuis.tsx';
import { Versies } from './versies.tsx';
import { Volgende } from './volgende.tsx';
import { STATUS } from './woorden.ts';

/** What the page says beside the OPP itself. */
export interface OppZeg {
  readonly gedaan?: Gedaan | undefined;
  /** The form that stands open. */
  readonly doe?: OppAct | undefined;
  readonly velden?: Velden | undefined;
  readonly fout?: string | undefined;
  readonly getypt?: Getypt | undefined;
}

export interface OppPageProps {
  frame: Frame;
  opp: OppView;
  now: Date;
  zeg?: OppZeg;
  /** What was told from home, newest first (R60). */
  vanThuis?: readonly Inbreng[];
}

/** The OPP of a pupil: where it stands, what is missing, what comes next, and all of it (R34–R48). */
export function OppPage({ frame, opp, now, zeg = {}, vanThuis = [] }: OppPageProps): VNode {
  const { leerling, inhoud, versie } = opp;
  return (
    <Page
      frame={frame}
      title={`OPP van ${leerling.naam.voluit}`}
      clients={['screens/opp.js']}
      {...(zeg.gedaan ? { messages: <Toast icon="check" text={GEDAAN[zeg.gedaan]} /> } : {})}
    >
      <Kop leerling={leerling} deel="opp" frame={frame} />
      {zeg.fout ? (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="Er is niets veranderd">
            <p>{zeg.fout}</p>
          </Notice>
        </div>
      ) : null}
      {inhoud === null || versie === null ? (
        <>
          <Leeg opp={opp} />
          <VanThuis inbreng={vanThuis} now={now} />
        </>
      ) : (
        <Heel {...{ frame, opp, inhoud, versie, now, zeg, vanThuis }} />
      )}
    </Page>
  );
}

function Leeg({ opp }: { opp: OppView }): VNode {
  const { leerling } = opp;
  const mag = opp.acten.some((a) => a.act === 'begin' && a.weigering === null);
  return (
    <EmptyState
      title="Er is nog geen OPP"
      {...(mag
        ? {
            action: (
              <form method="post" action={beginUrl(leerling.id)}>
                <Button id="begin" type="submit" kind="primary" icon="pencil">
                  Begin het OPP
                </Button>
              </form>
            ),
          }
        : {})}
    >
      {mag
        ? `Koers vult in wat al bekend is van ${leerling.naam.roepnaam}. Jij kijkt het na en vult de rest aan.`
        : 'De intern begeleider of de leerkracht begint het OPP.'}
    </EmptyState>
  );
}

interface HeelProps extends OppPageProps {
  inhoud: NonNullable<OppView['inhoud']>;
  versie: NonNullable<OppView['versie']>;
  zeg: OppZeg;
  vanThuis: readonly Inbreng[];
}

function Heel({ frame, opp, inhoud, versie, now, zeg, vanThuis }: HeelProps): VNode {
  const vandaag = datumVan(now);
  const concept = isConcept(versie);
  const factorErbij = scopesFor(frame.who, 'factoren_schrijven').length > 0;
  const kader = kaderVan(opp, vandaag, { getypt: zeg.getypt, factorErbij });
  const status = STATUS[versie.status];
  return (
    <>
      <Banner opp={opp} />
      <section class="k-card s-opp__nu" aria-labelledby="nu-kop">
        <div class="k-card__head">
          <h2 id="nu-kop">{`Ontwikkelingsperspectief, versie ${versie.nummer}`}</h2>
          <Badge tone={status.tone} icon={status.icon}>
            {status.woord}
          </Badge>
        </div>
        <StapBalk opp={opp} />
        <Volgende opp={opp} />
        {concept ? <Gaten gaten={opp.gaten} leerling={opp.leerling.id} /> : null}
      </section>
      <VanThuis inbreng={vanThuis} now={now} />
      <SectieNav />
      <Inhoud
        inhoud={inhoud}
        kader={kader}
        magStem={concept && opp.mag.schrijven}
        instemming={<Instemming opp={opp} now={now} />}
      >
        <Handelingen opp={opp} vandaag={vandaag} doe={zeg.doe} velden={zeg.velden} />
      </Inhoud>
      <CvbFactoren factoren={opp.cvbFactoren} vandaag={vandaag} />
      <Versies opp={opp} now={now} />
    </>
  );
}
