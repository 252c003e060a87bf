import type { Pakket, PakketRest } from '../pakket.ts';
import { niveauVolgorde } from './niveau-volgorde.ts';
import { type Ding, type Gezegd, leeg, Register } from './register.ts';
import { Codes, rijCode } from './tekst-in-rij.ts';
import { vastId } from './vast-id.ts';

export interface Gebied extends Ding {
  soort: 'LS' | 'LO';
  readonly lijnen: Register<Lijn>;
}

export interface Lijn extends Ding {
  geordend: boolean;
  hints: string[];
  readonly niveaus: Register<Niveau>;
  doelen: Doel[];
}

export interface Niveau extends Ding {
  rang: number | undefined;
}

export interface Doel extends Ding {
  readonly niveau: Niveau | null;
  readonly acties: Actie[];
  /** What the source says more of it, by name. */
  over: Readonly<Record<string, unknown>> | undefined;
}

export interface Actie {
  readonly id: string | undefined;
  readonly volgorde: number | undefined;
  readonly type: string;
  readonly tekst: string;
  readonly wie: string;
  readonly ritme: string;
}

const MEESTE_NIVEAUS = 40;

/** Leerlijnen of which no niveaus can be made: too many. */
export interface TeVeelNiveaus {
  readonly lijn: string;
  readonly aantal: number;
}

type Rijen = Pick<Pakket, 'leergebieden' | 'leerlijnen' | 'niveaus' | 'leerdoelen' | 'acties' | 'rest'>;

/**
 * Builds the rows of a package from a source that names things by code or name, again and again, as tables do. Ids are made
 * of what does not change between two files of the same source, so that a newer file gives the same entities (R10).
 */
export class Opbouw {
  readonly gebieden = new Register<Gebied>();

  get lijnen(): Lijn[] {
    return this.gebieden.alle.flatMap((g) => g.lijnen.alle);
  }

  gebied(zegt: Gezegd & { soort?: 'LS' | 'LO' | undefined }): Gebied {
    const gebied = this.gebieden.vind(zegt, () => ({ ...leeg(zegt), soort: 'LS', lijnen: new Register() }));
    if (zegt.soort) gebied.soort = zegt.soort;
    return gebied;
  }

  lijn(
    gebied: Gebied,
    zegt: Gezegd & { geordend?: boolean | undefined; hints?: string[] | undefined },
  ): Lijn {
    const lijn = gebied.lijnen.vind(zegt, () => ({
      ...leeg(zegt),
      geordend: false,
      hints: [],
      niveaus: new Register(),
      doelen: [],
    }));
    if (zegt.geordend !== undefined) lijn.geordend = zegt.geordend;
    if (zegt.hints !== undefined && zegt.hints.length > 0) lijn.hints = zegt.hints;
    return lijn;
  }

  /** A niveau with a rang is known by that alone. */
  niveau(lijn: Lijn, zegt: Gezegd & { rang?: number | undefined }): Niveau {
    const { rang } = zegt;
    return lijn.niveaus.vind(
      zegt,
      () => ({ ...leeg(zegt), rang }),
      rang === undefined ? undefined : `rang ${rang}`,
    );
  }

  doel(lijn: Lijn, niveau: Niveau | null, zegt: Gezegd): Doel {
    const doel: Doel = { ...leeg(zegt), niveau, acties: [], over: undefined };
    lijn.doelen.push(doel);
    return doel;
  }

  /** Doelen that cannot be: without a niveau on a leerlijn that has them. They are taken out. */
  zonderNiveau(): Doel[] {
    const weg: Doel[] = [];
    for (const lijn of this.lijnen) {
      if (lijn.niveaus.alle.length === 0) continue;
      for (const doel of lijn.doelen) if (doel.niveau === null) weg.push(doel);
      lijn.doelen = lijn.doelen.filter((d) => d.niveau !== null);
    }
    return weg;
  }

  teVeelNiveaus(): TeVeelNiveaus | null {
    const lijn = this.lijnen.find((l) => l.niveaus.alle.length > MEESTE_NIVEAUS);
    return lijn ? { lijn: lijn.naam || lijn.code, aantal: lijn.niveaus.alle.length } : null;
  }

  // Ids that the source gives: no other row may get one of them.
  #gegeven(): Set<string> {
    const dingen = this.lijnen.flatMap((l) => [
      l,
      ...l.niveaus.alle,
      ...l.doelen,
      ...l.doelen.flatMap((d) => d.acties),
    ]);
    return new Set([...this.gebieden.alle, ...dingen].flatMap((ding) => (ding.id ? [ding.id] : [])));
  }

  /**
   * The rows; entities by which a caller can find the row of what it put in.
   * @param niveaus names of niveaus, the lowest first, when a person gave them
   */
  rijen(pakketId: string, niveaus?: readonly string[]): { rijen: Rijen; ids: ReadonlyMap<object, string> } {
    const uit: Rijen = {
      leergebieden: [],
      leerlijnen: [],
      niveaus: [],
      leerdoelen: [],
      acties: [],
      rest: [],
    };
    const ids = new Ids(pakketId, this.#gegeven());
    const [gebiedCodes, lijnCodes] = [new Codes(), new Codes()];
    const lijnNummer = { n: 0 };
    this.gebieden.alle.forEach((g, i) => {
      const code = gebiedCodes.vrij(g.code || `G${i + 1}`);
      const rij = ids.rij(g, 'leergebied', [g.code || g.naam]);
      uit.leergebieden.push({
        ...rij,
        code,
        naam: g.naam || code,
        soort: g.soort,
        volgorde: g.volgorde ?? i + 1,
      });
      g.lijnen.alle.forEach((l, k) => {
        const lijnCode = lijnCodes.vrij(l.code || `L${++lijnNummer.n}`);
        const lijn = ids.rij(l, 'leerlijn', [rij.id, l.code || l.naam]);
        const geordend = l.niveaus.alle.length > 0 || (l.geordend && l.doelen.length === 0);
        uit.leerlijnen.push({
          ...lijn,
          leergebiedId: rij.id,
          code: lijnCode,
          naam: l.naam || lijnCode,
          geordend,
          volgorde: l.volgorde ?? k + 1,
          kerndoelHints: l.hints,
        });
        inNiveaus(uit, ids, l, lijn.id, niveaus);
        inDoelen(uit, ids, l, { id: lijn.id, code: lijnCode });
      });
    });
    return { rijen: uit, ids: ids.van };
  }
}

function inNiveaus(uit: Rijen, ids: Ids, lijn: Lijn, leerlijnId: string, volgorde?: readonly string[]): void {
  const niveaus = lijn.niveaus.alle;
  const rangen = new Set(niveaus.map((n) => n.rang));
  const gezegd = rangen.size === niveaus.length && !rangen.has(undefined);
  const op = volgorde ?? niveauVolgorde([...new Set(niveaus.map(heet))]);
  const plaats = (n: Niveau) =>
    op.findIndex((naam) => naam === n.naam || naam === n.code || naam === heet(n));
  const opVolgorde = niveaus.map((n) => [plaats(n), n] as const).sort(([a], [b]) => a - b);
  opVolgorde.forEach(([, n], i) => {
    const rij = ids.rij(n, 'niveau', [leerlijnId, heet(n)]);
    const rang = gezegd ? (n.rang ?? i + 1) : i + 1;
    const code = n.code || rijCode(n.naam) || `N${rang}`;
    uit.niveaus.push({ ...rij, leerlijnId, code, naam: n.naam || code, rang });
  });
}

const heet = (n: Niveau): string => n.naam || n.code || String(n.rang ?? '');

function inDoelen(
  uit: Rijen,
  ids: Ids,
  lijn: Lijn,
  { id: leerlijnId, code: lijnCode }: { id: string; code: string },
): void {
  lijn.doelen.forEach((d, i) => {
    const rij = ids.rij(d, 'leerdoel', [leerlijnId, d.code || d.naam], [leerlijnId, d.code, d.naam]);
    const niveauId = d.niveau ? (ids.van.get(d.niveau) ?? null) : null;
    const code = d.code || rijCode(`${lijnCode}.${i + 1}`);
    uit.leerdoelen.push({ ...rij, leerlijnId, niveauId, code, tekst: d.naam, volgorde: d.volgorde ?? i + 1 });
    d.acties.forEach(({ id, volgorde, ...a }, k) => {
      const actie = ids.rij({ id }, 'actie', [rij.id, a.tekst]);
      uit.acties.push({ ...actie, leerdoelId: rij.id, ...a, volgorde: volgorde ?? k + 1 });
    });
    if (d.over) uit.rest.push(meer(rij.id, d.over));
  });
}

/** What a source says more of a row goes out as `extensions.bron` of its CFItem. */
const meer = (id: string, over: Readonly<Record<string, unknown>>): PakketRest => ({
  soort: 'item',
  id,
  plek: 0,
  rest: { los: true, zo: { 'extensions.bron': over } },
});

class Ids {
  readonly van = new Map<object, string>();
  readonly #pakketId: string;
  readonly #gebruikt = new Set<string>();
  readonly #teller = new Map<string, number>();
  readonly #gegeven: ReadonlySet<string>;

  constructor(pakketId: string, gegeven: ReadonlySet<string>) {
    this.#pakketId = pakketId;
    this.#gegeven = gegeven;
  }

  /** The id that the source gives, else made of the names that are still free: the first that tells it apart. */
  rij(
    ding: { id: string | undefined },
    soort: string,
    ...namen: readonly string[][]
  ): { id: string; entiteit: string } {
    const vrij = (id: string) => !this.#gebruikt.has(id);
    const gemaakt = namen.map((n) => vastId(this.#pakketId, soort, ...n));
    const laatste = gemaakt.at(-1) ?? '';
    let id =
      ding.id !== undefined && vrij(ding.id)
        ? ding.id
        : gemaakt.find((k) => vrij(k) && !this.#gegeven.has(k));
    while (id === undefined) {
      const n = (this.#teller.get(laatste) ?? 1) + 1;
      this.#teller.set(laatste, n);
      const poging = vastId(laatste, String(n));
      if (vrij(poging) && !this.#gegeven.has(poging)) id = poging;
    }
    this.#gebruikt.add(id);
    this.van.set(ding, id);
    return { id, entiteit: id };
  }
}
