import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RegelMelding } from '../formaten/gelezen.ts';
import { basisVan, type Editiemap, folderVan, lijstUit } from './bestanden.ts';
import type { Bronbestand, Herkomst } from './bron.ts';
import { LICENTIE, NIVEAU_NAMEN, UITGEVER } from './slo.ts';

const Package = z.object({
  version: z.string().optional().catch(undefined),
  license: z.string().optional().catch(undefined),
});
const Niveau = z.object({ id: z.string().toLowerCase(), title: z.string().min(1) });

function packageVan(folder: string, bestanden: readonly Bronbestand[]): z.infer<typeof Package> {
  // The lists stand in data/, package.json beside that folder.
  for (const hier of [folder, folderVan(folder)]) {
    const bestand = bestanden.find((b) => basisVan(b.naam) === 'package.json' && folderVan(b.naam) === hier);
    if (!bestand) continue;
    try {
      return Package.parse(JSON.parse(new TextDecoder().decode(bestand.bytes)));
    } catch {
      return {};
    }
  }
  return {};
}

/** What an edition is called and from whom it is: as a person said, else as its package.json says, else as SLO says of all. */
export class Eigenschappen {
  readonly #map: Editiemap;
  readonly #herkomst: Herkomst;
  readonly #package: z.infer<typeof Package>;

  constructor(map: Editiemap, bestanden: readonly Bronbestand[], herkomst: Herkomst) {
    this.#map = map;
    this.#herkomst = herkomst;
    this.#package = packageVan(map.folder, bestanden);
  }

  get bron(): string {
    return this.#herkomst.bron ?? this.#map.familie.bron;
  }
  get naam(): string {
    return this.#herkomst.naam ?? this.#map.familie.naam;
  }
  get uitgever(): string {
    return this.#herkomst.uitgever ?? UITGEVER;
  }
  get licentie(): string {
    return this.#herkomst.licentie ?? this.#package.license ?? LICENTIE;
  }
  /** Without a name of its own an edition is told from another by its content. */
  get uitgave(): string {
    const hash = createHash('sha256');
    for (const { bestand } of this.#map.bestanden) hash.update(bestand.bytes);
    return this.#herkomst.uitgave ?? this.#package.version ?? `inhoud ${hash.digest('hex').slice(0, 8)}`;
  }

  /** What people must know of these files. */
  regels(): RegelMelding[] {
    const { folder, ontbreekt, onbekend } = this.#map;
    const plek = (naam: string) => (folder === '.' ? naam : `${folder}/${naam}`);
    const licentie: RegelMelding[] =
      this.#herkomst.licentie !== undefined || this.#package.license !== undefined
        ? []
        : [
            {
              plek: folder,
              uitkomst: 'aangepast',
              waarom: `Hier staat geen licentie bij. SLO geeft deze gegevens uit onder ${LICENTIE}: dat is ingevuld.`,
            },
          ];
    return [
      ...licentie,
      ...ontbreekt.map(
        (naam): RegelMelding => ({
          plek: plek(naam),
          uitkomst: 'aangenomen',
          waarom: 'Dit bestand is er niet. De rest is gelezen.',
        }),
      ),
      ...onbekend.map(
        (naam): RegelMelding => ({
          plek: plek(naam),
          uitkomst: 'geweigerd',
          waarom: 'Koers kent dit bestand niet en heeft het overgeslagen.',
        }),
      ),
    ];
  }
}

/** Names of niveaus, from niveaus.json of curriculum-basis if that was handed over. */
export function niveauNamen(bestanden: readonly Bronbestand[]): (id: string) => string {
  const namen = new Map(Object.entries(NIVEAU_NAMEN));
  for (const bestand of bestanden.filter((b) => basisVan(b.naam) === 'niveaus.json')) {
    const lijst = lijstUit(bestand);
    for (const row of 'rijen' in lijst ? lijst.rijen : []) {
      const niveau = Niveau.safeParse(row);
      if (niveau.success) namen.set(niveau.data.id, niveau.data.title);
    }
  }
  return (id) => namen.get(id) ?? `niveau ${id.slice(0, 8)}`;
}
