import type { VNode } from 'preact';
import type { Inbreng, MijnKaart } from '../../../gateway/arrangementskaart/inbreng/view.ts';
import type { Arrangementskaart, KaartDoel, KaartLeerlijn } from '../../../gateway/arrangementskaart/view.ts';
import { Icon } from '../../ui/components/icon.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Voortgang } from '../../ui/components/voortgang.tsx';
import { Page } from '../chrome.tsx';
import { telling } from '../kaart/telling.ts';
import type { MijnProps } from './gebieden-page.tsx';
import { pictoVan } from './picto.ts';
import { Terug } from './terug.tsx';
import { MIJN, mijnDoelUrl } from './urls.ts';
import { Tekst, Voorlezen } from './voorlezen.tsx';

type Leergebied = Arrangementskaart['leergebieden'][number];

/** One leergebied of a leerling: his doelen as large cards. What he can already do is the good news, and comes first. */
export function GebiedPage({ frame, mijn, gebied }: MijnProps & { gebied: Leergebied }): VNode {
  return (
    <Page frame={frame} title={gebied.naam} plek="mijn" clients={['screens/mijn.js']}>
      <div class="s-mij">
        <Terug href={MIJN} />
        <PageHeader
          title={gebied.naam}
          mark={
            <span class="s-mij__picto">
              <Icon name={pictoVan(gebied.naam)} />
            </span>
          }
          actions={<Voorlezen />}
        />
        {gebied.leerlijnen
          .filter((lijn) => lijn.doelen.length > 0)
          .map((lijn) => (
            <Lijn key={lijn.id} lijn={lijn} gezegd={mijn.gezegd} />
          ))}
      </div>
    </Page>
  );
}

function Lijn({ lijn, gezegd }: { lijn: KaartLeerlijn; gezegd: MijnKaart['gezegd'] }): VNode {
  const doelen = [...lijn.doelen.filter((d) => d.behaald), ...lijn.doelen.filter((d) => !d.behaald)];
  return (
    <section class="k-section" aria-labelledby={`mij-${lijn.id}`}>
      <h2 id={`mij-${lijn.id}`}>{lijn.naam}</h2>
      <Voortgang {...telling(lijn)} zonderNiveaus />
      <ul class="s-mij__doelen">
        {doelen.map((doel) => (
          <li key={doel.id}>
            <DoelKaart doel={doel} gezegd={gezegd.get(doel.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DoelKaart({ doel, gezegd }: { doel: KaartDoel; gezegd: Inbreng | undefined }): VNode {
  return (
    <a class="s-mij__doel" href={mijnDoelUrl(doel.id)}>
      <Icon name={doel.behaald ? 'circle-check' : 'sailboat'} />
      <span>
        <Tekst>{doel.tekst}</Tekst>
        <span class="s-onder">{stand(doel)}</span>
        {gezegd?.kan ? (
          <span class="s-mij__zelf">
            <Icon name="thumb-up" /> Ik zeg: dit kan ik
          </span>
        ) : null}
        {gezegd?.wens ? (
          <span class="s-mij__zelf">
            <Icon name="heart" /> Hier wil ik aan werken
          </span>
        ) : null}
      </span>
    </a>
  );
}

function stand({ behaald, meegenomen }: KaartDoel): string {
  if (behaald) return 'Dit kan ik al';
  return meegenomen ? 'Hier werk ik aan, nog van eerder' : 'Hier werk ik aan';
}
