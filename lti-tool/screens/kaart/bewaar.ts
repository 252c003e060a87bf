import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';

const MIST: Readonly<Record<string, string>> = {
  tekst: 'Schrijf iets op van ten minste drie letters.',
  uitkomst: 'Kies wat de uitkomst is.',
  vervolg: 'Kies hoe het verder gaat.',
  richting: 'Kies of het helpt of hindert.',
  gebied: 'Kies een gebied.',
  waarom: 'Schrijf op waarom het nu nog niet kan.',
  intensiteit: 'Kies hoeveel ondersteuning er nodig is.',
};

/**
 * Does what a form asks. What a rule refuses or what was not filled in comes back as a sentence to show with the form;
 * everything else goes on as it was.
 * @returns the acts it made, for undo
 */
export async function bewaar(
  work: () => Promise<readonly string[]>,
): Promise<{ acts: readonly string[]; fout?: never } | { fout: string }> {
  try {
    return { acts: await work() };
  } catch (error) {
    if (error instanceof z.ZodError)
      return { fout: MIST[String(error.issues[0]?.path[0])] ?? 'Kijk na wat je invulde.' };
    if (error instanceof AppError && error.code === 'conflict') return { fout: error.message };
    throw error;
  }
}
