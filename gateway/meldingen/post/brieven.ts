import type { Brief } from '../../platform/mail/smtp.ts';

/** What a mail may say: of which school, and where to look. No name, no pupil, no subject: mail is a postcard. */
export interface BriefGegevens {
  readonly school: string;
  /** Whole address of the page to open. */
  readonly link: string;
}

type Woorden = Pick<Brief, 'onderwerp' | 'tekst' | 'html'>;

/** Safe within HTML: the name of a school is what somebody typed. */
const veilig = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function brief(onderwerp: string, regels: readonly string[], { link }: BriefGegevens, slot: string): Woorden {
  const html = [
    '<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"></head><body>',
    ...regels.map((regel) => `<p>${veilig(regel)}</p>`),
    `<p><a href="${veilig(link)}">${veilig(link)}</a></p>`,
    `<p>${veilig(slot)}</p>`,
    '</body></html>',
  ].join('\n');
  return { onderwerp, tekst: [...regels, link, slot].join('\n\n'), html };
}

/** Something waits in Koers for who signs in. */
export const meldingBrief = (van: BriefGegevens): Woorden =>
  brief(
    'Er staat iets voor je klaar in Koers',
    ['Hallo,', `Er staat iets voor je klaar in Koers, van ${van.school}.`, 'Open Koers en meld je aan:'],
    van,
    'In deze mail staat niets over je kind. Dat lees je alleen in Koers zelf.',
  );

/** The link of an invitation; the code comes from the school by another way. */
export const uitnodigingBrief = (van: BriefGegevens): Woorden =>
  brief(
    'Je uitnodiging voor Koers',
    [
      'Hallo,',
      `${van.school} nodigt je uit voor Koers.`,
      'Je hebt twee dingen nodig: deze link en de code die je van school krijgt. De link werkt twee weken.',
    ],
    van,
    'Verwacht je deze mail niet? Dan hoef je niets te doen. Zonder de code van school gaat de link niet open.',
  );
