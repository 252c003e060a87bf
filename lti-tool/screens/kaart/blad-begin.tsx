import type { VNode } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Textarea } from '../../ui/components/input.tsx';
import { newActId } from '../act-id.ts';
import { wanneer } from '../datum.ts';
import { doelBladUrl } from '../urls.ts';
import type { BladDeelProps } from './blad-deel.ts';

/** What the pupil begins with on this doel; proposed from what was seen before (R25). */
export function BeginDeel({ blad, now, fout }: BladDeelProps): VNode {
  const { beginsituatie, voorstel, afgesloten } = blad;
  return (
    <section class="k-card" id="begin" aria-labelledby="begin-kop">
      <h2 id="begin-kop">Beginsituatie</h2>
      {beginsituatie ? (
        <p>
          {beginsituatie.tekst ?? 'Deze tekst is niet meer te lezen.'}{' '}
          <span class="k-soft">{`${wanneer(beginsituatie.op, now)}, ${beginsituatie.door}`}</span>
        </p>
      ) : voorstel ? null : (
        <p class="k-soft">Er is nog geen beginsituatie opgeschreven.</p>
      )}
      {afgesloten ? null : beginsituatie && !voorstel && fout?.deel !== 'begin' ? (
        <ConfirmPanel
          id="begin-vorm"
          trigger="Beginsituatie opnieuw schrijven"
          title="Wat kan de leerling nu?"
        >
          <BeginForm blad={blad} now={now} fout={fout} />
        </ConfirmPanel>
      ) : (
        <BeginForm blad={blad} now={now} fout={fout} />
      )}
    </section>
  );
}

function BeginForm({ blad, now, fout }: BladDeelProps): VNode {
  const { leerling, doel, voorstel, beginsituatie } = blad;
  const eigen = fout?.deel === 'begin' ? fout.velden['tekst'] : undefined;
  const hint = voorstel
    ? `Voorstel uit de evaluatie van ${voorstel.leerdoel}, ${wanneer(voorstel.op, now)}, ${voorstel.door}. Pas aan wat anders is.`
    : "Alleen collega's lezen dit.";
  return (
    <form class="k-form" method="post" action={`${doelBladUrl(leerling.id, doel.id)}/begin`}>
      <input type="hidden" name="act" value={newActId()} />
      <Textarea
        id="begin-tekst"
        name="tekst"
        label={`Wat kan ${leerling.naam.roepnaam} nu?`}
        hint={hint}
        rows={3}
        maxLength={2000}
        value={eigen ?? voorstel?.tekst ?? beginsituatie?.tekst ?? ''}
      />
      <div class="k-row">
        <Button type="submit" kind={beginsituatie ? 'secondary' : 'primary'} icon="check">
          Beginsituatie bewaren
        </Button>
      </div>
    </form>
  );
}
