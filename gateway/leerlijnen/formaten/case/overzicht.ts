import { maakBoom } from './boom.ts';
import { isObj } from './model.ts';
import { lijktCase, normaalPakket } from './normaal.ts';

/** What stands in a CFPackage, for a person to say what is what (`Indeling`). */
export interface CaseOverzicht {
  /** Every CFItemType with how many items have it, the most first. `null`: items without one. */
  readonly types: readonly { readonly type: string | null; readonly aantal: number }[];
  /** Per depth, the top first: how many items, how many of them leaves, and some texts. */
  readonly diepten: readonly {
    readonly aantal: number;
    readonly bladeren: number;
    readonly zoals: readonly string[];
  }[];
}

const VOORBEELDEN = 3;

/**
 * Looks into a CFPackage without reading it as a package of ours; `null` for JSON that is something else, or too broken to
 * look into.
 */
export function caseOverzicht(waarde: unknown): CaseOverzicht | null {
  if (!isObj(waarde) || !lijktCase(waarde)) return null;
  const normaal = normaalPakket(waarde);
  if (normaal.fouten.length > 0) return null;
  const { boom } = maakBoom(normaal);
  if (!boom) return null;
  const types = new Map<string | null, number>();
  const diepten: { aantal: number; bladeren: number; zoals: string[] }[] = [];
  for (const i of boom.oudersEerst) {
    const type = boom.items[i]?.CFItemType ?? null;
    types.set(type, (types.get(type) ?? 0) + 1);
    const plek = (boom.diepte[i] ?? 1) - 1;
    const diepte = diepten[plek] ?? { aantal: 0, bladeren: 0, zoals: [] };
    diepten[plek] = diepte;
    diepte.aantal += 1;
    if (!boom.heeftKind[i]) diepte.bladeren += 1;
    if (diepte.zoals.length < VOORBEELDEN)
      diepte.zoals.push((boom.items[i]?.fullStatement ?? '').slice(0, 120));
  }
  const opAantal = [...types].map(([type, aantal]) => ({ type, aantal })).sort((a, b) => b.aantal - a.aantal);
  return { types: opAantal, diepten };
}
