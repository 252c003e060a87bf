import type { VNode } from 'preact';
import type { MovedKey } from '../../../gateway/sync/moved-keys/service.ts';
import { Card } from '../../ui/components/card.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { dagVoluit } from '../datum.ts';
import { Knop } from './knop.tsx';

/** A key of the LVS came with another ECK iD (R72): is it the same person, or was the key given to somebody else? */
export function SleutelVraag({ vraag }: { vraag: MovedKey }): VNode {
  const { naamWas, naamNu, bron, key } = vraag;
  const wie = `${naamWas}, ${bron} (${key})`;
  return (
    <Card
      title={`Is dit nog ${naamWas}?`}
      icon="users"
      tone="land"
      foot={
        <div class="k-row">
          <Knop
            id={vraag.id}
            besluit="sleutel_zelfde"
            kind="primary"
            label={`Ja, met een nieuw ECK iD: ${wie}`}
          >
            Ja, met een nieuw ECK iD
          </Knop>
          <Knop id={vraag.id} besluit="sleutel_ander" label={`Nee, iemand anders: ${wie}`}>
            Nee, iemand anders
          </Knop>
        </div>
      }
    >
      <p>
        {bron} geeft onder nummer {key} een ander ECK iD dan eerst. Koers neemt deze regel pas over als jij
        kiest. {advies(vraag)}
      </p>
      <div class="s-paar">
        <section aria-label={`${naamWas} in Koers`}>
          <KeyValueList items={kant('In Koers', naamWas, vraag.was.geboortedatum, vraag.eckidWas)} />
        </section>
        <section aria-label={`${naamNu} in ${bron}`}>
          <KeyValueList items={kant(`In ${bron}`, naamNu, vraag.nu.geboortedatum, vraag.eckid)} />
        </section>
      </div>
    </Card>
  );
}

const advies = ({ lijktZelfde }: MovedKey) =>
  lijktZelfde
    ? 'Naam en geboortedatum zijn gelijk.'
    : 'Naam of geboortedatum verschilt: misschien is het nummer aan een ander gegeven.';

/** The last of an ECK iD tells two apart; whole it is too long to read. */
const kort = (eckid: string) => `…${eckid.slice(-8)}`;

const kant = (waar: string, naam: string, geboren: string | null, eckid: string) => [
  { term: waar, value: naam },
  { term: 'Geboortedatum', value: geboren ? dagVoluit(geboren) : 'onbekend' },
  { term: 'ECK iD', value: kort(eckid) },
];

/** What was said of keys before, with the way back. */
export function SleutelBesluiten({ sleutels }: { sleutels: readonly MovedKey[] }): VNode | null {
  if (sleutels.length === 0) return null;
  return (
    <Card title="Nieuw ECK iD" icon="users">
      {sleutels.map((vraag) => (
        <div key={vraag.id} class="k-row">
          <p>
            {vraag.naamWas}, {vraag.bron} ({vraag.key}).{' '}
            {vraag.besluit === 'zelfde'
              ? 'Dit is dezelfde persoon, met een nieuw ECK iD.'
              : `Het nummer is nu van ${vraag.naamNu}.`}
          </p>
          <Knop
            id={vraag.id}
            besluit="sleutel_terug"
            label={`Opnieuw bekijken: ${vraag.naamWas}, ${vraag.bron}`}
          >
            Opnieuw bekijken
          </Knop>
        </div>
      ))}
    </Card>
  );
}
