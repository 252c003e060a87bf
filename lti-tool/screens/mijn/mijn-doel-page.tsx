import type { VNode } from 'preact';
import type { Inbreng } from '../../../gateway/arrangementskaart/inbreng/view.ts';
import type { KaartDoel } from '../../../gateway/arrangementskaart/view.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { Page } from '../chrome.tsx';
import type { MijnProps } from './gebieden-page.tsx';
import { Mening } from './mening.tsx';
import { pictoVan } from './picto.ts';
import { Terug } from './terug.tsx';
import { mijnDoelUrl, mijnGebiedUrl } from './urls.ts';
import { Tekst, Voorlezen } from './voorlezen.tsx';
import { Zeg } from './zeg.tsx';

export interface MijnDoelProps extends MijnProps {
  gebied: { readonly id: string; readonly naam: string };
  doel: KaartDoel;
  gezegd: Inbreng | null;
  vorige: string | null;
  volgende: string | null;
  /** Something was just said, or taken back. */
  zojuist?: 'gezegd' | 'terug' | undefined;
}

const ZOJUIST = { gezegd: 'Bewaard. Je juf of meester ziet dit.', terug: 'Weggehaald.' } as const;

/** One doel of a leerling, and what he says of it: one thing at a time (R59). */
export function MijnDoelPage(props: MijnDoelProps): VNode {
  const { frame, mijn, gebied, doel, gezegd, zojuist } = props;
  const naam = mijn.kaart.leerling.naam.roepnaam;
  return (
    <Page
      frame={frame}
      title="Mijn doel"
      plek="mijn"
      clients={['screens/mijn.js']}
      {...(zojuist === undefined ? {} : { messages: <Toast text={ZOJUIST[zojuist]} /> })}
    >
      <div class="s-mij">
        <Terug href={mijnGebiedUrl(gebied.id)} />
        <section class="k-card s-mij__een" aria-labelledby="mijn-doel">
          <span class="s-mij__picto">
            <Icon name={pictoVan(gebied.naam)} />
          </span>
          <h1 id="mijn-doel">
            <Tekst>{`${naam} ${doel.tekst}.`}</Tekst>
          </h1>
          {doel.behaald ? (
            <p class="s-mij__al">
              <Icon name="circle-check" /> <Tekst>Dit kun je al. Goed zo!</Tekst>
            </p>
          ) : null}
          <Voorlezen />
        </section>
        <div class="s-mij__zeggen">
          <Zeg doel={doel.id} wat="kan" gezegd={gezegd?.kan !== null && gezegd?.kan !== undefined} />
          {doel.behaald ? null : (
            <Zeg doel={doel.id} wat="wens" gezegd={gezegd?.wens !== null && gezegd?.wens !== undefined} />
          )}
        </div>
        {gezegd?.wens?.antwoord ? <Antwoord antwoord={gezegd.wens.antwoord} /> : null}
        <Mening doel={doel.id} mening={gezegd?.mening ?? null} />
        <Verder {...props} />
      </div>
    </Page>
  );
}

function Antwoord({
  antwoord: { door, antwoord, tekst },
}: {
  antwoord: NonNullable<NonNullable<Inbreng['wens']>['antwoord']>;
}): VNode {
  const zin = antwoord === 'overgenomen' ? 'Ja, hier gaan we aan werken.' : 'Nu nog niet.';
  return (
    <section class="k-card k-card--land" aria-labelledby="antwoord-kop">
      <h2 id="antwoord-kop">{`${door} zegt`}</h2>
      <p class="s-mij__al">
        <Icon name={antwoord === 'overgenomen' ? 'check' : 'hourglass'} />
        <Tekst>{tekst ? `${zin} ${tekst}` : zin}</Tekst>
      </p>
    </section>
  );
}

/** To the doel before and after this one. */
function Verder({ vorige, volgende }: Pick<MijnDoelProps, 'vorige' | 'volgende'>): VNode {
  return (
    <nav class="k-row k-row--between" aria-label="Andere doelen">
      {vorige ? (
        <LinkButton href={mijnDoelUrl(vorige)} icon="arrow-left">
          Vorig doel
        </LinkButton>
      ) : null}
      {volgende ? (
        <LinkButton href={mijnDoelUrl(volgende)} icon="arrow-right">
          Volgend doel
        </LinkButton>
      ) : null}
    </nav>
  );
}
