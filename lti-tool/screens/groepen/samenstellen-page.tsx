import type { VNode } from 'preact';
import { scopesFor } from '../../../gateway/access/policy.ts';
import type { Knoop, Voorbeeld, VraagKeuzes } from '../../../gateway/groepen/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { term } from '../../ui/glossary.ts';
import { type Frame, Page } from '../chrome.tsx';
import { type Ingevuld, MaakForm } from './maak-form.tsx';
import { GROEPEN, lijstUrl, samenstelUrl } from './urls.ts';
import { Voorwaarden } from './voorwaarden.tsx';
import { alsBouw, alsVraag, type Bouw, zonder } from './vraag-form.ts';
import { hoofdletter } from './words.ts';

export interface SamenstellenPageProps {
  frame: Frame;
  vraag: Knoop | null;
  /** The parts of the query, as they go on after "leerlingen ". */
  delen: readonly string[];
  keuzes: VraagKeuzes;
  voorbeeld: Voorbeeld | null;
  vandaag: string;
  /** A form that could not be used, in words; and what was filled in to make the group. */
  fout?: { readonly tekst: string; readonly ingevuld?: Ingevuld } | undefined;
}

/** Builds a query, shows at once who it finds and why, and makes the group (R52, R53). */
export function SamenstellenPage(props: SamenstellenPageProps): VNode {
  const { frame, vraag, delen, keuzes, voorbeeld, vandaag, fout } = props;
  return (
    <Page frame={frame} title="Groep samenstellen" plek="groepen">
      <PageHeader
        title="Groep samenstellen"
        crumbs={[{ href: GROEPEN, label: 'Groepen' }]}
        lead="Zeg wie je zoekt. Je ziet meteen wie het zijn. Pas met de knop onderaan wordt de groep gemaakt."
      />
      {fout ? (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="Dit lukte niet">
            <p>{fout.tekst}</p>
          </Notice>
        </div>
      ) : null}
      <section class="k-section" aria-labelledby="wie-kop">
        <h2 id="wie-kop">Wie zoek je?</h2>
        <Gekozen bouw={alsBouw(vraag)} delen={delen} />
        <h3>{delen.length === 0 ? 'Kies een voorwaarde' : 'Nog een voorwaarde'}</h3>
        <Voorwaarden
          keuzes={keuzes}
          vraag={vraag}
          magZorg={scopesFor(frame.who, 'factoren_lezen').length > 0}
          magOpp={scopesFor(frame.who, 'opp_lezen').length > 0}
        />
      </section>
      <section class="k-section" aria-labelledby="gevonden-kop">
        <h2 id="gevonden-kop">{gevonden(voorbeeld)}</h2>
        {voorbeeld?.alleenEigen ? <p class="k-soft">Koers zocht in de groepen waarin jij werkt.</p> : null}
        {vraag !== null && voorbeeld && voorbeeld.leerlingen.length > 0 ? (
          <p>
            <LinkButton href={lijstUrl(vraag)} icon="file-text" size="small" download="leerlingen.csv">
              Neem de lijst mee
            </LinkButton>
          </p>
        ) : null}
        <MaakForm
          vraag={vraag}
          voorbeeld={voorbeeld}
          keuzes={keuzes}
          vandaag={vandaag}
          ingevuld={fout?.ingevuld}
        />
      </section>
    </Page>
  );
}

function gevonden(voorbeeld: Voorbeeld | null): string {
  if (voorbeeld === null) return 'Of begin met een lege groep';
  const aantal = voorbeeld.leerlingen.length;
  return aantal === 0 ? 'Niemand gevonden' : `${aantal} ${term('leerling', aantal)} gevonden`;
}

function Gekozen({ bouw, delen }: { bouw: Bouw; delen: readonly string[] }): VNode | null {
  if (delen.length === 0) return null;
  const ander = bouw.hoe === 'en' ? 'of' : 'en';
  return (
    <>
      <ul class="k-stack k-stack--tight s-gekozen" aria-label="Gekozen voorwaarden">
        {delen.map((deel, i) => (
          <li class="k-row" key={deel}>
            <Badge icon="check">{hoofdletter(deel)}</Badge>
            <LinkButton
              href={samenstelUrl(zonder(bouw, i))}
              kind="subtle"
              size="small"
              icon="x"
              label={`Haal weg: ${deel}`}
            >
              Haal weg
            </LinkButton>
          </li>
        ))}
      </ul>
      {delen.length > 1 ? (
        <p class="k-row">
          {bouw.hoe === 'en' ? 'Alle voorwaarden moeten kloppen.' : 'Een van de voorwaarden is genoeg.'}
          <LinkButton href={samenstelUrl(alsVraag({ ...bouw, hoe: ander }))} kind="subtle" size="small">
            {ander === 'of' ? 'Eén is genoeg' : 'Alle moeten kloppen'}
          </LinkButton>
        </p>
      ) : null}
    </>
  );
}
