import { z } from 'zod';
import type { EvaluatieBesluit, EvaluatieVoorstel } from '../../../gateway/opp/evaluatie/service.ts';

/** The form as it is sent: a conclusion per leerlijn as `c-<entiteit>`. */
export const EvaluatieBody = z.looseObject({
  op: z.string().trim().max(20).default(''),
  deelnemers: z.string().max(4000).default(''),
  wijzigingen: z.string().max(4000).default(''),
});
export type EvaluatieBody = z.infer<typeof EvaluatieBody>;

export const conclusieVeld = (entiteit: string): string => `c-${entiteit}`;

/** What was typed for a leerlijn; a field that was not sent counts as not typed. */
export function getypt(body: EvaluatieBody, entiteit: string): string | undefined {
  const woorden = body[conclusieVeld(entiteit)];
  return typeof woorden === 'string' ? woorden.slice(0, 4000) : undefined;
}

/** One name a line. */
const namen = (tekst: string): string[] =>
  tekst
    .split(/\r?\n/)
    .map((naam) => naam.trim())
    .filter((naam) => naam !== '');

export type EvaluatieFouten = Readonly<Record<string, string>>;

/** The decision, or per field what is missing. */
export function gelezen(
  leerling: string,
  body: EvaluatieBody,
  { regels }: EvaluatieVoorstel,
  vandaag: string,
): { besluit: EvaluatieBesluit } | { fouten: EvaluatieFouten } {
  const deelnemers = namen(body.deelnemers);
  const fouten: Record<string, string> = {};
  if (!z.iso.date().safeParse(body.op).success || body.op > vandaag)
    fouten['op'] = 'Vul de dag van het gesprek in. Die ligt niet in de toekomst.';
  if (deelnemers.length === 0) fouten['deelnemers'] = 'Schrijf op wie erbij waren.';
  if (deelnemers.length > 30 || deelnemers.some((naam) => naam.length > 120))
    fouten['deelnemers'] = 'Schrijf hooguit 30 namen op, elke naam op een eigen regel.';
  for (const { entiteit } of regels)
    if ((getypt(body, entiteit) ?? '').trim() === '')
      fouten[conclusieVeld(entiteit)] = 'Schrijf op wat jullie samen vinden.';
  if (Object.keys(fouten).length > 0) return { fouten };
  return {
    besluit: {
      leerling,
      op: body.op,
      deelnemers,
      conclusies: new Map(regels.map(({ entiteit }) => [entiteit, getypt(body, entiteit) ?? ''])),
      wijzigingen: body.wijzigingen.trim() || null,
    },
  };
}
