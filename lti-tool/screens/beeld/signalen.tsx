import type { VNode } from 'preact';
import type { BesluitView, IntegraalBeeld, Signaal } from '../../../gateway/leerroute/beeld/view.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Textarea } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { dagVoluit } from '../datum.ts';
import { samenstelUrl } from '../groepen/urls.ts';
import { vraagVoor } from '../periode/hulpgroepen.tsx';
import { besluitUrl } from '../urls.ts';
import { KEUZE, routeWoord } from './woorden.ts';

/** What was filled in before, when it must be mended. */
export interface BesluitInvoer {
  readonly voor: string;
  readonly achter: string;
  readonly keuze: string;
  readonly reden: string;
  readonly fouten: { readonly keuze?: string; readonly reden?: string; readonly signaal?: string };
}

export interface SignalenProps {
  beeld: IntegraalBeeld;
  /** A fresh id for each form. */
  actId: () => string;
  invoer?: BesluitInvoer | undefined;
}

/** More of these than a person can look at says nothing; the widest apart come first. */
const MEEST = 3;

/** R19: one leerlijn runs ahead while another stays behind, with what can be chosen. */
export function Signalen({ beeld, actId, invoer }: SignalenProps): VNode | null {
  const { signalen, leerling } = beeld;
  if (signalen.length === 0 && invoer?.fouten.signaal === undefined) return null;
  return (
    <section class="k-card" id="signaal" aria-labelledby="signaal-kop">
      <h2 id="signaal-kop">Let op het verschil</h2>
      {invoer?.fouten.signaal === undefined ? null : (
        <Notice kind="error" title="De keuze is nog niet vastgelegd">
          {invoer.fouten.signaal}
        </Notice>
      )}
      {signalen.slice(0, MEEST).map((signaal, n) => (
        <Een
          key={`${signaal.voor.id}-${signaal.achter.id}`}
          n={n}
          signaal={signaal}
          leerling={leerling.id}
          mag={beeld.mag.besluiten}
          act={actId()}
          invoer={
            invoer?.voor === signaal.voor.id && invoer.achter === signaal.achter.id ? invoer : undefined
          }
        />
      ))}
      {signalen.length > MEEST ? (
        <p class="k-small k-soft">{`En nog ${signalen.length - MEEST} kleinere verschillen tussen leerlijnen.`}</p>
      ) : null}
    </section>
  );
}

interface EenProps {
  n: number;
  signaal: Signaal;
  leerling: string;
  mag: boolean;
  act: string;
  invoer: BesluitInvoer | undefined;
}

function Een(props: EenProps): VNode {
  const { voor, achter, besluit } = props.signaal;
  const tekst = (lijn: Signaal['voor']) => (lijn.route ? routeWoord(lijn.route).tekst : '');
  return (
    <div class="s-signaal">
      <Notice kind="warning" title={`${voor.naam} loopt voor, ${achter.naam} blijft achter`}>
        <p>{`${voor.naam}: ${tekst(voor)}. ${achter.naam}: ${tekst(achter)}.`}</p>
        <p>
          Zo'n verschil kan veel vragen van een leerling. Koers beslist niets: bespreek het met elkaar en
          kies.
        </p>
      </Notice>
      {besluit ? <Besluit besluit={besluit} /> : null}
      {besluit?.keuze === 'intensiveren' && props.mag ? (
        <p>
          <LinkButton href={samenstelUrl(vraagVoor(achter.id, achter.streef?.id ?? null))} icon="users">
            {`Stel een groep samen voor ${achter.naam}`}
          </LinkButton>
        </p>
      ) : null}
      {props.mag ? (
        <ConfirmPanel
          id={`signaal-${props.n}`}
          trigger={besluit ? 'Opnieuw kiezen' : 'Kiezen wat jullie doen'}
          title="Wat doen jullie?"
          open={props.invoer !== undefined}
        >
          <Vorm {...props} />
        </ConfirmPanel>
      ) : null}
    </div>
  );
}

/** What was chosen, by whom and why. */
function Besluit({ besluit }: { besluit: BesluitView }): VNode {
  return (
    <p>
      <strong>{`Gekozen: ${KEUZE[besluit.keuze].label}.`}</strong>
      {` ${dagVoluit(besluit.dag)}, ${besluit.door}.`}
      {besluit.reden ? ` Reden: ${besluit.reden}` : ''}
    </p>
  );
}

function Vorm({ n, signaal, leerling, act, invoer }: EenProps): VNode {
  const { keuze, reden } = invoer?.fouten ?? {};
  return (
    <form class="k-form" method="post" action={besluitUrl(leerling)}>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="voor" value={signaal.voor.id} />
      <input type="hidden" name="achter" value={signaal.achter.id} />
      <RadioGroup
        id={`keuze-${n}`}
        name="keuze"
        label="Keuze"
        {...(keuze === undefined ? {} : { error: keuze })}
        choices={Object.entries(KEUZE).map(([value, woorden]) => ({
          value,
          ...woorden,
          checked: invoer?.keuze === value,
        }))}
      />
      <Textarea
        id={`reden-${n}`}
        name="reden"
        label="Waarom"
        hint="Dit komt in de leerreis te staan. Alleen wie met de leerling werkt, leest het."
        rows={3}
        maxLength={2000}
        value={invoer?.reden ?? ''}
        {...(reden === undefined ? {} : { error: reden })}
      />
      <div class="k-row">
        <Button type="submit" kind="primary" icon="check">
          Keuze vastleggen
        </Button>
      </div>
    </form>
  );
}
