/** The headings of the document. */
export const TAGS = {
  'OneRoster Rostering 1.2':
    'Wie er op school is en in welke groep, volgens OneRoster 1.2 van 1EdTech; alleen lezen.',
  'OneRoster Gradebook 1.2':
    'Hoe ver leerlingen zijn met hun leerdoelen, volgens OneRoster 1.2 van 1EdTech; alleen lezen.',
  Programma: 'Voor programma’s van aanbieders, met een toegangsbewijs dat per school geldt.',
  Openbaar: 'Zonder aanmelden: aanmelden zelf, LTI, leerlijnen volgens CASE, en de staat van dit proces.',
  Scherm: 'Wat mensen zien en doen, met een sessie.',
} as const;
export type Tag = keyof typeof TAGS;
