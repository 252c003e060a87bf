import type { VNode } from 'preact';
import { grouped } from '../../../gateway/leerlijnen/grouped.ts';
import type { GelezenMelding, MeldingRegel } from '../../../gateway/meldingen/lees.ts';
import type { MeldingSoort } from '../../../gateway/meldingen/melding.ts';
import type { Actor } from '../../../gateway/model/actor.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { aanbiederUrl } from '../aanbieders/urls.ts';
import { CIJFERS } from '../cijfers/urls.ts';
import { wanneer } from '../datum.ts';
import { terugUrl } from '../koppelingen/urls.ts';
import { oppUrl, VAN_THUIS } from '../opp/urls.ts';
import { planUrl } from '../thuis/urls.ts';

const WOORDEN: Readonly<Record<MeldingSoort, string>> = {
  opp_instemming_gevraagd: 'School legt een plan aan je voor',
  opp_vastgesteld: 'Het plan is vastgesteld',
  opp_evaluatie_gepland: 'Er komt een gesprek over het plan',
  opp_antwoord: 'Er is een antwoord op het OPP',
  opp_inbreng: 'Er is een bericht van thuis',
  opp_eerste: 'Het eerste OPP moet bijna klaar zijn',
  opp_eerste_te_laat: 'Het eerste OPP is te laat',
  opp_evaluatie: 'De evaluatie van het OPP komt eraan',
  opp_evaluatie_te_laat: 'De evaluatie van het OPP is te laat',
  opp_tlv_eindigt: 'De toelaatbaarheidsverklaring eindigt',
  opp_wordt_achttien: 'Deze leerling wordt 18',
  opp_periode_eindigt: 'De periode eindigt bijna',
  opp_bewaartermijn: 'De bewaartermijn is bijna voorbij',
  opp_hoorrecht_opnieuw: 'Vraag de leerling opnieuw naar zijn mening',
  terug_gestopt: 'Terugsturen naar het LVS is gestopt',
  cijfers_gestopt: 'Cijfers naar een cursus zijn gestopt',
  aanbieder_vraagt: 'Een aanbieder vraagt om gegevens van je school',
  webhook_gestopt: 'Berichten aan een aanbieder zijn gestopt',
};

/** What there can be more of at a time. */
const MEER: Readonly<Partial<Record<MeldingSoort, string>>> = {
  opp_antwoord: 'antwoorden op het OPP',
  opp_inbreng: 'berichten van thuis',
};

const woorden = (soort: MeldingSoort, aantal: number): string => {
  const meer = MEER[soort];
  return aantal > 1 && meer ? `${aantal} ${meer}` : WOORDEN[soort];
};

/** Where a notice leads: about a pupil, who is at home reads the plan and who works here goes to the pupil; else to what it is about. */
export function meldingDoel(
  { roles }: Pick<Actor, 'roles'>,
  { leerling, soort, onderwerp }: GelezenMelding,
): string {
  if (leerling === null) {
    if (soort === 'cijfers_gestopt') return CIJFERS;
    return soort === 'terug_gestopt' ? terugUrl(onderwerp) : aanbiederUrl(onderwerp);
  }
  return [...roles].every((rol) => rol === 'ouder' || rol === 'leerling')
    ? planUrl(leerling)
    : oppUrl(leerling, soort === 'opp_inbreng' ? { bij: VAN_THUIS } : {});
}

/** What is new for who looks, of one kind and pupil together; each opens what it is about, and is read then. */
export function Meldingen({
  meldingen,
  now,
}: {
  meldingen: readonly MeldingRegel[];
  now: Date;
}): VNode | null {
  if (meldingen.length === 0) return null;
  return (
    <Card title="Nieuw voor jou" icon="message-circle" tone="land">
      <ul class="s-meldingen">
        {grouped(meldingen, (m) => `${m.soort} ${m.leerling ?? m.id}`).map(({ 0: melding, length }) => (
          <li key={melding.id}>
            <form method="post" action={`/meldingen/${melding.id}`}>
              <Button type="submit" kind="subtle" id={`melding-${melding.id}`}>
                {[woorden(melding.soort, length), melding.naam].filter(Boolean).join(': ')}
              </Button>
              <span class="k-soft">{wanneer(melding.at, now)}</span>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
