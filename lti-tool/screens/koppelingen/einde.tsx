import type { VNode } from 'preact';
import type { ConnectionView } from '../../../gateway/sync/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import type { Preview } from './load.ts';
import { isEnding } from './state.ts';
import { eindeUrl, OVERZICHT } from './urls.ts';
import { kindWord, opsomming } from './words.ts';

/** The way to the end of a connection: what it comes to, and that a person says yes once more when the figures are there. */
export function EindePaneel({ connection }: { connection: ConnectionView }): VNode | null {
  if (connection.status === 'ended' || isEnding(connection)) return null;
  return (
    <ConfirmPanel
      id="beeindigen"
      trigger="Koppeling beëindigen"
      kind="subtle"
      title="Deze koppeling voorgoed beëindigen?"
    >
      <p>
        {'Stapt jullie school over op een ander systeem? '}
        <a href={`${OVERZICHT}/nieuw`}>Koppel eerst het nieuwe</a>
        {' en haal daar alles op. Wie Koers dan ook daar vindt, blijft gewoon staan.'}
      </p>
      <p>
        Koers zoekt nu eerst uit wie alleen via deze koppeling bekend is. Je ziet dat voordat er iets
        verandert. Leerroutes, doelen en OPP’s blijven bewaard.
      </p>
      <form method="post" action={eindeUrl(connection.id)}>
        <Button type="submit" kind="careful" icon="plug-x">
          Zoek uit wie dit raakt
        </Button>
      </form>
    </ConfirmPanel>
  );
}

/** What the end of a connection means, above the names. */
export function EindeTekst({ title, blijven }: { title: string; blijven: Preview['blijven'] }): VNode {
  const leerlingen = blijven?.leerling ?? 0;
  const medewerkers = blijven?.medewerker ?? 0;
  const wie = [
    ...(leerlingen > 0 ? [`${leerlingen} ${kindWord('leerling', leerlingen)}`] : []),
    ...(medewerkers > 0 ? [`${medewerkers} ${kindWord('medewerker', medewerkers)}`] : []),
  ];
  const rest =
    wie.length > 0
      ? `Hiervan ${leerlingen + medewerkers === 1 ? 'blijft' : 'blijven'} ${opsomming(wie)} gewoon staan: bekend uit een andere koppeling, of met een rol in Koers. De anderen schrijft Koers vandaag uit.`
      : 'Niemand van hen staat ook in een andere koppeling: Koers schrijft iedereen vandaag uit.';
  return (
    <>
      <p>{`Dit kwam uit ${title}. ${rest} Er is nog niets veranderd; de koppeling staat zolang op pauze.`}</p>
      <p>
        Stappen jullie over? Koppel dan eerst het nieuwe systeem. Wat Koers over iedereen bewaart, blijft. De
        gegevens waarmee Koers in het systeem kwam, worden gewist.
      </p>
    </>
  );
}
