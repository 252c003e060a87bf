import { z } from 'zod';
import type { UndoInput } from '../../../gateway/arrangementskaart/input.ts';
import type { OngedaanWeigering } from '../../../gateway/arrangementskaart/view.ts';
import type { Hx } from '../../ui/components/hx.ts';
import { derivedActId, newActId } from '../act-id.ts';

/** What an undo button sends: the acts of one tap, and a fresh id from which those of the undo are made. */
export const OngedaanBody = {
  acts: z
    .string()
    .max(20_000)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).min(1).max(500)),
  undo: z.uuid(),
};

/** The request of "Ongedaan maken" for these acts. */
export function ongedaanVraag(post: string, acts: readonly string[], more: Partial<Hx> = {}): Hx {
  return { post, swap: 'none', ...more, vals: { ...more.vals, acts: acts.join(','), undo: newActId() } };
}

export function ongedaanInput(body: { acts: readonly string[]; undo: string }): UndoInput {
  return { acts: body.acts.map((act) => ({ id: derivedActId(body.undo, act), act })) };
}

/** Why it cannot be undone, and what does help, in plain Dutch. */
export const WEIGERING: Readonly<Record<OngedaanWeigering, { title: string; next: string }>> = {
  te_laat: {
    title: 'Dit is van een eerdere dag.',
    next: 'Ongedaan maken kan op de dag zelf. Zet het vakje nu zoals het hoort; dat komt erbij in de leerreis.',
  },
  niet_van_jou: {
    title: 'Dit deed een collega.',
    next: 'Alleen wie het deed, kan het ongedaan maken. Je kunt het vakje wel zelf anders zetten.',
  },
  al_ongedaan: {
    title: 'Dit was al ongedaan gemaakt.',
    next: 'Laad de pagina opnieuw om te zien hoe het er nu voor staat.',
  },
  niet_meer_mogelijk: {
    title: 'Hierna is er iets veranderd dat hierop verder bouwt.',
    next: 'Maak eerst het laatste ongedaan, of zet het vakje zoals het nu hoort.',
  },
};
