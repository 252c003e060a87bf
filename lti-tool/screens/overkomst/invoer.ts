import { z } from 'zod';
import { LijnKeuze } from '../../../gateway/leerroute/overkomst/input.ts';
import type { LijnMee, Voorbeeld } from '../../../gateway/leerroute/overkomst/view.ts';

/** The form of a preview; `lijn-0`, `lijn-1`, … hold `leerlijn~niveau` or `niet`. */
export const NeemOverBody = z.looseObject({
  id: z.uuid(),
  leerroute: z.guid(),
  afdruk: z.string().max(100),
  beslotenDoor: z.string().max(200).default(''),
  waarom: z.string().max(1000).default(''),
});

/** What was filled in, to show the form again as it was. */
export interface Ingevuld {
  readonly id: string;
  readonly beslotenDoor: string;
  readonly waarom: string;
  /** As the fields have them, by name. */
  readonly velden: Readonly<Record<string, string>>;
}

export const NIET = 'niet';
export const waardeVan = (leerlijn: string, niveau: string | null): string => `${leerlijn}~${niveau ?? ''}`;

/** The form as it opens: every proposal chosen; what has none asks for a choice. */
export function beginstand(id: string, voorbeeld: Voorbeeld): Ingevuld {
  const voorstel = ({ voorstel: v }: LijnMee) => (v ? waardeVan(v.leerlijn, v.niveau) : '');
  return {
    id,
    beslotenDoor: 'Commissie voor de begeleiding',
    waarom: '',
    velden: Object.fromEntries(voorbeeld.lijnen.map((l) => [l.veld, voorstel(l)])),
  };
}

export function ingevuld(body: z.infer<typeof NeemOverBody>): Ingevuld {
  const velden = Object.entries(body).flatMap(([naam, waarde]) =>
    /^lijn-\d{1,3}$/.test(naam) && typeof waarde === 'string' ? [[naam, waarde] as const] : [],
  );
  return {
    id: body.id,
    beslotenDoor: body.beslotenDoor.trim(),
    waarom: body.waarom.trim(),
    velden: Object.fromEntries(velden),
  };
}

/** What the fields say; one that says nothing we know counts as not chosen. */
export function keuzesUit(velden: Ingevuld['velden']): Record<string, LijnKeuze> {
  return Object.fromEntries(
    Object.entries(velden).flatMap(([veld, waarde]) => {
      const [leerlijn, niveau] = waarde.split('~');
      const keuze = LijnKeuze.safeParse(waarde === NIET ? NIET : { leerlijn, niveau: niveau || null });
      return keuze.success ? [[veld, keuze.data] as const] : [];
    }),
  );
}

/** What is missing, by what it is about. */
export interface Fouten {
  /** Names of fields without a choice. */
  readonly velden?: readonly string[];
  readonly waarom?: string;
  readonly beslotenDoor?: string;
  /** Something changed meanwhile, or it cannot be done: the page says so. */
  readonly melding?: string;
}
