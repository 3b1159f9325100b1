import type { QuantityKind } from '../quantity.ts';

/** The kinds of quantities that fields have, each with the one unit in which the program counts it. */
export const KINDS = {
  power: { noun: 'a power', unit: 'MW', example: '8 MW' },
  distance: { noun: 'a distance', unit: 'km', example: '40 km' },
  bandwidth: { noun: 'a bandwidth', unit: 'Gbit/s', example: '400 Gbit/s' },
  delay: { noun: 'a round-trip time', unit: 'ms', example: '30 ms' },
  duration: { noun: 'a duration', unit: 's', example: '30 s' },
  data: { noun: 'an amount of data', unit: 'kB', example: '4 kB' },
  years: { noun: 'a time', unit: 'years', example: '5 years' },
  money: { noun: 'an amount of money', unit: 'USD', example: '2e9 USD' },
  unitCost: { noun: 'a cost per power and time', unit: 'USD/kW/year', example: '6000 USD/kW/year' },
  dataPrice: { noun: 'a price of moving data', unit: 'USD/TB', example: '1 USD/TB' },
  carbon: { noun: 'a carbon intensity', unit: 'gCO2e/kWh', example: '400 gCO2e/kWh' },
  share: { noun: 'a share', unit: '', example: '0.25 or 25 %' },
  index: { noun: 'a number', unit: '', example: '4.5' },
} as const satisfies Record<string, QuantityKind>;
