/** When a connection fetches, as a beheerder says it. */
export interface Schema {
  readonly dagen: 'werkdag' | 'dag' | 'nooit';
  /** `HH:MM`, in the Netherlands. */
  readonly om: string;
}

const DAILY = /^(\d{1,2}) (\d{1,2}) \* \* (\*|1-5)$/;

/** What a cron text says that names one moment of each day or each werkdag; null for any other. */
export function dagelijks(cron: string): Schema | null {
  const [, minute, hour, days] = DAILY.exec(cron.trim()) ?? [];
  if (minute === undefined || hour === undefined) return null;
  return {
    dagen: days === '*' ? 'dag' : 'werkdag',
    om: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`,
  };
}

/** As a form shows it; for a text that nobody could fill in here, the usual. */
export function schemaVan(cron: string | null): Schema {
  if (cron === null) return { dagen: 'nooit', om: '05:30' };
  return dagelijks(cron) ?? { dagen: 'werkdag', om: '05:30' };
}

/** The cron text of what was filled in; null: never by itself. */
export function cronVan({ dagen, om }: Schema): string | null {
  if (dagen === 'nooit') return null;
  const [hour, minute] = om.split(':').map(Number);
  return `${minute} ${hour} * * ${dagen === 'dag' ? '*' : '1-5'}`;
}
