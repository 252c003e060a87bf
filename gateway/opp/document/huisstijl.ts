import { z } from 'zod';

const Hex = z.string().regex(/^#[0-9a-f]{6}$/i, 'Kies een kleur, bijvoorbeeld #1f5f8b.');

/** WCAG 2.2 §1.4.3 (contrast): for text of any size. */
const GENOEG = 4.5;

/** Relative luminance of a colour, 0..1 (WCAG 2.2, definition). */
function lichtheid(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours, 1..21 (WCAG 2.2, definition). */
export function contrast(een: string, ander: string): number {
  const [licht = 0, donker = 0] = [lichtheid(een), lichtheid(ander)].sort((x, y) => y - x);
  return (licht + 0.05) / (donker + 0.05);
}

/** The colour of a school is used for headings: it must be readable on white. */
const Kleur = Hex.refine(
  (kleur) => contrast(kleur, '#ffffff') >= GENOEG,
  'Deze kleur is te licht om goed te lezen op wit papier. Kies een donkerder kleur.',
);

/** How a school wants its documents to look (R40). */
export const Huisstijl = z.strictObject({
  /** As it stands at the top; often the name of the school. */
  naam: z.string().min(1).max(120),
  kleur: Kleur,
  /** Base64 of a PNG or JPEG; decoration only, the name says the same. */
  logo: z
    .strictObject({ type: z.enum(['image/png', 'image/jpeg']), base64: z.base64().max(400_000) })
    .nullable(),
});
export type Huisstijl = z.infer<typeof Huisstijl>;

/** For a school that chose nothing. */
export const gewoneStijl = (naam: string): Huisstijl => ({ naam, kleur: '#1b4f72', logo: null });
