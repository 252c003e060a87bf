import type { VNode } from 'preact';
import { z } from 'zod';
import type { Verschil, WachtrijWeigering } from '../../../gateway/arrangementskaart/service.ts';
import { Stand } from '../../../gateway/model/act.ts';
import { Button } from '../../ui/components/button.tsx';
import { MESSAGES } from '../../ui/components/layout.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Partial } from '../../ui/components/partial.tsx';
import { newActId } from '../act-id.ts';
import { wanneer } from '../datum.ts';
import { standWoord } from './meldingen.tsx';

const Weigering = z.enum(['niet_bij', 'afgesloten', 'andere_versie', 'te_oud', 'id_in_gebruik']);

/** A mark that was not taken over, as the device remembers it. */
export const Geweigerd = z.object({
  id: z.uuid(),
  waarom: Weigering,
  leerling: z.uuid().optional(),
  leerdoel: z.uuid().optional(),
  kaartActie: z.uuid().optional(),
  stand: Stand.optional(),
});
export type Geweigerd = z.infer<typeof Geweigerd>;

const WAAROM: Readonly<Record<WachtrijWeigering, string>> = {
  niet_bij: 'Je kunt bij deze leerling of dit doel niet (meer) afvinken.',
  afgesloten: 'Dit doel is geëvalueerd en gesloten voor deze periode. In de volgende periode kun je verder.',
  andere_versie:
    'Deze leerling werkt nu met een andere versie van de leerlijnen. Kijk op de kaart wat er staat.',
  te_oud: 'Deze tik wachtte langer dan een week. Kijk op de kaart wat er staat.',
  id_in_gebruik: 'Deze tik kwam dubbel binnen. Kijk op de kaart wat er staat.',
};

export interface NagekekenProps {
  verschillen: readonly Verschil[];
  geweigerd: readonly (Geweigerd & { naam: { leerling: string; wat: string } | null })[];
  /** Differences that were settled meanwhile: the device may forget them. */
  klaar: readonly string[];
  now: Date;
}

/** What needs the eye of the person after marks came in: each with both stands and a choice, or with the reason (R33, R23). */
export function Nagekeken({ verschillen, geweigerd, klaar, now }: NagekekenProps): VNode {
  const aantal = verschillen.length + geweigerd.length;
  return (
    <Partial target={MESSAGES}>
      <div id="wachtrij-nakijken" data-klaar={klaar.join(',')}>
        {aantal > 0 ? (
          <Notice
            kind="warning"
            announce
            title={aantal === 1 ? 'Kijk 1 tik na.' : `Kijk ${aantal} tikken na.`}
          >
            <ul class="k-nakijken">
              {verschillen.map((v) => (
                <VerschilRegel key={v.act} verschil={v} now={now} />
              ))}
              {geweigerd.map((g) => (
                <li class="k-nakijken__regel" key={g.id}>
                  <p>
                    <strong>{g.naam ? `${g.naam.leerling}, ${g.naam.wat}` : 'Een tik'}</strong>
                    {g.stand === undefined
                      ? ' is niet bewaard. '
                      : `: "${standWoord(g.stand)}" is niet bewaard. `}
                    {WAAROM[g.waarom]}
                  </p>
                  <Klaar act={g.id} id={`klaar-${g.id}`}>
                    Gezien
                  </Klaar>
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </div>
    </Partial>
  );
}

function VerschilRegel({ verschil: v, now }: { verschil: Verschil; now: Date }): VNode {
  const zet = (stand: Stand, id: string, woorden: string) =>
    v.nu === stand ? (
      <Klaar act={v.act} id={id}>
        {`Laat "${standWoord(stand)}" staan`}
      </Klaar>
    ) : (
      <span data-wachtrij-klaar={v.act}>
        <Button
          size="small"
          id={id}
          hx={{
            post: `/afvinken/wachtrij/keuze/leerling/${v.leerling.id}/doel/${v.leerdoel.id}`,
            swap: 'none',
            vals: { act: newActId(), stand },
          }}
        >
          {woorden}
        </Button>
      </span>
    );
  return (
    <li class="k-nakijken__regel" data-cel={`c-${v.leerling.id}-${v.leerdoel.id}`}>
      <p>
        <strong>{`${v.leerling.naam.voluit}, ${v.leerdoel.code}`}</strong>
        {`: jij zette "${standWoord(v.mijn)}" (${wanneer(v.mijnOp, now)}), ${v.anderDoor} zette "${standWoord(v.ander)}" (${wanneer(v.anderOp, now)}). `}
        {`Nu telt "${standWoord(v.nu)}". Beide staan in de leerreis.`}
      </p>
      <div class="k-row">
        {zet(v.mijn, `mijn-${v.act}`, `Zet "${standWoord(v.mijn)}"`)}
        {zet(v.ander, `ander-${v.act}`, `Zet "${standWoord(v.ander)}"`)}
      </div>
    </li>
  );
}

/** Nothing to send: the device forgets this one. */
function Klaar({ act, id, children }: { act: string; id: string; children: string }): VNode {
  return (
    <span data-wachtrij-klaar={act}>
      <Button size="small" kind="subtle" id={id}>
        {children}
      </Button>
    </span>
  );
}
