import type { RegelMelding } from '../gelezen.ts';
import type { TabelRij } from './tabel.ts';

/** What came of each row; the worst that was said of it counts. */
export class Meldingen {
  readonly #per = new Map<TabelRij, { uitkomst: RegelMelding['uitkomst']; waarom: string[] }>();

  begin(rij: TabelRij): void {
    this.#per.set(rij, { uitkomst: 'aangenomen', waarom: [] });
  }

  weiger(rij: TabelRij, waarom: string): void {
    this.#per.set(rij, { uitkomst: 'geweigerd', waarom: [waarom] });
  }

  pas(rij: TabelRij, waarom: string): void {
    const was = this.#per.get(rij);
    if (was?.uitkomst !== 'geweigerd')
      this.#per.set(rij, { uitkomst: 'aangepast', waarom: [...(was?.waarom ?? []), waarom] });
  }

  regels(): RegelMelding[] {
    return [...this.#per].map(([rij, { uitkomst, waarom }]) => ({
      plek: `regel ${rij.regel}`,
      uitkomst,
      waarom: waarom.join(' '),
    }));
  }
}

/** Ids that a table gives, each once. */
export class Kenmerken {
  readonly #gezien = new Set<string>();

  /** @returns the id when it is new; `null` when another row has it */
  neem(id: string): string | null {
    if (this.#gezien.has(id)) return null;
    this.#gezien.add(id);
    return id;
  }
}
