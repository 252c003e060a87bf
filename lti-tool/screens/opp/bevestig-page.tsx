import type { ComponentChildren, VNode } from 'preact';
import type { OppView } from '../../../gateway/opp/service.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { datumVan } from '../datum.ts';
import { Kop } from '../leerling/kop.tsx';
import { Gaten } from './gaten.tsx';
import { Inhoud } from './inhoud.tsx';
import { kaderVan } from './kader.ts';
import { SectieD } from './sectie-d.tsx';
import { SectieE } from './sectie-e.tsx';
import { oppUrl, vaststellenUrl, voorleggenUrl } from './urls.ts';

export interface BevestigProps {
  frame: Frame;
  opp: OppView;
  now: Date;
  fout?: string | undefined;
}

interface HeelProps extends BevestigProps {
  titel: string;
  act: 'ter_instemming' | 'vaststellen';
  post: string;
  knop: string;
  uitleg: ComponentChildren;
  children: ComponentChildren;
}

/** Shows exactly what will be put before people or fixed, and only then the button that does it. */
function BevestigPage({ frame, opp, fout, titel, act, post, knop, uitleg, children }: HeelProps): VNode {
  const weigering = opp.acten.find((a) => a.act === act)?.weigering ?? null;
  const kan = opp.acten.some((a) => a.act === act && a.weigering === null);
  const { leerling } = opp;
  return (
    <Page frame={frame} title={`${titel}: ${leerling.naam.voluit}`}>
      <Kop leerling={leerling} deel="opp" frame={frame} />
      <section class="k-card s-opp__nu" aria-labelledby="bevestig-kop">
        <h2 id="bevestig-kop">{titel}</h2>
        {fout || (!kan && weigering) ? (
          <div {...(fout ? { 'data-focus': '' } : {})} tabIndex={-1}>
            <Notice kind="error" title="Dit kan nog niet">
              <p>{fout ?? weigering}</p>
            </Notice>
          </div>
        ) : null}
        {uitleg}
        <div class="k-row">
          {kan ? (
            <form method="post" action={post}>
              <Button id="bevestig" type="submit" kind="primary" icon="check">
                {knop}
              </Button>
            </form>
          ) : null}
          <LinkButton href={oppUrl(leerling.id)} kind="subtle" icon="arrow-left">
            Terug naar het OPP
          </LinkButton>
        </div>
      </section>
      {children}
    </Page>
  );
}

/** R44: what who has gezag will read and answer, before it is sent. */
export function VoorleggenPage(props: BevestigProps): VNode {
  const { opp, now } = props;
  const kader = { ...kaderVan(opp, datumVan(now)), schrijf: null, verschoven: new Map() };
  return (
    <BevestigPage
      {...props}
      titel="Dit leg je voor"
      act="ter_instemming"
      post={voorleggenUrl(opp.leerling.id)}
      knop="Leg dit voor"
      uitleg={
        <>
          <p>
            {opp.gezag.length === 0
              ? 'Er is nog niemand bekend die mee beslist.'
              : `Aan: ${opp.gezag.map((g) => `${g.naam} (${g.rol})`).join(', ')}.`}
          </p>
          <p>
            Zij lezen het hele OPP. Over de uitstroom (deel D) zeggen zij wat zij vinden. Voor het
            handelingsdeel (deel E) vraag je of zij instemmen. Precies deze tekst wordt bewaard.
          </p>
        </>
      }
    >
      {opp.inhoud ? (
        <>
          <SectieD d={opp.inhoud.d} kader={kader} />
          <SectieE e={opp.inhoud.e} handelingsdeel={opp.inhoud.h.handelingsdeel} kader={kader} />
        </>
      ) : null}
    </BevestigPage>
  );
}

/** R35, R41: everything that will be fixed, as it will stand. */
export function VaststellenPage(props: BevestigProps): VNode {
  const { opp, now } = props;
  const kader = { ...kaderVan(opp, datumVan(now)), schrijf: null };
  const geweigerd = opp.versie?.handeling === 'niet_ingestemd' || opp.versie?.handeling === 'open';
  return (
    <BevestigPage
      {...props}
      titel="Dit stel je vast"
      act="vaststellen"
      post={vaststellenUrl(opp.leerling.id)}
      knop="Ja, stel dit vast"
      uitleg={
        <>
          <p>
            Alles wat hieronder staat wordt bewaard zoals het nu is. Wil je later iets veranderen, dan stel je
            het OPP bij.
          </p>
          {geweigerd ? (
            <Notice title="Het handelingsdeel is nog niet ingestemd">
              <p>
                Het deel over de uitstroom wordt vastgesteld. Het handelingsdeel blijft open tot iedereen
                instemt.
              </p>
            </Notice>
          ) : null}
          {opp.gaten.length > 0 ? <Gaten gaten={opp.gaten} leerling={opp.leerling.id} /> : null}
        </>
      }
    >
      {opp.inhoud ? <Inhoud inhoud={opp.inhoud} kader={kader} /> : null}
    </BevestigPage>
  );
}
