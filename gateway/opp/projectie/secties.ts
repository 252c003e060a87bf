import type { KaartHeel } from '../../arrangementskaart/inhoud-view.ts';
import type { KaartLeerlijn } from '../../arrangementskaart/view.ts';
import { onderwijsleeftijd } from '../../leerroute/volgen/leeftijd-rules.ts';
import type { Herkomst, OppBron, OppInhoud, SectieC, SectieE } from '../../model/opp.ts';
import { DIMENSIES, GEBIEDEN } from '../../profiel/codes.ts';
import type { Factor, Ondersteuning } from '../../profiel/view.ts';
import { naamVan } from '../../school/rules.ts';
import { dagVan } from '../dag.ts';
import type { Gezaghebbende } from '../view.ts';
import type { BronRow } from './bron-store.ts';
import type { Vuller } from './vuller.ts';

/** Everything an OPP is made of, as it stands now. */
export interface OppBronnen {
  readonly rij: BronRow;
  readonly kaart: KaartHeel;
  /** Without those that only the commissie sees. */
  readonly factoren: readonly Factor[];
  readonly ondersteuning: readonly Ondersteuning[];
  readonly tlv: OppInhoud['a']['tlv'];
  readonly gezag: readonly Gezaghebbende[];
}

const uit = (bron: OppBron, naam: string, op: string | null, door: string | null = null): Herkomst => ({
  bron,
  naam,
  op,
  door,
});
const lvs = (van: { readonly bron: string | null; readonly op: string | null }): Herkomst =>
  uit('lvs', van.bron ?? 'Koers', van.op);

export function sectieA({ rij, tlv, gezag }: OppBronnen, v: Vuller): OppInhoud['a'] {
  const { roepnaam, voluit } = naamVan(rij.leerling);
  const { groep, inschrijving } = rij;
  return {
    leerling: { naam: voluit, roepnaam, geboortedatum: rij.leerling.geboortedatum },
    school: rij.school,
    groep: v.veld('a.groep', groep?.naam, groep && lvs(groep)),
    inschrijfdatum: v.veld('a.inschrijfdatum', inschrijving?.van, inschrijving && lvs(inschrijving)),
    tlv,
    gezaghebbenden: gezag.map(({ naam, rol }) => ({ naam, rol })),
    cvb: rij.cvb.map((wie) => ({ naam: naamVan(wie).voluit, rol: 'intern begeleider' })),
  };
}

const telt = (n: number, een: string, meer: string): string => `${n} ${n === 1 ? een : meer}`;

/** Where a pupil is on a leerlijn, in words that also fit one without niveaus (R4). */
function standInWoorden(lijn: KaartLeerlijn): string {
  const bereikt = lijn.doelen.filter((d) => d.behaald).length;
  const aan = lijn.streefniveau === null ? '' : `werkt aan ${lijn.streefniveau.naam.toLowerCase()}, `;
  return `${aan}${bereikt} van ${telt(lijn.doelen.length, 'doel', 'doelen')} behaald`;
}

const opKaart = ({ kaart }: KaartHeel) =>
  kaart.leergebieden.flatMap((g) => g.leerlijnen.map((lijn) => ({ leergebied: g.naam, lijn })));

export function sectieB(bronnen: OppBronnen, v: Vuller): OppInhoud['b'] {
  const { rij, kaart, ondersteuning } = bronnen;
  const { geboortedatum } = rij.leerling;
  const lijnen = new Map(rij.lijnen.map((l) => [l.id, l]));
  return {
    onderwijsleeftijd: v.veld(
      'b.onderwijsleeftijd',
      geboortedatum === null ? null : `${onderwijsleeftijd(geboortedatum, rij.vandaag)} jaar`,
      uit('lvs', 'geboortedatum', null),
    ),
    beeld: v.veld('b.beeld'),
    leergebieden: opKaart(kaart).flatMap(({ leergebied, lijn }) => {
      const van = lijnen.get(lijn.id);
      if (!van) return [];
      const { entiteit, sinds, standOp } = van;
      const streef = lijn.streefniveau?.naam ?? null;
      return {
        leergebied,
        leerlijn: lijn.naam,
        nu: v.veld(`b.nu:${entiteit}`, standInWoorden(lijn), uit('kaart', 'arrangementskaart', standOp)),
        streefniveau: v.veld(`b.streef:${entiteit}`, streef, uit('plaatsing', 'leerlingprofiel', sinds)),
      };
    }),
    ondersteuning: ondersteuning.map((o) => ({
      gebied: GEBIEDEN[o.gebied],
      intensiteit: o.intensiteit,
      veld: v.veld(
        `b.ondersteuning:${o.gebied}`,
        o.tekst || `${o.intensiteit} ondersteuning`,
        uit('profiel', 'leerlingprofiel', dagVan(o.op), o.door),
      ),
    })),
    resultaten: rij.resultaten.map((r) => ({ ...r, vak: r.vak ?? '' })),
  };
}

/** Factoren without words are left out: the key of the pupil is gone, and with it what they said (R84). */
export function sectieC(factoren: readonly Factor[]): SectieC {
  return factoren.flatMap((f) =>
    f.tekst === null
      ? []
      : {
          factor: f.factor,
          richting: f.richting,
          dimensie: DIMENSIES[f.dimensie],
          tekst: f.tekst,
          behoefte: f.behoefte,
          herkomst: uit('factoren', `factoren, volgens ${f.bron}`, f.bronOp, f.door),
        },
  );
}

const PROFIEL: Readonly<Record<string, string | null>> = {
  dagbesteding: 'dagbesteding',
  arbeidsmarkt: 'arbeidsmarkt',
  vervolgonderwijs: 'vervolgonderwijs',
  onbekend: null,
};

export function sectieD({ rij }: Pick<OppBronnen, 'rij'>, v: Vuller): OppInhoud['d'] {
  const { plaatsing: p } = rij;
  const besluit = p && uit('plaatsing', 'plaatsing op de leerroute', p.sinds, p.door);
  const route = p && uit('route', p.route, p.sinds);
  return {
    leerroute: v.veld('d.leerroute', p?.route, besluit),
    uitstroomprofiel: v.veld('d.uitstroomprofiel', p && PROFIEL[p.profiel], route),
    bestemming: v.veld('d.bestemming', p?.bestemming, besluit),
    onderbouwing: v.veld('d.onderbouwing'),
    eindniveaus: rij.lijnen.flatMap((l) =>
      l.uitstroom === null
        ? []
        : {
            leergebied: l.leergebied,
            leerlijn: l.leerlijn,
            veld: v.veld(`d.eind:${l.entiteit}`, l.uitstroom, route),
          },
    ),
  };
}

/** The period of today, or else the last one that somebody works in. */
function periodeVan({ rij, kaart }: OppBronnen): SectieE['periode'] {
  const opDeKaart = new Set(opKaart(kaart).flatMap(({ lijn }) => lijn.periode?.id ?? []));
  const p = rij.perioden.findLast((x) => x.huidig) ?? rij.perioden.findLast((x) => opDeKaart.has(x.id));
  return p ? { naam: p.naam, schooljaar: p.schooljaar, van: p.van, tot: p.tot } : null;
}

function doelenVan({ kaart, rij }: OppBronnen): SectieE['doelen'] {
  const sinds = new Map(rij.lijnen.map((l) => [l.id, l.sinds]));
  return opKaart(kaart).flatMap(({ leergebied, lijn }) =>
    lijn.doelen
      .filter((d) => !d.behaald)
      .map((d) => ({
        leergebied,
        leerlijn: lijn.naam,
        niveau: d.niveau?.naam ?? null,
        code: d.code,
        tekst: d.tekst,
        beginsituatie: kaart.inhoud.get(d.id)?.beginsituatie?.tekst ?? null,
        acties: d.acties.map((a) => ({
          soort: a.soort,
          wat: a.tekst,
          wie: a.aan?.naam ?? a.wie,
          hoeVaak: a.ritme,
          waarmee: a.waarmee,
        })),
        herkomst: uit('kaart', 'arrangementskaart', sinds.get(lijn.id) ?? null),
      })),
  );
}

/** What the register says of support, as one text to begin with (R38). */
function steun(ondersteuning: readonly Ondersteuning[]): string | null {
  const regels = ondersteuning.map(
    (o) => `${GEBIEDEN[o.gebied]}: ${o.intensiteit}${o.tekst ? ` – ${o.tekst}` : ''}`,
  );
  return regels.length === 0 ? null : regels.join('\n');
}

export function sectieE(bronnen: OppBronnen, v: Vuller): SectieE {
  const { ondersteuning } = bronnen;
  const laatste =
    ondersteuning
      .map((o) => dagVan(o.op))
      .sort()
      .at(-1) ?? null;
  return {
    periode: periodeVan(bronnen),
    doelen: doelenVan(bronnen),
    ondersteuning: v.veld(
      'e.ondersteuning',
      steun(ondersteuning),
      uit('profiel', 'leerlingprofiel', laatste),
    ),
    hulpmiddelen: v.veld('e.hulpmiddelen'),
    zorg: v.veld('e.zorg'),
    afwijkingen: v.veld('e.afwijkingen'),
  };
}
