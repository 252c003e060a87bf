import type { VNode } from 'preact';
import type { SchoolKeysView } from '../../../gateway/access/keys-view.ts';
import { Card } from '../../ui/components/card.tsx';
import { type KeyValue, KeyValueList } from '../../ui/components/key-value.tsx';
import { wanneer } from '../datum.ts';

/** The keys of this school: which master keeps them since when, and how the keys of the pupils are. */
export function SchoolSleutels({ view, now }: { view: SchoolKeysView; now: Date }): VNode {
  return (
    <Card title="Van je school" icon="lock">
      <p>
        Elke leerling heeft een eigen sleutel. Die sleutels zijn versleuteld met de sleutel van de school, en
        die weer met de hoofdsleutel van Koers. De hoofdsleutel staat niet in de database.
      </p>
      <KeyValueList wide items={feiten(view, now)} />
    </Card>
  );
}

function feiten({ master, newest, report }: SchoolKeysView, now: Date): KeyValue[] {
  const { leerlingen, destroyed, older, secrets, faults } = report;
  const leerlingKapot = faults.filter(({ what }) => what === 'koers.leerling_key').length;
  return [
    {
      term: 'Hoofdsleutel',
      value: hoofdsleutel(master, newest, now),
      source: 'Dit is een naam om hem te herkennen, niet de sleutel zelf.',
    },
    {
      term: 'Sleutel van de school',
      value: newest
        ? `nummer ${newest.version}, gemaakt ${wanneer(newest.madeAt, now)}`
        : 'nog geen: Koers maakt hem bij de eerste tekst die versleuteld wordt',
    },
    { term: 'Sleutels van leerlingen', value: heel(leerlingen, leerlingKapot) },
    ...(older > 0
      ? [
          {
            term: 'Nog onder een oudere schoolsleutel',
            value: `${older}: vraag wie Koers voor jullie beheert om de vervanging af te maken`,
          },
        ]
      : []),
    {
      term: 'Vernietigd',
      value: destroyed === 0 ? 'geen' : `${destroyed}: de teksten over deze leerlingen zijn voorgoed weg`,
    },
    { term: 'Gegevens van koppelingen', value: secrets === 1 ? '1 versleuteld' : `${secrets} versleuteld` },
  ];
}

function hoofdsleutel(master: string, newest: SchoolKeysView['newest'], now: Date): VNode {
  const van = newest?.master ?? master;
  return (
    <>
      <code>{van}</code>
      {newest ? `, sinds ${wanneer(newest.wrappedSince, now)}` : null}
      {van === master ? null : (
        <>
          . Koers gaat over op <code>{master}</code>.
        </>
      )}
    </>
  );
}

function heel(n: number, kapot: number): string {
  if (n === 0) return 'nog geen';
  if (kapot === 0) return n === 1 ? '1, heel' : `${n}, allemaal heel`;
  return `${n}, waarvan ${kapot} niet ${kapot === 1 ? 'opent' : 'openen'}`;
}
