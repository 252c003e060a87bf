import type { OppInhoud } from '../../../gateway/model/opp.ts';
import { dagVoluit } from '../datum.ts';
import { type Letter, TITEL } from './titels.ts';
import { veldenVan } from './veld-in.ts';

/** One thing that one version says and another says otherwise; `null`: it was not there. */
export interface Verschil {
  readonly sectie: Letter;
  readonly wat: string;
  readonly voor: string | null;
  readonly na: string | null;
}

interface Regel {
  readonly sectie: Letter;
  /** The same in both versions: what is compared with what. */
  readonly sleutel: string;
  readonly wat: string;
  readonly tekst: string | null;
}

const regel = (sectie: Letter, naam: string, wat: string, tekst: string | null): Regel => ({
  sectie,
  sleutel: `${sectie}/${naam}`,
  wat,
  tekst,
});

const RICHTING = { bevorderend: 'Helpt', belemmerend: 'Hindert' } as const;

/** What is not a field: people, TLV, factoren, doelen with their acties. */
function andere({ a, c, e }: OppInhoud): Regel[] {
  const tlv = a.tlv && `${a.tlv.nummer}, ${a.tlv.categorie}, tot en met ${dagVoluit(a.tlv.tot)}`;
  const gezag = a.gezaghebbenden.map((g) => `${g.naam} (${g.rol})`).join(', ');
  return [
    regel('a', 'gezag', 'Wie beslist mee', gezag || null),
    regel('a', 'tlv', 'Toelaatbaarheid (TLV)', tlv),
    ...c.map((f) =>
      regel('c', f.factor, RICHTING[f.richting], [f.tekst, f.behoefte].filter(Boolean).join('; nodig: ')),
    ),
    regel('e', 'periode', 'Periode', e.periode && `${e.periode.naam} ${e.periode.schooljaar}`),
    ...e.doelen.map((doel) =>
      regel(
        'e',
        `${doel.leerlijn}/${doel.code}`,
        `Doel ${doel.code}`,
        [
          `De leerling ${doel.tekst}.`,
          ...doel.acties.map((a) => `${a.wat} (${[a.wie, a.hoeVaak, a.waarmee].filter(Boolean).join(', ')})`),
        ].join('\n'),
      ),
    ),
  ];
}

const regels = (inhoud: OppInhoud): Regel[] => [
  ...veldenVan(inhoud).map(({ sectie, wat, veld }) => regel(sectie, veld.veld, wat, veld.waarde)),
  ...andere(inhoud),
];

/** What changed from one version to another, in the order of the OPP; pure. Ages and origins are no difference. */
export function verschillen(voor: OppInhoud, na: OppInhoud): readonly Verschil[] {
  const oud = regels(voor);
  const nieuw = regels(na);
  const was = new Map(oud.map((r) => [r.sleutel, r.tekst]));
  const nog = new Set(nieuw.map((r) => r.sleutel));
  const letters = Object.keys(TITEL);
  return [
    ...nieuw.map((r) => ({ ...r, voor: was.get(r.sleutel) ?? null, na: r.tekst })),
    ...oud.filter((r) => !nog.has(r.sleutel)).map((r) => ({ ...r, voor: r.tekst, na: null })),
  ]
    .filter((r) => r.voor !== r.na)
    .map(({ sectie, wat, voor: oudeTekst, na: nieuweTekst }) => ({
      sectie,
      wat,
      voor: oudeTekst,
      na: nieuweTekst,
    }))
    .sort((x, y) => letters.indexOf(x.sectie) - letters.indexOf(y.sectie));
}
