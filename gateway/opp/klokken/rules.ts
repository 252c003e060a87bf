import type { Datum } from '../../model/roster.ts';
import {
  dagenTussen,
  type Kalender,
  plusDagen,
  plusDagenZonderVakantie,
  plusMaanden,
  schooldagTot,
  schooldagVanaf,
} from './kalender-rules.ts';
import type { KlokSoort, Termijnen } from './termijnen.ts';
import type { Klok, KlokFeiten, KlokMoment, KlokStap } from './view.ts';

/** What one clock is made of, before today is known. */
interface Opzet {
  readonly soort: KlokSoort;
  readonly sinds: Datum;
  readonly uiterlijk: Datum;
  readonly waarschuwVanaf: Datum | null;
  readonly gehaaldOp: Datum | null;
  readonly stap: KlokStap;
  /** Whether the day itself passing is told too. */
  readonly meldtTeLaat: boolean;
  readonly gestopt?: boolean;
}

interface Maat {
  readonly termijnen: Termijnen;
  readonly kalender: Kalender;
}

/**
 * A warning is read on a school day before it is too late: the last one, unless that lies before the clock began. What is
 * too late is told on the first school day after it. The term itself never moves (domain.md §2.3).
 */
function momenten(o: Opzet, kalender: Kalender): KlokMoment[] {
  const uit: KlokMoment[] = [];
  if (o.waarschuwVanaf !== null) {
    const ervoor = schooldagTot(kalender, o.waarschuwVanaf);
    const op = ervoor > o.sinds ? ervoor : schooldagVanaf(kalender, o.waarschuwVanaf);
    uit.push({ moment: 'waarschuwing', op });
  }
  if (o.meldtTeLaat) uit.push({ moment: 'te_laat', op: schooldagVanaf(kalender, plusDagen(o.uiterlijk, 1)) });
  return uit;
}

function klok(o: Opzet, kalender: Kalender, vandaag: Datum): Klok {
  const dagen = dagenTussen(vandaag, o.uiterlijk);
  const open = dagen < 0 ? 'te_laat' : 'loopt';
  const wacht = o.waarschuwVanaf !== null && vandaag >= o.waarschuwVanaf && dagen >= 0;
  const klaar = o.gehaaldOp !== null;
  return {
    soort: o.soort,
    sinds: o.sinds,
    uiterlijk: o.uiterlijk,
    waarschuwVanaf: o.waarschuwVanaf,
    staat: klaar ? 'gehaald' : wacht ? 'waarschuwing' : open,
    gehaaldOp: o.gehaaldOp,
    dagen,
    stap: klaar ? 'geen' : o.stap,
    gestopt: o.gestopt ?? false,
    // Looking for school days takes longer than all the rest, and only reminders ask for it: a school of 1,200 has 6,000 clocks.
    get momenten() {
      return klaar ? [] : momenten(o, kalender);
    },
  };
}

/** R42: vastgesteld within six weeks after inschrijving; day 42 is in time, day 43 is late. */
function eersteOpp(f: KlokFeiten, sinds: Datum, { termijnen: t, kalender }: Maat): Opzet {
  const plus = (dagen: number) =>
    t.tellen === 'schoolweken' ? plusDagenZonderVakantie(kalender, sinds, dagen) : plusDagen(sinds, dagen);
  return {
    soort: 'opp',
    sinds,
    uiterlijk: plus(t.oppWeken * 7),
    waarschuwVanaf: plus(t.oppWaarschuwDagen),
    gehaaldOp: f.eersteVastgesteld,
    stap: f.begonnen ? 'opp_vaststellen' : 'opp_beginnen',
    meldtTeLaat: true,
  };
}

/** R47: evaluated within twelve months after the last time; a warning after ten. */
function evaluatie(f: KlokFeiten, laatste: Datum, { termijnen: t }: Maat): Opzet {
  return {
    soort: 'evaluatie',
    sinds: laatste,
    uiterlijk: plusMaanden(laatste, t.evaluatieMaanden),
    waarschuwVanaf: plusMaanden(laatste, t.evaluatieWaarschuwMaanden),
    gehaaldOp: null,
    stap: f.inEvaluatie ? 'evaluatie_afronden' : 'evaluatie_beginnen',
    meldtTeLaat: true,
  };
}

/** R49: six months before the end of a TLV it must be looked at again. */
const tlv = (d: { van: Datum; tot: Datum }, { termijnen: t }: Maat): Opzet => ({
  soort: 'tlv',
  sinds: d.van,
  uiterlijk: d.tot,
  waarschuwVanaf: plusMaanden(d.tot, -t.tlvMaanden),
  gehaaldOp: null,
  stap: 'tlv_vernieuwen',
  meldtTeLaat: true,
});

/** R45: on the 18th birthday rights move to the pupil; six months before, it is talked about. */
function meerderjarig(geboren: Datum, { termijnen: t }: Maat, vandaag: Datum): Opzet {
  // Who was born on 29 February has his birthday on 1 March in other years.
  const jarig = plusMaanden(geboren, 18 * 12);
  const dag = jarig.slice(5) === geboren.slice(5) ? jarig : plusDagen(jarig, 1);
  return {
    soort: 'meerderjarig',
    sinds: geboren,
    uiterlijk: dag,
    waarschuwVanaf: plusMaanden(dag, -t.meerderjarigMaanden),
    gehaaldOp: vandaag >= dag ? dag : null,
    stap: 'rechten_bespreken',
    meldtTeLaat: false,
  };
}

/** Three weeks before the end of a period the card is evaluated (domain.md §2.3). It is no term of the law: nothing is late. */
const periode = (p: { van: Datum; tot: Datum }, { termijnen: t }: Maat): Opzet => ({
  soort: 'periode',
  sinds: p.van,
  uiterlijk: plusDagen(p.tot, -1),
  waarschuwVanaf: plusDagen(p.tot, -t.periodeDagen),
  gehaaldOp: null,
  stap: 'kaart_evalueren',
  meldtTeLaat: false,
});

/** §2.4: only the date; destroying is done elsewhere. A dispute stops it (R48). */
const bewaren = (weg: Datum, f: KlokFeiten, { termijnen: t }: Maat): Opzet => ({
  soort: 'bewaren',
  sinds: weg,
  uiterlijk: plusMaanden(weg, 12 * t.bewaarJaren),
  waarschuwVanaf: null,
  gehaaldOp: null,
  stap: 'geen',
  meldtTeLaat: false,
  gestopt: f.bewaarstop,
});

function opzetten(f: KlokFeiten, maat: Maat, vandaag: Datum): Opzet[] {
  if (f.uitgeschreven !== null && f.uitgeschreven <= vandaag) return [bewaren(f.uitgeschreven, f, maat)];
  return [
    ...(f.ingeschreven === null ? [] : [eersteOpp(f, f.ingeschreven, maat)]),
    ...(f.laatsteEvaluatie === null ? [] : [evaluatie(f, f.laatsteEvaluatie, maat)]),
    ...(f.tlv === null ? [] : [tlv(f.tlv, maat)]),
    ...(f.geboortedatum === null ? [] : [meerderjarig(f.geboortedatum, maat, vandaag)]),
    ...(f.periode === null ? [] : [periode(f.periode, maat)]),
  ];
}

/**
 * The clocks of one pupil on a day (R42, R45, R47–R49), from facts alone: they are never stored and so never out of date.
 * Who left has the clock of the retention only.
 */
export function klokkenVan(f: KlokFeiten, termijnen: Termijnen, kalender: Kalender, vandaag: Datum): Klok[] {
  const maat = { termijnen, kalender };
  return opzetten(f, maat, vandaag).map((o) => klok(o, kalender, vandaag));
}

/** A reminder that is due: which clock, of which term, and which of its moments. */
export interface Herinnering {
  readonly soort: KlokSoort;
  readonly uiterlijk: Datum;
  readonly moment: KlokMoment['moment'];
  readonly op: Datum;
}

/**
 * Reminders that are due on a day, in their order. Those of before `sinds` are left out: a school that begins with Koers is
 * not flooded with what was late long ago; its screen shows that all the same.
 */
export function herinneringenOp(klokken: readonly Klok[], sinds: Datum, dag: Datum): Herinnering[] {
  return klokken
    .flatMap((k) => k.momenten.map((m) => ({ soort: k.soort, uiterlijk: k.uiterlijk, ...m })))
    .filter((h) => h.op >= sinds && h.op <= dag)
    .sort((a, b) => (a.op === b.op ? (a.uiterlijk < b.uiterlijk ? -1 : 1) : a.op < b.op ? -1 : 1));
}
