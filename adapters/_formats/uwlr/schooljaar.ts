/**
 * The school year a day falls in, as `2026-2027`. A school year runs from 1 August to 31 July (WPO and WEC art. 1),
 * by the calendar in the Netherlands.
 */
export function schooljaarVan(day: Date): string {
  const [year = 0, month = 0] = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Amsterdam',
    year: 'numeric',
    month: '2-digit',
  })
    .format(day)
    .split('-')
    .map(Number);
  const start = month >= 8 ? year : year - 1;
  return `${start}-${start + 1}`;
}
