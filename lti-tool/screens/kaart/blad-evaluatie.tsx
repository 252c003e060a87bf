import type { VNode } from 'preact';
import { Uitkomst, Vervolg } from '../../../gateway/arrangementskaart/inhoud-input.ts';
import type { DoelBlad, Evaluatie } from '../../../gateway/arrangementskaart/inhoud-view.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Textarea } from '../../ui/components/input.tsx';
import { Timeline } from '../../ui/components/timeline.tsx';
import { newActId } from '../act-id.ts';
import { wanneer } from '../datum.ts';
import { doelBladUrl, plaatsUrl } from '../urls.ts';
import type { BladDeelProps } from './blad-deel.ts';
import { UITKOMST, VERVOLG } from './woorden.ts';

/** What the doel came to, of this period and of those before (R28). */
export function EvaluatieDeel({ blad, now, fout }: BladDeelProps): VNode {
  const { afgesloten, evaluaties, periode } = blad;
  const open = fout?.deel === 'evaluatie';
  return (
    <section class="k-card" id="evaluatie" aria-labelledby="evaluatie-kop">
      <h2 id="evaluatie-kop">Evaluatie</h2>
      {evaluaties.length > 0 ? (
        <Timeline
          label="Evaluaties"
          entries={evaluaties.map((e) => ({
            key: e.act,
            datetime: e.op.toISOString(),
            when: wanneer(e.op, now),
            who: e.door,
            icon: 'checks' as const,
            what: `${e.periode.naam}: ${UITKOMST[e.uitkomst]}`,
            detail: <Uitleg evaluatie={e} />,
          }))}
        />
      ) : null}
      {afgesloten && evaluaties[0]?.vervolg === 'hoger' && blad.niveau ? (
        <p>
          <LinkButton href={plaatsUrl(blad.leerling.id, blad.leerlijn.id)} icon="stairs-up">
            Naar een hoger niveau
          </LinkButton>
        </p>
      ) : null}
      <ConfirmPanel
        id="evaluatie-vorm"
        trigger={afgesloten ? 'Opnieuw evalueren' : 'Evalueren en afsluiten'}
        title={`Wat is er in ${periode.naam} bereikt?`}
        open={open}
      >
        <EvaluatieForm blad={blad} velden={open ? fout.velden : {}} />
      </ConfirmPanel>
    </section>
  );
}

function Uitleg({ evaluatie }: { evaluatie: Evaluatie }): VNode {
  return (
    <>
      {evaluatie.tekst ? <p>{evaluatie.tekst}</p> : null}
      <p class="k-small k-soft">{`Hierna: ${VERVOLG[evaluatie.vervolg]}.`}</p>
    </>
  );
}

function EvaluatieForm({
  blad,
  velden,
}: {
  blad: DoelBlad;
  velden: Readonly<Record<string, string>>;
}): VNode {
  return (
    <form class="k-form" method="post" action={`${doelBladUrl(blad.leerling.id, blad.doel.id)}/evaluatie`}>
      <input type="hidden" name="act" value={newActId()} />
      <RadioGroup
        id="uitkomst"
        name="uitkomst"
        label="Uitkomst"
        choices={Uitkomst.options.map((value) => ({
          value,
          label: UITKOMST[value],
          checked: velden['uitkomst'] === value,
        }))}
      />
      <Textarea
        id="evaluatie-tekst"
        name="tekst"
        label={`Wat liet ${blad.leerling.naam.roepnaam} zien?`}
        hint="Dit kan in het ontwikkelingsperspectief komen te staan."
        rows={3}
        maxLength={2000}
        value={velden['tekst'] ?? ''}
      />
      <RadioGroup
        id="vervolg"
        name="vervolg"
        label="Hoe nu verder?"
        choices={Vervolg.options.map((value) => ({
          value,
          label: VERVOLG[value],
          checked: velden['vervolg'] === value,
        }))}
      />
      <div class="k-row">
        <Button type="submit" kind="primary" icon="checks">
          Evaluatie bewaren
        </Button>
      </div>
    </form>
  );
}
