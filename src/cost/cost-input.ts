import type { Provenance } from '../world/types.ts';
import type { Range } from './range.ts';

/** What an input is called, and how a parameter of the world's table enters it. */
interface InputDefinition {
  readonly label: string;
  readonly unit: string;
  /** Id of the cost parameter that it is; absent for what depends on the country, the city or the accelerators. */
  readonly parameter?: string;
  /** Factor from the table's unit to the model's. */
  readonly scale?: number;
}

/** Every input of the cost model, in one literal: copies of it keep their fields where the hot loop finds them fast. */
const DEFINITIONS = {
  liquidCoolingShare: fromTable(
    'ai_liquid_cooled_premium',
    0.01,
    'liquid-cooling premium',
    'share',
  ),
  constructionInflation: fromTable('construction_inflation', 0.01, 'construction inflation', '/yr'),
  plantShare: fromTable('mep_share_of_construction', 0.01, 'power and cooling plant', 'share'),
  landShare: fromTable('land_share_of_capex', 0.01, 'land', 'share of construction'),
  gridConnectionUsdPerKw: fromTable(
    'grid_connection_substation',
    1000,
    'grid connection',
    'USD/kW',
  ),
  softCostShare: fromTable('soft_cost_contingency', 0.01, 'design and contingency', 'share'),
  darkFiberUsdPerKm: fromTable('dark_fibre_metro_iru', 1000, 'metro fiber pair', 'USD/km'),
  wavelengthUsdPerMonth: fromTable('subsea_wavelength_100g', 1000, '100G wavelength', 'USD/month'),
  pueBaseline: fromTable('pue_baseline', 1, 'PUE of a cool site', 'ratio'),
  puePerC: fromTable('pue_temp_sensitivity', 1, 'PUE per degree', '1/°C'),
  pueThresholdC: fromTable('free_cooling_threshold', 1, 'free cooling up to', '°C'),
  waterLitersPerKwh: fromTable('water_usage_effectiveness', 1, 'water use', 'L/kWh IT'),
  itUtilizationShare: fromTable('it_load_utilisation', 1, 'IT utilization', 'share'),
  ppaDiscountShare: fromTable('ppa_discount_vs_industrial', 0.01, 'PPA discount', 'share'),
  serverUsdPerKw: fromTable('general_capex_per_kw', 1000, 'servers', 'USD/kW'),
  leastEquippedShare: fromTable(
    'initial_equipment_share',
    0.01,
    'equipment from the first day',
    'share',
  ),
  dcNetworkShare: fromTable(
    'dc_network_capex_share',
    0.01,
    'network equipment',
    'share of servers',
  ),
  backboneGbps: fromTable('backbone_gbps_per_region_start', 1, 'backbone capacity', 'Gbit/s'),
  paidTransitShare: fromTable('paid_transit_share', 1, 'traffic that pays transit', 'share'),
  staffPerMw: fromTable('staff_per_mw', 1, 'staff per MW', 'FTE/MW'),
  minStaffPerZone: fromTable('min_staff_per_site', 1, 'least staff of a zone', 'FTE'),
  wagePremium: fromTable('ict_wage_premium', 1, 'ICT wage over average wage', 'ratio'),
  maintenanceShare: fromTable('maintenance', 0.01, 'maintenance', 'share of facility/yr'),
  insuranceShare: fromTable('insurance', 0.01, 'insurance', 'share of capex/yr'),
  platformShare: fromTable(
    'software_platform_overhead',
    0.01,
    'platform overhead',
    'share of opex',
  ),
  waccBase: fromTable('wacc_hic', 0.01, 'WACC without country risk', '/yr'),
  inflation: fromTable('inflation', 0.01, 'inflation of the dollar', '/yr'),
  facilityYears: fromTable('facility_life', 1, 'life of the building', 'years'),
  plantYears: fromTable('mep_life', 1, 'life of the plant', 'years'),
  serverYears: fromTable('server_depreciation', 1, 'life of servers', 'years'),
  acceleratorYears: fromTable('gpu_useful_life', 1, 'life of accelerators', 'years'),
  networkYears: fromTable('network_life', 1, 'life of network equipment', 'years'),
  powerInflation: fromTable('elec_escalation', 0.01, 'power price inflation', '/yr'),
  constructionMonths: fromTable('construction_time', 1, 'time to build', 'months'),

  constructionUsdPerW: { label: 'construction price', unit: 'USD/W' },
  powerUsdPerKwh: { label: 'power price', unit: 'USD/kWh' },
  summerPeakC: { label: 'summer temperature', unit: '°C' },
  wageUsdPerMonth: { label: 'average wage', unit: 'USD/month' },
  gridGCo2ePerKwh: { label: 'grid carbon intensity', unit: 'gCO2e/kWh' },
  taxShare: { label: 'corporate tax', unit: 'share' },
  riskPremium: { label: 'country risk premium', unit: '/yr' },
  importDutyShare: { label: 'import duty on servers', unit: 'share' },
  transitUsdPerMbpsMonth: { label: 'IP transit', unit: 'USD/Mbps/month' },
  carbonUsdPerTonne: { label: 'carbon price on power use', unit: 'USD/t' },
  acceleratorNodeUsd: { label: 'accelerator node', unit: 'USD' },
  acceleratorNodeKw: { label: 'power of an accelerator node', unit: 'kW' },
} as const satisfies Record<string, InputDefinition>;

export type CostInputId = keyof typeof DEFINITIONS;

export const COST_INPUT_IDS = Object.keys(DEFINITIONS) as readonly CostInputId[];

/** Name, unit and table entry of an input. */
export function inputDefinition(id: CostInputId): InputDefinition {
  return DEFINITIONS[id];
}

/** One input of the cost model with its bounds, in the model's unit. */
export interface CostInput extends Range {
  readonly id: CostInputId;
  readonly label: string;
  readonly unit: string;
  readonly isUnknown: boolean;
  readonly provenance: readonly Provenance[];
}

export type CostInputs = Readonly<Record<CostInputId, CostInput>>;

/** One value for every input: a point at which the model is evaluated. */
export type CostDraw = Readonly<Record<CostInputId, number>>;

/** The point at which every input has its mid value. */
export function midDraw(inputs: CostInputs): Record<CostInputId, number> {
  const draw = { ...DEFINITIONS } as unknown as Record<CostInputId, number>;
  for (const id of COST_INPUT_IDS) draw[id] = inputs[id].mid;
  return draw;
}

function fromTable(
  parameter: string,
  scale: number,
  label: string,
  unit: string,
): Required<InputDefinition> {
  return { parameter, scale, label, unit };
}
