import type { OppInhoud, OppVeld, VeldSleutel } from '../../../gateway/model/opp.ts';
import type { Letter } from './titels.ts';

/** A field with what it is called: beside its own heading, and on its own. */
export interface VeldMetNaam {
  readonly sectie: Letter;
  readonly label: string;
  readonly wat: string;
  readonly veld: OppVeld;
}

const los = (sectie: Letter, label: string, veld: OppVeld): VeldMetNaam => ({
  sectie,
  label,
  wat: label,
  veld,
});

/** Every field of an OPP, in its order. */
export function veldenVan({ a, b, d, e, g }: OppInhoud): readonly VeldMetNaam[] {
  return [
    los('a', 'Groep', a.groep),
    los('a', 'Ingeschreven sinds', a.inschrijfdatum),
    los('b', `Wie is ${a.leerling.roepnaam}?`, b.beeld),
    los('b', 'Onderwijsleeftijd', b.onderwijsleeftijd),
    ...b.leergebieden.flatMap((r): VeldMetNaam[] => [
      { sectie: 'b', label: 'Nu', wat: `${r.leerlijn}: nu`, veld: r.nu },
      { sectie: 'b', label: 'Streefniveau', wat: `${r.leerlijn}: streefniveau`, veld: r.streefniveau },
    ]),
    ...b.ondersteuning.map((o) => los('b', `${o.gebied}: ${o.intensiteit}`, o.veld)),
    los('d', 'Leerroute', d.leerroute),
    los('d', 'Uitstroomprofiel', d.uitstroomprofiel),
    los('d', 'Bestemming', d.bestemming),
    los('d', 'Onderbouwing', d.onderbouwing),
    ...d.eindniveaus.map(
      (n): VeldMetNaam => ({
        sectie: 'd',
        label: n.leerlijn,
        wat: `${n.leerlijn}: verwacht aan het eind`,
        veld: n.veld,
      }),
    ),
    los('e', 'Ondersteuning en begeleiding', e.ondersteuning),
    los('e', 'Hulpmiddelen', e.hulpmiddelen),
    los('e', 'Zorg in onderwijstijd', e.zorg),
    los('e', 'Afwijkingen van het onderwijsprogramma', e.afwijkingen),
    ...(g === null
      ? []
      : [
          ...g.leergebieden.map(
            (r): VeldMetNaam => ({
              sectie: 'g',
              label: 'Conclusie',
              wat: `${r.leerlijn}: conclusie`,
              veld: r.conclusie,
            }),
          ),
          los('g', 'Wat verandert er?', g.wijzigingen),
        ]),
  ];
}

export const veldIn = (inhoud: OppInhoud, sleutel: VeldSleutel): VeldMetNaam | null =>
  veldenVan(inhoud).find(({ veld }) => veld.veld === sleutel) ?? null;
