import { addDays } from './calendar.ts'
import { dayOf, netSales, ratio, type Window, within } from './figures.ts'
import type { Line } from './orders.ts'
import { lastDay, lunarNewYears, promotionBoost, type promotions } from './plan.ts'

export function measureSpringFestival(lines: readonly Line[]) {
  return lunarNewYears.map((newYear) => {
    const trough = { from: addDays(newYear, -3), to: addDays(newYear, 10) }
    const ordinary = { from: addDays(newYear, -38), to: addDays(newYear, -25) }
    const troughSales = netSales(within(lines, trough))
    const ordinarySales = netSales(within(lines, ordinary))
    return {
      new_year: newYear,
      trough: { ...trough, net_sales: troughSales },
      ordinary: { ...ordinary, net_sales: ordinarySales },
      trough_to_ordinary: ratio(troughSales, ordinarySales)
    }
  })
}

export function measurePromotion(lines: readonly Line[], promotion: (typeof promotions)[number]) {
  const { ordinary, peak, hangover, hangoverDays } = promotionBoost
  const online = lines.filter((line) => line.channel === '线上')
  const years = ['2024', '2025', '2026'].filter((year) => `${year}-${promotion.toDay}` <= lastDay)
  return {
    name: promotion.name,
    planted: {
      online_rate: ordinary,
      online_rate_on_peak_days: peak,
      rate_afterwards: hangover,
      days_afterwards: hangoverDays
    },
    measured: years.map((year) => {
      const event = { from: `${year}-${promotion.fromDay}`, to: `${year}-${promotion.toDay}` }
      const before = { from: addDays(event.from, -22), to: addDays(event.from, -1) }
      const peakDays = promotion.peakDays.map((day) => `${year}-${day}`)
      const eventSales = netSales(within(online, event))
      const beforeSales = netSales(within(online, before))
      const peakSales = netSales(online.filter((line) => peakDays.includes(dayOf(line))))
      return {
        year,
        event: { ...event, online_net_sales: eventSales },
        before: { ...before, online_net_sales: beforeSales },
        peak: { days: peakDays, online_net_sales: peakSales },
        event_day_to_day_before: ratio(eventSales / daysIn(event), beforeSales / daysIn(before)),
        peak_day_to_day_before: ratio(peakSales / peakDays.length, beforeSales / daysIn(before))
      }
    })
  }
}

function daysIn({ from, to }: Window): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
}
