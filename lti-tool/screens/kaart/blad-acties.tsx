import type { VNode } from 'preact';
import type { DoelBlad } from '../../../gateway/arrangementskaart/inhoud-view.ts';
import type { KaartActie } from '../../../gateway/arrangementskaart/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { newActId } from '../act-id.ts';
import { doelBladUrl } from '../urls.ts';
import { gedaanTekst, wieEnWanneer } from './actie.tsx';
import { ActieVelden } from './actie-velden.tsx';
import type { BladDeelProps } from './blad-deel.ts';

/** The acties of a doel: add, change and stop them (R26). */
export function ActiesDeel({ blad, now, fout }: BladDeelProps): VNode {
  const mis = fout?.deel === 'actie' ? fout.velden : undefined;
  return (
    <section class="k-card" id="acties" aria-labelledby="acties-kop">
      <h2 id="acties-kop">Acties</h2>
      {blad.acties.length === 0 ? (
        <p class="k-soft">Er zijn nog geen acties bij dit doel.</p>
      ) : (
        <ul class="s-blad-acties">
          {blad.acties.map((actie) => (
            <li key={actie.id}>
              <p>{actie.tekst}</p>
              <p class="k-small k-soft">{wieEnWanneer(actie)}</p>
              {actie.gedaan ? <p class="k-small s-gedaan">{gedaanTekst(actie, now)}</p> : null}
              {blad.afgesloten ? null : <Anders blad={blad} actie={actie} mis={mis} />}
            </li>
          ))}
        </ul>
      )}
      {blad.afgesloten ? null : (
        <ConfirmPanel
          id="actie-erbij"
          trigger="Actie erbij"
          kind="primary"
          title="Wat gaat er gebeuren?"
          open={mis !== undefined && mis['kaartActie'] === undefined}
        >
          <ActieForm blad={blad} mis={mis?.['kaartActie'] === undefined ? mis : undefined} />
        </ConfirmPanel>
      )}
      {blad.gestopt.length > 0 ? <Gestopt blad={blad} /> : null}
    </section>
  );
}

type Velden = Readonly<Record<string, string>>;

function ActieForm({ blad, mis }: { blad: DoelBlad; mis: Velden | undefined }): VNode {
  return (
    <form class="k-form" method="post" action={`${doelBladUrl(blad.leerling.id, blad.doel.id)}/actie`}>
      <input type="hidden" name="act" value={newActId()} />
      <ActieVelden blad={blad} id="nieuw" sjablonen velden={mis ?? { van: blad.vandaag }} />
      <div class="k-row">
        <Button type="submit" kind="primary" icon="plus">
          Actie toevoegen
        </Button>
      </div>
    </form>
  );
}

function Anders({ blad, actie, mis }: { blad: DoelBlad; actie: KaartActie; mis: Velden | undefined }): VNode {
  const hier = mis?.['kaartActie'] === actie.id ? mis : undefined;
  const url = doelBladUrl(blad.leerling.id, blad.doel.id);
  return (
    <details class="s-anders" open={hier !== undefined}>
      <summary>
        Veranderen<span class="k-hidden">: {actie.tekst}</span>
      </summary>
      <form class="k-form" method="post" action={`${url}/actie`}>
        <input type="hidden" name="act" value={newActId()} />
        <input type="hidden" name="kaartActie" value={actie.id} />
        <ActieVelden blad={blad} id={actie.id} velden={hier ?? veldenVan(actie)} />
        <div class="k-row">
          <Button type="submit" icon="check" label={`Bewaren: ${actie.tekst}`}>
            Bewaren
          </Button>
        </div>
      </form>
      <form method="post" action={`${url}/stop`}>
        <input type="hidden" name="act" value={newActId()} />
        <input type="hidden" name="kaartActie" value={actie.id} />
        <Button type="submit" kind="subtle" icon="player-stop" label={`Stoppen met: ${actie.tekst}`}>
          Stoppen met deze actie
        </Button>
      </form>
    </details>
  );
}

function veldenVan(actie: KaartActie): Velden {
  return {
    tekst: actie.tekst,
    waarmee: actie.waarmee ?? '',
    ritme: actie.ritme,
    functie: actie.functie ?? '',
    persoon: actie.aan?.id ?? '',
    van: actie.van ?? '',
    tot: actie.tot ?? '',
  };
}

function Gestopt({ blad }: { blad: DoelBlad }): VNode {
  return (
    <details>
      <summary>{`Gestopt (${blad.gestopt.length})`}</summary>
      <ul class="s-blad-acties">
        {blad.gestopt.map((actie) => (
          <li key={actie.id}>
            <p>{actie.tekst}</p>
            <p class="k-small k-soft">{wieEnWanneer(actie)}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
