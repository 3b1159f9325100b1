import type { Provenance } from '../world/types.ts';
import type { Range } from './range.ts';

/** How a cost parameter of the world's table enters the model: its id there, and the factor to the model's unit. */
interface ParameterInput {
  readonly parameter: string;
  readonly scale: number;
  readonly label: string;
  readonly unit: string;
}

/** Inputs that are the same for every site, from the world's table of cost parameters or the scenario. */
export const PARAMETER_INPUTS = {
  liquidCoolingShare: input('ai_liquid_cooled_premium', 0.01, 'liquid-cooling premium', 'share'),
  constructionInflation: input('construction_inflation', 0.01, 'construction inflation', '/yr'),
  plantShare: input('mep_share_of_construction', 0.01, 'power and cooling plant', 'share'),
  landShare: input('land_share_of_capex', 0.01, 'land', 'share of construction'),
  gridConnectionUsdPerKw: input('grid_connection_substation', 1000, 'grid connection', 'USD/kW'),
  softCostShare: input('soft_cost_contingency', 0.01, 'design and contingency', 'share'),
  darkFiberUsdPerKm: input('dark_fibre_metro_iru', 1000, 'metro fiber pair', 'USD/km'),
  wavelengthUsdPerMonth: input('subsea_wavelength_100g', 1000, '100G wavelength', 'USD/month'),
  pueBaseline: input('pue_baseline', 1, 'PUE of a cool site', 'ratio'),
  puePerC: input('pue_temp_sensitivity', 1, 'PUE per degree', '1/°C'),
  pueThresholdC: input('free_cooling_threshold', 1, 'free cooling up to', '°C'),
  waterLitersPerKwh: input('water_usage_effectiveness', 1, 'water use', 'L/kWh IT'),
  itUtilizationShare: input('it_load_utilisation', 1, 'IT utilization', 'share'),
  ppaDiscountShare: input('ppa_discount_vs_industrial', 0.01, 'PPA discount', 'share'),
  serverUsdPerKw: input('general_capex_per_kw', 1000, 'servers', 'USD/kW'),
  dcNetworkShare: input('dc_network_capex_share', 0.01, 'network equipment', 'share of servers'),
  backboneGbps: input('backbone_gbps_per_region_start', 1, 'backbone capacity', 'Gbit/s'),
  paidTransitShare: input('paid_transit_share', 1, 'traffic that pays transit', 'share'),
  staffPerMw: input('staff_per_mw', 1, 'staff per MW', 'FTE/MW'),
  minStaffPerZone: input('min_staff_per_site', 1, 'least staff of a zone', 'FTE'),
  wagePremium: input('ict_wage_premium', 1, 'ICT wage over average wage', 'ratio'),
  maintenanceShare: input('maintenance', 0.01, 'maintenance', 'share of facility/yr'),
  insuranceShare: input('insurance', 0.01, 'insurance', 'share of capex/yr'),
  platformShare: input('software_platform_overhead', 0.01, 'platform overhead', 'share of opex'),
  waccBase: input('wacc_hic', 0.01, 'WACC without country risk', '/yr'),
  inflation: input('inflation', 0.01, 'inflation of the dollar', '/yr'),
  facilityYears: input('facility_life', 1, 'life of the building', 'years'),
  plantYears: input('mep_life', 1, 'life of the plant', 'years'),
  serverYears: input('server_depreciation', 1, 'life of servers', 'years'),
  acceleratorYears: input('gpu_useful_life', 1, 'life of accelerators', 'years'),
  networkYears: input('network_life', 1, 'life of network equipment', 'years'),
  powerInflation: input('elec_escalation', 0.01, 'power price inflation', '/yr'),
  constructionMonths: input('construction_time', 1, 'time to build', 'months'),
} as const satisfies Record<string, ParameterInput>;

/** Inputs that depend on the country, the city or the class of accelerator. */
export const SITE_INPUTS = {
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
} as const;

export type CostInputId = keyof typeof PARAMETER_INPUTS | keyof typeof SITE_INPUTS;

export const COST_INPUT_IDS = [
  ...Object.keys(PARAMETER_INPUTS),
  ...Object.keys(SITE_INPUTS),
] as readonly CostInputId[];

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

/** A fresh point with a place for every input; a copied literal keeps the fields where the hot loop finds them fast. */
function blankDraw(): Record<CostInputId, number> {
  return { ...PARAMETER_INPUTS, ...SITE_INPUTS } as unknown as Record<CostInputId, number>;
}

/** The point at which every input has its mid value. */
export function midDraw(inputs: CostInputs): Record<CostInputId, number> {
  const draw = blankDraw();
  for (const id of COST_INPUT_IDS) draw[id] = inputs[id].mid;
  return draw;
}

function input(parameter: string, scale: number, label: string, unit: string): ParameterInput {
  return { parameter, scale, label, unit };
}
