import type { VNode } from 'preact';
import type { Inbreng, InbrengBij } from '../../../gateway/arrangementskaart/inbreng/view.ts';
import type { DoelInhoud, Evaluatie } from '../../../gateway/arrangementskaart/inhoud-view.ts';
import type { KaartDoel, MagOpKaart } from '../../../gateway/arrangementskaart/view.ts';
import type { BewijsBij } from '../../../gateway/bewijs/view.ts';
import type { DoelHerkomst } from '../../../gateway/leerroute/overkomst/view.ts';
import { STANDEN } from '../../../gateway/model/act.ts';
import type { Factor } from '../../../gateway/profiel/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { wanneer } from '../datum.ts';
import { gezichtVan } from '../mijn/gezichten.ts';
import { doelBladUrl } from '../urls.ts';
import { ActieRegel } from './actie.tsx';
import { BewijsRegel } from './bewijs.tsx';
import { UITKOMST, VERVOLG } from './woorden.ts';

/** What was written on the doelen of a card, and the factoren that count for them. */
export interface BijDoelen {
  readonly inhoud: ReadonlyMap<string, DoelInhoud>;
  readonly factoren: readonly Factor[];
  /** What the leerling says himself (R59). */
  readonly inbreng: InbrengBij;
  /** Doelen that came along from a school before (R72). */
  readonly herkomst: ReadonlyMap<string, DoelHerkomst>;
  /** What other systems measured (R74); empty for who does not tick. */
  readonly bewijs: BewijsBij;
  readonly magUitwerken: boolean;
}

export interface BijDoelProps {
  leerling: string;
  doel: KaartDoel;
  mag: MagOpKaart;
  now: Date;
  bij: BijDoelen | undefined;
}

/** Under a doel: beginsituatie, what helps and hinders, acties, evaluatie, and the way to work on them (R25–R28). */
export function BijDoel({ leerling, doel, mag, now, bij }: BijDoelProps): VNode {
  const inhoud = bij?.inhoud.get(doel.id);
  const factoren = (bij?.factoren ?? []).filter((f) => f.leerdoelen.includes(doel.id));
  return (
    <div class="s-bij">
      {inhoud?.beginsituatie?.tekst ? (
        <p class="k-small">
          <strong>Beginsituatie:</strong> {inhoud.beginsituatie.tekst}{' '}
          <span class="k-soft">{`${wanneer(inhoud.beginsituatie.op, now)}, ${inhoud.beginsituatie.door}`}</span>
        </p>
      ) : null}
      <KomtVan herkomst={bij?.herkomst.get(doel.id)} />
      <ZegtZelf inbreng={bij?.inbreng.get(doel.id)} />
      <BewijsRegel leerling={leerling} doel={doel} bewijs={bij?.bewijs.get(doel.id)} />
      {factoren.length > 0 ? <FactorLijst factoren={factoren} code={doel.code} /> : null}
      {doel.acties.length > 0 ? (
        <ul class="s-acties" aria-label={`Acties bij ${doel.code}`}>
          {doel.acties.map((actie) => (
            <ActieRegel
              key={actie.id}
              leerling={leerling}
              actie={actie}
              mag={mag.actieAfvinken && !inhoud?.evaluatie}
              now={now}
            />
          ))}
        </ul>
      ) : null}
      {inhoud?.evaluatie ? <Afgesloten evaluatie={inhoud.evaluatie} now={now} /> : null}
      {bij?.magUitwerken ? (
        <p class="k-small s-bij__weg">
          <a href={doelBladUrl(leerling, doel.id)}>
            Uitwerken<span class="k-hidden"> van {doel.code}</span>
          </a>
        </p>
      ) : null}
    </div>
  );
}

/** From which school a doel came along, and with which stand (R72). */
function KomtVan({ herkomst }: { herkomst: DoelHerkomst | undefined }): VNode | null {
  if (!herkomst) return null;
  return (
    <p class="k-row">
      <Badge icon="school">{`komt van ${herkomst.school}: ${STANDEN[herkomst.stand]}`}</Badge>
    </p>
  );
}

function FactorLijst({ factoren, code }: { factoren: readonly Factor[]; code: string }): VNode {
  return (
    <ul class="s-factoren" aria-label={`Wat helpt en hindert bij ${code}`}>
      {factoren.map((f) => (
        <li key={f.factor}>
          <Badge icon={f.richting === 'bevorderend' ? 'plus' : 'minus'}>
            {`${f.richting === 'bevorderend' ? 'helpt' : 'hindert'}: ${f.tekst ?? 'niet meer te lezen'}`}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

/** What the leerling says of it himself, beside the stand: small signs, the words stand with the doel (R59). */
function ZegtZelf({ inbreng }: { inbreng: Inbreng | undefined }): VNode | null {
  if (!inbreng || !(inbreng.kan || inbreng.wens || inbreng.mening)) return null;
  return (
    <p class="k-row">
      {inbreng.kan ? <Badge icon="thumb-up">zegt zelf: kan ik</Badge> : null}
      {inbreng.wens ? <Badge icon="heart">{wensTekst(inbreng.wens)}</Badge> : null}
      {inbreng.mening ? (
        <Badge icon={gezichtVan(inbreng.mening.gezicht).icon}>
          {`zegt zelf: het gaat ${gezichtVan(inbreng.mening.gezicht).zin}`}
        </Badge>
      ) : null}
    </p>
  );
}

function wensTekst({ antwoord }: NonNullable<Inbreng['wens']>): string {
  if (antwoord === null) return 'wil hieraan werken: wacht op antwoord';
  return antwoord.antwoord === 'overgenomen' ? 'koos dit zelf' : 'wil hieraan werken: nu nog niet';
}

/** What the doel came to: it is closed for the period (R28). */
function Afgesloten({ evaluatie, now }: { evaluatie: Evaluatie; now: Date }): VNode {
  return (
    <div class="s-evaluatie">
      <Badge tone="info" icon="checks">
        {`Afgesloten in ${evaluatie.periode.naam}: ${UITKOMST[evaluatie.uitkomst]}`}
      </Badge>
      <p class="k-small">
        {evaluatie.tekst ? `${evaluatie.tekst} ` : ''}
        <span class="k-soft">
          {`Hierna: ${VERVOLG[evaluatie.vervolg]}. ${wanneer(evaluatie.op, now)}, ${evaluatie.door}`}
        </span>
      </p>
    </div>
  );
}
