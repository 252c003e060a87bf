import { z } from 'zod';
import type { OpenDoelKeuze } from '../../../gateway/arrangementskaart/input.ts';
import type { PlaatsVoorstel } from '../../../gateway/arrangementskaart/view.ts';

/** The form of the guided step. `doel-<id>` says of each open doel whether it goes along or is dropped. */
export const PlaatsBody = z.looseObject({
  act: z.uuid(),
  niveau: z.uuid().optional(),
  /** The niveau of now as the person saw it: choosing it means that the pupil stays there (R32). */
  nu: z.uuid().optional(),
  reden: z.string().max(2000).default(''),
});

/** What was filled in, to show the form again as it was. */
export interface Ingevuld {
  readonly act: string;
  readonly niveau: string | null;
  readonly nu: string | null;
  readonly reden: string;
  readonly openDoelen: Readonly<Record<string, OpenDoelKeuze>>;
}

const DOEL = 'doel-';
export const doelVeld = (leerdoel: string): string => `${DOEL}${leerdoel}`;

/**
 * Reads the form: the open doelen are those it asked about, so that sending it twice says the same twice, and the
 * service can tell when they are no longer the ones the person saw.
 */
export function ingevuld(body: z.infer<typeof PlaatsBody>): Ingevuld {
  const doelen = Object.entries(body).filter(([veld]) => veld.startsWith(DOEL));
  return {
    act: body.act,
    niveau: body.niveau ?? null,
    nu: body.nu ?? null,
    reden: body.reden.trim(),
    openDoelen: Object.fromEntries(
      doelen.map(([veld, keuze]) => [
        veld.slice(DOEL.length),
        keuze === 'vervallen' ? 'vervallen' : 'meenemen',
      ]),
    ),
  };
}

/** The form as it opens: the next niveau chosen, every open doel carried over. */
export function beginstand(act: string, voorstel: PlaatsVoorstel): Ingevuld {
  return {
    act,
    niveau: voorstel.aanbevolen,
    nu: voorstel.huidig.id,
    reden: '',
    openDoelen: Object.fromEntries(voorstel.openDoelen.map((doel) => [doel.id, 'meenemen' as const])),
  };
}

export interface Fouten {
  readonly niveau?: string;
  readonly reden?: string;
  /** Something changed meanwhile: the form is shown afresh. */
  readonly veranderd?: string;
}

/** What can be told before the service is asked. */
export function fouten(invoer: Ingevuld): Fouten {
  if (invoer.niveau === null) return { niveau: 'Kies het nieuwe niveau.' };
  if (invoer.reden !== '' && invoer.reden.length < 3) return { reden: 'Schrijf de reden iets langer op.' };
  return {};
}
