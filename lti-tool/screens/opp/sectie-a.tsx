import type { VNode } from 'preact';
import type { OppInhoud } from '../../../gateway/model/opp.ts';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { dagVoluit } from '../datum.ts';
import type { VeldKader } from './kader.ts';
import { Sectie } from './sectie.tsx';
import { Bewoog, Veld } from './veld.tsx';

const mensen = (alle: readonly { naam: string; rol: string }[]): string =>
  alle.map(({ naam, rol }) => `${naam} (${rol})`).join(', ');

/** What stands here as a list: who decides, the commissie, the TLV. */
const A_LIJSTEN = ['a.gezag', 'a.cvb', 'a.tlv'] as const;

/** A: who it is about, and who decides (R45). */
export function SectieA({ a, kader }: { a: OppInhoud['a']; kader: VeldKader }): VNode {
  const { leerling, school, tlv } = a;
  return (
    <Sectie letter="a">
      <KeyValueList
        items={[
          { term: 'Naam', value: leerling.naam },
          {
            term: 'Geboren',
            value: leerling.geboortedatum === null ? 'onbekend' : dagVoluit(leerling.geboortedatum),
          },
          { term: 'School', value: school.naam, source: `${school.brin}, ${school.bestuur}` },
          {
            term: 'Wie beslist mee',
            value: mensen(a.gezaghebbenden) || 'Nog niet bekend',
          },
          { term: 'Commissie voor de begeleiding', value: mensen(a.cvb) || 'Nog niet bekend' },
          {
            term: 'Toelaatbaarheid (TLV)',
            value: tlv === null ? 'Nog niet vastgelegd' : `${tlv.nummer}, categorie ${tlv.categorie}`,
            ...(tlv === null
              ? {}
              : {
                  source: `${dagVoluit(tlv.van)} tot en met ${dagVoluit(tlv.tot)}, ${tlv.samenwerkingsverband}`,
                }),
          },
        ]}
      />
      {A_LIJSTEN.some((veld) => kader.verschoven.has(veld)) ? (
        <p class="k-row">
          {A_LIJSTEN.map((veld) => (
            <Bewoog key={veld} veld={veld} kader={kader} />
          ))}
        </p>
      ) : null}
      <dl class="k-facts">
        <Veld label="Groep" veld={a.groep} kader={kader} />
        <Veld label="Ingeschreven sinds" veld={a.inschrijfdatum} kader={kader} />
      </dl>
    </Sectie>
  );
}
