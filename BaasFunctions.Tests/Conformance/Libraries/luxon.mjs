import { DateTime, Duration, Interval, Settings } from 'luxon';

export default function handler() {
  Settings.defaultZone = 'Europe/Berlin';
  const start = DateTime.fromISO('2024-03-30T12:00', { zone: 'Europe/Berlin' });
  const next = start.plus({ days: 1 });
  return {
    iso: [start.toISO(), next.toISO(), start.setZone('America/New_York').toISO(), start.toUTC().toISO(), start.startOf('week').toISODate(), start.endOf('month').toISO()],
    offsets: [start.offset, next.offset, next.diff(start, 'hours').hours, start.plus({ hours: 24 }).hour],
    formatted: [start.toFormat('yyyy LLL dd, HH:mm ZZ'), start.setLocale('de').toLocaleString(DateTime.DATE_FULL), start.setLocale('fr').toFormat('cccc d LLLL'), start.toRFC2822(), start.toHTTP()],
    parsed: [DateTime.fromFormat('05.03.2024 9:07', 'dd.MM.yyyy H:mm').toISO(), DateTime.fromISO('2024-W10-2').toISODate(), DateTime.fromISO('nope').invalidExplanation, DateTime.fromSeconds(0).toUTC().toISO()],
    durations: [Duration.fromObject({ hours: 30, minutes: 90 }).normalize().toISO(), Duration.fromISO('P1Y2M3DT4H').as('days'), Duration.fromMillis(93_784_000).toFormat("d'd' h'h' m'm' s's'")],
    interval: [Interval.fromDateTimes(start, start.plus({ days: 3 })).splitBy({ days: 1 }).length, Interval.after(start, { hours: 2 }).contains(start.plus({ hours: 1 })), start.until(next).toISO()],
    calendar: [start.weekNumber, start.ordinal, start.daysInMonth, start.isInLeapYear, start.hasSame(next, 'month'), start < next],
  };
}
